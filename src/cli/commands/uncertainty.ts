import type { UncertaintyInput } from "../../analyse/uncertainty/shape.ts";
import type { Uncertainty } from "../../analyse/uncertainty/summary.ts";
import { toUncertainty } from "../../analyse/uncertainty/to-uncertainty.ts";
import { groupLetters } from "../../report/letters.ts";
import { countFor, formatFor, TABLE_FORMATS } from "../formats.ts";
import { uncertaintyText } from "../render/uncertainty.ts";
import { type AnalysisOptions, deliverAnalysis, inThreads, openAnalysis, seedFor } from "./analysis.ts";

export interface UncertaintyOptions extends AnalysisOptions {
  readonly top?: string;
}

/** How sure the ranks of a project are. */
export async function uncertainty(path: string | undefined, options: UncertaintyOptions): Promise<void> {
  const { io, session } = options;
  const format = formatFor(options, { known: TABLE_FORMATS });
  const asked = {
    n: countFor(options.n, { option: "--n" }),
    seed: seedFor(options.seed),
    top: countFor(options.top, { option: "--top" }),
    node: options.node,
  };
  const analysis = await openAnalysis(path, options, ["uncertainty"]);
  const { loaded, own } = analysis;
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const spec = { ...own, vary: analysis.vary, ...said } as UncertaintyInput;
  const result = await inThreads(
    analysis,
    { io, session, part: "uncertainty", threads: options.threads, evaluations: spec.n ?? 1000 },
    (pool, how) => pool.uncertainty(loaded.definition, loaded.data, spec, { ...how, path: analysis.path }),
  );
  await deliverAnalysis(
    analysis,
    { io, out: options.out },
    {
      name: "uncertainty",
      result,
      format,
      json: toUncertainty,
      rows,
      table: uncertaintyText,
    },
  );
}

function rows(result: Uncertainty): (string | number | null)[][] {
  const { spec } = result;
  const letters = groupLetters(result);
  const orNull = (v: number): number | null => (Number.isNaN(v) ? null : v);
  const named = (what: string) => [
    `${what}_mean`,
    `${what}_median`,
    ...spec.quantiles.map((share) => `${what}_q${share}`),
    `${what}_sd`,
  ];
  const head = [
    "unit",
    "period",
    "score",
    "rank",
    ...named("rank"),
    ...named("score"),
    `first_${spec.top}`,
    "above_next",
    "alike",
  ];
  const body = result.rows.map(({ unit, period, nominal, rank, score, top, aboveNext }, i) => [
    unit,
    period,
    orNull(nominal.score),
    nominal.rank === 0 ? null : nominal.rank,
    ...[rank, score].flatMap(({ mean, median, quantiles, standardDeviation }) =>
      [mean, median, ...quantiles, standardDeviation].map(orNull),
    ),
    orNull(top.share),
    aboveNext === null ? null : orNull(aboveNext.share),
    letters[i]!,
  ]);
  return [head, ...body];
}
