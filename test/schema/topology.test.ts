import fc from "fast-check";
import { expect, test } from "vitest";
import { topology } from "../../src/schema/topology.ts";

const of = (needs: Record<string, string[]>) => topology(new Map(Object.entries(needs)));

test("what is needed comes first, otherwise the order given stays", () => {
  expect(of({ a: ["c", "raw"], b: [], c: ["b"] })).toEqual({ order: ["b", "c", "a"], circles: [] });
  expect(of({ a: [], b: [], c: [] }).order).toEqual(["a", "b", "c"]);
});

test("circles, each once, and nothing that needs one in the order", () => {
  expect(of({ a: ["a"] })).toEqual({ order: [], circles: [["a", "a"]] });
  expect(of({ a: ["b"], b: ["c"], c: ["b"], d: [], e: ["a"] })).toEqual({ order: ["d"], circles: [["b", "c", "b"]] });
  expect(of({ a: ["b"], b: ["a"], c: ["d"], d: ["c"] }).circles).toEqual([
    ["a", "b", "a"],
    ["c", "d", "c"],
  ]);
});

test("a chain of 100,000 is walked without recursion", () => {
  const needs = new Map(Array.from({ length: 100_000 }, (_, i) => [`x${i}`, [`x${i + 1}`]]));
  expect(topology(needs).order).toHaveLength(100_000);
});

test("every order is right, and is whole exactly when there is no circle", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const graph = fc.dictionary(fc.constantFrom(...ids), fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }));
  fc.assert(
    fc.property(graph, (needs) => {
      const { order, circles } = of(needs);
      order.forEach((id, i) => {
        for (const needed of needs[id]!) if (needed in needs) expect(order.indexOf(needed)).toBeLessThan(i);
      });
      expect(order.length === Object.keys(needs).length).toBe(circles.length === 0);
      for (const circle of circles) {
        expect(circle[0]).toBe(circle.at(-1));
        for (let i = 1; i < circle.length; i++) expect(needs[circle[i - 1]!]).toContain(circle[i]);
      }
    }),
  );
});
