import * as z from "zod/mini";
import { weighSubjectiveEn } from "../errors/en/weigh-subjective.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { defineWeigher, type TableContext, type WeightsFitted } from "../method/index.ts";
import { report } from "./judgements/check.ts";
import { byNode, scaleToOne } from "./judgements/entry.ts";
import { checkFlat, chosen, type FlatInput, joinFlat, namesInFlat, statementsOf } from "./judgements/flat.ts";
import { WeightShape } from "./judgements/shapes.ts";

export interface SwingRange {
  readonly weights: number[];
  readonly low: number[];
  readonly high: number[];
}

/**
 * Weights of swings that are only known between two bounds: low lⱼ/(lⱼ + Σ uₖ), high uⱼ/(uⱼ + Σ lₖ) over the others, and the
 * middles of the intervals, scaled to sum 1, as weights.
 * @example intervalSwings([[100, 100], [20, 60]]).weights; // => [0.714286, 0.285714]
 */
export function intervalSwings(swings: readonly (readonly [number, number])[]): SwingRange {
  const least = swings.reduce((sum, [l]) => sum + l, 0);
  const most = swings.reduce((sum, [, u]) => sum + u, 0);
  return {
    weights: scaleToOne(swings.map(([l, u]) => (l + u) / 2)),
    low: swings.map(([l, u]) => (l === 0 ? 0 : l / (l + most - u))),
    high: swings.map(([l, u]) => (u === 0 ? 0 : u / (u + least - l))),
  };
}

const Swings = z.record(z.string(), z.union([WeightShape, z.tuple([WeightShape, WeightShape])]));
const Params = z
  .strictObject({
    /** What the step from worst to best is worth in each child, the most valuable 100. */
    swings: z.optional(Swings),
    panel: z.optional(z.record(z.string(), Swings)),
    expertWeights: z.optional(z.record(z.string(), WeightShape)),
    /** `interval`: swings may be [least, most]. */
    form: z._default(z.enum(["exact", "interval"]), "exact"),
  })
  .check(({ value, issues }) => {
    const found: Issue[] = [];
    checkFlat(inputOf(value), found);
    for (const { values, path } of statementsOf(inputOf(value)))
      checkSwings(values, { path, form: value.form, issues: found });
    report(found, { value, out: issues });
  });

type SwingParams = z.output<typeof Params>;
type Swing = number | readonly [number, number];

const inputOf = ({ swings, panel, expertWeights }: SwingParams): FlatInput<Swing> => ({
  key: "swings",
  own: swings,
  panel,
  expertWeights,
});

interface Checking {
  readonly path: readonly (string | number)[];
  readonly form: "exact" | "interval";
  readonly issues: Issue[];
}

function checkSwings(values: Readonly<Record<string, Swing>>, { path, form, issues }: Checking): void {
  for (const [node, swing] of Object.entries(values)) {
    if (typeof swing === "number") continue;
    const [low, high] = swing;
    if (form === "exact") issues.push({ code: "swing-interval", path: [...path, node], params: { node, low, high } });
    else if (low > high) issues.push({ code: "swing-turned", path: [...path, node], params: { node, low, high } });
  }
}

function fit(_: readonly Float64Array[], params: SwingParams, context: TableContext): WeightsFitted {
  const statements = statementsOf(inputOf(params));
  const ids = context.nodes.map(({ id }) => id);
  const ranges = chosen(statements, context).map((own) =>
    own.map((swing): readonly [number, number] => (typeof swing === "number" ? [swing, swing] : swing)),
  );
  const empty = ranges.flatMap((own, k) => (own.every(([, u]) => u === 0) ? [statements[k]!] : []));
  if (empty.length > 0) {
    throw new IndexError(empty.map(({ name, path }) => ({ code: "points-zero", path, params: { name, nodes: ids } })));
  }
  const solved = ranges.map(intervalSwings);
  const joined = joinFlat(
    solved.map(({ weights }) => weights),
    statements,
    context,
  );
  if (params.form === "exact") return { ...joined, form: params.form };
  const outer = (pick: (one: SwingRange) => number[], choose: (...values: number[]) => number): number[] =>
    ids.map((_, j) => choose(...solved.map((one) => pick(one)[j]!)));
  return {
    ...joined,
    form: params.form,
    low: byNode(
      ids,
      outer(({ low }) => low, Math.min),
    ),
    high: byNode(
      ids,
      outer(({ high }) => high, Math.max),
    ),
  };
}

/**
 * Swing weights (摆幅赋权法): the step from the worst to the best value that is worth most gets 100, the others their share of
 * it; w ∝ swing. `interval`: swings between two bounds; the middles count, and `low` and `high` are the range of each weight
 * (over a panel: of all its members).
 * All swings of a group 0: an error. A panel: the weighted mean. Reads no data.
 * @see von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research;
 *   Mustajoki, Hämäläinen & Salo (2005), Decision support by interval SMART/SWING, Decision Sciences 36
 * @example
 * const columns = [1, 2].map((v) => Float64Array.of(v));
 * swing.fit(columns, { swings: { x1: 100, x2: 60 } }).weights; // => [0.625, 0.375]
 */
export const swing = defineWeigher({
  id: "swing",
  texts: weighSubjectiveEn,
  name: { en: "swing weights", zh: "摆幅赋权法" },
  params: Params,
  names: (params) => namesInFlat(inputOf(params)),
  fit,
});
