import { distributionEn } from "../errors/en/distribution.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { gini, variationCoefficient } from "../stats/inequality.ts";
import { type DistributionSource, fieldOf, pick, type ReadFrom, sourceTexts } from "./distribution-source.ts";

export interface Evenness {
  readonly of: string;
  readonly read: ReadFrom;
  readonly measure: "variation" | "gini";
  readonly weights: string | null;
  readonly periods: readonly {
    readonly period: string;
    readonly own: number;
    readonly reference: number;
    /** Own over reference: below 1 the units here are more alike than those of the reference. NaN where it is not above 0. */
    readonly ratio: number;
    readonly n: number;
  }[];
  readonly notes: readonly Issue[];
}

/**
 * How even the units are against an outside reference (与全省相比的均衡度): the ratio of their coefficients of variation or Gini coefficients,
 * without a correction for small samples, the reference measured likewise. Missing: skipped; a period without a reference is left
 * out with a note.
 * @param options.reference one figure for all periods, or one a period
 * @throws IndexError distribution-column; inequality-negative for the Gini coefficient
 * @example
 * const data = datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { income: [1, 3] } });
 * evennessOf(data, { of: "income", measure: "variation", reference: { 2023: 0.625 } }).periods[0]?.ratio; // => 0.8
 */
export function evennessOf(
  source: DistributionSource,
  {
    of,
    measure,
    reference,
    weights,
  }: {
    readonly of: string;
    readonly measure: "variation" | "gini";
    readonly reference: number | Readonly<Record<string, number>>;
    readonly weights?: string;
  },
): Evenness {
  const field = fieldOf(source, of);
  const w = weights === undefined ? null : field.column(weights);
  const notes: Issue[] = [];
  const run = measure === "gini" ? gini : variationCoefficient;
  const periods = field.slices.flatMap(({ period, rows }) => {
    const given =
      typeof reference === "number" ? reference : Object.hasOwn(reference, period) ? reference[period] : undefined;
    if (given === undefined) {
      notes.push({ code: "evenness-reference", path: [of, period], params: { period } });
      return [];
    }
    const x = pick(field.values, rows);
    const own = speakingOf(() => run(x, w === null ? {} : { weights: pick(w, rows) }), [of, period]);
    const n = x.filter((v, k) => !Number.isNaN(v) && (w === null || w[rows[k]!]! > 0)).length;
    return [{ period, own, reference: given, ratio: given > 0 ? own / given : Number.NaN, n }];
  });
  return { of, read: field.read, measure, weights: weights ?? null, periods, notes };
}

function speakingOf<T>(run: () => T, path: readonly string[]): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    throw new IndexError(
      error.issues.map((issue) => ({ ...issue, path })),
      { ...distributionEn, ...sourceTexts },
    );
  }
}
