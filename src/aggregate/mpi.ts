import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { defineAggregator, type TableContext } from "../method/index.ts";
import { mean, standardDeviation } from "../stats/index.ts";
import { checkedExtent, Deviation, type Penalty, Polarity, penalisedMeans, penaltyDetails } from "./penalty.ts";

const Params = z.strictObject({
  polarity: Polarity,
  deviation: Deviation,
  /** `standardise`: children become 100 + 10·z first, as published; `given`: the scores as they come. */
  scale: z._default(z.enum(["standardise", "given"]), "standardise"),
});

/** Mean and deviation of each child; a deviation of 0 stands for a child that never differs, and scores 100. */
type Centres = readonly { readonly centre: number; readonly spread: number }[];
type Fitted = Omit<z.output<typeof Params>, "scale"> & { readonly centres: Centres | null };

function fit(
  columns: readonly Float64Array[],
  { scale, ...params }: z.output<typeof Params>,
  { nodes, note }: TableContext,
): Fitted {
  if (scale === "given") return { ...params, centres: null };
  const centres = columns.map((x, j) => {
    const { min, max } = checkedExtent(x);
    if (max > min)
      return { centre: mean(x), spread: standardDeviation(x, { ddof: params.deviation === "population" ? 0 : 1 }) };
    if (min === max)
      note({ code: "constant-scored", path: [nodes[j]!.id], params: { value: min, method: "mpi", constant: 100 } });
    return { centre: min === max ? min : 0, spread: 0 };
  });
  return { ...params, centres };
}

/** 100 + 10·(x − centre)/spread. Missing stays missing. */
export function onHundred(columns: readonly Float64Array[], centres: Centres): Float64Array[] {
  return columns.map((x, j) => {
    const { centre, spread } = centres[j]!;
    return x.map((v) => (spread > 0 ? 100 + 10 * ((v - centre) / spread) : v - v + 100));
  });
}

const penalty = ({ deviation, polarity }: Fitted): Penalty => ({ method: "mpi", deviation, polarity, factor: 1 });
const read = (columns: readonly Float64Array[], { centres }: Fitted) =>
  centres === null ? columns : onHundred(columns, centres);

/**
 * Mazziotta–Pareto index (MPI 指数, 非补偿性均衡指数): M ∓ S²/M, M the weighted mean of a row's children on the scale
 * 100 + 10·z, S their standard deviation across the row: unevenness is punished. − for `polarity: positive`, where more is
 * a good thing; + for `negative`. z with the population's deviation; `deviation: sample` as in Compind.
 * Learns each child's mean and deviation over the rows; `scale: given` takes the scores as they come.
 * Missing children are skipped and the weights of the present ones count; none present: missing. A child that never
 * differs counts 100, with the note "constant-scored". A row mean at or below 0 is the error "mean-not-positive".
 * Range: about 70 to 130; equal children are not punished. Rises with a child only while it is below about 1.5 M.
 * @see Mazziotta and Pareto (2016), On a generalized non-compensatory composite index, Social Indicators Research 127
 * @example
 * // on the scale as it comes: M = 100, S² = 100
 * const input = { weights: [1, 1], fitted: { polarity: "positive", deviation: "population", centres: null } };
 * mpi.apply([Float64Array.of(90), Float64Array.of(110)], input); // => [99]
 */
export const mpi = defineAggregator({
  id: "mpi",
  texts: aggregateMeansEn,
  name: { en: "Mazziotta–Pareto index", zh: "MPI 指数" },
  params: Params,
  fit,
  apply: (columns, input, { rows }) =>
    penalisedMeans(read(columns, input.fitted), input, { ...penalty(input.fitted), rows }),
  details: (columns, input, { rows }) => {
    const scaled = read(columns, input.fitted);
    return penaltyDetails(scaled, input, penalisedMeans(scaled, input, { ...penalty(input.fitted), rows }));
  },
});
