import fc from "fast-check";

/** A value of ordinary size, or missing. */
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const maybe = fc.oneof({ arbitrary: value, weight: 5 }, { arbitrary: fc.constant(Number.NaN), weight: 1 });

export const column = (options: { minLength?: number; maxLength?: number } = {}) =>
  fc.array(maybe, { maxLength: 60, ...options }).map((v) => Float64Array.from(v));

export const fullColumn = (options: { minLength?: number; maxLength?: number } = {}) =>
  fc.array(value, { minLength: 1, maxLength: 60, ...options }).map((v) => Float64Array.from(v));

/** A column with many ties and gaps, and the rows in another order. */
export const tiedColumn = fc
  .array(fc.constantFrom(-2, -0, 0, 1, 1.5, 3, Number.NaN), { maxLength: 300 })
  .map((v) => Float64Array.from(v));

/** The column read in another order: rows[i] is where row i of the result came from. */
export const shuffled = (x: Float64Array) =>
  fc
    .shuffledSubarray(Array.from(x.keys()), { minLength: x.length })
    .map((rows) => ({ x, rows, moved: Float64Array.from(rows, (row) => x[row]!) }));
