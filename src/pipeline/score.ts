import { IndexError, type Issue } from "../errors/index.ts";
import type { Json } from "../method/index.ts";
import { aggregateGroup, countPresent, type DetailPart, joinDetails } from "./aggregate-group.ts";
import { tableOf } from "./columns.ts";
import { placesOf } from "./derive.ts";
import type { GroupWeights, Scored, ScoreFitted, ScoreRun } from "./score-types.ts";
import type { ScoreSlice } from "./slices.ts";
import { isGroup, type Tree, type TreeNode } from "./tree.ts";
import { groupWeights, indicatorWeights, type WeighRun } from "./weights.ts";

/** The groups from the lowest up, so that children have their scores first. */
export function bottomUp(tree: Tree, counts: (entry: TreeNode) => boolean): TreeNode[] {
  return tree.groups.filter(counts).reverse();
}

export function countsWithout(dropped: ReadonlySet<string>): (entry: TreeNode) => boolean {
  const counts = (entry: TreeNode): boolean => {
    if (!entry.active) return false;
    return isGroup(entry.node) ? entry.children.some(counts) : !dropped.has(entry.id);
  };
  return counts;
}

/**
 * Weighs and aggregates. Where the plan limits weights, they are learned first, from an index without the limits, then
 * moved, then aggregated with: a weigher that reads the scores of groups reads those of the first pass.
 */
export function scoreGroups(run: ScoreRun): Scored {
  const { plan, tree, note } = run;
  const { shares, bounds } = plan.weigh;
  const limited = Object.keys(shares).length > 0 || bounds !== null;
  if (run.given !== null || !limited) return scoreBottomUp(run, run.given?.weigh ?? null);
  const { constrain } = run;
  if (constrain === undefined)
    throw new IndexError([
      {
        code: "engine-without",
        path: ["plan", "weigh"],
        params: { of: "shares, bounds", part: "constrain: constrainWeights" },
      },
    ]);
  const of = (kind: "weigh" | "aggregate") => (issue: Issue) => {
    if ((issue.path[0] === "weigh") === (kind === "weigh")) note(issue);
  };
  const { fitted, counts, rowWeights } = scoreBottomUp({ ...run, note: of("weigh") }, null);
  if (rowWeights.size > 0) {
    const params = { groups: [...rowWeights.keys()] };
    throw new IndexError([{ code: "limits-on-row-weights", path: ["plan", "weigh"], params }]);
  }
  const weigh = Object.entries(fitted.weigh).flatMap(([slice, groups]) =>
    Object.entries(constrain(groups, plan.weigh, { tree, counts })).map(
      ([id, weights]) => [slice, id, weights] as const,
    ),
  );
  return scoreBottomUp({ ...run, note: of("aggregate") }, tableOf(weigh));
}

/** Weighs and aggregates, group by group from the bottom, so that a weigher of groups sees their scores. */
function scoreBottomUp(run: ScoreRun, known: ScoreFitted["weigh"] | null): Scored {
  const fast = run.fast?.score(run, known);
  if (fast) return fast;
  const counts = countsWithout(run.dropped);
  if (!counts(run.tree.root))
    throw new IndexError([{ code: "nothing-left", path: ["system", run.tree.root.id], params: {} }]);
  const scores = new Map(run.normalised);
  const groups = bottomUp(run.tree, counts);
  for (const group of groups) scores.set(group.id, new Float64Array(run.rows.length).fill(Number.NaN));
  const rowWeights = new Map<string, Map<string, Float64Array>>();
  const details = new Map<string, DetailPart[]>();
  const weigh: [slice: string, group: string, GroupWeights][] = [];
  const aggregate: [slice: string, group: string, Json][] = [];
  const weighRunOf = (slice: ScoreSlice): WeighRun => ({ ...run, learn: slice.weighFrom, scores, counts });
  const whole = known === null && run.plan.weigh.scope === "indicators";
  const vectors = new Map(
    run.slices.map((slice) => [slice, whole ? indicatorWeights(run.tree.root, weighRunOf(slice)) : null]),
  );
  // all slices of a group before the next: a slice may learn from rows of another, and needs the scores there
  for (const group of groups) {
    for (const slice of run.slices) {
      const weights =
        known === null
          ? (vectors.get(slice)?.get(group.id) ?? groupWeights(group, weighRunOf(slice)))
          : recall(known, group, { slice: slice.key, counts });
      weigh.push([slice.key, group.id, weights]);
      const own = { ...run, slice, weights, scores, counts, rowWeights, details };
      aggregate.push([slice.key, group.id, aggregateGroup(group, own)]);
    }
  }
  noteGaps(groups, { ...run, scores, counts });
  return {
    scores,
    fitted: { weigh: tableOf(weigh), aggregate: tableOf(aggregate) },
    counts,
    rowWeights,
    details: (group) => joinDetails(details.get(group) ?? [], run.rows.length),
  };
}

/** The weights learned before, which must be there for every child that counts. */
export function recall(weigh: ScoreFitted["weigh"], group: TreeNode, { slice, counts }: Recalling): GroupWeights {
  const known = Object.hasOwn(weigh, slice) ? weigh[slice]![group.id] : undefined;
  const lacking = (id: string, path: string[]) =>
    new IndexError([{ code: "not-fitted", path: ["weigh", group.id, ...path], params: { id, slice } }]);
  if (known === undefined) throw lacking(group.id, []);
  const children = group.children.filter(counts).map(({ id }) => id);
  const without = children.find((id) => !Object.hasOwn(known.weights, id));
  if (without !== undefined) throw lacking(without, ["weights", without]);
  if (children.some((id) => known.weights[id]! > 0)) return known;
  throw new IndexError([{ code: "zero-weights", path: ["weigh", group.id], params: { id: group.id, children } }]);
}

interface Recalling {
  readonly slice: string;
  readonly counts: (entry: TreeNode) => boolean;
}

function hasGap(x: Float64Array): boolean {
  for (let i = 0; i < x.length; i++) if (Number.isNaN(x[i]!)) return true;
  return false;
}

/** Says how many scores rest on some children only, which is imputation by the mean of their siblings. */
function noteGaps(
  groups: readonly TreeNode[],
  run: Pick<ScoreRun, "rows" | "note"> & Pick<Scored, "scores" | "counts">,
): void {
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
