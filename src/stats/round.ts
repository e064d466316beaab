/**
 * v rounded half away from zero to so many decimals, as a reader of the printed number would round it.
 * The number meant is the shortest decimal that stands for the double, the one JavaScript prints: 1.005 is just below
 * 1.005 in binary, and is still rounded up to 1.01. The result is the double nearest to the rounded decimal.
 * Missing: NaN stays. Edge: never −0; a double without so many decimals, and ±Infinity, stay as they are.
 * @param decimals whole, from −22 (tens of sextillions) to 22, else a RangeError
 * @example roundTo(1.005, 2); // => 1.01
 * @example roundTo(-2.5, 0); // => -3
 * @example roundTo(1449, -2); // => 1400
 */
export function roundTo(v: number, decimals: number): number {
  const power = powerOfTen(decimals);
  const size = Math.abs(v);
  const s = decimals < 0 ? size / power : size * power;
  const whole = Math.floor(s);
  const over = s - whole; // exact
  // s and the decimal meant, times the power, differ by less than this; past 2^51 that is always too much to tell
  const doubt = s * 8.881784197001252e-16; // 2^-50
  let n = over > 0.5 ? whole + 1 : whole;
  if (!(Math.abs(over - 0.5) > doubt)) {
    if (!(s < 9007199254740992)) return v; // 2^53: no further decimals; NaN and ±∞ too
    n = roundedDigits(size, decimals);
  }
  const rounded = decimals < 0 ? n * power : n / power; // both exact, so the nearest double to the decimal
  return v < 0 && rounded > 0 ? -rounded : rounded;
}

/**
 * A column rounded half away from zero, each value as by `roundTo`.
 * Missing: kept.
 * @example roundAll(Float64Array.of(61.9018, NaN, 1.005), { decimals: 2 }); // => Float64Array.of(61.9, NaN, 1.01)
 */
export function roundAll(x: Float64Array, { decimals }: { decimals: number }): Float64Array {
  const rounded = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) rounded[i] = roundTo(x[i]!, decimals);
  return rounded;
}

/** size · 10^decimals rounded half up to a whole number, from the digits of the shortest decimal. */
function roundedDigits(size: number, decimals: number): number {
  const [mantissa = "", exponent = ""] = size.toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const kept = Number(exponent) + 1 + decimals; // digits before the rounding point
  if (kept < 0) return 0;
  const n = Number(digits.slice(0, kept).padEnd(kept, "0"));
  return digits.charCodeAt(kept) >= 53 ? n + 1 : n; // "5"; past the end there is no digit, NaN
}

// a double holds the powers of ten up to the 22nd exactly
const powersOfTen: readonly number[] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
];

function powerOfTen(decimals: number): number {
  const power = powersOfTen[Math.abs(decimals)];
  if (power === undefined) throw new RangeError(`decimals are a whole number from -22 to 22, not ${decimals}`);
  return power;
}
