import { IndexError, type Issue } from "../../errors/index.ts";
import type { Json } from "../../method/index.ts";
import { aggregateChoice } from "../aggregate-group.ts";
import { checkNeeds, paramsOf } from "../column-steps.ts";
import { tableOf } from "../columns.ts";
import { placesOf } from "../derive.ts";
import { bottomUp, countsWithout, recall } from "../score.ts";
import type { GroupWeights, Scored, ScoreFitted, ScoreRun } from "../score-types.ts";
import { isGroup, type TreeNode } from "../tree.ts";
import { groupWeights, indicatorWeights } from "../weights.ts";
import { LazyColumns } from "./lazy-columns.ts";
import type { Machine } from "./machine.ts";
import { type KernelOutput, runProgram } from "./program.ts";
import { RuledColumns } from "./rulers.ts";
import type { KernelChild, KernelGroup } from "./steps.ts";

/** Why a plan is not scored by the kernel. */
export type NotCompiled = "no-rulers" | "several-slices" | "learned-weights" | "row-weights" | "aggregator" | "range";

type Choice = { readonly method: string };

/** Whether weights can be had without scores: those that read no data, or were learned before. */
function weightsRefused({ plan, registry }: ScoreRun, known: ScoreFitted["weigh"] | null): NotCompiled | null {
  const choices: Choice[] = [plan.weigh, ...Object.values(plan.weigh.nodes)];
  const methods = choices.map(({ method }) => registry.get("weigh", method)!);
  if (methods.some(({ rowWeights }) => rowWeights !== undefined)) return "row-weights";
  return known === null && !methods.every(({ blind }) => blind) ? "learned-weights" : null;
}

interface Compiled {
  readonly groups: readonly { readonly node: TreeNode; readonly coverage: number }[];
  readonly columns: RuledColumns;
  readonly counts: (entry: TreeNode) => boolean;
}

/** What the kernel needs of a plan, or why it cannot. */
function compileGroups(run: ScoreRun, known: ScoreFitted["weigh"] | null): Compiled | NotCompiled {
  const { tree, plan, registry, normalised, slices } = run;
  if (!(normalised instanceof RuledColumns) || normalised.ruled.size === 0) return "no-rulers";
  const [slice] = slices;
  if (slices.length !== 1 || slice!.use !== null || slice!.weighFrom !== null || slice!.aggregateFrom !== null)
    return "several-slices";
  const refused = weightsRefused(run, known);
  if (refused !== null) return refused;
  const counts = countsWithout(run.dropped);
  if (!counts(tree.root)) return "no-rulers"; // said the general way
  const groups = bottomUp(tree, counts).map((node) => ({ node, choice: aggregateChoice(plan, tree, node) }));
  for (const { node, choice } of groups) {
    if (!registry.get("aggregate", choice.method)!.mean) return "aggregator";
    if (node.node.direction === "negative" && boundsOf(run) === null) return "aggregator";
  }
  return {
    groups: groups.map(({ node, choice }) => ({ node, coverage: choice.coverage })),
    columns: normalised,
    counts,
  };
}

function boundsOf({ plan, registry }: ScoreRun): readonly [number, number] | null {
  const { id, params } = paramsOf(plan.normalise, ["over", "indicators"]);
  return registry.get("normalise", id)!.bounds(params as never);
}

/** Weights of every group, whose columns nobody reads. */
function weightsOf(run: ScoreRun, { counts }: Compiled, known: ScoreFitted["weigh"] | null) {
  const slice = run.slices[0]!;
  const unread = new Map(run.tree.nodes.map(({ id }) => [id, new Float64Array(0)]));
  const weighRun = { ...run, learn: null, scores: unread, derived: unread, treated: unread, counts };
  const vector =
    known === null && run.plan.weigh.scope === "indicators" ? indicatorWeights(run.tree.root, weighRun) : null;
  return (group: TreeNode): GroupWeights =>
    known === null
      ? (vector?.get(group.id) ?? groupWeights(group, weighRun))
      : recall(known, group, { slice: slice.key, counts });
}

/** Fewest children present for a coverage, by the same quotient as the general way. */
function leastPresent(children: number, coverage: number): number {
  let least = 0;
  while (least < children && !(least / children >= coverage)) least += 1;
  return least;
}

export interface FastOptions {
  readonly keep?: readonly string[] | undefined;
  readonly kind?: Machine["kind"] | undefined;
  readonly reuse?: ((id: string) => Float64Array | undefined) | undefined;
}

/**
 * `scoreBottomUp` by the kernel: the same scores to the bit, the same notes and what was learned. `keep`: nodes whose scores
 * are wanted at once; others are computed when they are read. Null where the plan asks for more than it can do.
 */
export function scoreByKernel(
  run: ScoreRun,
  known: ScoreFitted["weigh"] | null,
  { keep, kind, reuse }: FastOptions = {},
): Scored | null {
  const compiled = compileGroups(run, known);
  if (typeof compiled === "string") return null;
  const { columns, counts } = compiled;
  const { rows, registry, plan, tree } = run;
  const slice = run.slices[0]!;
  const notes: Issue[] = [];
  const told = { ...run, note: (issue: Issue) => void notes.push(issue) };
  const weigh: [string, string, GroupWeights][] = [];
  const aggregate: [string, string, Json][] = [];
  const place = new Map(compiled.groups.map(({ node }, k) => [node.id, k]));
  const mirrored = boundsOf(run);
  const program: KernelGroup[] = [];
  /** Notes of each group, before those of its scores. */
  const said: Issue[][] = [];
  try {
    const weights = weightsOf(told, compiled, known);
    for (const { node, coverage } of compiled.groups) {
      const own = weights(node);
      said.push(notes.splice(0));
      weigh.push([slice.key, node.id, own]);
      const children = node.children.filter(counts);
      const { id, params } = paramsOf(aggregateChoice(plan, tree, node), ["coverage", "over", "nodes", "levels"]);
      const method = registry.get("aggregate", id)!;
      const given = run.given?.aggregate[slice.key]?.[node.id];
      if (run.given !== null && given === undefined) return null;
      checkNeeds({ id, needs: method.needs(params as never) }, rows, children.length);
      aggregate.push([slice.key, node.id, given ?? null]);
      const parts = children.map((child): KernelChild => {
        const weight = own.weights[child.id]!;
        if (isGroup(child.node)) {
          const at = place.get(child.id)!;
          return { kind: "node", node: at, gaps: program[at]!.gaps, weight };
        }
        const ruler = columns.ruled.get(child.id);
        if (ruler !== undefined) return { kind: "line", ...ruler, weight };
        return { kind: "scores", column: columns.get(child.id)!, gaps: true, weight };
      });
      program.push({
        id: node.id,
        children: parts,
        least: leastPresent(children.length, coverage),
        mirror: node.node.direction === "negative" ? mirrored![0] + mirrored![1] : null,
        gaps: parts.some(({ gaps }) => gaps),
      });
    }
  } catch (error) {
    if (error instanceof IndexError) return null; // said again the general way
    throw error;
  }
  if (!withinReach(program)) return null;
  const wanted = keep === undefined ? () => true : (id: string) => keep.includes(id);
  const output = runProgram({ rows: rows.length, groups: program }, { keep: wanted, kind, reuse });
  const again = (id: string) =>
    runProgram({ rows: rows.length, groups: program }, { keep: (other) => other === id, kind }).scores.get(id)!;
  tell(run, compiled, { said, output });
  const make = new Map<string, () => Float64Array>();
  for (const id of columns.keys()) make.set(id, () => columns.get(id)!);
  for (const { id } of program) make.set(id, () => output.scores.get(id) ?? again(id));
  return {
    scores: new LazyColumns(make),
    fitted: { weigh: tableOf(weigh), aggregate: tableOf(aggregate) },
    counts,
    rowWeights: new Map(),
    details: () => ({}),
  };
}

/** Sums that could pass what a double holds are refused the general way, which says where. */
function withinReach(program: readonly KernelGroup[]): boolean {
  return program.every(({ children }) => {
    let sum = 0;
    for (const child of children) {
      if (child.kind === "scores" && child.column.some((v) => Math.abs(v) > 1e150)) return false;
      sum += child.weight;
    }
    return sum < 1e150;
  });
}

/** What the general way says, in its order: group by group, then the scores that rest on some children only. */
function tell(
  { rows, note }: ScoreRun,
  { groups }: Compiled,
  { said, output }: { said: readonly (readonly Issue[])[]; output: KernelOutput },
): void {
  groups.forEach(({ node, coverage }, k) => {
    for (const issue of said[k]!) note(issue);
    const taken = output.withheld.get(node.id);
    if (taken === undefined) return;
    const params = { coverage, places: placesOf(taken.at, rows).places, count: taken.count };
    note({ code: "score-withheld", path: ["aggregate", node.id], params });
  });
  for (const { node } of groups) {
    const partial = output.partial.get(node.id);
    if (partial === undefined) continue;
    const params = { places: placesOf(partial.at, rows).places, count: partial.count };
    note({ code: "partial-scores", path: ["aggregate", node.id], params });
  }
}
