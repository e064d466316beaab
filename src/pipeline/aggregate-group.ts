import { IndexError, type Issue } from "../errors/index.ts";
import { type Json, type MethodNode, selectRows } from "../method/index.ts";
import type { Indicator } from "../schema/types.ts";
import { checkNeeds, paramsOf } from "./column-steps.ts";
import { methodNode, noteAt, refuseInfinite } from "./columns.ts";
import { placesOf } from "./derive.ts";
import { replay } from "./fitted-check.ts";
import type { AggregateChoice, Plan } from "./plan-types.ts";
import type { GroupWeights, ScoreRun } from "./score-types.ts";
import { gather, type ScoreSlice, scatter } from "./slices.ts";
import { isGroup, type Tree, type TreeNode } from "./tree.ts";
import { rowWeightsOf } from "./weights.ts";

/** How a group is aggregated: its own choice, that of its level, or the plan's. */
export function aggregateChoice(plan: Plan, tree: Tree, group: TreeNode): AggregateChoice {
  const { nodes, levels } = plan.aggregate;
  if (Object.hasOwn(nodes, group.id)) return nodes[group.id]!;
  return levels === null ? plan.aggregate : levels[tree.depth - 1 - group.depth]!;
}

/** Present children of each row. */
export function countPresent(columns: readonly Float64Array[]): Uint16Array {
  const n = columns[0]?.length ?? 0;
  const present = new Uint16Array(n);
  for (const x of columns) for (let i = 0; i < n; i++) if (!Number.isNaN(x[i]!)) present[i] = present[i]! + 1;
  return present;
}

export interface GroupRun extends ScoreRun {
  readonly slice: ScoreSlice;
  readonly weights: GroupWeights;
  readonly rowWeights: Map<string, Map<string, Float64Array>>;
  readonly details: Map<string, DetailPart[]>;
  readonly scores: Map<string, Float64Array>;
  readonly counts: (entry: TreeNode) => boolean;
}

/** The values on the way to a score, for the rows of one slice. */
export interface DetailPart {
  readonly use: Uint32Array | null;
  compute(): Readonly<Record<string, Float64Array>>;
}

/** Details of a group over all rows; slices share their names. */
export function joinDetails(parts: readonly DetailPart[], length: number): Readonly<Record<string, Float64Array>> {
  const whole: Record<string, Float64Array> = {};
  for (const { use, compute } of parts) {
    for (const [name, values] of Object.entries(compute())) {
      if (use === null) whole[name] = values;
      else {
        whole[name] ??= new Float64Array(length).fill(Number.NaN);
        scatter(values, use, whole[name]);
      }
    }
  }
  return whole;
}

/** Columns of the children: scores, or an indicator's treated values with its own direction where the method reads them. */
function childColumns(children: readonly TreeNode[], reads: "treated" | "normalised", { scores, treated }: GroupRun) {
  const raw = (entry: TreeNode): boolean => reads === "treated" && !isGroup(entry.node);
  return {
    columns: children.map((child) => (raw(child) ? treated : scores).get(child.id)!),
    nodes: children.map((child): MethodNode => {
      if (raw(child)) return methodNode(child.node as Indicator);
      const { id, weight, tags } = child.node;
      return { id, weight, tags, direction: "positive", targets: [] };
    }),
  };
}

/** Scores one group on the rows of a slice; returns what its aggregator learned. */
export function aggregateGroup(group: TreeNode, run: GroupRun): Json {
  const { slice, scores, rows } = run;
  const children = group.children.filter(run.counts);
  const choice = aggregateChoice(run.plan, run.tree, group);
  const { id, params } = paramsOf(choice, ["coverage", "over", "nodes", "levels"]);
  const method = run.registry.get("aggregate", id)!;
  const path = ["aggregate", group.id];
  const note = noteAt(path, run.note);
  const typed = params as never;
  const { columns: whole, nodes } = childColumns(children, method.reads(typed), run);
  const progress = (done: number, total: number) => run.progress({ done, total, method: id, node: group.id });
  const context = { nodes, group: group.id, note, progress };
  const weights = children.map((child) => run.weights.weights[child.id]!);
  let fitted = run.given?.aggregate[slice.key]?.[group.id];
  try {
    const own = rowWeightsOf(group, run.weights, { ...run, use: slice.use });
    if (fitted === undefined && run.given !== null) {
      throw new IndexError([{ code: "not-fitted", path: [], params: { id: group.id, slice: slice.key } }]);
    }
    if (fitted === undefined) {
      const from = slice.aggregateFrom;
      const learnRows = selectRows(rows, from);
      checkNeeds({ id, needs: method.needs(typed) }, learnRows, children.length);
      fitted = method.fit(
        whole.map((x) => gather(x, from)),
        typed,
        {
          ...context,
          rows: learnRows,
          weights,
          rowWeights: from === slice.use ? own : rowWeightsOf(group, run.weights, { ...run, use: from }),
        },
      );
    }
    const useRows = selectRows(rows, slice.use);
    const columns = whole.map((x) => gather(x, slice.use));
    if (own !== undefined) keepRowWeights(own, children, { ...run, group: group.id });
    const input = { weights, rowWeights: own, fitted };
    const apply = () => method.apply(columns, input, { ...context, rows: useRows });
    const y = run.given === null ? apply() : replay(apply, { id });
    if (method.ordinal) note({ code: "order-only", path: [], params: { method: id } });
    const compute = () => method.details?.(columns, input, { ...context, rows: useRows }) ?? {};
    run.details.set(group.id, [...(run.details.get(group.id) ?? []), { use: slice.use, compute }]);
    refuseInfinite(y, { rows: useRows, method: id });
    if (choice.coverage > 0) {
      const present = children.map((child) => gather(scores.get(child.id)!, slice.use));
      const at = withhold(y, present, choice.coverage);
      if (at.length > 0) {
        note({ code: "score-withheld", path: [], params: { coverage: choice.coverage, ...placesOf(at, useRows) } });
      }
    }
    if (group.node.direction === "negative") mirror(y, group, run);
    if (slice.use === null) scores.set(group.id, y);
    else scatter(y, slice.use, scores.get(group.id)!);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    throw new IndexError(error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }) as Issue));
  }
  return fitted;
}

function keepRowWeights(
  own: readonly Float64Array[],
  children: readonly TreeNode[],
  run: GroupRun & { group: string },
): void {
  const kept = run.rowWeights.get(run.group) ?? new Map<string, Float64Array>();
  children.forEach((child, j) => {
    const whole = kept.get(child.id) ?? new Float64Array(run.rows.length).fill(Number.NaN);
    if (run.slice.use === null) whole.set(own[j]!);
    else scatter(own[j]!, run.slice.use, whole);
    kept.set(child.id, whole);
  });
  run.rowWeights.set(run.group, kept);
}

/** Takes the scores of rows with too few present children away; returns those that had one. */
function withhold(y: Float64Array, columns: readonly Float64Array[], coverage: number): number[] {
  const present = countPresent(columns);
  const at: number[] = [];
  for (let i = 0; i < y.length; i++) {
    if (present[i]! / columns.length >= coverage || Number.isNaN(y[i]!)) continue;
    y[i] = Number.NaN;
    at.push(i);
  }
  return at;
}

/** A negative group on the plan's bounded scale: what was high is low. */
function mirror(y: Float64Array, group: TreeNode, { plan, registry }: GroupRun): void {
  const { id, params } = paramsOf(plan.normalise, ["over", "indicators"]);
  const bounds = registry.get("normalise", id)!.bounds(params as never);
  if (bounds === null)
    throw new IndexError([{ code: "unbounded-mirror", path: [], params: { id: group.id, method: id } }]);
  for (let i = 0; i < y.length; i++) y[i] = bounds[0] + bounds[1] - y[i]!;
}
