import { IndexError, type Issue } from "../errors/index.ts";
import { type Json, type Registry, type Rows, selectRows } from "../method/index.ts";
import { checkNeeds, paramsOf } from "./column-steps.ts";
import { type Columns, noteAt, refuseInfinite } from "./columns.ts";
import { placesOf } from "./derive.ts";
import type { AggregateChoice, Plan } from "./plan-types.ts";
import { gather, type ScoreSlice, scatter } from "./slices.ts";
import { isGroup, type Tree, type TreeNode } from "./tree.ts";
import { type GroupWeights, groupWeights, indicatorWeights, rowWeightsOf, type WeighRun } from "./weights.ts";

/** What weighing and aggregating learned: by ruler, then by group. */
export interface ScoreFitted {
  readonly weigh: Readonly<Record<string, Readonly<Record<string, GroupWeights>>>>;
  readonly aggregate: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

export interface ScoreRun {
  readonly tree: Tree;
  readonly plan: Plan;
  readonly registry: Registry;
  readonly rows: Rows;
  readonly slices: readonly ScoreSlice[];
  readonly derived: Columns;
  readonly treated: Columns;
  readonly normalised: Columns;
  readonly dropped: ReadonlySet<string>;
  readonly given: ScoreFitted | null;
  note(issue: Issue): void;
}

export interface Scored {
  /** Normalised indicators and group scores by id. */
  readonly scores: Columns;
  readonly fitted: ScoreFitted;
  readonly counts: (entry: TreeNode) => boolean;
  /** Weights of each row by child, for groups whose weigher gives every unit its own. */
  readonly rowWeights: RowWeights;
}

type RowWeights = ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;

/** The groups from the lowest up, so that children have their scores first. */
function bottomUp(tree: Tree, counts: (entry: TreeNode) => boolean): TreeNode[] {
  return tree.groups.filter(counts).reverse();
}

function countsWithout(dropped: ReadonlySet<string>): (entry: TreeNode) => boolean {
  const counts = (entry: TreeNode): boolean => {
    if (!entry.active) return false;
    return isGroup(entry.node) ? entry.children.some(counts) : !dropped.has(entry.id);
  };
  return counts;
}

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

/** Weighs and aggregates, group by group from the bottom, so that a weigher of groups sees their scores. */
export function scoreGroups(run: ScoreRun): Scored {
  const counts = countsWithout(run.dropped);
  if (!counts(run.tree.root))
    throw new IndexError([{ code: "nothing-left", path: ["system", run.tree.root.id], params: {} }]);
  const scores = new Map(run.normalised);
  const groups = bottomUp(run.tree, counts);
  for (const group of groups) scores.set(group.id, new Float64Array(run.rows.length).fill(Number.NaN));
  const rowWeights = new Map<string, Map<string, Float64Array>>();
  const weigh: Record<string, Record<string, GroupWeights>> = {};
  const aggregate: Record<string, Record<string, Json>> = {};
  for (const slice of run.slices) {
    const weighRun: WeighRun = { ...run, learn: slice.weighFrom, scores, counts };
    weigh[slice.key] = {};
    aggregate[slice.key] = {};
    const vector =
      run.given === null && run.plan.weigh.scope === "indicators" ? indicatorWeights(run.tree.root, weighRun) : null;
    for (const group of groups) {
      const known = run.given?.weigh[slice.key]?.[group.id];
      if (run.given !== null && known === undefined) {
        throw new IndexError([
          { code: "not-fitted", path: ["weigh", group.id], params: { id: group.id, slice: slice.key } },
        ]);
      }
      const weights = known ?? vector?.get(group.id) ?? groupWeights(group, weighRun);
      weigh[slice.key]![group.id] = weights;
      aggregate[slice.key]![group.id] = aggregateGroup(group, { ...run, slice, weights, scores, counts, rowWeights });
    }
  }
  noteGaps(groups, { ...run, scores, counts });
  return { scores, fitted: { weigh, aggregate }, counts, rowWeights };
}

interface GroupRun extends ScoreRun {
  readonly slice: ScoreSlice;
  readonly weights: GroupWeights;
  readonly rowWeights: Map<string, Map<string, Float64Array>>;
  readonly scores: Map<string, Float64Array>;
  readonly counts: (entry: TreeNode) => boolean;
}

/** Scores one group on the rows of a slice; returns what its aggregator learned. */
function aggregateGroup(group: TreeNode, run: GroupRun): Json {
  const { slice, scores, rows } = run;
  const children = group.children.filter(run.counts);
  const choice = aggregateChoice(run.plan, run.tree, group);
  const { id, params } = paramsOf(choice, ["coverage", "over", "nodes", "levels"]);
  const method = run.registry.get("aggregate", id)!;
  const path = ["aggregate", group.id];
  const note = noteAt(path, run.note);
  const nodes = children.map(({ id, node }) => ({
    id,
    weight: node.weight,
    tags: node.tags,
    direction: "positive" as const,
    targets: [],
  }));
  const typed = params as never;
  const whole = children.map((child) => scores.get(child.id)!);
  let fitted = run.given?.aggregate[slice.key]?.[group.id];
  try {
    if (fitted === undefined) {
      const learnRows = selectRows(rows, slice.aggregateFrom);
      checkNeeds({ id, needs: method.needs(typed) }, learnRows, children.length);
      fitted = method.fit(
        whole.map((x) => gather(x, slice.aggregateFrom)),
        typed,
        { rows: learnRows, nodes, note },
      );
    }
    const useRows = selectRows(rows, slice.use);
    const columns = whole.map((x) => gather(x, slice.use));
    const weights = children.map((child) => run.weights.weights[child.id]!);
    const own = rowWeightsOf(group, run.weights, { ...run, use: slice.use });
    if (own !== undefined) keepRowWeights(own, children, { ...run, group: group.id });
    const y = method.apply(columns, { weights, rowWeights: own, fitted }, { rows: useRows, nodes, note });
    refuseInfinite(y, { rows: useRows, method: id });
    if (choice.coverage > 0) withhold(y, columns, choice.coverage);
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

function withhold(y: Float64Array, columns: readonly Float64Array[], coverage: number): void {
  const present = countPresent(columns);
  for (let i = 0; i < y.length; i++) if (present[i]! / columns.length < coverage) y[i] = Number.NaN;
}

/** A negative group on the plan's bounded scale: what was high is low. */
function mirror(y: Float64Array, group: TreeNode, { plan, registry }: GroupRun): void {
  const { id, params } = paramsOf(plan.normalise, ["over", "indicators"]);
  const bounds = registry.get("normalise", id)!.bounds(params as never);
  if (bounds === null)
    throw new IndexError([{ code: "unbounded-mirror", path: [], params: { id: group.id, method: id } }]);
  for (let i = 0; i < y.length; i++) y[i] = bounds[0] + bounds[1] - y[i]!;
}

function hasGap(x: Float64Array): boolean {
  for (let i = 0; i < x.length; i++) if (Number.isNaN(x[i]!)) return true;
  return false;
}

/** Says how many scores rest on some children only, which is imputation by the mean of their siblings. */
function noteGaps(groups: readonly TreeNode[], run: Pick<GroupRun, "scores" | "counts" | "rows" | "note">): void {
  for (const group of groups) {
    const children = group.children.filter(run.counts);
    const columns = children.map((child) => run.scores.get(child.id)!);
    if (!columns.some(hasGap)) continue;
    const present = countPresent(columns);
    const score = run.scores.get(group.id)!;
    const at: number[] = [];
    for (let i = 0; i < present.length; i++) if (present[i]! < columns.length && !Number.isNaN(score[i]!)) at.push(i);
    if (at.length > 0)
      run.note({ code: "partial-scores", path: ["aggregate", group.id], params: placesOf(at, run.rows) });
  }
}
