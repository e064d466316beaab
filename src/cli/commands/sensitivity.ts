import type { Sensitivity } from "../../analyse/sensitivity/sensitivity.ts";
import { toSensitivity } from "../../analyse/sensitivity/to-sensitivity.ts";
import type { SensitivityInput } from "../../analyse/uncertainty/shape.ts";
import { IndexError } from "../../errors/index.ts";
import { choose, countFor, formatFor, TABLE_FORMATS } from "../formats.ts";
import { sensitivityText } from "../render/sensitivity.ts";
import { type AnalysisOptions, deliverAnalysis, inThreads, openAnalysis, seedFor } from "./analysis.ts";

export interface SensitivityOptions extends AnalysisOptions {
  readonly method?: string;
  readonly output?: string;
  readonly period?: string;
}

const METHODS = ["sobol", "morris", "one-at-a-time"] as const;
/** Keys of a project's `uncertainty` that a sensitivity analysis has as well. */
const SHARED = ["vary", "seed", "correlations", "node"];

/** Which choice the result of a project hangs on. */
export async function sensitivity(path: string | undefined, options: SensitivityOptions): Promise<void> {
  const { io, session } = options;
  const format = formatFor(options, { known: TABLE_FORMATS });
  const asked = {
    n: countFor(options.n, { option: "--n" }),
    seed: seedFor(options.seed),
    method: options.method === undefined ? undefined : choose(options.method, { option: "--method", known: METHODS }),
    output: outputFor(options),
    node: options.node,
  };
  const analysis = await openAnalysis(path, options, ["sensitivity", "uncertainty"]);
  const { loaded, own } = analysis;
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const kept = Object.entries(own ?? {}).filter(([key]) => analysis.path[0] === "sensitivity" || SHARED.includes(key));
  const spec = { ...Object.fromEntries(kept), vary: analysis.vary, ...said } as SensitivityInput;
  const result = await inThreads(
    analysis,
    {
      io,
      session,
      part: "sensitivity",
      threads: options.threads,
      evaluations: (spec.n ?? 1024) * (analysis.vary.length + 2),
    },
    (pool, how) => pool.sensitivity(loaded.definition, loaded.data, spec, { ...how, path: analysis.path }),
  );
  await deliverAnalysis(
    analysis,
    { io, out: options.out },
    {
      name: "sensitivity",
      result,
      format,
      json: toSensitivity,
      rows,
      table: sensitivityText,
    },
  );
}

/** `mean-rank-shift`, or `score:` or `rank:` before the id of a unit. */
function outputFor({ output, period }: SensitivityOptions): SensitivityInput["output"] {
  if (output === undefined || output === "mean-rank-shift") return output;
  const [, of, unit] = /^(score|rank):(.+)$/.exec(output) ?? [];
  if (of === undefined || unit === undefined) {
    const known = ["mean-rank-shift", "score:UNIT", "rank:UNIT"];
    const params = { option: "--output", value: output, known, nearest: undefined };
    throw new IndexError([{ code: "call-value-unknown", path: [], params }]);
  }
  return { unit, of: of as "score" | "rank", ...(period === undefined ? {} : { period }) };
}

function rows(result: Sensitivity): (string | number | null)[][] {
  const plain = (v: number): number | null => (Number.isNaN(v) ? null : v);
  switch (result.method) {
    case "sobol":
      return [
        ["input", "vary", "first", "first_low", "first_high", "total", "total_low", "total_high"],
        ...result.inputs.map(({ name, vary, first, firstInterval, total, totalInterval }) => [
          name,
          vary,
          ...[first, ...firstInterval, total, ...totalInterval].map(plain),
        ]),
      ];
    case "morris":
      return [
        ["input", "vary", "mu_star", "mu", "sigma"],
        ...result.inputs.map(({ name, vary, muStar, mu, sigma }) => [name, vary, ...[muStar, mu, sigma].map(plain)]),
      ];
    case "one-at-a-time":
      return [
        ["input", "vary", "alternative", "mean", "min", "max", "sd"],
        ...result.inputs.flatMap(({ name, vary, mean, min, max, standardDeviation, alternatives }) => [
          [name, vary, "", ...[mean, min, max, standardDeviation].map(plain)],
          ...(alternatives ?? []).map((one) => [name, vary, one.name, plain(one.output), null, null, null]),
        ]),
      ];
    default:
      return result satisfies never;
  }
}
