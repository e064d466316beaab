import fc from "fast-check";
import { expect, test } from "vitest";
import { selectSmallest } from "../../src/stats/select.ts";

const shapes: Readonly<Record<string, (i: number, n: number) => number>> = {
  scattered: (i) => (i * 48271) % 65521,
  rising: (i) => i,
  falling: (i, n) => n - i,
  equal: () => 3,
  "few values": (i) => (i * 7) % 4,
  "organ pipe": (i, n) => Math.min(i, n - i),
  infinite: (i) => (i % 3 === 0 ? -Infinity : i % 3 === 1 ? Infinity : i),
};

test.each(Object.keys(shapes))("%s values: each place has what sorting puts there", (name) => {
  const n = 20_001;
  const x = Float64Array.from({ length: n }, (_, i) => shapes[name]!(i, n));
  const sorted = x.toSorted();
  for (const index of [0, 1, 599, 5000, 10_000, 19_998, 20_000]) {
    const work = x.slice();
    expect(selectSmallest(work, index)).toBe(sorted[index]);
    expect(Math.max(...work.subarray(0, index))).toBeLessThanOrEqual(index === 0 ? Infinity : sorted[index]!);
    for (let i = index + 1; i < n; i++) if (work[i]! < sorted[index]!) expect.fail(`row ${i} is smaller`);
  }
});

test("short columns", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 20 }), fc.nat(), (v, place) => {
      const index = place % v.length;
      const sorted = Float64Array.from(v).sort();
      expect(selectSmallest(Float64Array.from(v), index)).toBe(sorted[index]);
    }),
  );
});
