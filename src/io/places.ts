import type { Issue } from "../errors/index.ts";
import type { NeighbourPair, Position } from "../schema/places.ts";
import { readTable, type Table } from "./csv.ts";
import { collectIssues, type Found } from "./found.ts";
import { numberProblem, readNumber } from "./number.ts";

/**
 * Neighbours from a CSV `unit,neighbour[,weight]`, or such a table of a workbook: who counts as whose neighbour, and how much.
 * Other columns are refused, so that a misspelt heading is not passed over. An empty weight is 1.
 * @example readNeighbours("unit,neighbour\na,b", { file: "n.csv" }).pairs; // => [{ unit: "a", neighbour: "b" }]
 */
export function readNeighbours(
  given: string | Table,
  { file }: { readonly file: string },
): { readonly pairs: readonly NeighbourPair[] | undefined; readonly issues: readonly Issue[] } {
  const pairs: NeighbourPair[] = [];
  const rows = new Map<string, number>();
  const issues = readRows(
    given,
    { file, wanted: ["unit", "neighbour"], also: ["weight"], code: "neighbours-headings" },
    (row) => {
      const [unit, neighbour] = [row.text("unit"), row.text("neighbour")];
      const weight = row.number("weight", { empty: true });
      if (unit === "" || neighbour === "") return;
      const { at, found } = row;
      const key = JSON.stringify([unit, neighbour]);
      const first = rows.get(key);
      rows.set(key, first ?? at.row);
      if (unit === neighbour) found.add({ code: "neighbour-self", path: [], params: { unit }, at });
      else if (first !== undefined)
        found.add({ code: "neighbour-twice", path: [], params: { unit, neighbour, first }, at });
      if (weight !== undefined && !(weight > 0) && !Number.isNaN(weight))
        found.add({
          code: "neighbour-weight",
          path: [],
          params: { unit, neighbour, value: weight },
          at: { ...at, column: "weight" },
        });
      pairs.push({ unit, neighbour, ...(weight === undefined || Number.isNaN(weight) ? {} : { weight }) });
    },
  );
  return { pairs: issues.length > 0 ? undefined : pairs, issues };
}

/**
 * Positions from a CSV `unit,x,y`, or such a table of a workbook: in any measure of length, or longitude and latitude in degrees.
 * @example readPositions("unit,x,y\na,121.2,28.6", { file: "p.csv" }).positions; // => [{ unit: "a", x: 121.2, y: 28.6 }]
 */
export function readPositions(
  given: string | Table,
  { file }: { readonly file: string },
): { readonly positions: readonly Position[] | undefined; readonly issues: readonly Issue[] } {
  const positions: Position[] = [];
  const rows = new Map<string, number>();
  const issues = readRows(
    given,
    { file, wanted: ["unit", "x", "y"], also: ["name"], code: "positions-headings" },
    (row) => {
      const unit = row.text("unit");
      const [x, y] = [row.number("x"), row.number("y")];
      const first = rows.get(unit);
      rows.set(unit, first ?? row.at.row);
      if (unit !== "" && first !== undefined)
        row.found.add({ code: "position-twice", path: [], params: { unit, first }, at: row.at });
      if (unit !== "" && x !== undefined && y !== undefined) positions.push({ unit, x, y });
    },
  );
  return { positions: issues.length > 0 ? undefined : positions, issues };
}

interface Row {
  readonly at: { readonly file: string; readonly row: number };
  readonly found: Found;
  /** Trimmed and in NFC; an empty one is a problem. */
  text(heading: string): string;
  /** Undefined where it cannot be read; NaN only where an empty cell is allowed. */
  number(heading: string, options?: { readonly empty: boolean }): number | undefined;
}

function readRows(
  given: string | Table,
  {
    file,
    wanted,
    also,
    code,
  }: {
    readonly file: string;
    readonly wanted: readonly string[];
    readonly also: readonly string[];
    readonly code: "neighbours-headings" | "positions-headings";
  },
  read: (row: Row) => void,
): readonly Issue[] {
  const found = collectIssues({ file, place: typeof given === "string" ? undefined : given.sheet?.place });
  const table = typeof given === "string" ? readTable(given, { file, found }) : given;
  if (table === undefined) return found.issues();
  const { headings } = table;
  const others = headings.filter((heading) => heading !== "" && !wanted.includes(heading) && !also.includes(heading));
  if (wanted.some((heading) => !headings.includes(heading)) || others.length > 0) {
    const at = { file: table.file, row: table.headingRow };
    found.add({ code, path: [], params: { headings: headings.filter(Boolean) }, at });
    return found.issues();
  }
  table.rows.forEach((cells, i) => {
    const at = { file: table.file, row: table.numbers[i]! };
    const cell = (heading: string) => (cells[headings.indexOf(heading)] ?? "").trim();
    read({
      at,
      found,
      text(heading) {
        const text = cell(heading).normalize("NFC");
        if (text === "")
          found.add({ code: "cell-empty", path: [], params: { role: heading }, at: { ...at, column: heading } });
        return text;
      },
      number(heading, { empty } = { empty: false }) {
        const text = cell(heading);
        const value = readNumber(text);
        const column = { ...at, column: heading };
        if (value === undefined)
          found.add({ code: "not-a-number", path: [], params: { text, problem: numberProblem(text) }, at: column });
        else if (Number.isNaN(value) && !empty)
          found.add({ code: "cell-empty", path: [], params: { role: heading }, at: column });
        return value !== undefined && Number.isNaN(value) && !empty ? undefined : value;
      },
    });
  });
  if (table.rows.length === 0) found.add({ code: "file-no-rows", path: [], params: {}, at: { file: table.file } });
  return found.issues();
}
