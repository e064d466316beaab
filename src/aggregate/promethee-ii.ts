import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { type AggregateInput, asDistance, defineAggregator, type TableContext } from "../method/index.ts";
import { weightedMeans } from "./arithmetic.ts";
import { unknownChildren } from "./children.ts";
import { pairWork, quiet } from "./pairs.ts";
import { type Flows, type Preference, unicriterionFlows } from "./preference.ts";

const threshold = z.number().check(z.minimum(0));
const above = z.number().check(z.positive());
const Shape = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("usual") }),
  z.strictObject({ type: z.literal("u-shape"), q: threshold }),
  z.strictObject({ type: z.literal("v-shape"), p: above }),
  z.strictObject({ type: z.literal("level"), q: threshold, p: above }),
  z.strictObject({ type: z.literal("linear"), q: threshold, p: above }),
  z.strictObject({ type: z.literal("gaussian"), s: above }),
]);

const Params = z.strictObject({
  /** How a difference becomes a preference: nothing up to q, whole from p on, s the point of inflection. */
  preference: z._default(Shape, { type: "usual" }),
  /** The same for single children. */
  by: z._default(z.record(z.string(), Shape), {}),
  /** What differences are taken of: normalised scores, or indicators in their own measures with their direction. */
  scale: z._default(z.enum(["scores", "measures"]), "scores"),
});

type Fitted = { readonly shapes: readonly Preference[]; readonly scale: "scores" | "measures" };

function fit(
  _: readonly Float64Array[],
  { preference, by, scale }: z.output<typeof Params>,
  { nodes }: TableContext,
): Fitted {
  const ids = nodes.map(({ id }) => id);
  unknownChildren(Object.keys(by), ids, ["by"]);
  const named = [
    [["preference"], preference] as const,
    ...Object.entries(by).map(([id, shape]) => [["by", id], shape] as const),
  ];
  const issues = named.flatMap(([path, shape]): Issue[] =>
    "q" in shape && "p" in shape && !(shape.q < shape.p)
      ? [{ code: "threshold-order", path, params: { q: shape.q, p: shape.p } }]
      : [],
  );
  if (issues.length > 0) throw new IndexError(issues);
  return { shapes: ids.map((id) => (Object.hasOwn(by, id) ? by[id]! : preference)), scale };
}

/** The columns such that more is better. */
function upward(columns: readonly Float64Array[], { nodes }: Pick<TableContext, "nodes">): Float64Array[] {
  return columns.map((x, j) => {
    const read = asDistance(x, nodes[j]!);
    return read.node.direction === "negative" ? read.x.map((v) => -v) : read.x;
  });
}

function flows(columns: readonly Float64Array[], input: AggregateInput<Fitted>, context: TableContext): Flows {
  const { shapes, scale } = input.fitted;
  const read = scale === "scores" ? columns : upward(columns, context);
  const n = context.rows.length;
  const slow = shapes.filter((shape) => shape.type === "gaussian").length;
  const tick = slow > 0 ? pairWork(n, { ...context, method: "promethee-ii" }, n * slow) : () => {};
  let done = 0;
  const each = read.map((x, j) => {
    const shape = shapes[j]!;
    const flow = unicriterionFlows(x, shape, (row) => tick(done * n + row));
    if (shape.type === "gaussian") done += 1;
    return flow;
  });
  return {
    plus: weightedMeans(
      each.map(({ plus }) => plus),
      input,
    ),
    minus: weightedMeans(
      each.map(({ minus }) => minus),
      input,
    ),
  };
}

const net = ({ plus, minus }: Flows): Float64Array => plus.map((v, i) => v - minus[i]!);

/**
 * PROMETHEE II (偏好顺序结构评估法): φ = φ⁺ − φ⁻, φ⁺ how strongly a row is preferred to the others on average, φ⁻ how strongly
 * they are preferred to it: φ⁺ᵢ = Σⱼ wⱼ Σₖ P(dⱼ(i, k))/(nⱼ − 1). P of a difference d > 0: `usual` 1; `u-shape` 1 above q;
 * `v-shape` d/p up to 1; `level` ½ above q, 1 above p; `linear` (d − q)/(p − q) from 0 to 1; `gaussian` 1 − exp(−d²/2s²).
 * q, p, s in points of the scores, or in the indicators' measures with `scale: measures`.
 * Missing children are skipped and the weights of the present ones count; a child's flows are among the rows that have it.
 * None present: missing. Any score is accepted. q ≥ p: "threshold-order". Learns thresholds only: other rows are another
 * comparison, and adding or removing a row can change the order of the rest. Range: −1 to 1, Σφ = 0 without gaps.
 * Details: `plus`, `minus`, `net`. Time: n log n a child; for a Gaussian child rows², announced above 5,000 rows by the note
 * "pairs-ahead"; `progress` may throw to stop.
 * @see Brans and Vincke (1985), A preference ranking organisation method, Management Science 31; Calders and Van Assche (2018) on n log n
 * @example
 * const columns = [Float64Array.of(1, 2, 3), Float64Array.of(1, 5, 3)];
 * const fitted = prometheeIi.fit(columns, {});
 * prometheeIi.apply(columns, { weights: [1, 1], fitted }); // => [-1, 0.5, 0.5]
 */
export const prometheeIi = defineAggregator({
  id: "promethee-ii",
  texts: aggregateMeansEn,
  name: { en: "PROMETHEE II", zh: "PROMETHEE II 法" },
  params: Params,
  shape: "table",
  reads: ({ scale }) => (scale === "measures" ? "treated" : "normalised"),
  fit,
  apply: (columns, input, context) => net(flows(columns, input, context)),
  details: (columns, input, context) => {
    const both = flows(columns, input, quiet(context));
    return { plus: both.plus, minus: both.minus, net: net(both) };
  },
});
