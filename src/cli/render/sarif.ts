import { version } from "../../../package.json";
import type { CheckCase } from "./case.ts";

/** Checks as SARIF 2.1.0: a rule a kind of check, a result a finding, at the file that it stands in. */
export function sarifText(cases: readonly CheckCase[]): string {
  const ids = [...new Set(cases.map(({ rule }) => rule))];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "gongfu",
            semanticVersion: version,
            rules: ids.map((id) => ({ id, shortDescription: { text: id } })),
          },
        },
        results: cases.flatMap(({ rule, file, findings }) =>
          findings.map((text) => ({
            ruleId: rule,
            ruleIndex: ids.indexOf(rule),
            level: "error",
            message: { text },
            // code scanning shows no finding without a line; it is the whole file that is meant
            locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: 1 } } }],
          })),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const uriOf = (file: string): string => file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
