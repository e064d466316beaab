import type { Issue } from "../../errors/index.ts";
import type { SampleSummary } from "../../stats/monte-carlo.ts";
import type { Uncertainty } from "./summary.ts";

type Numbers = Readonly<Record<string, unknown>>;

const MAX_REFUSED = 20;

/** A number as JSON has it: missing ones are null. */
const plain = (v: number): number | null => (Number.isFinite(v) ? v : null);

function sampleJson({ n, mean, error, standardDeviation, median, quantiles, quantileErrors }: SampleSummary): Numbers {
  return {
    n,
    mean: plain(mean),
    error: plain(error),
    sd: plain(standardDeviation),
    median: plain(median),
    quantiles: quantiles.map(plain),
    quantileErrors: quantileErrors.map(plain),
  };
}

/** The result as plain JSON: everything but the replicates themselves. */
export interface UncertaintyJson {
  readonly format: "common-prosperity-index/uncertainty@1";
  readonly system: { readonly id: string; readonly version: string };
  readonly spec: Uncertainty["spec"];
  readonly node: string;
  readonly n: number;
  readonly refused: {
    readonly count: number;
    /** The first twenty. */
    readonly first: readonly { readonly replicate: number; readonly seed: number; readonly issues: readonly Issue[] }[];
  };
  readonly rows: readonly Numbers[];
  readonly apart: Uncertainty["apart"];
  readonly groups: readonly Numbers[];
  readonly shift: Numbers;
  readonly notes: readonly Issue[];
}

/**
 * An uncertainty result as the JSON that files hold: rows, groups, shift and notes. Replicates and what was recomputed stay
 * in the result: the first are large, the second says how it was computed and not what came out.
 */
export function toUncertainty(result: Uncertainty): UncertaintyJson {
  const { system } = result.nominal;
  const { values: _values, ...shift } = result.shift;
  return {
    format: "common-prosperity-index/uncertainty@1",
    system: { id: system.id, version: system.version },
    spec: result.spec,
    node: result.node,
    n: result.n,
    refused: { count: result.refused.length, first: result.refused.slice(0, MAX_REFUSED) },
    rows: result.rows.map(({ unit, period, nominal, rank, score, top, aboveNext }) => ({
      unit,
      period,
      nominal: { rank: nominal.rank === 0 ? null : nominal.rank, score: plain(nominal.score) },
      rank: sampleJson(rank),
      score: sampleJson(score),
      top: { share: plain(top.share), error: plain(top.error) },
      aboveNext: aboveNext && { ...aboveNext, share: plain(aboveNext.share), error: plain(aboveNext.error) },
    })),
    apart: result.apart,
    groups: result.groups.map(({ units, period, from, to }) => ({ units, period, from, to })),
    shift: sampleJson(shift),
    notes: result.notes,
  };
}
