/**
 * Gives each row a column of its own so that the sum of the costs is least (assignment problem), by shortest augmenting paths.
 * Equal sums: what is found first in the order of rows and columns, so the same input gives the same answer. Time: n²·m at worst.
 * @param cost of row i and column j, a finite number  @param size rows, and columns, which are as many or more
 * @returns the column of each row
 * @see Kuhn (1955), The Hungarian method for the assignment problem; Jonker, Volgenant (1987), Computing 38
 * @example assign((i, j) => [[4, 1], [2, 0]][i][j], { rows: 2, columns: 2 }); // => Int32Array.of(1, 0)
 */
export function assign(
  cost: (row: number, column: number) => number,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Int32Array {
  if (columns < rows) throw new RangeError(`${rows} rows cannot each have one of ${columns} columns`);
  // duals of rows and columns, and the row that has each column; row 0 and column 0 stand for none
  const u = new Float64Array(rows + 1);
  const v = new Float64Array(columns + 1);
  const owner = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  const least = new Float64Array(columns + 1);
  const seen = new Uint8Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    owner[0] = row;
    let at = 0;
    least.fill(Number.POSITIVE_INFINITY);
    seen.fill(0);
    do {
      seen[at] = 1;
      const own = owner[at]!;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let column = 1; column <= columns; column++) {
        if (seen[column] === 1) continue;
        const reduced = cost(own - 1, column - 1) - u[own]! - v[column]!;
        if (reduced < least[column]!) {
          least[column] = reduced;
          before[column] = at;
        }
        if (least[column]! < step) {
          step = least[column]!;
          next = column;
        }
      }
      for (let column = 0; column <= columns; column++) {
        if (seen[column] === 1) {
          u[owner[column]!]! += step;
          v[column]! -= step;
        } else least[column]! -= step;
      }
      at = next;
    } while (owner[at] !== 0);
    do {
      const from = before[at]!;
      owner[at] = owner[from]!;
      at = from;
    } while (at !== 0);
  }
  const of = new Int32Array(rows);
  for (let column = 1; column <= columns; column++) if (owner[column]! > 0) of[owner[column]! - 1] = column - 1;
  return of;
}
