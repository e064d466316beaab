import type { Issue } from "../errors/index.ts";
import { selectData } from "../pipeline/derive-step.ts";
import { canonicalJson, periodContent, sha256Text } from "../pipeline/hash.ts";
import { compileTree } from "../pipeline/tree.ts";
import { comparePeriods, compareText } from "../schema/order.ts";
import type { Dataset, Status, System } from "../schema/types.ts";
import { restrictVintages } from "../schema/vintage.ts";
import { type EmbeddedData, noteOf, type SnapshotPart } from "./types.ts";

/** The rows of some periods by period and then by unit, and of the columns those that the system knows. */
export function dataFor(data: Dataset, { system, periods }: { system: System; periods: readonly string[] }): Dataset {
  const wanted = new Set(periods);
  const rows: number[] = [];
  data.periods.forEach((period, i) => {
    if (wanted.has(period)) rows.push(i);
  });
  rows.sort(
    (a, b) => comparePeriods(data.periods[a]!, data.periods[b]!) || compareText(data.units[a]!, data.units[b]!),
  );
  const known = idsOf(system);
  const own = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([id]) => known.has(id)));
  const { status, standardErrors, contributors } = data;
  return selectData(
    {
      ...restrictVintages(data, { periods: wanted, columns: known }),
      columns: own(data.columns),
      ...(status && { status: own(status) }),
      ...(standardErrors && { standardErrors: own(standardErrors) }),
      ...(contributors && { contributors: own(contributors) }),
    },
    Uint32Array.from(rows),
  );
}

function idsOf(system: System): ReadonlySet<string> {
  const { indicators } = compileTree(system, null);
  return new Set([...indicators, ...system.variables].map(({ id }) => id));
}

export const periodsIn = (data: Dataset): readonly string[] => [...new Set(data.periods)].sort(comparePeriods);

/** What the data hold, a part a period. Columns without a value in the period do not count: they may come with later files. */
export async function partsOf(data: Dataset): Promise<SnapshotPart[]> {
  const parts: SnapshotPart[] = [];
  for (const period of periodsIn(data)) {
    const rows = Uint32Array.from(data.periods.flatMap((one, i) => (one === period ? [i] : [])));
    const own = selectData(data, rows);
    const present = new Map(
      [...own.columns].map(([id, x]) => [id, x.reduce((n, v) => (Number.isNaN(v) ? n : n + 1), 0)]),
    );
    const filled = new Map([...own.columns].filter(([id]) => present.get(id)! > 0));
    const groups = Object.fromEntries(
      Object.entries(own.groups ?? {}).filter(([, labels]) => labels.some((label) => label !== "")),
    );
    const content = await periodContent({ ...own, columns: filled, groups }, period);
    const statuses = countStatuses(own);
    parts.push({
      period,
      units: rows.length,
      sha256: await sha256Text(canonicalJson(content)),
      columns: Object.fromEntries(
        Object.entries(content.columns).map(([id, sha256]) => [id, { present: present.get(id)!, sha256 }]),
      ),
      ...(Object.keys(statuses).length > 0 && { statuses }),
    });
  }
  return parts;
}

function countStatuses({ status }: Dataset): Partial<Record<Status, number>> {
  const counts: Partial<Record<Status, number>> = {};
  for (const list of status?.values() ?? [])
    for (const one of list) if (one !== "observed") counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

const nulls = (x: Iterable<number>): (number | null)[] => Array.from(x, (v) => (Number.isNaN(v) ? null : v));
const doubles = (list: readonly (number | null)[]): Float64Array => Float64Array.from(list, (v) => v ?? Number.NaN);

type Lists<T> = Readonly<Record<string, readonly T[]>>;
const record = <T, U>(map: ReadonlyMap<string, T>, say: (value: T) => U): Record<string, U> =>
  Object.fromEntries([...map].map(([id, value]) => [id, say(value)]));
const mapped = <T, U>(table: Lists<T>, say: (list: readonly T[]) => U): Map<string, U> =>
  new Map(Object.entries(table).map(([id, list]) => [id, say(list)]));

export function embed(data: Dataset): EmbeddedData {
  const { units, periods, names, groups, columns, status, standardErrors, contributors, prepared } = data;
  return {
    units,
    periods,
    ...(names && { names }),
    ...(groups && { groups }),
    columns: record(columns, nulls),
    ...(status && { status: record(status, (list) => [...list]) }),
    ...(standardErrors && { standardErrors: record(standardErrors, nulls) }),
    ...(contributors && { contributors: record(contributors, nulls) }),
    ...(prepared && prepared.length > 0 && { prepared: prepared.map(noteOf) }),
  };
}

/** The data inside a snapshot as they were. */
export function embeddedData({
  columns,
  status,
  standardErrors,
  contributors,
  prepared,
  ...rest
}: EmbeddedData): Dataset {
  return {
    ...rest,
    columns: mapped(columns, doubles),
    ...(status && { status: mapped(status, (list) => list) }),
    ...(standardErrors && { standardErrors: mapped(standardErrors, doubles) }),
    ...(contributors && { contributors: mapped(contributors, doubles) }),
    ...(prepared && { prepared: prepared as unknown as readonly Issue[] }),
  };
}
