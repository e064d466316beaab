import { type Change, explainDifference } from "../analyse/decompose/explain-change.ts";
import { en, IndexError, type Issue, speaking } from "../errors/index.ts";
import type { Registry } from "../method/index.ts";
import { comparePeriods } from "../schema/order.ts";
import { type JsonDifference, jsonDifferences } from "./compare.ts";
import { resultOf, stepColumn } from "./result.ts";
import type { Snapshot, SnapshotScore } from "./types.ts";

/** A score and its rank in one snapshot; null = missing. */
export interface DiffEnd {
  readonly period: string;
  readonly score: number | null;
  readonly rank: number | null;
}

/** A score that moved, or whose rank did. */
export interface ScoreDiff {
  readonly unit: string;
  readonly node: string;
  readonly from: DiffEnd;
  readonly to: DiffEnd;
  /** Later less earlier; null where one is missing. */
  readonly change: number | null;
  /** `change` over the earlier score, its absolute value; null where that is missing or 0. */
  readonly relative: number | null;
  /** Places won: earlier rank less later one. */
  readonly shift: number | null;
}

export interface WeightDiff {
  readonly node: string;
  readonly unit?: string;
  readonly period?: string;
  /** Effective weights: shares in the index; null where it has none. */
  readonly from: number | null;
  readonly to: number | null;
  readonly nominal: { readonly from: number | null; readonly to: number | null };
}

/** A figure of a period that both hold, told otherwise by the later one. */
export interface Revision {
  readonly period: string;
  /** Without one: some figure of the column in the period; the snapshots keep the cells of their own periods only. */
  readonly unit?: string;
  /** An indicator or variable; `units` where units came or went, `groups` where groups changed. */
  readonly column: string;
  readonly from: number | null;
  readonly to: number | null;
}

export interface Membership {
  readonly units: { readonly joined: readonly string[]; readonly left: readonly string[] };
  readonly nodes: { readonly joined: readonly string[]; readonly left: readonly string[] };
}

/** What is different between two snapshots, each kind apart. */
export interface SnapshotDiff {
  readonly from: SnapshotEnd;
  readonly to: SnapshotEnd;
  /** The node of the index in the later one. */
  readonly index: string;
  /** Which period is held against which. */
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
  /** Scores of every group that moved, and those whose rank moved. */
  readonly scores: readonly ScoreDiff[];
  readonly weights: readonly WeightDiff[];
  readonly revisions: readonly Revision[];
  readonly plan: readonly JsonDifference[];
  readonly system: readonly JsonDifference[];
  readonly membership: Membership;
  /** Why each unit's index moved; the parts sum to the change. */
  readonly attribution: readonly Change[];
  /** Units whose change could not be split, and why. */
  readonly unexplained: readonly {
    readonly unit: string;
    readonly from: string;
    readonly to: string;
    readonly issues: readonly Issue[];
  }[];
}

export interface SnapshotEnd {
  readonly system: { readonly id: string; readonly version: string };
  readonly periods: readonly string[];
  readonly sha256: string;
}

export interface DiffOptions {
  /** Changes up to this size are none: |x − y| ≤ tolerance · max(1, |x|, |y|). Default 1e-12. */
  readonly tolerance?: number;
}

/** `diffSnapshots` over the methods of an engine; its meaning stands there. */
export function diffSnapshotsBy({ registry }: { readonly registry: Registry }) {
  return (from: Snapshot, to: Snapshot, { tolerance = 1e-12 }: DiffOptions = {}): SnapshotDiff => {
    const pairs = pairsOf(from, to);
    const { attribution, unexplained } = attributed(from, to, { pairs, registry });
    return {
      from: endOf(from),
      to: endOf(to),
      index: to.nodes[0]!.id,
      pairs,
      scores: scoreDiffs(from, to, { pairs, tolerance }),
      weights: weightDiffs(from, to, { pairs, tolerance }),
      revisions: revisionsOf(from, to, tolerance),
      plan: jsonDifferences(from.plan, to.plan, { path: ["plan"] }),
      system: jsonDifferences(from.system, to.system, { path: ["system"] }),
      membership: membershipOf(from, to, pairs),
      attribution,
      unexplained,
    };
  };
}

const endOf = ({ system, periods, sha256 }: Snapshot): SnapshotEnd => ({
  system: { id: system.id, version: system.version },
  periods,
  sha256,
});

type Pairs = SnapshotDiff["pairs"];

/** The periods that both hold against themselves; where they share none, the latest of one against the latest of the other. */
function pairsOf(a: Snapshot, b: Snapshot): Pairs {
  const shared = a.periods.filter((period) => b.periods.includes(period));
  if (shared.length > 0) return shared.map((period) => ({ from: period, to: period }));
  return [{ from: a.periods.at(-1)!, to: b.periods.at(-1)! }];
}

const key = (...parts: readonly (string | undefined)[]): string => JSON.stringify(parts);
const differ = (x: number | null, y: number | null, tolerance: number): boolean =>
  x === null || y === null ? x !== y : Math.abs(x - y) > tolerance * Math.max(1, Math.abs(x), Math.abs(y));

interface Between {
  readonly pairs: Pairs;
  readonly tolerance: number;
}

function scoreDiffs(a: Snapshot, b: Snapshot, { pairs, tolerance }: Between): ScoreDiff[] {
  const table = ({ scores }: Snapshot) =>
    new Map(scores.map((one) => [key(one.node, one.unit, one.period), one] as const));
  const [before, after] = [table(a), table(b)];
  const nodes = groupsOf(b).filter((id) => groupsOf(a).includes(id));
  const end = (one: SnapshotScore): DiffEnd => ({ period: one.period, score: one.score, rank: one.rank });
  return pairs.flatMap(({ from, to }) =>
    nodes.flatMap((node) =>
      unitsIn(a, from).flatMap((unit): ScoreDiff[] => {
        const [x, y] = [before.get(key(node, unit, from)), after.get(key(node, unit, to))];
        if (x === undefined || y === undefined) return [];
        const change = x.score === null || y.score === null ? null : y.score - x.score;
        const shift = x.rank === null || y.rank === null ? null : x.rank - y.rank;
        const moved = differ(x.score, y.score, tolerance);
        if (!moved && x.rank === y.rank) return [];
        const relative = change === null || x.score === 0 ? null : Math.abs(change) / Math.abs(x.score!);
        return [{ unit, node, from: end(x), to: end(y), change, relative, shift }];
      }),
    ),
  );
}

const groupsOf = ({ nodes }: Snapshot): string[] => nodes.filter(({ group }) => group).map(({ id }) => id);
const unitsIn = ({ rows }: Snapshot, period: string): string[] =>
  rows.filter((row) => row.period === period).map(({ unit }) => unit);

function weightDiffs(a: Snapshot, b: Snapshot, { pairs, tolerance }: Between): WeightDiff[] {
  // a weight of a period is held against that of the period it is paired with
  const named = new Map(pairs.map(({ from, to }) => [from, to]));
  const at = (period: string | undefined) => (period === undefined ? undefined : (named.get(period) ?? period));
  const before = new Map(a.weights.map((one) => [key(one.node, one.unit, at(one.period)), one]));
  const after = new Map(b.weights.map((one) => [key(one.node, one.unit, one.period), one]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): WeightDiff[] => {
    const [x, y] = [before.get(id), after.get(id)];
    const [from, to] = [x?.effective ?? null, y?.effective ?? null];
    const nominal = { from: x?.nominal ?? null, to: y?.nominal ?? null };
    if (!differ(from, to, tolerance) && !differ(nominal.from, nominal.to, tolerance)) return [];
    const { node, unit, period } = (y ?? x)!;
    return [{ node, ...(unit !== undefined && { unit }), ...(period !== undefined && { period }), from, to, nominal }];
  });
}

/** Cells where both snapshots hold the period, columns by their hashes where they only computed from it. */
function revisionsOf(a: Snapshot, b: Snapshot, tolerance: number): Revision[] {
  const revisions: Revision[] = [];
  const rowIn = (one: Snapshot) => new Map(one.rows.map(({ unit, period }, i) => [key(unit, period), i]));
  const [before, after] = [rowIn(a), rowIn(b)];
  const told = new Set<string>();
  const indicators = b.nodes.filter((node) => !node.group && a.nodes.some(({ id }) => id === node.id));
  for (const { id } of indicators) {
    const [x, y] = [stepColumn(a, "denominated", id), stepColumn(b, "denominated", id)];
    for (const { unit, period } of a.rows) {
      const [i, j] = [before.get(key(unit, period))!, after.get(key(unit, period))];
      if (j === undefined || !differ(x[i] ?? null, y[j] ?? null, tolerance)) continue;
      told.add(key(period, id));
      revisions.push({ period, unit, column: id, from: x[i] ?? null, to: y[j] ?? null });
    }
  }
  for (const part of a.data.parts) {
    const now = b.data.parts.find(({ period }) => period === part.period);
    if (now === undefined || now.sha256 === part.sha256) continue;
    const { period } = part;
    const ids = [...new Set([...Object.keys(part.columns), ...Object.keys(now.columns)])].sort();
    const moved = ids.filter((id) => part.columns[id]?.sha256 !== now.columns[id]?.sha256);
    for (const column of moved)
      if (!told.has(key(period, column))) revisions.push({ period, column, from: null, to: null });
    if (part.units !== now.units) revisions.push({ period, column: "units", from: part.units, to: now.units });
    else if (moved.length === 0) revisions.push({ period, column: "groups", from: null, to: null });
  }
  return revisions.sort((p, q) => comparePeriods(p.period, q.period));
}

function membershipOf(a: Snapshot, b: Snapshot, pairs: Pairs): Membership {
  const apart = (before: readonly string[], after: readonly string[]) => ({
    joined: [...new Set(after)].filter((id) => !before.includes(id)),
    left: [...new Set(before)].filter((id) => !after.includes(id)),
  });
  const units = (one: Snapshot, end: "from" | "to") => pairs.flatMap((pair) => unitsIn(one, pair[end]));
  const nodes = (one: Snapshot) => one.nodes.map(({ id }) => id);
  return { units: apart(units(a, "from"), units(b, "to")), nodes: apart(nodes(a), nodes(b)) };
}

function attributed(
  a: Snapshot,
  b: Snapshot,
  { pairs, registry }: { readonly pairs: Pairs; readonly registry: Registry },
): Pick<SnapshotDiff, "attribution" | "unexplained"> {
  const [before, after] = [resultOf(a), resultOf(b)];
  const attribution: Change[] = [];
  const unexplained: SnapshotDiff["unexplained"][number][] = [];
  const [root, other] = [before.nodes[0]!.id, after.nodes[0]!.id];
  for (const { from, to } of pairs)
    for (const unit of unitsIn(a, from)) {
      const scored = (one: Snapshot, node: string, period: string) =>
        one.scores.some((s) => s.node === node && s.unit === unit && s.period === period && s.score !== null);
      if (!scored(a, root, from) || !scored(b, other, to)) continue;
      try {
        const [change] = speaking(en, () => explainDifference(before, after, { unit, from, to, registry }));
        attribution.push(change!);
      } catch (error) {
        if (!(error instanceof IndexError)) throw error;
        unexplained.push({ unit, from, to, issues: error.issues });
      }
    }
  return { attribution, unexplained };
}
