import { expect, test } from "vitest";
import { builtins, IndexError, type Method } from "../../src/index.ts";
import { edgeCases, edgeNode, edgeRows } from "../../src/pipeline/edge-cases.ts";
import { sampleParams } from "../pipeline/sample-params.ts";

/** What a method says of edge data, written as a page: an error by its code, or the values with the notes beside them. */
function outcome(run: (note: (issue: { code: string }) => void) => ArrayLike<number>): string {
  const notes = new Set<string>();
  try {
    const values = Array.from(
      run((issue) => notes.add(issue.code)),
      shown,
    ).join(" ");
    return notes.size === 0 ? values : `${values} (${[...notes].join(", ")})`;
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return `error: ${[...new Set(error.issues.map(({ code }) => code))].join(", ")}`;
  }
}

const shown = (v: number): string => (Number.isNaN(v) ? "–" : String(Number(v.toPrecision(4))));

function attempt(method: Method, columns: readonly Float64Array[]): string {
  const rows = edgeRows(columns[0]!.length);
  const nodes = columns.map((_, j) => edgeNode(`x${j + 1}`, "positive"));
  const params = sampleParams(method) as never;
  switch (method.kind) {
    case "weigh":
      return outcome((note) => {
        const weighBy = () => ({ weights: columns.map(() => 1) });
        const { weights } = method.fit(columns, params, { rows, nodes, note, weighBy });
        const total = weights.reduce((a, b) => a + b, 0);
        return weights.map((w) => w / total);
      });
    case "aggregate":
      return outcome((note) => {
        const fitted = method.fit(columns, params, { rows, nodes, note });
        return method.apply(columns, { weights: columns.map(() => 1), fitted }, { rows, nodes, note });
      });
    default:
      return outcome((note) => {
        const context = { rows, node: edgeNode("x", "positive"), note };
        return method.apply(columns[0]!, method.fit(columns[0]!, params, context), context);
      });
  }
}

const HEADINGS = {
  impute: "Imputing",
  treat: "Treating",
  normalise: "Normalising, more is better",
  weigh: "Weighing",
  aggregate: "Aggregating, equal weights",
} as const;

test("docs/methods/edges.md says what every method does at the edges", async () => {
  const lines = [
    "# What every method does at the edges",
    "",
    "Written by the tests from the methods themselves. Each method meets the same data: a stated result, its notes in",
    "brackets, or a named error; – is missing. Columns are separated by `|`; methods of one column get the first.",
    "",
    "| case | data |",
    "|---|---|",
    ...edgeCases.map(
      ({ name, columns }) => `| ${name} | ${columns.map((x) => Array.from(x, shown).join(" ")).join(" \\| ")} |`,
    ),
  ];
  for (const kind of Object.keys(HEADINGS) as (keyof typeof HEADINGS)[]) {
    lines.push("", `## ${HEADINGS[kind]}`);
    for (const method of builtins.filter((one) => one.kind === kind)) {
      const params = sampleParams(method);
      const given = Object.keys(params).length === 0 ? "" : ` \`${JSON.stringify(params)}\``;
      lines.push(
        "",
        `### ${method.id}`,
        "",
        `Parameters:${given === "" ? " the defaults." : `${given}.`}`,
        "",
        "| case | result |",
        "|---|---|",
      );
      for (const { name, columns } of edgeCases) lines.push(`| ${name} | ${attempt(method, columns)} |`);
    }
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../../docs/methods/edges.md");
});

test("no weigher gives all weight where nothing is told apart", () => {
  const flat = edgeCases.find(({ name }) => name === "all constant")!.columns;
  for (const method of builtins) {
    if (method.kind !== "weigh") continue;
    expect(attempt(method, flat), method.id).not.toMatch(/^(1 0|0 1)/);
  }
});
