import type { Issue } from "../errors/index.ts";
import { comparePeriods } from "./order.ts";
import { yearOf } from "./period.ts";
import type { CellVintages, Dataset, Edition, Status, VintageName } from "./types.ts";

export type { CellVintages, Edition, VintageName } from "./types.ts";

/** 初步核算, 最终核实, 普查修订, the earliest first. */
export const EDITIONS = ["preliminary", "final", "census-revision"] as const satisfies readonly Edition[];

/** How a project may write them. */
export const EDITION_WORDS: Readonly<Record<string, Edition>> = {
  preliminary: "preliminary",
  初步核算: "preliminary",
  final: "final",
  最终核实: "final",
  "census-revision": "census-revision",
  普查修订: "census-revision",
};

/** The status of a cell that says nothing else. */
export const EDITION_STATUS: Readonly<Record<Edition, Status>> = {
  preliminary: "provisional",
  final: "observed",
  "census-revision": "revised",
};

/** Figures as they were published at one time. */
export interface Vintage extends VintageName {
  readonly data: Dataset;
}

/** A vintage whose figures are in use, and how many cells. */
export interface VintageUse extends VintageName {
  readonly cells: number;
}

/** Which comes first: by vintage, then by edition, none before `preliminary`. */
export function compareVintages(a: VintageName, b: VintageName): number {
  return comparePeriods(a.vintage, b.vintage) || editionRank(a) - editionRank(b);
}

export const editionRank = ({ edition }: Pick<VintageName, "edition">): number =>
  edition === undefined ? 0 : EDITIONS.indexOf(edition) + 1;

/** The name without the figures. */
export const vintageName = ({ vintage, edition }: VintageName): VintageName => ({
  vintage,
  ...(edition !== undefined && { edition }),
});

/** The vintages in use with their numbers of cells, the earliest first. */
export function vintagesUsed({ list, columns }: CellVintages): VintageUse[] {
  const cells = new Uint32Array(list.length + 1);
  for (const column of columns.values()) for (const place of column) cells[place]!++;
  return list.flatMap((name, i) => (cells[i + 1]! > 0 ? [{ ...vintageName(name), cells: cells[i + 1]! }] : []));
}

/** The note that names them. */
export const vintagesNote = (vintages: CellVintages): Issue => ({
  code: "vintages-used",
  path: ["data"],
  params: { used: vintagesUsed(vintages) },
});

/** Data of which only some periods and columns stay: the same note whatever else the project holds, and none of later figures. */
export function restrictVintages(
  data: Dataset,
  { periods, columns }: { readonly periods: ReadonlySet<string>; readonly columns: ReadonlySet<string> },
): Dataset {
  const { vintages } = data;
  if (vintages === undefined) return data;
  const rows = vintages.periods.flatMap((period, i) => (periods.has(period) ? [i] : []));
  const own: CellVintages = {
    list: vintages.list,
    units: rows.map((i) => vintages.units[i]!),
    periods: rows.map((i) => vintages.periods[i]!),
    columns: new Map(
      [...vintages.columns]
        .filter(([id]) => columns.has(id))
        .map(([id, x]) => [id, Uint16Array.from(rows, (i) => x[i]!)]),
    ),
  };
  const others = (data.prepared ?? []).filter(({ code }) => !code.startsWith("vintages-"));
  return { ...data, vintages: own, prepared: [...others, vintagesNote(own)] };
}

/** By years: of each year the newest vintage among its parts. */
export function yearlyVintages({ list, units, periods, columns }: CellVintages): CellVintages {
  const years = periods.map((period) => String(yearOf(period) ?? period).padStart(4, "0"));
  const rows = new Map<string, number>();
  const place = units.map((unit, i) => {
    const key = JSON.stringify([unit, years[i]]);
    const row = rows.get(key) ?? rows.size;
    rows.set(key, row);
    return row;
  });
  const firsts = [...rows.values()].map((row) => place.indexOf(row));
  const newest = (x: Uint16Array) => {
    const own = new Uint16Array(rows.size);
    place.forEach((row, i) => {
      own[row] = Math.max(own[row]!, x[i]!);
    });
    return own;
  };
  return {
    list,
    units: firsts.map((i) => units[i]!),
    periods: firsts.map((i) => years[i]!),
    columns: new Map([...columns].map(([id, x]) => [id, newest(x)])),
  };
}
