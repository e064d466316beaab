/** Every gap gets the value; with null, nothing was learned and the gaps stay. */
export function fillGaps(x: Float64Array, value: number | null): Float64Array {
  if (value === null) return x;
  return x.map((v) => (Number.isNaN(v) ? value : v));
}
