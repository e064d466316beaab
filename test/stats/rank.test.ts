import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { competitionRanks, rankValues, type TieRule } from "../../src/stats/rank.ts";
import { shuffled, tiedColumn } from "./arbitrary.ts";
import { type Frame, hasReference, column as read, readReference } from "./reference.ts";

const x = Float64Array.of(50, 80, Number.NaN, 50, 90, 50);

test.each<[TieRule, number[]]>([
  ["min", [3, 2, Number.NaN, 3, 1, 3]],
  ["max", [5, 2, Number.NaN, 5, 1, 5]],
  ["mean", [4, 2, Number.NaN, 4, 1, 4]],
  ["dense", [3, 2, Number.NaN, 3, 1, 3]],
  ["first", [3, 2, Number.NaN, 4, 1, 5]],
])("ties %s", (ties, expected) => {
  expect(rankValues(x, { ties })).toEqual(Float64Array.from(expected));
  if (ties !== "mean") expect(competitionRanks(x, { ties })).toEqual(Uint32Array.from(expected, (rank) => rank || 0));
});

test("ascending starts from the smallest value", () => {
  expect(competitionRanks(x, { order: "ascending" })).toEqual(Uint32Array.of(1, 4, 0, 1, 5, 1));
  expect(competitionRanks(x, { order: "ascending", ties: "first" })).toEqual(Uint32Array.of(1, 4, 0, 2, 5, 3));
});

test("dense ranks have no holes after a tie", () => {
  const y = Float64Array.of(9, 9, 7, 7, 5);
  expect(competitionRanks(y, { ties: "dense" })).toEqual(Uint32Array.of(1, 1, 2, 2, 3));
  expect(competitionRanks(y)).toEqual(Uint32Array.of(1, 1, 3, 3, 5));
});

test("−0 and 0 tie", () => {
  expect(competitionRanks(Float64Array.of(0, -0, 1))).toEqual(Uint32Array.of(2, 2, 1));
  expect(competitionRanks(Float64Array.of(-0, 0, -1), { ties: "first" })).toEqual(Uint32Array.of(1, 2, 3));
});

test("missing values have no rank", () => {
  expect(rankValues(Float64Array.of(Number.NaN))).toEqual(Float64Array.of(Number.NaN));
  expect(competitionRanks(Float64Array.of(Number.NaN))).toEqual(Uint32Array.of(0));
  expect(competitionRanks(new Float64Array(0))).toEqual(new Uint32Array(0));
});

describe.each<TieRule>(["min", "max", "mean", "dense"])("ties %s", (ties) => {
  test("ranks follow their rows", () => {
    fc.assert(
      fc.property(tiedColumn.chain(shuffled), ({ x, rows, moved }) => {
        const ranks = rankValues(x, { ties });
        expect(rankValues(moved, { ties })).toEqual(Float64Array.from(rows, (row) => ranks[row]!));
      }),
    );
  });

  test("a rank counts the values before it", () => {
    fc.assert(
      fc.property(tiedColumn, (x) => {
        const present = x.filter((v) => !Number.isNaN(v));
        const ranks = rankValues(x, { ties });
        for (const [i, v] of x.entries()) {
          const better = present.filter((other) => other > v);
          const equal = present.filter((other) => other === v).length;
          const rank = { min: 1, max: equal, mean: (equal + 1) / 2, dense: 1, first: 0 }[ties];
          const before = ties === "dense" ? new Set(better).size : better.length;
          expect(ranks[i]).toBe(Number.isNaN(v) ? Number.NaN : before + rank);
        }
      }),
      { numRuns: 40 },
    );
  });
});

test("ranks of either order mirror each other", () => {
  fc.assert(
    fc.property(tiedColumn, (x) => {
      const n = x.filter((v) => !Number.isNaN(v)).length;
      const down = rankValues(x, { ties: "mean" });
      const up = rankValues(x, { ties: "mean", order: "ascending" });
      expect(up).toEqual(down.map((rank) => n + 1 - rank));
    }),
  );
});

const pipeline = "coinr/asem_pipeline.json";
test.skipIf(!hasReference(pipeline))(`COINr's ranks of every node (shared/reference/${pipeline})`, () => {
  const all = readReference(pipeline) as { results_full_scores: Frame; results_full_ranks: Frame };
  const nodes = all.results_full_ranks.columns.filter((name) => name !== "uCode");
  for (const node of nodes) {
    const ranks = competitionRanks(read(all.results_full_scores, node));
    expect(Array.from(ranks), node).toEqual(Array.from(read(all.results_full_ranks, node)));
  }
  expect(nodes.length).toBeGreaterThan(50);
});
