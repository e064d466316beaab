import { en, IndexError, speaking } from "../../errors/index.ts";
import { createRegistry, type Registry } from "../../method/index.ts";
import { builtins } from "../../pipeline/builtins.ts";
import type { Definition, Engine } from "../../pipeline/engine.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import type { Dataset } from "../../schema/types.ts";
import { sum } from "../../stats/index.ts";
import { type BuildOptions, changeTree, type Source } from "./build.ts";
import { type End, endsIn } from "./end.ts";
import { findRow, nodeOf, refuseUnexplained, rowOf } from "./rows.ts";
import { splitChange } from "./split.ts";
import { CAUSES, type Cause, type ChangePart, type Split, type SplitBy, type SplitOptions } from "./types.ts";

export interface ExplainOptions extends SplitOptions {
  readonly from: string;
  readonly to: string;
  /** All units that have both scores unless given. */
  readonly unit?: string;
  /** Whose score; the index unless given. */
  readonly node?: string;
  /** The methods to choose from; the built-in ones unless given. */
  readonly registry?: Registry;
}

/** A score at one end of a change. */
export interface ChangeEnd {
  readonly period: string;
  readonly score: number;
  /** 0 = none. */
  readonly rank: number;
}

/** Why a unit's score moved. */
export interface Change {
  readonly unit: string;
  readonly node: string;
  readonly from: ChangeEnd;
  readonly to: ChangeEnd;
  /** The later score less the earlier. */
  readonly change: number;
  /** What each node adds for each cause, in the order of the system; they sum to the change. */
  readonly parts: readonly ChangePart[];
  /** Sums of the parts by cause: all causes, 0 where nothing happened. */
  readonly causes: Readonly<Record<Cause, number>>;
  readonly by: SplitBy;
}

/** `explainChange` over the methods of an engine; its meaning stands there. */
export function explainChangeBy({ computeIndex, registry }: Pick<Engine, "computeIndex" | "registry">) {
  return (definition: Definition, data: Dataset, options: ExplainOptions): readonly Change[] => {
    const result = computeIndex(definition, data);
    return explainDifference(result, result, { registry, ...options });
  };
}

/**
 * Why a score differs between two results, or two periods of one: last year's publication and this year's, an old plan and
 * a new one. The parts sum to the change.
 * - Means of the same children: arithmetic ½(w₀+w₁)Δx + ½(x₀+x₁)Δw; geometric by the logarithmic mean; level by level.
 * - Everything else: Owen values over the tree, exact to 12 siblings that changed; beyond, the mean of seeded orders, each
 *   part with its standard error and the sum still exact. `by` says which.
 * - `ruler` is a figure told on another ruler, or a rank among other peers; `coverage` is a gap that opened or filled and
 *   whatever was filled; with two results, figures of the earlier period that the later result has corrected come first, as
 *   `revision`, under the earlier ruler and weights.
 * What a normaliser reads in the row itself, a target of its own period for one, counts as data.
 * Missing: as in `explainChange`. A score in which cells take part that may not be shown is the error `score-not-explained`.
 * @see Ang (2004), Energy Policy 32; Owen (1977); Winter (1989)
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive", goalposts: [0, 10] }, { id: "b", direction: "positive", goalposts: [0, 10] }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x"], periods: ["2023"], columns: { a: [2], b: [4] } });
 * const normalise = { method: "goalposts" };
 * const before = computeIndex({ system, plan: { normalise } }, data);
 * const after = computeIndex({ system, plan: { normalise, weigh: { method: "given", weights: { b: 3 } } } }, data);
 * const [x] = explainDifference(before, after, { from: "2023", to: "2023" });
 * x?.causes.weights; // => 5
 */
export function explainDifference(before: IndexResult, after: IndexResult, options: ExplainOptions): readonly Change[] {
  return speaking(en, () => {
    const { from, to, unit, registry = createRegistry(builtins) } = options;
    nodeOf([before, after], options.node);
    const units = unit === undefined ? sharedUnits(before, after, options) : [unit];
    const inBefore = endsIn(before, registry);
    const inAfter = before === after ? inBefore : endsIn(after, registry);
    return units.map((one) => {
      const ends = [
        inBefore(rowOf(before, { unit: one, period: from })),
        inAfter(rowOf(after, { unit: one, period: to })),
      ] as const;
      return changeOf(ends, options);
    });
  });
}

function sharedUnits(before: IndexResult, after: IndexResult, { from, to, node }: ExplainOptions): readonly string[] {
  rowsIn(before, from);
  rowsIn(after, to);
  const scored = (result: IndexResult, unit: string, period: string) => {
    const row = findRow(result, { unit, period });
    return row >= 0 && !Number.isNaN(result.score(node ?? result.nodes[0]!.id)[row]!);
  };
  return [...new Set(before.units)].filter((unit) => scored(before, unit, from) && scored(after, unit, to));
}

function rowsIn({ periods }: IndexResult, period: string): void {
  if (periods.includes(period)) return;
  const params = { period, known: [...new Set(periods)] };
  throw new IndexError([{ code: "unknown-period", path: [], params }]);
}

function changeOf([before, after]: readonly [End, End], options: ExplainOptions): Change {
  const nodeIn = ({ result }: End) => options.node ?? result.nodes[0]!.id;
  const endOf = (end: End): ChangeEnd => ({
    period: end.period,
    score: end.result.score(nodeIn(end))[end.row]!,
    rank: end.result.rank(nodeIn(end))[end.row]!,
  });
  const [from, to] = [endOf(before), endOf(after)];
  const node = nodeIn(after);
  const revised = revisedFigures(before, after);
  const stages: BuildOptions[] = [{ before, after, ...(revised === null ? {} : { figures: later(revised) }) }];
  if (revised !== null) stages.unshift({ before, after: before, cause: "revision", figures: corrected(revised) });
  const splits = stages.map((stage) => splitChange(changeTree(node, stage), options));
  refuseUnexplained(splits[0]!.start, from.score, before);
  refuseUnexplained(splits.at(-1)!.end, to.score, after);
  const parts = inOrder(
    splits.flatMap((split) => split.parts),
    [before, after],
  );
  const amounts = (cause: Cause) => Float64Array.from(parts, (part) => (part.cause === cause ? part.amount : 0));
  return {
    unit: after.unit,
    node,
    from,
    to,
    change: to.score - from.score,
    parts,
    causes: Object.fromEntries(CAUSES.map((cause) => [cause, sum(amounts(cause))])) as Record<Cause, number>,
    by: leastExact(splits),
  };

  function later(sources: (id: string) => Source) {
    return (id: string) => [sources(id), { result: after.result, row: after.row }] as const;
  }
  function corrected(sources: (id: string) => Source) {
    return (id: string) => [{ result: before.result, row: before.row }, sources(id)] as const;
  }
}

/** Where the later result tells the earlier period otherwise: its figures there; null where nothing was corrected. */
function revisedFigures(before: End, after: End): ((id: string) => Source) | null {
  if (before.result === after.result) return null;
  const row = findRow(after.result, before);
  if (row < 0) return null;
  const own: Source = { result: before.result, row: before.row };
  const theirs: Source = { result: after.result, row };
  const corrected = new Set<string>();
  for (const { id, group } of before.result.nodes) {
    if (group || !after.counted.has(id) || after.tree.get(id)!.children.length > 0) continue;
    const [x, y] = [own, theirs].map((one) => one.result.value("denominated", id)[one.row]!) as [number, number];
    if (!Object.is(x, y) && !(Number.isNaN(x) && Number.isNaN(y))) corrected.add(id);
  }
  return corrected.size === 0 ? null : (id) => (corrected.has(id) ? theirs : own);
}

const leastExact = (splits: readonly Split[]): SplitBy =>
  splits.some(({ by }) => by === "sampled")
    ? "sampled"
    : splits.some(({ by }) => by === "owen")
      ? "owen"
      : "closed-form";

/** The parts as the system lists their nodes, those of one node by cause. */
export function inOrder(parts: readonly ChangePart[], [before, after]: readonly [End, End]): ChangePart[] {
  const ids = [...new Set([...after.tree.nodes, ...before.tree.nodes].map(({ id }) => id))];
  const place = new Map(ids.map((id, i) => [id, i]));
  const key = ({ node, cause }: ChangePart) => place.get(node)! * CAUSES.length + CAUSES.indexOf(cause);
  return [...parts].sort((a, b) => key(a) - key(b));
}
