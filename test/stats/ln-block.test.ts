import fc from "fast-check";
import { expect, test } from "vitest";
import { lnAll, lnBlock } from "../../src/stats/ln-block.ts";

function lnOf(values: readonly number[]): Float64Array {
  const block = lnBlock(values.length);
  block.y.set(values);
  lnAll(block, values.length);
  return block.y;
}

test("logarithms of a block are those of Math.log, over all normal numbers", () => {
  const normal = fc.double({ min: 2.3e-308, max: Number.MAX_VALUE, noNaN: true });
  fc.assert(
    fc.property(fc.array(normal, { minLength: 1, maxLength: 40 }), (values) => {
      lnOf(values).forEach((found, i) => {
        const expected = Math.log(values[i]!);
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(5e-16 + 6e-16 * Math.abs(expected));
      });
    }),
    { numRuns: 2000 },
  );
});

test("within half a step of 1 the error is relative, and ln 1 is 0", () => {
  expect(lnOf([1])[0]).toBe(0);
  for (const step of [4e-4, 1e-6, 1e-9, Number.EPSILON]) {
    const [above, below] = lnOf([1 + step, 1 - step]);
    // Math.log is within a unit in the last place here
    expect(Math.abs(above! / Math.log(1 + step) - 1)).toBeLessThan(2e-15);
    expect(Math.abs(below! / Math.log(1 - step) - 1)).toBeLessThan(2e-15);
  }
});

test("every step of the mantissa holds, at its ends and in its middle", () => {
  const values = Array.from({ length: 4 * 512 }, (_, k) => 1 + k / (4 * 512));
  lnOf(values).forEach((found, i) => {
    expect(Math.abs(found - Math.log(values[i]!))).toBeLessThan(5e-16);
  });
});

test("0 gives a number, so that 0·ln 0 is 0; what stands behind count is left", () => {
  const block = lnBlock(2);
  block.y.set([0, 5]);
  lnAll(block, 1);
  expect(0 * block.y[0]!).toBeCloseTo(0, 15);
  expect(block.y[1]).toBe(5);
});
