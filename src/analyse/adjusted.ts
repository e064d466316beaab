import { IndexError, type Issue } from "../errors/index.ts";
import type { IndexResult } from "../pipeline/result.ts";
import { inequalityAdjusted } from "../stats/inequality-adjusted.ts";
import { fieldOf, sourceTexts } from "./distribution-source.ts";

/** One row of an index and what inequality takes from it. */
export interface AdjustedRow {
  readonly unit: string;
  readonly period: string;
  /** The mean of the dimensions, neither rounded nor adjusted; NaN where one is missing. */
  readonly index: number;
  /** The same of (1 − A)·I; NaN where an inequality is missing. */
  readonly adjusted: number;
  /** Share lost to inequality. */
  readonly loss: number;
  /** Mean of the inequalities. */
  readonly inequality: number;
  /** (1 − A)·I by dimension. */
  readonly dimensions: Readonly<Record<string, number>>;
}

/**
 * Inequality-adjusted index, as UNDP's IHDI (不平等调整后的指数): each dimension's score I is lowered by its own inequality, (1 − A)·I, and the
 * mean is taken again; geometric unless said otherwise, unrounded scores throughout.
 * Missing: NaN.
 * @param options.inequality for each dimension (a node of the result) the column of Atkinson's index, 0–1, or its figures by row
 * @param options.percent the inequalities are percentages
 * @param options.weights relative weights by dimension, equal unless given
 * @throws IndexError no-such-node, distribution-column, adjusted-range, adjusted-negative
 * @see UNDP, Human Development Report 2023/24, technical note 2
 * @example
 * const children = [{ id: "health", direction: "positive", goalposts: [0, 1] }, { id: "income", direction: "positive", goalposts: [0, 1] }] as const;
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
 * const data = datasetFromColumns({ units: ["a"], periods: "2023", columns: { health: [0.9], income: [0.4] } });
 * const result = computeIndex({ system, plan: { normalise: { method: "goalposts", upper: 1 } } }, data);
 * const [row] = inequalityAdjustedOf(result, { inequality: { health: [0.19], income: [0.36] } });
 * [row?.index, row?.adjusted, row?.loss]; // => [0.6, 0.432, 0.28]
 */
export function inequalityAdjustedOf(
  result: IndexResult,
  {
    inequality,
    weights = {},
    percent = false,
    mean = "geometric",
  }: {
    readonly inequality: Readonly<Record<string, string | ArrayLike<number>>>;
    readonly weights?: Readonly<Record<string, number>>;
    readonly percent?: boolean;
    readonly mean?: "geometric" | "arithmetic";
  },
): readonly AdjustedRow[] {
  const nodes = Object.keys(inequality);
  const scores = nodes.map((node) => result.score(node));
  const losses = nodes.map((node) => {
    const given = inequality[node]!;
    const values = typeof given === "string" ? fieldOf(result, given).values : Float64Array.from(given);
    if (values.length !== result.units.length)
      throw new RangeError(`${node}: ${result.units.length} rows need as many inequalities, not ${values.length}`);
    return percent ? values.map((v) => v / 100) : values;
  });
  const issues: Issue[] = nodes.flatMap((node, d) => {
    const found: Issue[] = [];
    const outside = losses[d]!.find((v) => v < 0 || v > 1);
    const low = mean === "geometric" ? scores[d]!.find((v) => v < 0) : undefined;
    if (outside !== undefined) found.push({ code: "adjusted-range", path: [node], params: { node, found: outside } });
    if (low !== undefined) found.push({ code: "adjusted-negative", path: [node], params: { node, found: low } });
    return found;
  });
  if (issues.length > 0) throw new IndexError(issues, sourceTexts);
  const found = inequalityAdjusted(scores, losses, { mean, weights: nodes.map((node) => weights[node] ?? 1) });
  return result.units.map((unit, i) => ({
    unit,
    period: result.periods[i]!,
    index: found.plain[i]!,
    adjusted: found.adjusted[i]!,
    loss: found.loss[i]!,
    inequality: found.inequality[i]!,
    dimensions: Object.fromEntries(nodes.map((node, d) => [node, found.dimensions[d]![i]!])),
  }));
}
