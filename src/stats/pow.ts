import { addDouble, type DoubleDouble, divideDouble, multiplyDouble, productError, sumError } from "./double-double.ts";

// hi and lo of each constant: its double, and the double of what is left
const third: DoubleDouble = { hi: 0.3333333333333333, lo: 1.850371707708594e-17 };
const ln2: DoubleDouble = { hi: Math.LN2, lo: 2.3190468138462996e-17 };
const twoOverLn2: DoubleDouble = { hi: 2.8853900817779268, lo: 4.0710547481862066e-17 };

// c = j/64 for the j nearest to 64·m, m between ½√2 and √2
const firstJ = 45;
const lastJ = 91;
const log2Table = /* @__PURE__ */ makeLog2Table();
const exp2Table = /* @__PURE__ */ makeExp2Table();
const bits = /* @__PURE__ */ new DataView(new ArrayBuffer(8));

/**
 * x to the power y, the same to the last bit in every engine: only + − × ÷ √ and the bits of a double,
 * where `Math.pow` differs between versions of V8.
 *
 * x^y = 2^(y·log₂x), both steps in double-double. Log: x = 2^k·m, m = c·(1 + s)/(1 − s) with c = j/64 from a table,
 * log₂x = k + log₂c + (2/ln 2)·atanh s. Exp: y·log₂x = n/64 + r, 2^(n/64) from a table, e^(r·ln 2) by its series.
 * Error below 0.5001 units in the last place, subnormal results included, so a result that is a double is exact.
 * Missing: NaN in x or y gives NaN, but any x to the power 0 is 1. Edge: as ECMAScript's `**`, (−1)^±∞ = NaN included;
 * a negative x has only whole powers, others are NaN.
 * @see ECMA-262, Number::exponentiate; Dekker (1971), Numer. Math. 18, for the double-double arithmetic
 * @example pow(2, 10); // => 1024
 * @example pow(1.5, 0.2); // => 1.0844717711976986
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5 && x >= 0) return Math.sqrt(x + 0); // + 0: the power of −0 is 0, its root −0
  const size = Math.abs(x);
  const grows = size > 1 === y > 0;
  if (Math.abs(y) === Infinity) return size === 1 ? Number.NaN : grows ? Infinity : 0;
  const negative = x < 0 || Object.is(x, -0);
  const sign = negative && isOdd(y) ? -1 : 1;
  if (size === 0 || size === Infinity) return sign * (grows ? Infinity : 0);
  if (negative && !Number.isInteger(y)) return Number.NaN;
  if (size === 1) return sign;
  if (Math.abs(y) > 3.6893488147419103e19) return grows ? Infinity : 0; // 2^65: log₂x is at least 2^-53 from 0
  if (Math.abs(y) < 1.3552527156068805e-20) return 1; // 2^-66: x^y is nearer to 1 than half a unit
  return sign * positivePower(size, y);
}

function isOdd(y: number): boolean {
  return y - 2 * Math.floor(y / 2) === 1;
}

/** x^y for a positive finite x other than 1 and 2^-66 ≤ |y| ≤ 2^65. */
function positivePower(x: number, y: number): number {
  const log = log2(x);
  const wHi = y * log.hi;
  if (wHi > 1025) return Infinity;
  if (wHi < -1080) return 0;
  return exp2(wHi, productError(y, log.hi, wHi) + y * log.lo);
}

/** log₂x of a positive x, to 2^-80 of itself. */
function log2(x: number): DoubleDouble {
  let k = 0;
  bits.setFloat64(0, x);
  let top = bits.getInt32(0);
  if (top < 0x00100000) {
    k = -54;
    bits.setFloat64(0, x * 18014398509481984); // subnormal: 2^54 brings it to full precision
    top = bits.getInt32(0);
  }
  k += (top >> 20) - 1023;
  bits.setInt32(0, (top & 0x000fffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const j = Math.floor(m * 64 + 0.5);
  const c = j / 64;
  const logC = log2Table[j - firstJ]!;

  // s = (m − c)/(m + c): the numerator is exact, |s| < 2^-7.5
  const above = m - c;
  const total = m + c;
  const sHi = above / total;
  const back = sHi * total;
  const sLo = (above - back - productError(sHi, total, back) - sHi * sumError(m, c, total)) / total;

  // atanh s = s + s·u, u = z/3 + z²/5 + …, z = s²; only z/3 needs more than a double
  const z = sHi * sHi;
  const zLo = productError(sHi, sHi, z) + 2 * sHi * sLo;
  const z3 = z * third.hi;
  const rest = z * z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11))));
  const z3Lo = productError(z, third.hi, z3) + z * third.lo + zLo * third.hi + rest;
  const u = z3 + z3Lo;
  const uLo = z3 - u + z3Lo;
  const su = sHi * u;
  const a = sHi + su;
  const aLo = sHi - a + su + (productError(sHi, u, su) + sHi * uLo + sLo * u + sLo);

  const l = a * twoOverLn2.hi;
  const lLo = productError(a, twoOverLn2.hi, l) + a * twoOverLn2.lo + aLo * twoOverLn2.hi;
  const base = k + logC.hi;
  const sum = base + l;
  const sumLo = sumError(base, l, sum) + (sumError(k, logC.hi, base) + logC.lo + lLo);
  const hi = sum + sumLo;
  return { hi, lo: sum - hi + sumLo };
}

/** 2^(w + wLo) for −1080 ≤ w ≤ 1025, rounded once. */
function exp2(w: number, wLo: number): number {
  const n = Math.floor(w * 64 + 0.5);
  const left = w - n / 64; // exact
  const r = left + wLo;
  const t = r * ln2.hi;
  const tLo = productError(r, ln2.hi, t) + r * ln2.lo + sumError(left, wLo, r) * ln2.hi;
  // e^t − 1 = t + p, |t| < 2^-7.5
  const p = t * t * (1 / 2 + t * (1 / 6 + t * (1 / 24 + t * (1 / 120 + t * (1 / 720 + t * (1 / 5040))))));
  const g = t + p;
  const gLo = t - g + p + tLo;

  const i = n & 63;
  const scale = exp2Table[i]!;
  const product = scale.hi * g;
  const hi = scale.hi + product;
  const lo =
    scale.hi - hi + product + (scale.lo + (productError(scale.hi, g, product) + scale.hi * gLo + scale.lo * g));
  return scaled(hi, lo, (n - i) / 64);
}

/** (hi + lo)·2^e with one rounding, also where the result is subnormal or overflows. */
function scaled(hi: number, lo: number, e: number): number {
  if (e > 1022) return (hi + lo) * powerOfTwo(1022) * powerOfTwo(e - 1022);
  if (e > -1022) return (hi + lo) * powerOfTwo(e);
  const anchor = powerOfTwo(-1022 - e); // its last bit is the smallest subnormal, 2^(−1074 − e)
  if (hi >= anchor) return (hi + lo) * powerOfTwo(-1022);
  const s = anchor + hi;
  const rounded = s + (hi - (s - anchor) + lo) - anchor;
  return rounded * powerOfTwo(e + 200) * powerOfTwo(-200);
}

/** 2^e for −1022 ≤ e ≤ 1023. */
function powerOfTwo(e: number): number {
  bits.setInt32(0, (e + 1023) << 20);
  bits.setInt32(4, 0);
  return bits.getFloat64(0);
}

/** log₂(j/64) = (2/ln 2)·atanh((j − 64)/(j + 64)) for each j, by the series. */
function makeLog2Table(): readonly DoubleDouble[] {
  return Array.from({ length: lastJ - firstJ + 1 }, (_, at) => {
    const j = firstJ + at;
    const s = divideDouble({ hi: j - 64, lo: 0 }, j + 64);
    const z = multiplyDouble(s, s);
    let series: DoubleDouble = { hi: 0, lo: 0 };
    // |s| ≤ 0.175: after 24 terms the next is below 2^-120
    for (let n = 47; n >= 1; n -= 2) series = addDouble(multiplyDouble(series, z), divideDouble({ hi: 1, lo: 0 }, n));
    return multiplyDouble(multiplyDouble(s, series), twoOverLn2);
  });
}

/** 2^(i/64) = e^(i·ln 2/64) for i = 0 … 63, by the series. */
function makeExp2Table(): readonly DoubleDouble[] {
  return Array.from({ length: 64 }, (_, i) => {
    const t = divideDouble(multiplyDouble({ hi: i, lo: 0 }, ln2), 64);
    let series: DoubleDouble = { hi: 1, lo: 0 };
    // Horner: 1 + t/1·(1 + t/2·(1 + …)); t < 0.69, after 30 terms the next is below 2^-120
    for (let n = 30; n >= 1; n--) series = addDouble(divideDouble(multiplyDouble(series, t), n), { hi: 1, lo: 0 });
    return series;
  });
}
