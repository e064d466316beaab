import type { Position } from "../../../schema/places.ts";
import { assign } from "./assign.ts";

export interface TilePlaces {
  readonly columns: number;
  readonly rows: number;
  /** Column and row of each position, in its order; row 0 is the north. */
  readonly at: readonly { readonly column: number; readonly row: number }[];
}

/** Positions as they lie on paper: y falls to the south, degrees of longitude shortened by the latitude. */
export function onPaper(
  positions: readonly Pick<Position, "x" | "y">[],
): readonly { readonly x: number; readonly y: number }[] {
  const degrees = positions.every(({ x, y }) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  const ys = positions.map(({ y }) => y);
  const middle = (Math.min(...ys) + Math.max(...ys)) / 2;
  const narrow = degrees ? Math.cos((middle * Math.PI) / 180) : 1;
  return positions.map(({ x, y }) => ({ x: x * narrow, y: -y }));
}

/**
 * Equal tiles, one a position, none over another, each as near its position as all together can be: the positions are stretched
 * over a grid of about as many cells as there are positions and the cells given out with the least sum of squared distances.
 * Rows of positions that share a coordinate, and two at one place, are no trouble. Time: at worst the cube of their number.
 * @param options.room cells for each position; 1.25 leaves a fifth empty, so that coasts and gaps can be seen
 * @example tilePlaces([{ x: 0, y: 1 }, { x: 1, y: 0 }], { room: 2 }).at; // => [{ column: 0, row: 0 }, { column: 1, row: 1 }]
 */
export function tilePlaces(
  positions: readonly Pick<Position, "x" | "y">[],
  { room = 1.25 }: { readonly room?: number } = {},
): TilePlaces {
  const n = positions.length;
  if (n === 0) return { columns: 0, rows: 0, at: [] };
  const paper = onPaper(positions);
  const [x, y] = [spanOf(paper.map((p) => p.x)), spanOf(paper.map((p) => p.y))];
  // a row or column of units may be told apart, but never stretched thinner than one in six
  const shape =
    x.size > 0 && y.size > 0 ? Math.min(6, Math.max(1 / 6, x.size / y.size)) : x.size > 0 ? 6 : y.size > 0 ? 1 / 6 : 1;
  const cells = Math.max(n, Math.ceil(n * room));
  const columns = Math.max(1, Math.min(n, Math.round(Math.sqrt(cells * shape))));
  const rows = Math.max(1, Math.ceil(cells / columns));
  const scaled = paper.map((p) => ({
    x: x.size > 0 ? ((p.x - x.from) / x.size) * (columns - 1) : (columns - 1) / 2,
    y: y.size > 0 ? ((p.y - y.from) / y.size) * (rows - 1) : (rows - 1) / 2,
  }));
  const given = assign(
    (i, cell) => (scaled[i]!.x - (cell % columns)) ** 2 + (scaled[i]!.y - Math.floor(cell / columns)) ** 2,
    { rows: n, columns: columns * rows },
  );
  return trimmed(Array.from(given, (cell) => ({ column: cell % columns, row: Math.floor(cell / columns) })));
}

/** Without the columns and rows at the edges that nobody has. */
function trimmed(at: readonly { readonly column: number; readonly row: number }[]): TilePlaces {
  const [columns, rows] = [at.map(({ column }) => column), at.map(({ row }) => row)];
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  return {
    columns: Math.max(...columns) - left + 1,
    rows: Math.max(...rows) - top + 1,
    at: at.map(({ column, row }) => ({ column: column - left, row: row - top })),
  };
}

function spanOf(values: readonly number[]): { readonly from: number; readonly size: number } {
  const from = Math.min(...values);
  return { from, size: Math.max(...values) - from };
}
