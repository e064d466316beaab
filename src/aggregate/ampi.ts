import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { IndexError } from "../errors/index.ts";
import { defineAggregator, type Rows, type TableContext } from "../method/index.ts";
import { mean } from "../stats/index.ts";
import { checkedExtent, Deviation, type Penalty, Polarity, penalisedMeans, penaltyDetails } from "./penalty.ts";

const Params = z.strictObject({
  /** What scores 100: the mean of all rows, the mean of a period, or a unit (of a period, or over all). */
  reference: z._default(
    z.union([
      z.literal("mean"),
      z.strictObject({ period: z.string(), unit: z.optional(z.string()) }),
      z.strictObject({ unit: z.string() }),
    ]),
    "mean",
  ),
  polarity: Polarity,
  deviation: Deviation,
});
type Reference = z.output<typeof Params>["reference"];

/** The reference of each child and half its range over all rows; a half of 0 stands for a child that never differs. */
type Goals = readonly { readonly reference: number; readonly half: number }[];
type Fitted = Omit<z.output<typeof Params>, "reference"> & { readonly goals: Goals };

function partsOf(reference: Reference): { readonly unit?: string | undefined; readonly period?: string | undefined } {
  return reference === "mean" ? {} : reference;
}

function rowsOf(reference: Reference, { length, unit, period }: Rows): readonly number[] | null {
  if (reference === "mean") return null;
  const wanted = partsOf(reference);
  const found: number[] = [];
  for (let i = 0; i < length; i++) {
    if (wanted.period !== undefined && period[i] !== wanted.period) continue;
    if (wanted.unit === undefined || unit[i] === wanted.unit) found.push(i);
  }
  return found;
}

function fit(
  columns: readonly Float64Array[],
  { reference, ...params }: z.output<typeof Params>,
  context: TableContext,
): Fitted {
  const { nodes, note, rows } = context;
  const own = rowsOf(reference, rows);
  const goals = columns.map((x, j) => {
    const { min, max } = checkedExtent(x);
    const { id } = nodes[j]!;
    if (Number.isNaN(max)) return { reference: 0, half: 0 }; // no value at all
    if (max === min)
      note({ code: "constant-scored", path: [id], params: { value: min, method: "ampi", constant: 100 } });
    const centre = mean(own === null ? x : Float64Array.from(own, (i) => x[i]!));
    if (Number.isNaN(centre)) {
      const { unit, period } = partsOf(reference);
      throw new IndexError([{ code: "no-reference-value", path: ["reference"], params: { id, unit, period } }]);
    }
    return { reference: centre, half: (max - min) / 2 };
  });
  return { ...params, goals };
}

/** (x − (ref − Δ))/(2Δ)·60 + 70, Δ half the range. Missing stays missing. */
export function onGoals(columns: readonly Float64Array[], goals: Goals): Float64Array[] {
  return columns.map((x, j) => {
    const { reference, half } = goals[j]!;
    return x.map((v) => (half > 0 ? ((v - (reference - half)) / (2 * half)) * 60 + 70 : v - v + 100));
  });
}

const penalty = ({ deviation, polarity }: Fitted): Penalty => ({ method: "ampi", deviation, polarity, factor: 1 });

/**
 * Adjusted Mazziotta–Pareto index (修正 MPI 指数, AMPI): M ∓ S²/M with children on a scale that can be compared over years:
 * (x − (ref − Δ))/(2Δ)·60 + 70, ref the reference, which scores 100, Δ half the range over all units and years learned
 * from. `reference`: the mean of all rows, or of a period, or a unit. − for `polarity: positive`, + for `negative`.
 * Missing children are skipped and the weights of the present ones count; none present: missing. A child that never
 * differs counts 100, with the note "constant-scored"; a reference without a value: "no-reference-value". A row mean at or
 * below 0: "mean-not-positive". Range: children within 70–130 where the reference is the middle of the range, and in any case
 * 60 points wide; later rows may leave it. Rises with a child only while it is below about 1.5 M.
 * @see Mazziotta and Pareto (2018), Measuring well-being over time: the adjusted Mazziotta–Pareto index versus other non-compensatory indices, Social Indicators Research 136
 * @example
 * const columns = [Float64Array.of(0, 5, 10), Float64Array.of(10, 5, 0)];
 * const fitted = ampi.fit(columns, {});
 * // 70 and 130: M = 100, S² = 900; then 100 and 100
 * ampi.apply(columns, { weights: [1, 1], fitted }); // => [91, 100, 91]
 */
export const ampi = defineAggregator({
  id: "ampi",
  texts: aggregateMeansEn,
  name: { en: "adjusted Mazziotta–Pareto index", zh: "修正 MPI 指数" },
  params: Params,
  fit,
  apply: (columns, input, { rows }) =>
    penalisedMeans(onGoals(columns, input.fitted.goals), input, { ...penalty(input.fitted), rows }),
  details: (columns, input, { rows }) => {
    const scaled = onGoals(columns, input.fitted.goals);
    return penaltyDetails(scaled, input, penalisedMeans(scaled, input, { ...penalty(input.fitted), rows }));
  },
});
