import type { Registry } from "../../method/index.ts";
import { normaliseStep, transformStep, treatStep } from "../../pipeline/column-steps.ts";
import type { Columns, StepFitted } from "../../pipeline/columns.ts";
import { treatedScale } from "../../pipeline/goal-scale.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { ALL, type Slice } from "../../pipeline/slices.ts";
import { compileTree, isGroup, type Tree, type TreeNode } from "../../pipeline/tree.ts";
import type { WeightRow } from "../../pipeline/weight-table.ts";
import type { Point } from "./types.ts";

/** One row of a result, and the ruler it is measured by. */
export interface End {
  readonly result: IndexResult;
  readonly registry: Registry;
  readonly tree: Tree;
  readonly row: number;
  readonly unit: string;
  readonly period: string;
  /** Nodes that count. */
  readonly counted: ReadonlySet<string>;
  /** Nominal weights of the row, by node. */
  readonly weights: ReadonlyMap<string, number>;
}

export const endAt = (result: IndexResult, row: number, registry: Registry): End => endsIn(result, registry)(row);

/** The ends of many rows of a result, which share its tree and the weights that are the same for all. */
export function endsIn(result: IndexResult, registry: Registry): (row: number) => End {
  const tree = compileTree(result.system, result.plan.level);
  const counted = new Set(result.nodes.map(({ id }) => id));
  const common = new Map<string, number>();
  const special = new Map<string | undefined, WeightRow[]>();
  for (const one of result.weights) {
    if (one.unit === undefined && one.period === undefined) common.set(one.node, one.nominal);
    else if (special.has(one.unit)) special.get(one.unit)!.push(one);
    else special.set(one.unit, [one]);
  }
  return (row) => {
    const [unit, period] = [result.units[row]!, result.periods[row]!];
    const own = [undefined, unit]
      .flatMap((of) => special.get(of) ?? [])
      .filter((one) => one.period === undefined || one.period === period);
    const weights =
      own.length === 0 ? common : new Map([...common, ...own.map(({ node, nominal }) => [node, nominal] as const)]);
    return { result, registry, tree, row, unit, period, counted, weights };
  };
}

/** The ruler that a period has in a step: its own, or the one of all. */
export const sliceKey = (fitted: Readonly<Record<string, unknown>>, period: string): string =>
  Object.hasOwn(fitted, period) ? period : ALL;

const rowsOf = ({ units, periods, groups }: IndexResult) => ({
  length: units.length,
  unit: units,
  period: periods,
  group: groups,
});

/** The figures of one result on the ruler of an end, treated and normalised: fitted there, applied here. */
export function onRuler(
  ruler: End,
  source: IndexResult,
  { ids, moved }: { readonly ids: ReadonlySet<string>; readonly moved?: (id: string, x: Float64Array) => Float64Array },
): { readonly treated: Columns; readonly scores: Columns } {
  const { result, registry, period } = ruler;
  const { plan, fitted } = result;
  const has = (entry: TreeNode) => !isGroup(entry.node) && ids.has(entry.id);
  const tree: Tree = { ...ruler.tree, indicators: ruler.tree.indicators.filter(has) };
  const rows = rowsOf(source);
  const columnsAt = (step: "imputed" | "denominated"): Columns =>
    new Map(
      tree.indicators.map(({ id }) => {
        const x = source.value(step, id);
        return [id, moved === undefined ? x : moved(id, x)];
      }),
    );
  const slice = (step: StepFitted): Slice[] => [{ key: sliceKey(step, period), learn: null, use: null }];
  const common = { tree, registry, rows, note: () => {} };
  const treated = treatStep(columnsAt("imputed"), {
    ...common,
    step: plan.treat,
    slices: slice(fitted.treat),
    given: fitted.treat,
  });
  const transformed = transformStep(treated.columns, { tree, rows });
  const normalised = normaliseStep(transformed, {
    ...common,
    step: plan.normalise,
    slices: slice(fitted.normalise),
    given: fitted.normalise,
    derived: columnsAt("denominated"),
    treated: treatedScale(fitted.treat, { step: plan.treat, registry }),
  });
  return { treated: transformed, scores: normalised.columns };
}

/** An indicator's value in a row, as the result has it. */
export const pointAt = (result: IndexResult, id: string, row: number): Point => ({
  score: result.score(id)[row]!,
  raw: result.value("transformed", id)[row]!,
});
