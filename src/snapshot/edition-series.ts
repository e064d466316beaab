import { en, IndexError, type Issue, speaking } from "../errors/index.ts";
import type { Definition, Engine } from "../pipeline/engine.ts";
import type { IndexResult } from "../pipeline/result.ts";
import { comparePeriods, compareText } from "../schema/order.ts";
import type { Dataset } from "../schema/types.ts";
import { dataFor, embeddedData } from "./data.ts";
import { noteOf, type Snapshot, type SnapshotNote } from "./types.ts";

export interface EditionSeriesOptions {
  /** The period of the snapshot whose system, plan and ruler are used; the latest unless given. */
  readonly by?: string;
  /** `kept`: scored with what that snapshot learned (default); `anew`: learned again from all the periods together. */
  readonly ruler?: "kept" | "anew";
  /** Nodes to tell of; every group that it scores unless given. */
  readonly nodes?: readonly string[];
}

/** A score recomputed, beside what was published. */
export interface EditionScore {
  readonly unit: string;
  readonly period: string;
  readonly node: string;
  /** null = missing. */
  readonly score: number | null;
  readonly rank: number | null;
  /** null where the snapshot of the period has no such node or unit. */
  readonly published: { readonly score: number | null; readonly rank: number | null } | null;
  /** Recomputed less published; null where one is missing. */
  readonly difference: number | null;
}

export interface EditionSeries {
  /** The snapshot whose method it is. */
  readonly by: {
    readonly periods: readonly string[];
    readonly sha256: string;
    readonly system: { readonly id: string; readonly version: string };
  };
  readonly ruler: "kept" | "anew";
  readonly periods: readonly string[];
  /** By node in the order of the system, period, unit. */
  readonly scores: readonly EditionScore[];
  readonly notes: readonly SnapshotNote[];
}

type Parts = Pick<Engine, "computeIndex" | "applyIndex">;

/** `editionSeries` over the methods of an engine; its meaning stands there. */
export function editionSeriesBy({ computeIndex, applyIndex }: Parts) {
  return (
    snapshots: readonly Snapshot[],
    data?: Dataset,
    { by, ruler = "kept", nodes }: EditionSeriesOptions = {},
  ): EditionSeries =>
    speaking(en, () => {
      const sorted = byPeriod(snapshots);
      const method = by === undefined ? sorted.at(-1)! : snapshotOf(sorted, by);
      const { system, plan, fitted } = method;
      const periods = [...new Set(sorted.flatMap((one) => one.periods))].sort(comparePeriods);
      const own = dataFor(data ?? embeddedOf(sorted), { system, periods });
      refuseAbsent(periods, own);
      const definition: Definition = { system, plan };
      const result = ruler === "anew" ? computeIndex(definition, own) : applyIndex({ system, plan, fitted }, own);
      return {
        by: {
          periods: method.periods,
          sha256: method.sha256,
          system: { id: system.id, version: system.version },
        },
        ruler,
        periods,
        scores: scoresOf(result, { published: publishedIn(sorted), nodes: nodes ?? groupsOf(result) }),
        notes: result.notes.map(noteOf),
      };
    });
}

/** The earliest first; of two that hold the same periods the later given stands. */
export function byPeriod(snapshots: readonly Snapshot[]): Snapshot[] {
  if (snapshots.length === 0) throw new IndexError([{ code: "series-snapshots", path: [], params: {} }], en);
  return [...snapshots].sort((a, b) => comparePeriods(a.periods.at(-1)!, b.periods.at(-1)!));
}

function snapshotOf(snapshots: readonly Snapshot[], period: string): Snapshot {
  const found = snapshots.findLast(({ periods }) => periods.includes(period));
  if (found !== undefined) return found;
  const known = snapshots.flatMap(({ periods }) => periods);
  throw new IndexError([{ code: "unknown-period", path: ["by"], params: { period, known } }], en);
}

/** The data inside the snapshots, each period from the latest that holds it. */
export function embeddedOf(snapshots: readonly Snapshot[]): Dataset {
  const cells = new Map<
    string,
    { readonly unit: string; readonly period: string; readonly of: Dataset; row: number }
  >();
  for (const { data } of snapshots) {
    if (data.embedded === undefined) continue;
    const of = embeddedData(data.embedded);
    of.units.forEach((unit, row) => {
      cells.set(JSON.stringify([unit, of.periods[row]]), { unit, period: of.periods[row]!, of, row });
    });
  }
  const rows = [...cells.values()];
  const ids = new Set(rows.flatMap(({ of }) => [...of.columns.keys()]));
  const groups = new Set(rows.flatMap(({ of }) => Object.keys(of.groups ?? {})));
  const status = new Set(rows.flatMap(({ of }) => [...(of.status?.keys() ?? [])]));
  return {
    units: rows.map(({ unit }) => unit),
    periods: rows.map(({ period }) => period),
    ...(rows.some(({ of }) => of.names) && { names: rows.map(({ of, row, unit }) => of.names?.[row] ?? unit) }),
    ...(groups.size > 0 && {
      groups: Object.fromEntries(
        [...groups].map((id) => [id, rows.map(({ of, row }) => of.groups?.[id]?.[row] ?? "")]),
      ),
    }),
    columns: new Map(
      [...ids].map((id) => [id, Float64Array.from(rows, ({ of, row }) => of.columns.get(id)?.[row] ?? Number.NaN)]),
    ),
    ...(status.size > 0 && {
      status: new Map(
        [...status].map((id) => [id, rows.map(({ of, row }) => of.status?.get(id)?.[row] ?? "observed")]),
      ),
    }),
  };
}

export function refuseAbsent(periods: readonly string[], { periods: there }: Dataset): void {
  const absent = periods.filter((period) => !there.includes(period));
  const issue: Issue = { code: "series-period-absent", path: [], params: { periods: absent } };
  if (absent.length > 0) throw new IndexError([issue], en);
}

export const groupsOf = ({ nodes }: Pick<IndexResult, "nodes">): string[] =>
  nodes.filter(({ group }) => group).map(({ id }) => id);

const key = (...parts: readonly string[]): string => JSON.stringify(parts);
type Published = ReadonlyMap<string, Snapshot["scores"][number]>;

/** What was published, by node, unit and period. */
const publishedIn = (snapshots: readonly Snapshot[]): Published =>
  new Map(snapshots.flatMap(({ scores }) => scores.map((one) => [key(one.node, one.unit, one.period), one] as const)));

function scoresOf(
  result: IndexResult,
  { published, nodes }: { readonly published: Published; readonly nodes: readonly string[] },
): EditionScore[] {
  const rows = result.units
    .map((unit, i) => ({ unit, period: result.periods[i]!, i }))
    .sort((a, b) => comparePeriods(a.period, b.period) || compareText(a.unit, b.unit));
  return nodes.flatMap((node) => {
    const [score, rank] = [result.score(node), result.rank(node)];
    return rows.map(({ unit, period, i }): EditionScore => {
      const now = Number.isNaN(score[i]!) ? null : score[i]!;
      const then = published.get(key(node, unit, period));
      return {
        unit,
        period,
        node,
        score: now,
        rank: rank[i] === 0 || rank[i] === undefined ? null : rank[i]!,
        published: then === undefined ? null : { score: then.score, rank: then.rank },
        difference: now === null || then === undefined || then.score === null ? null : now - then.score,
      };
    });
  });
}
