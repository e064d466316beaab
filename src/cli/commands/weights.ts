import { compareWeights, type WeightComparison, type WeightTrial } from "../../analyse/compare-weights.ts";
import { en, IndexError, type Issue, issueText, type Texts } from "../../errors/index.ts";
import { tableOf } from "../../io/output/table.ts";
import { jsonText } from "../../io/write-json.ts";
import { createRegistry } from "../../method/index.ts";
import { loadSchemes } from "../../node/schemes.ts";
import { builtins } from "../../pipeline/builtins.ts";
import { nearest } from "../../schema/nearest.ts";
import { formatFor, TABLE_FORMATS } from "../formats.ts";
import { deliver } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { messagesIn } from "../problems.ts";
import { quantitiesOf } from "../render/process.ts";
import { weightsText } from "../render/weights.ts";
import { SOFTWARE } from "../software.ts";
import { aboutOf, tableFormats } from "../tables.ts";

export interface WeightsOptions extends ProjectCall {
  readonly format?: string;
  readonly out?: string;
  readonly schemes?: readonly string[];
  readonly plan?: string;
  readonly process?: boolean;
}

/** Several weighting schemes of a project side by side; one that its method refuses is listed with the reason. */
export async function weights(path: string | undefined, { io, session, ...options }: WeightsOptions): Promise<void> {
  const format = formatFor(options, { known: TABLE_FORMATS });
  const named = methodsNamed(options.schemes ?? []);
  const outside = options.allowOutside === true;
  const { loaded, locale } = await openProject(path, { io, session, ...options });
  const { project, definition, data } = loaded;

  const { system } = definition;
  const listed =
    options.plan === undefined ? [] : await loadSchemes(options.plan, { cwd: io.cwd, system, allowOutside: outside });
  const schemes: readonly WeightTrial[] = [...named, ...listed];
  const comparison = compareWeights(definition, data, schemes.length === 0 ? {} : { schemes });
  const process = options.process === true;
  const text = await {
    json: () => jsonText(document(comparison, { system, process, messages: messagesIn(locale) })),
    ...tableFormats(
      () => [process ? tableOf("process", processRows(comparison)) : tableOf("weights", weightRows(comparison))],
      () => aboutOf(system),
    ),
    table: () =>
      weightsText(comparison, {
        system,
        title: project.title,
        locale,
        width: options.out === undefined ? io.width : undefined,
        process,
      }),
  }[format]();
  await deliver(text, { io, out: options.out, locale });
}

/** The ids of weighers in `--schemes`; one that does not exist is a wrong call. */
function methodsNamed(given: readonly string[]): string[] {
  const known = createRegistry(builtins).known("weigh");
  const words = given.flatMap((text) => text.split(",")).map((word) => word.trim());
  const issues = words.flatMap((value): Issue[] =>
    known.includes(value)
      ? []
      : [
          {
            code: "call-value-unknown",
            path: [],
            params: { option: "--schemes", value, known, nearest: nearest(value, known) },
          },
        ],
  );
  if (issues.length > 0) throw new IndexError(issues, en);
  return words;
}

function weightRows({ own, schemes }: WeightComparison): (string | number | null)[][] {
  const rows = [own, ...schemes].flatMap(({ label, weigh, weights: all }) =>
    all.map(({ node, parent, nominal, effective }) => [label, weigh.method, node, parent, nominal, effective]),
  );
  return [["scheme", "method", "node", "parent", "nominal", "effective"], ...rows];
}

function processRows({ own, schemes }: WeightComparison): (string | number | null)[][] {
  const rows = [own, ...schemes].flatMap(({ label, weigh, process }) =>
    process.flatMap((one) =>
      quantitiesOf(one).flatMap(({ path, values }) =>
        values.map(({ node, other, value }) => [
          label,
          weigh.method,
          one.period ?? "",
          one.group ?? "",
          path.join("."),
          node ?? "",
          other ?? "",
          value,
        ]),
      ),
    ),
  );
  return [["scheme", "method", "period", "group", "quantity", "node", "other", "value"], ...rows];
}

interface DocumentOptions {
  readonly system: { readonly id: string; readonly version: string };
  readonly process: boolean;
  readonly messages: Texts;
}

/** The comparison as JSON: NaN is null, problems and notes have their sentences. */
function document(
  { own, schemes, refused, agreement }: WeightComparison,
  { system, process, messages }: DocumentOptions,
): unknown {
  const orNull = (v: number): number | null => (Number.isNaN(v) ? null : v);
  const told = (issues: readonly Issue[]) =>
    issues.map((issue) => ({
      code: issue.code,
      path: issue.path,
      params: issue.params,
      message: issueText(issue, messages),
    }));
  return {
    software: SOFTWARE,
    system: { id: system.id, version: system.version },
    schemes: [own, ...schemes].map((scheme) => ({
      label: scheme.label,
      weigh: scheme.weigh,
      weights: scheme.weights.map((row) => ({
        ...row,
        nominal: orNull(row.nominal),
        effective: orNull(row.effective),
      })),
      ...(process ? { process: scheme.process } : {}),
      movement: {
        ...scheme.movement,
        meanShift: orNull(scheme.movement.meanShift),
        meanChange: orNull(scheme.movement.meanChange),
      },
      notes: told(scheme.notes),
    })),
    refused: refused.map(({ label, issues }) => ({ label, issues: told(issues) })),
    agreement: agreement.map((pair) => ({
      ...pair,
      spearman: orNull(pair.spearman),
      kendall: orNull(pair.kendall),
    })),
  };
}
