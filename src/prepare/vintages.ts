import { en, IndexError, type Issue, speaking } from "../errors/index.ts";
import type { Dataset, Name, Status } from "../schema/types.ts";
import {
  type CellVintages,
  compareVintages,
  EDITION_STATUS,
  EDITION_WORDS,
  editionRank,
  type Vintage,
  type VintageName,
  vintageName,
  vintagesNote,
} from "../schema/vintage.ts";

/** A vintage (`2024-03`), an edition (`final`, 最终核实), or one vintage and edition. */
export type AsOf = string | VintageName;

/**
 * The data as they stood: of each cell the figure of the newest vintage not after `v`, of all vintages without it. Vintages
 * are ordered as periods are, and within one by edition (preliminary, final, census revision); where `v` names an edition,
 * figures of later editions are left out.
 * - Status: what the cell says, else what its edition says: preliminary → provisional, census revision → revised.
 * - Missing says nothing, and the earlier figure stands; a missing figure with a status (suppressed, not-applicable) takes it back.
 * - `prepared` of the answer, and so the notes of every result, names the vintages used and how many figures are newer.
 * Errors: no vintage up to `v`; a cell given twice within one vintage and edition, each column of each vintage by itself.
 * @example
 * const at = (vintage, edition, gdp) => ({ vintage, edition, data: datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { gdp } }) });
 * const vintages = [at("2024-03", "preliminary", [100, 50]), at("2024-12", "final", [103, null])];
 * asOf(vintages, "2024-06").columns.get("gdp"); // => [100, 50]
 * asOf(vintages).columns.get("gdp"); // => [103, 50]
 * asOf(vintages).status.get("gdp"); // => ["observed", "provisional"]
 */
export function asOf(vintages: readonly Vintage[], v?: AsOf): Dataset {
  return speaking(en, () => {
    const sorted = inOrder(vintages);
    const wanted = v === undefined ? sorted : sorted.filter(within(v));
    if (wanted.length === 0) {
      const known = sorted.map(vintageName);
      const asked = typeof v === "object" ? vintageName(v) : v === undefined ? { vintage: "" } : { vintage: v };
      throw new IndexError([{ code: "vintage-none", path: [], params: { asked, known } }]);
    }
    return merged(
      wanted,
      sorted.filter((one) => !wanted.includes(one)),
    );
  });
}

/** The earliest first; a cell given twice in one of them is an error. */
export function inOrder(vintages: readonly Vintage[]): Vintage[] {
  const sorted = [...vintages].sort(compareVintages);
  const issues = sorted.flatMap((one, i) =>
    sorted.slice(0, i).flatMap((other) => (compareVintages(other, one) === 0 ? repeated(other, one) : [])),
  );
  if (issues.length > 0) throw new IndexError(issues, en);
  return sorted;
}

const key = (unit: string, period: string): string => JSON.stringify([unit, period]);

/** A cell says something where it has a figure, or a reason for having none. */
export function says({ columns, status }: Dataset, id: string, row: number): boolean {
  const own = status?.get(id)?.[row];
  return !Number.isNaN(columns.get(id)![row]!) || (own !== undefined && own !== "observed");
}

function repeated(a: Vintage, b: Vintage): Issue[] {
  const rows = new Map(a.data.units.map((unit, i) => [key(unit, a.data.periods[i]!), i]));
  return [...b.data.columns.keys()]
    .filter((id) => a.data.columns.has(id))
    .flatMap((column): Issue[] => {
      const twice = b.data.units.flatMap((unit, j) => {
        const i = rows.get(key(unit, b.data.periods[j]!));
        return i !== undefined && says(a.data, column, i) && says(b.data, column, j) ? [j] : [];
      });
      if (twice.length === 0) return [];
      const [unit, period] = [b.data.units[twice[0]!]!, b.data.periods[twice[0]!]!];
      const params = { ...vintageName(b), column, count: twice.length, unit, period };
      return [{ code: "vintage-cell-twice", path: ["data", column], params }];
    });
}

function within(v: AsOf): (one: VintageName) => boolean {
  if (typeof v === "object") return (one) => compareVintages(one, v) <= 0;
  const edition = EDITION_WORDS[v];
  if (edition !== undefined) return (one) => editionRank(one) <= editionRank({ edition });
  return ({ vintage }) => compareVintages({ vintage }, { vintage: v }) <= 0;
}

function merged(used: readonly Vintage[], left: readonly Vintage[]): Dataset {
  const rows = new Map<string, number>();
  const [units, periods]: [string[], string[]] = [[], []];
  for (const { data } of used)
    data.units.forEach((unit, i) => {
      const period = data.periods[i]!;
      if (rows.has(key(unit, period))) return;
      rows.set(key(unit, period), units.push(unit) - 1);
      periods.push(period);
    });
  const n = units.length;
  const columns = new Map<string, Float64Array>();
  const places = new Map<string, Uint16Array>();
  const status = new Map<string, Status[]>();
  const errors = new Map<string, Float64Array>();
  const people = new Map<string, Float64Array>();
  const entry = <T>(map: Map<string, T>, id: string, make: () => T): T => {
    const found = map.get(id) ?? make();
    map.set(id, found);
    return found;
  };
  const gaps = () => new Float64Array(n).fill(Number.NaN);
  used.forEach(({ data, edition }, v) => {
    const at = data.units.map((unit, i) => rows.get(key(unit, data.periods[i]!))!);
    for (const [id, x] of data.columns) {
      const column = entry(columns, id, gaps);
      const place = entry(places, id, () => new Uint16Array(n));
      at.forEach((row, i) => {
        if (!says(data, id, i)) return;
        column[row] = x[i]!;
        place[row] = v + 1;
        const own = data.status?.get(id)?.[i] ?? "observed";
        const word = own !== "observed" || edition === undefined ? own : EDITION_STATUS[edition];
        if (word !== "observed" || status.has(id))
          entry(status, id, () => new Array<Status>(n).fill("observed"))[row] = word;
        const error = data.standardErrors?.get(id)?.[i];
        if (error !== undefined || errors.has(id)) entry(errors, id, gaps)[row] = error ?? Number.NaN;
        const count = data.contributors?.get(id)?.[i];
        // what an earlier vintage called confidential stays so until a later one counts again
        if (count !== undefined && !Number.isNaN(count)) entry(people, id, gaps)[row] = count;
      });
    }
  });
  const vintages: CellVintages = { list: used.map(vintageName), units, periods, columns: places };
  const newer = leftCells(left);
  return {
    units,
    periods,
    ...textsOf(used, { rows, units }),
    columns,
    ...(status.size > 0 && { status }),
    ...(errors.size > 0 && { standardErrors: errors }),
    ...(people.size > 0 && { contributors: people }),
    ...notesOf(used),
    prepared: [
      ...distinct(used.flatMap(({ data }) => data.prepared ?? [])),
      vintagesNote(vintages),
      ...(newer === null ? [] : [newer]),
    ],
    vintages,
  };
}

/** How many cells the vintages left out say something of. */
function leftCells(left: readonly Vintage[]): Issue | null {
  const later = left.map(({ data, ...name }) => {
    let cells = 0;
    for (const id of data.columns.keys()) for (let i = 0; i < data.units.length; i++) if (says(data, id, i)) cells++;
    return { ...vintageName(name), cells };
  });
  return later.length === 0 ? null : { code: "vintages-newer", path: ["data"], params: { later } };
}

/** Names and groups as the newest vintage says them. */
function textsOf(
  used: readonly Vintage[],
  { rows, units }: { readonly rows: ReadonlyMap<string, number>; readonly units: readonly string[] },
): Pick<Dataset, "names" | "groups"> {
  const names: (string | undefined)[] = [];
  const ofUnit = new Map<string, string>();
  const groups = new Map<string, string[]>();
  for (const { data } of used)
    data.units.forEach((unit, i) => {
      const row = rows.get(key(unit, data.periods[i]!))!;
      const name = data.names?.[i] ?? "";
      if (name !== "") {
        names[row] = name;
        ofUnit.set(unit, name);
      }
      for (const [id, labels] of Object.entries(data.groups ?? {})) {
        const own = groups.get(id) ?? units.map(() => "");
        if (labels[i] !== "") own[row] = labels[i]!;
        groups.set(id, own);
      }
    });
  return {
    ...(ofUnit.size > 0 && { names: units.map((unit, row) => names[row] ?? ofUnit.get(unit) ?? unit) }),
    ...(groups.size > 0 && { groups: Object.fromEntries(groups) }),
  };
}

function notesOf(used: readonly Vintage[]): { readonly notes?: readonly Name[] } {
  const notes = distinct(used.flatMap(({ data }) => data.notes ?? []));
  return notes.length > 0 ? { notes } : {};
}

function distinct<T>(list: readonly T[]): T[] {
  const seen = new Map<string, T>();
  for (const one of list) if (!seen.has(JSON.stringify(one))) seen.set(JSON.stringify(one), one);
  return [...seen.values()];
}
