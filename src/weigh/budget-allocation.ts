import * as z from "zod/mini";
import { weighSubjectiveEn } from "../errors/en/weigh-subjective.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { defineWeigher, type TableContext, type WeightsFitted } from "../method/index.ts";
import { median } from "../stats/index.ts";
import { report } from "./judgements/check.ts";
import { scaleToOne } from "./judgements/entry.ts";
import { checkFlat, chosen, type FlatInput, joinFlat, namesInFlat, statementsOf } from "./judgements/flat.ts";
import { WeightShape } from "./judgements/shapes.ts";

const Params = z
  .strictObject({
    /** Points by expert and node; each expert's are scaled to sum 1 within each group. */
    panel: z.record(z.string(), z.record(z.string(), WeightShape)),
    expertWeights: z.optional(z.record(z.string(), WeightShape)),
    /** The middle of the experts' shares: their weighted mean, or their plain median. */
    centre: z._default(z.enum(["mean", "median"]), "mean"),
  })
  .check(({ value, issues }) => {
    const found: Issue[] = [];
    checkFlat(inputOf(value), found);
    report(found, { value, out: issues });
  });

type Budget = z.output<typeof Params>;

const inputOf = ({ panel, expertWeights }: Budget): FlatInput<number> => ({
  key: "panel",
  own: undefined,
  panel,
  expertWeights,
});

function fit(_: readonly Float64Array[], params: Budget, context: TableContext): WeightsFitted {
  const statements = statementsOf(inputOf(params));
  const points = chosen(statements, context);
  const empty = points.flatMap((own, k) => (own.every((v) => v === 0) ? [statements[k]!] : []));
  if (empty.length > 0) {
    const ids = context.nodes.map(({ id }) => id);
    throw new IndexError(empty.map(({ name, path }) => ({ code: "points-zero", path, params: { name, nodes: ids } })));
  }
  const shares = points.map(scaleToOne);
  const joined = joinFlat(shares, statements, context);
  if (params.centre === "mean") return joined;
  const middle = context.nodes.map((_, j) => median(Float64Array.from(shares, (own) => own[j]!)));
  if (middle.every((v) => v === 0)) {
    throw new IndexError([
      { code: "median-zero", path: ["centre"], params: { nodes: context.nodes.map(({ id }) => id) } },
    ]);
  }
  return { ...joined, weights: scaleToOne(middle) };
}

/**
 * Budget allocation (预算分配法, 专家打分法): each expert of a panel spreads points over the children; the points are scaled to
 * sum 1 an expert and averaged. Mean, standard deviation (n − 1), range and coefficient of variation by node, and Kendall's W,
 * stand with the result. An expert who left a child out, or gave all of a group 0 points, is an error. Reads no data.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, 6.3
 * @example
 * const columns = [1, 2].map((v) => Float64Array.of(v));
 * budgetAllocation.fit(columns, { panel: { li: { x1: 60, x2: 40 }, wang: { x1: 8, x2: 2 } } }).weights; // => [0.7, 0.3]
 */
export const budgetAllocation = defineWeigher({
  id: "budget-allocation",
  texts: weighSubjectiveEn,
  name: { en: "budget allocation", zh: "预算分配法" },
  params: Params,
  names: (params) => namesInFlat(inputOf(params)),
  fit,
});
