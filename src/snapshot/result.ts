import { IndexError } from "../errors/index.ts";
import { type IndexResult, STEPS, type Step } from "../pipeline/result.ts";
import { nearest } from "../schema/nearest.ts";
import type { Dataset, Status } from "../schema/types.ts";
import { embeddedData } from "./data.ts";
import type { Snapshot } from "./types.ts";

const doubles = (list: readonly (number | null)[]): Float64Array => Float64Array.from(list, (v) => v ?? Number.NaN);

/** The column of an indicator after a step; a step that changed nothing has that of the step before. */
export function stepColumn({ steps }: Pick<Snapshot, "steps">, step: Step, id: string): readonly (number | null)[] {
  for (let s = STEPS.indexOf(step); s >= 0; s--) {
    const column = steps[STEPS[s]!];
    if (Object.hasOwn(column, id)) return column[id]!;
  }
  return [];
}

/**
 * The numbers of a snapshot as a result, for whatever reads one: attribution, charts. Only the snapshot's own periods are
 * in it, and nothing is computed again.
 */
export function resultOf(snapshot: Snapshot): IndexResult {
  const { rows, nodes, scores, flags } = snapshot;
  const place = new Map(rows.map(({ unit, period }, i) => [JSON.stringify([unit, period]), i]));
  const at = (one: { readonly unit: string; readonly period: string }): number =>
    place.get(JSON.stringify([one.unit, one.period])) ?? -1;
  const columns = (pick: (one: Snapshot["scores"][number]) => number | null): Map<string, Float64Array> => {
    const table = new Map<string, Float64Array>();
    for (const one of scores) {
      const column = table.get(one.node) ?? new Float64Array(rows.length).fill(Number.NaN);
      table.set(one.node, column);
      column[at(one)] = pick(one) ?? Number.NaN;
    }
    return table;
  };
  const score = columns((one) => one.score);
  const rank = columns((one) => one.rank ?? 0);
  const coverage = columns((one) => one.coverage);
  const availability = columns((one) => one.availability);
  const indicators = new Set(nodes.filter(({ group }) => !group).map(({ id }) => id));
  const known = new Map<string, Float64Array>();
  const value = (step: Step, id: string): Float64Array => {
    if (!indicators.has(id)) throw unknown(id, [...indicators], "indicator");
    const key = `${step} ${id}`;
    const column = known.get(key) ?? doubles(stepColumn(snapshot, step, id));
    known.set(key, column);
    return column;
  };
  const present = (id: string) => value("normalised", id).map((v) => (Number.isNaN(v) ? 0 : 1));
  const of = (table: ReadonlyMap<string, Float64Array>, leaf: (id: string) => Float64Array) => (id: string) => {
    const column = table.get(id);
    if (column !== undefined) return column;
    if (indicators.has(id)) return leaf(id);
    throw unknown(
      id,
      nodes.map((node) => node.id),
      "node",
    );
  };
  const status = new Map<string, Status[]>();
  const how = new Map<string, (string | undefined)[]>();
  for (const flag of flags) {
    const i = at(flag);
    const own = status.get(flag.indicator) ?? new Array<Status>(rows.length).fill("observed");
    own[i] = flag.status ?? "observed";
    status.set(flag.indicator, own);
    const filled = how.get(flag.indicator) ?? new Array<string | undefined>(rows.length).fill(undefined);
    filled[i] = flag.filled;
    how.set(flag.indicator, filled);
  }
  const groups = [...new Set(rows.flatMap((row) => Object.keys(row.groups ?? {})))];
  return {
    system: snapshot.system,
    plan: snapshot.plan,
    fitted: snapshot.fitted,
    units: rows.map(({ unit }) => unit),
    periods: rows.map(({ period }) => period),
    names: rows.some(({ name }) => name !== undefined) ? rows.map(({ name }) => name ?? "") : undefined,
    groups: Object.fromEntries(groups.map((key) => [key, rows.map((row) => row.groups?.[key] ?? "")])),
    nodes,
    score: of(score, (id) => value("normalised", id)),
    coverage: of(coverage, present),
    availability: of(availability, present),
    rank: of(rank, (id) => new Float64Array(value("normalised", id).length)),
    details: () => ({}),
    value,
    weights: snapshot.weights,
    tagShares: snapshot.tags,
    missing: snapshot.data.missing,
    notes: snapshot.notes as unknown as IndexResult["notes"],
    dataNotes: snapshot.data.notes,
    imputation: { how, draws: new Map(), status },
    treatedPoints: () => [],
    suppressed: (id) => rows.map((_, i) => status.get(id)?.[i] === "suppressed"),
    withheld: scores.flatMap(({ unit, period, node, withheld }) =>
      withheld === undefined ? [] : [{ row: at({ unit, period }), unit, period, node, reason: withheld }],
    ),
    screened: snapshot.screened,
    publicData: dataOf(snapshot),
  };
}

function dataOf({ data, rows }: Snapshot): Dataset {
  if (data.embedded !== undefined) return embeddedData(data.embedded);
  return {
    units: rows.map(({ unit }) => unit),
    periods: rows.map(({ period }) => period),
    columns: new Map(),
    notes: data.notes,
  };
}

function unknown(id: string, known: readonly string[], wanted: "node" | "indicator"): IndexError {
  return new IndexError([
    { code: "no-such-node", path: [id], params: { id, wanted, other: false, nearest: nearest(id, known) } },
  ]);
}
