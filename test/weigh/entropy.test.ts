import { describe, expect, test } from "vitest";
import { entropy, equal, given } from "../../src/index.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;

describe("entropy weights", () => {
  test("closed form", () => {
    // p = (½, ½, 0, 0): e = ln 2 / ln 4 = ½.  q = (1, 0, 0, 0): e = 0.  Divergences ½ and 1
    const { weights, entropy: e } = entropy.fit([of(1, 1, 0, 0), of(1, 0, 0, 0)], {});
    expect(e).toEqual([0.5, 0]);
    expect(weights[0]).toBeCloseTo(1 / 3, 15);
    expect(weights[1]).toBeCloseTo(2 / 3, 15);
  });

  test("the 0–1 scale makes any linear score give the same", () => {
    const x = of(3, 1, 4, 1, 5);
    const y = of(2, 7, 1, 8, 2);
    const plain = entropy.fit([x, y], {}).weights;
    const turned = entropy.fit([x.map((v) => 50 + 10 * v), y.map((v) => v / 7 - 3)], {}).weights;
    turned.forEach((w, j) => expect(w).toBeCloseTo(plain[j]!, 13));
  });

  test("gaps are skipped: each column over its present values", () => {
    const { entropy: e } = entropy.fit([of(1, 1, 0, 0, gap), of(1, 0, 0, 0, 1)], {});
    expect((e as number[])[0]).toBe(0.5);
  });

  test("a constant column, or one with a single value: weight 0 and a note", () => {
    const notes: unknown[] = [];
    const nodes = ["flat", "one", "x"].map((id) => ({
      id,
      direction: "positive" as const,
      targets: [],
      tags: [],
      weight: 1,
    }));
    const { weights } = entropy.fit(
      [of(2, 2, 2), of(1, gap, gap), of(1, 2, 4)],
      {},
      { nodes, note: (issue) => notes.push(issue) },
    );
    expect(weights).toEqual([0, 0, 1]);
    expect(notes).toEqual([
      { code: "no-information", path: [], params: { method: "entropy", nodes: ["flat", "one"] } },
    ]);
  });

  test("nothing differs anywhere: an error, never a weight of 1", () => {
    expect(() => entropy.fit([of(2, 2), of(3, 3)], {})).toThrow("no indicator differs between the rows");
  });

  test("raw shares: a negative value, or a zero to be inverted, is named", () => {
    expect(() => entropy.fit([of(-1, 2), of(1, 2)], { sharesOf: "raw" })).toThrow(
      "need every value at least 0, found -1",
    );
    const nodes = [{ id: "c", direction: "negative" as const, targets: [], tags: [], weight: 1 }];
    expect(() => entropy.fit([of(0, 2)], { sharesOf: "raw" }, { nodes })).toThrow("need every value above 0, found 0");
  });

  test("raw shares of Elsayed's kind: 1/x where less is better", () => {
    const nodes = [
      { id: "b", direction: "positive" as const, targets: [], tags: [], weight: 1 },
      { id: "c", direction: "negative" as const, targets: [], tags: [], weight: 1 },
    ];
    // both columns have the shares ⅓ and ⅔, one of them through 1/x: equal weights
    const { weights } = entropy.fit([of(1, 2), of(2, 1)], { sharesOf: "raw" }, { nodes });
    expect(weights[0]).toBeCloseTo(0.5, 15);
  });
});

describe("equal and given weights", () => {
  test("equal: one for each", () => {
    expect(equal.fit([of(1), of(2), of(3)], {}).weights).toEqual([1, 1, 1]);
  });

  test("given: the system's, replaced where the plan names a node", () => {
    const nodes = ["a", "b"].map((id, j) => ({
      id,
      direction: "positive" as const,
      targets: [],
      tags: [],
      weight: j + 1,
    }));
    expect(given.fit([of(1), of(2)], {}, { nodes }).weights).toEqual([1, 2]);
    expect(given.fit([of(1), of(2)], { weights: { b: 5 } }, { nodes }).weights).toEqual([1, 5]);
    expect(() => given.fit([of(1)], { weights: { a: -1 } }, { nodes })).toThrow();
  });
});
