import fc from "fast-check";
import { expect, test } from "vitest";
import { addDouble, divideDouble, multiplyDouble, productError, sumError } from "../../src/stats/double-double.ts";

const scale = 2200n;
const view = new DataView(new ArrayBuffer(8));
/** v · 2^scale, exactly: doubles are whole multiples of 2^-1074. */
function exact(v: number): bigint {
  view.setFloat64(0, v);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction << (scale - 1074n) : (fraction | (1n << 52n)) << (scale - 1075n + exponent);
  return bits >> 63n ? -size : size;
}
const sizeOf = (v: bigint) => (v < 0n ? -v : v);

const value = fc.double({ min: -1e40, max: 1e40, noNaN: true }).filter((v) => v === 0 || Math.abs(v) > 1e-40);

test("the error of a product and of a sum is exact", () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const p = a * b;
      expect((exact(p) + exact(productError(a, b, p))) << scale).toBe(exact(a) * exact(b));
      const s = a + b;
      expect(exact(s) + exact(sumError(a, b, s))).toBe(exact(a) + exact(b));
    }),
  );
});

test("sums, products and quotients keep 100 bits", () => {
  const pair = fc
    .tuple(fc.double({ min: 0.5, max: 2, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))
    .map(([hi, lo]) => ({ hi, lo: lo * 5e-17 }))
    .filter(({ hi, lo }) => hi + lo === hi);
  const of = ({ hi, lo }: { hi: number; lo: number }) => exact(hi) + exact(lo);
  const bits100 = (error: bigint, size: bigint) => expect(sizeOf(error) << 100n <= size).toBe(true);
  fc.assert(
    fc.property(pair, pair, (a, b) => {
      bits100(of(addDouble(a, b)) - of(a) - of(b), of(a) + of(b));
      bits100((of(multiplyDouble(a, b)) << scale) - of(a) * of(b), of(a) * of(b));
      bits100(of(divideDouble(a, b.hi)) * exact(b.hi) - (of(a) << scale), of(a) << scale);
    }),
  );
});
