/** An unevaluated sum hi + lo of two doubles, |lo| ≤ ½ ulp(hi): about 32 decimal digits. */
export interface DoubleDouble {
  readonly hi: number;
  readonly lo: number;
}

/** 2^27 + 1: splits a double into two halves of 26 bits, whose products are exact. */
const splitter = 134217729;

/**
 * What rounding took from a product: a·b = p + productError(a, b, p), exactly.
 * Edge: exact for 2^-480 < |a|, |b| < 2^480, the only range it is used in.
 * @param p the rounded product a * b
 * @see Dekker (1971), A floating-point technique for extending the available precision, Numer. Math. 18
 * @example productError(0.1, 10, 0.1 * 10); // => 5.551115123125783e-17
 */
export function productError(a: number, b: number, p: number): number {
  const sa = splitter * a;
  const a1 = sa - (sa - a);
  const a2 = a - a1;
  const sb = splitter * b;
  const b1 = sb - (sb - b);
  const b2 = b - b1;
  return a1 * b1 - p + a1 * b2 + a2 * b1 + a2 * b2;
}

/**
 * What rounding took from a sum: a + b = s + sumError(a, b, s), exactly, in either order of size.
 * @param s the rounded sum a + b
 * @see Knuth (1997), The Art of Computer Programming, vol. 2, section 4.2.2
 * @example sumError(1e16, 1, 1e16 + 1); // => 1
 */
export function sumError(a: number, b: number, s: number): number {
  const b1 = s - a;
  return a - (s - b1) + (b - b1);
}

function normalised(hi: number, lo: number): DoubleDouble {
  const s = hi + lo;
  return { hi: s, lo: hi - s + lo };
}

/**
 * a + b to about 2^-103 of the larger.
 * @example addDouble({ hi: 1, lo: 0 }, { hi: 1e-20, lo: 0 }); // => { hi: 1, lo: 1e-20 }
 */
export function addDouble(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const s = a.hi + b.hi;
  const t = a.lo + b.lo;
  const first = normalised(s, sumError(a.hi, b.hi, s) + t);
  return normalised(first.hi, first.lo + sumError(a.lo, b.lo, t));
}

/**
 * a · b to about 2^-102.
 * @example multiplyDouble({ hi: 3, lo: 0 }, { hi: 5, lo: 0 }); // => { hi: 15, lo: 0 }
 */
export function multiplyDouble(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const p = a.hi * b.hi;
  return normalised(p, productError(a.hi, b.hi, p) + (a.hi * b.lo + a.lo * b.hi));
}

/**
 * a / b to about 2^-101, for b a plain double.
 * @example divideDouble({ hi: 1, lo: 0 }, 4); // => { hi: 0.25, lo: 0 }
 */
export function divideDouble(a: DoubleDouble, b: number): DoubleDouble {
  const q = a.hi / b;
  const p = q * b;
  return normalised(q, (a.hi - p - productError(q, b, p) + a.lo) / b);
}
