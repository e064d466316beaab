import { IndexError, type Issue } from "../errors/index.ts";
import type { Registry, Rows } from "../method/index.ts";
import type { Dataset } from "../schema/types.ts";
import { choiceFor } from "./column-steps.ts";
import { complementary, isSafe, joinRegions, NOTHING, plainIndicators, type Region } from "./complement.ts";
import { type Cells, revealed, withoutCells } from "./confidential.ts";
import { refuseLoneChildren } from "./lone-children.ts";
import type { Plan } from "./plan-types.ts";
import { leaguesOf, ranksOf } from "./ranks.ts";
import type { IndexResult, Step } from "./result.ts";
import { isGroup, type Tree, type TreeNode } from "./tree.ts";
import type { Withheld } from "./withhold.ts";

interface Protecting {
  readonly tree: Tree;
  readonly plan: Plan;
  readonly registry: Registry;
  readonly cells: Cells;
  /** Computes the index as if the confidential cells were missing. */
  plain(): IndexResult;
  /** Computes the index: `like` gives what was learned and which rows are kept. */
  compute(data: Dataset, like?: IndexResult): IndexResult;
}

/** Scores a dataset with confidential cells so that no output gives one of them. */
export type Protect = (data: Dataset, protecting: Protecting) => IndexResult;

/**
 * Everything is learned, and every other row is scored, from the data without the confidential cells and the second cells
 * hidden with them: none of that can tell anything of them. The rows that hold them are then scored with them on what was
 * learned; a score is shown where at least two hidden numbers, each free to be another, stand behind it, else withheld.
 */
export const protect: Protect = (data, protecting) => {
  const { tree, plan, cells, compute } = protecting;
  if (plan.confidential.use === "missing") {
    refuseLoneChildren(data, cells);
    return protecting.plain();
  }
  const extra = complementary(data, cells, tree);
  const hidden = new Map([...cells].map(([id, rows]) => [id, new Set(rows)]));
  for (const [id, rows] of extra) hidden.set(id, new Set([...(hidden.get(id) ?? []), ...rows]));
  refuseLoneChildren(data, hidden);
  const open = compute(withoutCells(data, hidden));
  const full = unspoken(() => compute(revealed(data), open));
  const rows: Rows = { length: open.units.length, unit: open.units, period: open.periods, group: open.groups };
  const places = placesOf(data, hidden, rows);
  const leaves = open.nodes.filter((node) => !node.group).map(({ id }) => id);
  const reached = reachedCells(leaves, { open, full, places });
  const free = freeCells(reached, { ...protecting, data, open, full, places });
  const { published, withheld } = publish(reached, { tree, open, full, free, rows });
  const leagues = leaguesOf(rows, plan.rank);
  const score = (id: string): Float64Array => published.get(id) ?? open.score(id as never);
  const masked = (step: Step, id: string): Float64Array => blank(open.value(step, id as never), reached, id, places);
  const shownFor = (row: { readonly unit?: string; readonly period?: string }): boolean =>
    row.unit === undefined ||
    ![...reached.keys()].some((i) => rows.unit[i] === row.unit && (row.period ?? rows.period[i]) === rows.period[i]);
  return {
    ...open,
    weights: open.weights.filter(shownFor),
    tagShares: open.tagShares.filter(shownFor),
    missing: full.missing,
    score: (id) => score(id),
    coverage: (id) => full.coverage(id),
    availability: (id) => full.availability(id),
    rank: (id) => ranksOf(score(id), leagues, plan.rank),
    details: (id) =>
      Object.fromEntries(
        Object.entries(open.details(id)).map(([key, x]) => [key, x.map((v, i) => (reached.has(i) ? Number.NaN : v))]),
      ),
    value: (step, id) => masked(step, id),
    imputation: {
      ...open.imputation,
      how: filledInSight(open.imputation.how, (i, id) => isHidden(i, id, reached, places)),
    },
    treatedPoints: () => {
      const inSight = (i: number, id: string) => !isHidden(i, id, reached, places);
      return open
        .treatedPoints()
        .filter(({ unit, period, indicator }) =>
          rows.unit.every((u, i) => u !== unit || rows.period[i] !== period || inSight(i, indicator)),
        );
    },
    suppressed: (id) => rows.unit.map((_, i) => isHidden(i, id, reached, places)),
    withheld: [...full.withheld, ...withheld],
    notes: [...notesOf(open, full), ...confidentialNotes({ cells, extra, withheld, data })],
  };
};

/** What is refused because of a confidential cell is said without the number, which the message would show. */
function unspoken(run: () => IndexResult): IndexResult {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    const reasons = [...new Set(error.issues.map(({ code, path }) => `${path.join(".")}: ${code}`))];
    const path = ["plan", "confidential", "use"];
    throw new IndexError([{ code: "confidential-not-scored", path, params: { reasons } }]);
  }
}

type Reached = ReadonlyMap<number, ReadonlySet<string>>;
type Places = ReadonlyMap<string, ReadonlySet<number>>;

const isHidden = (i: number, id: string, reached: Reached, places: Places): boolean =>
  reached.get(i)?.has(id) === true || places.get(id)?.has(i) === true;

function blank(x: Float64Array, reached: Reached, id: string, places: Places): Float64Array {
  return x.map((v, i) => (isHidden(i, id, reached, places) ? Number.NaN : v));
}

type Filled = IndexResult["imputation"]["how"];

/** A hidden cell is filled in the open run only. */
function filledInSight(how: Filled, hides: (i: number, id: string) => boolean): Filled {
  return new Map([...how].map(([id, words]) => [id, words.map((word, i) => (hides(i, id) ? undefined : word))]));
}

/** The hidden cells by row of the result, which may have fewer rows than the data, or rows of other periods. */
function placesOf({ units, periods }: Dataset, hidden: Cells, rows: Rows): Map<string, Set<number>> {
  const at = new Map(rows.unit.map((unit, i) => [JSON.stringify([unit, rows.period[i]]), i]));
  const places = new Map<string, Set<number>>();
  for (const [id, own] of hidden) {
    const found = [...own].map((i) => at.get(JSON.stringify([units[i], periods[i]])));
    places.set(id, new Set(found.filter((i) => i !== undefined)));
  }
  return places;
}

interface Both {
  readonly open: IndexResult;
  readonly full: IndexResult;
  readonly places: Places;
}

/** Indicators by row whose score the hidden cells reach: by a formula, a denominator, or a gap filled from them. */
function reachedCells(leaves: readonly string[], { open, full, places }: Both): Map<number, Set<string>> {
  const reached = new Map<number, Set<string>>();
  const add = (i: number, id: string) => reached.set(i, (reached.get(i) ?? new Set<string>()).add(id));
  for (const id of leaves) {
    const [without, within] = [open.score(id), full.score(id)];
    const own = places.get(id);
    for (let i = 0; i < within.length; i++) if (own?.has(i) || !Object.is(without[i], within[i])) add(i, id);
  }
  return reached;
}

/** Hidden cells that may be another number: plain columns that weigh something and do not stand at an end of their scale. */
function freeCells(
  reached: Reached,
  { plan, tree, registry, data, open, full, places }: Protecting & Both & { readonly data: Dataset },
): Reached {
  const plain = plainIndicators(data, tree);
  const light = new Set(open.weights.filter(({ nominal }) => !(nominal > 0)).map(({ node }) => node));
  const free = new Map<number, Set<string>>();
  for (const [i, ids] of reached) {
    const own = [...ids].filter((id) => {
      if (!plain.has(id) || light.has(id) || !places.get(id)?.has(i)) return false;
      const { id: method, params } = choiceFor(plan.normalise, id);
      const bounds = registry.get("normalise", method)!.bounds(params as never);
      const value = full.score(id)[i]!;
      return !Number.isNaN(value) && !bounds?.some((end) => near(value, end));
    });
    free.set(i, new Set(own));
  }
  return free;
}

/** A score this near an end of its scale may stand there because it can go no further. */
const AT_END = 1e-9;

const near = (a: number, b: number): boolean => Math.abs(a - b) < AT_END;

interface Publishing extends Omit<Both, "places"> {
  readonly tree: Tree;
  readonly free: Reached;
  readonly rows: Rows;
}

/** The scores to show: of rows without hidden cells as they are, of the others where two free numbers stand behind each. */
function publish(
  reached: Reached,
  { tree, open, full, free, rows }: Publishing,
): { readonly published: ReadonlyMap<string, Float64Array>; readonly withheld: readonly Withheld[] } {
  const counted = new Set<string>(open.nodes.map(({ id }) => id));
  const light = new Set(open.weights.filter(({ nominal }) => !(nominal > 0)).map(({ node }) => node));
  const published = new Map(open.nodes.map(({ id }) => [id as string, Float64Array.from(open.score(id))]));
  const withheld: Withheld[] = [];
  for (const [i, ids] of reached) {
    const visit = (entry: TreeNode): Region => {
      if (!counted.has(entry.id)) return NOTHING;
      const column = published.get(entry.id)!;
      if (!isGroup(entry.node)) {
        if (!ids.has(entry.id)) return NOTHING;
        column[i] = Number.NaN;
        return { hidden: true, free: free.get(i)?.has(entry.id) ? 1 : 0 };
      }
      const score = full.score(entry.id as never)[i]!;
      let below = NOTHING;
      let isOneOfThem = false;
      for (const child of entry.children) {
        const region = visit(child);
        below = joinRegions(below, region);
        if (region.hidden && near(score, full.score(child.id as never)[i]!)) isOneOfThem = true;
      }
      if (!below.hidden) return NOTHING;
      // the least of several, or their middle, is one of the hidden numbers itself
      if (isOneOfThem) below = { hidden: true, free: Math.min(1, below.free) };
      const region = light.has(entry.id) ? { hidden: true, free: 0 } : below;
      column[i] = isSafe(below) ? score : Number.NaN;
      if (!Number.isNaN(column[i]!)) return NOTHING;
      if (!Number.isNaN(score))
        withheld.push({ row: i, unit: rows.unit[i]!, period: rows.period[i]!, node: entry.id, reason: "confidential" });
      return region;
    };
    visit(tree.root);
  }
  return { published, withheld };
}

/** Notes say numbers of the data they were made from: those of the open run, and of the whole one only places and counts. */
function notesOf(open: IndexResult, full: IndexResult): readonly Issue[] {
  const counts = new Set(["partial-scores", "imputed", "score-unpublished", "score-withheld"]);
  return [...open.notes.filter(({ code }) => !counts.has(code)), ...full.notes.filter(({ code }) => counts.has(code))];
}

interface Said {
  readonly cells: Cells;
  readonly extra: Cells;
  readonly withheld: readonly Withheld[];
  readonly data: Dataset;
}

function confidentialNotes({ cells, extra, withheld, data }: Said): readonly Issue[] {
  const notes: Issue[] = [];
  for (const [code, set] of [
    ["cells-confidential", cells],
    ["cells-complementary", extra],
  ] as const)
    for (const [id, rows] of set) {
      const places = [...rows].slice(0, 10).map((i) => `${data.units[i]} ${data.periods[i]}`.trim());
      notes.push({ code, path: ["data", id], params: { places, count: rows.size } });
    }
  if (withheld.length > 0) {
    const places = withheld.slice(0, 10).map(({ unit, period, node }) => `${node} ${unit} ${period}`.trim());
    notes.push({ code: "scores-confidential", path: ["data"], params: { places, count: withheld.length } });
  }
  return notes;
}
