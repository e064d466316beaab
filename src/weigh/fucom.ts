import * as z from "zod/mini";
import { weighSubjectiveEn } from "../errors/en/weigh-subjective.ts";
import { defineWeigher } from "../method/index.ts";
import {
  checkElicited,
  checkOrder,
  checkValues,
  type ElicitedForm,
  fitElicited,
  panelKeys,
} from "./judgements/elicited.ts";
import { namedGroups } from "./judgements/entry.ts";
import { elicitedShape, IdShape } from "./judgements/shapes.ts";
import { weightsOfRatios } from "./order-relation.ts";

/** Weights under judgements of neighbours and of next neighbours. */
export interface Fucom {
  readonly weights: Float64Array;
  /** Deviation from full consistency (DFC, χ): the least largest |wᵢ/wⱼ − φᵢⱼ|; 0 where the judgements fit together. */
  readonly dfc: number;
}

interface Ratio {
  readonly i: number;
  readonly j: number;
  readonly value: number;
}

/**
 * The weights that make the largest |wᵢ/wⱼ − φ| over the judged ratios least. In logarithms each judgement holds a difference
 * between two bounds, so a value χ is possible when the graph of bounds has no negative circle (Bellman–Ford); χ is found by
 * halving. Where several weights reach it, the middle of what each node may have.
 * @param neighbours φ of each with the next  @param second φ of each with the one after the next; null where not judged
 */
export function fucomWeights(neighbours: readonly number[], second: readonly (number | null)[]): Fucom {
  const exact = weightsOfRatios(neighbours);
  const ratios: Ratio[] = neighbours.map((value, i) => ({ i, j: i + 1, value }));
  second.forEach((value, i) => {
    if (value !== null) ratios.push({ i, j: i + 2, value });
  });
  const off = ratios.reduce((most, { i, j, value }) => Math.max(most, Math.abs(exact[i]! / exact[j]! - value)), 0);
  if (off <= 1e-12) return { weights: exact, dfc: 0 };
  const n = exact.length;
  let [low, high] = [0, off];
  for (let k = 0; k < 200 && high - low > high * 1e-15; k++) {
    const middle = (low + high) / 2;
    if (reach(ratios, { n, slack: middle, from: 0 }) === null) low = middle;
    else high = middle;
  }
  // distances from and to the first give the range of each ln w − ln w₁
  const up = reach(ratios, { n, slack: high, from: 0 })!;
  const down = reach(ratios, { n, slack: high, from: 0, back: true })!;
  const logs = up.map((most, i) => (most - down[i]!) / 2);
  const w = logs.map((v) => Math.exp(v));
  const total = w.reduce((sum, v) => sum + v, 0);
  return { weights: w.map((v) => v / total), dfc: high };
}

/** Shortest ways from one node through the bounds ln wᵢ − ln wⱼ ≤ ln(φ + χ), ≥ ln(φ − χ); null where they contradict. */
function reach(
  ratios: readonly Ratio[],
  { n, slack, from, back = false }: { n: number; slack: number; from: number; back?: boolean },
): Float64Array | null {
  const edges = ratios.flatMap(({ i, j, value }) => [
    { from: j, to: i, length: Math.log(value + slack) },
    ...(value > slack ? [{ from: i, to: j, length: -Math.log(value - slack) }] : []),
  ]);
  const way = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  way[from] = 0;
  for (let round = 0; round <= n; round++) {
    let moved = false;
    for (const edge of edges) {
      const [a, b] = back ? [edge.to, edge.from] : [edge.from, edge.to];
      const next = way[a]! + edge.length;
      if (next < way[b]! - 1e-15) {
        way[b] = next;
        moved = true;
      }
    }
    if (!moved) return way;
  }
  return null;
}

interface Statement {
  readonly order: readonly string[];
  readonly priorities?: readonly number[] | undefined;
  readonly comparatives?: readonly number[] | undefined;
  readonly second?: readonly (number | null)[] | undefined;
}

const form: ElicitedForm<Statement> = {
  keys: ["order", "priorities", "comparatives", "second"],
  check({ order, priorities, comparatives, second }, at) {
    const n = order.length;
    checkOrder(order, at);
    const given = [priorities, comparatives].filter((part) => part !== undefined).length;
    if (given !== 1) {
      at.issues.push({
        code: "judgement-one-form",
        path: at.path,
        params: { given, forms: ["priorities", "comparatives"] },
      });
    }
    if (comparatives !== undefined)
      checkValues(comparatives, { ...at, key: "comparatives", order, wanted: n - 1, least: 1 });
    if (second !== undefined)
      checkValues(second, { ...at, key: "second", order, wanted: Math.max(0, n - 2), least: 1 });
    if (priorities === undefined) return;
    checkValues(priorities, { ...at, key: "priorities", order, wanted: n, least: 1 });
    priorities.forEach((found, i) => {
      const before = priorities[i - 1];
      if (before === undefined || found >= before) return;
      const path = [...at.path, "priorities", i];
      at.issues.push({
        code: "judgement-out-of-order",
        path,
        params: { node: order[i] ?? String(i + 1), found, before },
      });
    });
  },
  solve({ order, priorities, comparatives, second }) {
    const neighbours = comparatives ?? priorities!.slice(1).map((value, i) => value / priorities![i]!);
    const { weights, dfc } = fucomWeights(neighbours, second ?? []);
    return { nodes: order, weights, figures: { order, comparatives: neighbours, dfc } };
  },
};

const numbers = z.array(z.number());
const Params = z
  .strictObject({
    judgements: elicitedShape({
      order: z.array(IdShape).check(z.minLength(1)),
      priorities: z.optional(numbers),
      comparatives: z.optional(numbers),
      second: z.optional(z.array(z.nullable(z.number()))),
    }),
  })
  .check(checkElicited(form));

/**
 * Full consistency method (FUCOM, 完全一致性法): the children in order, the most important first, with `priorities` ϖ (how
 * many times as important the first is as each; the first 1) or `comparatives` φ (each against the next).
 * wₖ/wₖ₊₁ = φₖ and wₖ/wₖ₊₂ = φₖ·φₖ₊₁. With `second`, judgements of wₖ/wₖ₊₂ of their own, min χ s.t. |wₖ/wₖ₊₁ − φₖ| ≤ χ,
 * |wₖ/wₖ₊₂ − φₖ,ₖ₊₂| ≤ χ; χ is the deviation from full consistency (DFC), 0 without them.
 * Several experts: the weighted mean of their weights, with their spread. Reads no data.
 * @see Pamučar, Stević & Sremac (2018), A new model for determining weight coefficients: FUCOM, Symmetry 10
 * @example
 * const columns = [1, 2].map((v) => Float64Array.of(v));
 * fucom.fit(columns, { judgements: { order: ["x1", "x2"], priorities: [1, 3] } }).weights; // => [0.75, 0.25]
 */
export const fucom = defineWeigher({
  id: "fucom",
  texts: weighSubjectiveEn,
  name: { en: "full consistency method (FUCOM)", zh: "完全一致性法(FUCOM)" },
  params: Params,
  names: (params) => namedGroups(params, panelKeys(form)),
  fit: (_, { judgements }, context) => fitElicited(judgements, form, context),
});
