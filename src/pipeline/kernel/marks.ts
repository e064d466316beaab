/** Rows that lost or only partly earned a score: the first ten, and how many. */
export interface Marked {
  readonly at: number[];
  count: number;
}

const PLACES = 10;

/** A child's part of a block: where in `values` it begins. */
export interface Part {
  readonly values: Float64Array;
  readonly from: number;
  readonly weight: number;
}

interface Block {
  /** How many of its rows were found. */
  readonly found: number;
  readonly parts: () => readonly Part[];
  /** The row that it begins with, and how many it has. */
  readonly from: number;
  readonly n: number;
  /** Whether so many children make it one of these rows. */
  marks(count: number): boolean;
}

/** Counts the rows found in a block, and looks for the first ones: of them are only rows with some score to lose. */
export function mark(into: Map<string, Marked>, id: string, { found, parts: read, from, n, marks }: Block): void {
  if (found === 0) return;
  const known = into.get(id) ?? { at: [], count: 0 };
  into.set(id, known);
  known.count += found;
  let wanted = Math.min(found, PLACES - known.at.length);
  if (wanted <= 0) return;
  const parts = read();
  for (let i = 0; i < n && wanted > 0; i++) {
    let count = 0;
    let weight = 0;
    for (const part of parts) {
      if (Number.isNaN(part.values[part.from + i]!)) continue;
      count += 1;
      weight += part.weight;
    }
    if (weight === 0 || !marks(count)) continue;
    known.at.push(from + i);
    wanted -= 1;
  }
}
