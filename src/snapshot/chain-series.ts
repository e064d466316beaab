import { en, IndexError, type Issue, speaking } from "../errors/index.ts";
import type { Engine } from "../pipeline/engine.ts";
import { canonicalJson } from "../pipeline/hash.ts";
import type { IndexResult } from "../pipeline/result.ts";
import { comparePeriods, compareText } from "../schema/order.ts";
import type { Dataset } from "../schema/types.ts";
import { mean } from "../stats/index.ts";
import { type ChainOptions, chainLink, type Link } from "./chain.ts";
import { dataFor } from "./data.ts";
import { byPeriod, embeddedOf, groupsOf } from "./edition-series.ts";
import { resultOf } from "./result.ts";
import { noteOf, type Snapshot, type SnapshotNote } from "./types.ts";

export interface ChainSeriesOptions extends Partial<ChainOptions> {
  /** Groups to tell of; those of the latest system unless given. */
  readonly nodes?: readonly string[];
}

/** How far apart two systems put one node of one unit in the overlap period. */
export interface BreakSize {
  readonly node: string;
  readonly unit: string;
  /** null = missing. */
  readonly before: number | null;
  readonly after: number | null;
  /** After less before. */
  readonly difference: number | null;
  /** After over before; null where one is missing or not above 0. */
  readonly ratio: number | null;
}

export interface SystemName {
  readonly id: string;
  readonly version: string;
}

export interface ChainBreak {
  /** The period that is scored under both. */
  readonly overlap: string;
  readonly from: SystemName;
  readonly to: SystemName;
  /** Which side was computed from the data; `none`: both stand in the snapshots. */
  readonly computed: "none" | "both" | "earlier" | "later";
  /** Groups in both systems; those in one only are not linked. */
  readonly nodes: {
    readonly both: readonly string[];
    readonly joined: readonly string[];
    readonly left: readonly string[];
  };
  readonly sizes: readonly BreakSize[];
  /** Of each node: the mean of the difference and of the ratio over the units that have them. */
  readonly summary: readonly {
    readonly node: string;
    readonly units: number;
    readonly meanDifference: number | null;
    readonly meanRatio: number | null;
  }[];
}

export interface ChainScore {
  readonly unit: string;
  readonly period: string;
  readonly node: string;
  /** As published in its own edition; null = missing. */
  readonly score: number | null;
  /** null where it is missing or cannot be linked. */
  readonly linked: number | null;
  /** Place of its system in `editions`. */
  readonly edition: number;
}

export interface ChainSeries extends ChainOptions {
  readonly editions: readonly (SystemName & { readonly periods: readonly string[] })[];
  readonly breaks: readonly ChainBreak[];
  /** By node, period, unit. */
  readonly scores: readonly ChainScore[];
  readonly notes: readonly SnapshotNote[];
}

interface EditionPart {
  readonly snapshots: readonly Snapshot[];
  readonly periods: readonly string[];
  readonly last: Snapshot;
  readonly results: readonly IndexResult[];
}

/** `chainSeries` over the methods of an engine; its meaning stands there. */
export function chainSeriesBy(engine: Pick<Engine, "applyIndex">) {
  return (
    snapshots: readonly Snapshot[],
    data?: Dataset | ((snapshot: Snapshot) => Dataset),
    { by = "ratio", keep = "latest", nodes }: ChainSeriesOptions = {},
  ): ChainSeries =>
    speaking(en, () => {
      const editions = editionsOf(byPeriod(snapshots));
      const dataOf = (one: Snapshot) => (typeof data === "function" ? data(one) : (data ?? embeddedOf(snapshots)));
      const meetings = editions.slice(1).map((to, i) => meetingOf(editions[i]!, to, { dataOf, engine }));
      const issues = meetings.flatMap((one) => ("issue" in one ? [one.issue] : []));
      if (issues.length > 0) throw new IndexError(issues, en);
      const met = meetings as Meeting[];
      const wanted = nodes ?? groupsOf(editions.at(-1)!.last);
      const breaks = met.map((one, i) => breakOf(one, [editions[i]!, editions[i + 1]!]));
      const { scores, notes } = linkedScores(editions, breaks, { nodes: wanted, by, keep });
      return {
        by,
        keep,
        editions: editions.map(({ last, periods }) => ({ ...nameOf(last), periods })),
        breaks,
        scores,
        notes: (editions.length === 1
          ? []
          : [{ code: "chain-not-additive" as const, path: [], params: { by } }, ...notes]
        ).map(noteOf),
      };
    });
}

const nameOf = ({ system }: Snapshot): SystemName => ({ id: system.id, version: system.version });

/** Runs of snapshots with the same system, plan and ruler. */
function editionsOf(sorted: readonly Snapshot[]): EditionPart[] {
  const key = ({ system, plan, fitted }: Snapshot) => canonicalJson({ system, plan, fitted });
  const runs: Snapshot[][] = [];
  for (const one of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && key(last[0]!) === key(one)) last.push(one);
    else runs.push([one]);
  }
  return runs.map((run) => ({
    snapshots: run,
    periods: [...new Set(run.flatMap(({ periods }) => periods))].sort(comparePeriods),
    last: run.at(-1)!,
    results: run.map(resultOf),
  }));
}

interface Meeting {
  readonly overlap: string;
  readonly computed: ChainBreak["computed"];
  readonly before: readonly IndexResult[];
  readonly after: readonly IndexResult[];
}

/** Where two editions meet: a period that both have published, else the last of the earlier, else the first of the later, computed. */
function meetingOf(
  from: EditionPart,
  to: EditionPart,
  { dataOf, engine }: { readonly dataOf: (one: Snapshot) => Dataset; readonly engine: Pick<Engine, "applyIndex"> },
): Meeting | { readonly issue: Issue } {
  const shared = from.periods.filter((period) => to.periods.includes(period)).at(-1);
  if (shared !== undefined) return { overlap: shared, computed: "none", before: from.results, after: to.results };
  const scored = (one: Snapshot, period: string): IndexResult | null => {
    const { system, plan, fitted } = one;
    const own = dataFor(dataOf(one), { system, periods: [period] });
    if (own.units.length === 0) return null;
    try {
      const result = engine.applyIndex({ system, plan, fitted }, own);
      return result.score(result.nodes[0]!.id).every(Number.isNaN) ? null : result;
    } catch (error) {
      if (error instanceof IndexError) return null;
      throw error;
    }
  };
  const [last, first] = [from.periods.at(-1)!, to.periods[0]!];
  // both from the same figures, so that the break is that of the systems and not of what was revised since
  const after = scored(to.snapshots[0]!, last);
  if (after !== null) {
    const before = scored(from.last, last);
    const computed = before === null ? "later" : "both";
    return { overlap: last, computed, before: before === null ? from.results : [before], after: [after] };
  }
  const before = scored(from.last, first);
  if (before !== null) return { overlap: first, computed: "earlier", before: [before], after: to.results };
  const said = ({ id, version }: SystemName) => `${id} ${version}`;
  const params = { from: said(nameOf(from.last)), to: said(nameOf(to.last)), periods: [last, first] };
  return { issue: { code: "chain-no-overlap", path: [], params } };
}

const orNull = (v: number): number | null => (Number.isNaN(v) ? null : v);

/** A score among results, the latest that has the row; NaN = missing. */
function scoreIn(results: readonly IndexResult[], node: string, at: { unit: string; period: string }): number {
  for (const result of [...results].reverse()) {
    const row = result.units.findIndex((unit, i) => unit === at.unit && result.periods[i] === at.period);
    if (row >= 0 && result.nodes.some(({ id, group }) => id === node && group)) return result.score(node)[row]!;
  }
  return Number.NaN;
}

function breakOf(
  { overlap, computed, before, after }: Meeting,
  [from, to]: readonly [EditionPart, EditionPart],
): ChainBreak {
  const [old, now] = [groupsOf(from.last), groupsOf(to.last)];
  const both = now.filter((id) => old.includes(id));
  const rows = [...before, ...after].flatMap(({ units, periods }) => units.filter((_, i) => periods[i] === overlap));
  const units = [...new Set(rows)].sort(compareText);
  const sizes = both.flatMap((node) =>
    units.map((unit): BreakSize => {
      const [x, y] = [before, after].map((results) => scoreIn(results, node, { unit, period: overlap }));
      const [p, q] = [x!, y!];
      return {
        node,
        unit,
        before: orNull(p),
        after: orNull(q),
        difference: orNull(q - p),
        ratio: p > 0 && q > 0 ? q / p : null,
      };
    }),
  );
  const meanOf = (list: readonly (number | null)[]) => {
    const known = Float64Array.from(list.filter((v) => v !== null));
    return known.length === 0 ? null : mean(known);
  };
  return {
    overlap,
    from: nameOf(from.last),
    to: nameOf(to.last),
    computed,
    nodes: { both, joined: now.filter((id) => !old.includes(id)), left: old.filter((id) => !now.includes(id)) },
    sizes,
    summary: both.map((node) => {
      const own = sizes.filter((one) => one.node === node);
      return {
        node,
        units: own.filter(({ difference }) => difference !== null).length,
        meanDifference: meanOf(own.map(({ difference }) => difference)),
        meanRatio: meanOf(own.map(({ ratio }) => ratio)),
      };
    }),
  };
}

/** Each unit's path over the editions, linked at the breaks; a period that two editions have stands in the one whose level is kept. */
function linkedScores(
  editions: readonly EditionPart[],
  breaks: readonly ChainBreak[],
  { nodes, by, keep }: ChainOptions & { readonly nodes: readonly string[] },
): { readonly scores: ChainScore[]; readonly notes: Issue[] } {
  const owner = new Map<string, number>();
  editions.forEach(({ periods }, e) => {
    for (const period of periods) if (keep === "latest" || !owner.has(period)) owner.set(period, e);
  });
  const periodsOf = editions.map((_, e) =>
    [...owner].flatMap(([period, of]) => (of === e ? [period] : [])).sort(comparePeriods),
  );
  const units = [...new Set(editions.flatMap(({ results }) => results.flatMap((one) => [...one.units])))].sort(
    compareText,
  );
  const scores: ChainScore[] = [];
  const unlinked = new Map<string, Set<string>>();
  for (const node of nodes) {
    const own: ChainScore[] = [];
    for (const unit of units) {
      const segments = editions.map(({ results }, e) =>
        Float64Array.from(periodsOf[e]!, (period) => scoreIn(results, node, { unit, period })),
      );
      const links = breaks.map(({ sizes }): Link => {
        const size = sizes.find((one) => one.node === node && one.unit === unit);
        return { before: size?.before ?? Number.NaN, after: size?.after ?? Number.NaN };
      });
      const linked = chainLink(segments, links, { by, keep });
      editions.forEach((_, e) => {
        periodsOf[e]!.forEach((period, i) => {
          const [score, chained] = [segments[e]![i]!, linked[e]![i]!];
          own.push({ unit, period, node, score: orNull(score), linked: orNull(chained), edition: e });
          if (Number.isNaN(score) || !Number.isNaN(chained)) return;
          const why = links.some(({ before, after }) => Number.isNaN(before + after)) ? "missing" : "not-positive";
          const key = JSON.stringify([node, why]);
          unlinked.set(key, (unlinked.get(key) ?? new Set()).add(unit));
        });
      });
    }
    scores.push(...own.sort((a, b) => comparePeriods(a.period, b.period) || compareText(a.unit, b.unit)));
  }
  const notes = [...unlinked].map(([key, of]): Issue => {
    const [node, reason] = JSON.parse(key) as [string, "missing" | "not-positive"];
    return { code: "chain-unlinked", path: [], params: { node, units: [...of], reason } };
  });
  return { scores, notes };
}
