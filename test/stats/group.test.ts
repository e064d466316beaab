import fc from "fast-check";
import { expect, test } from "vitest";
import { groupIndex } from "../../src/stats/group.ts";

test("labels stand in order of first appearance", () => {
  const { labels, index } = groupIndex(["黄岩", "椒江", "黄岩", "", "椒江"]);
  expect(labels).toEqual(["黄岩", "椒江", ""]);
  expect(index).toEqual(Uint32Array.of(0, 1, 0, 2, 1));
});

test("labels are compared as written", () => {
  expect(groupIndex(["a", "A", "a ", "__proto__", "constructor"]).labels).toHaveLength(5);
  expect(groupIndex([])).toEqual({ labels: [], index: new Uint32Array(0) });
});

test("each row finds its own label", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 })), (rows) => {
      const { labels, index } = groupIndex(rows);
      expect(Array.from(index, (place) => labels[place])).toEqual(rows);
      expect(new Set(labels).size).toBe(labels.length);
    }),
  );
});
