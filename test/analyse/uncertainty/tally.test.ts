import fc from "fast-check";
import { expect, test } from "vitest";
import { createPairCounter, facing, mergeTallies, type PairCounts } from "../../../src/analyse/uncertainty/tally.ts";

const rows = 6;
const empty = (): PairCounts => ({
  order: Uint32Array.of(4, 0, 2, 5, 1, 3),
  above: new Uint32Array(rows * rows),
  level: null,
  lost: null,
  counted: 0,
});
// ranks with ties and without, 0 for none: whatever replicates may give
const replicate = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: rows, maxLength: rows });

test("pairs are counted as one by one, in ranges put together as in one", () => {
  fc.assert(
    fc.property(fc.array(replicate, { minLength: 1, maxLength: 20 }), fc.nat(), (ranks, cut) => {
      const parts = [ranks.slice(0, cut % ranks.length), ranks.slice(cut % ranks.length)].map((part) => {
        const pairs = empty();
        const count = createPairCounter();
        for (const own of part) count(pairs, own);
        return { ranks: null, pairs: [pairs] };
      });
      const [merged] = mergeTallies(parts).pairs!;
      const { order } = merged!;
      for (let a = 0; a < rows; a++)
        for (let b = 0; b < rows; b++) {
          if (a === b) continue;
          const both = ranks.map((own) => [own[order[a]!]!, own[order[b]!]!] as const).filter(([x, y]) => x * y > 0);
          expect(facing(merged!, a, b)).toEqual({
            first: both.filter(([x, y]) => x < y).length,
            second: both.filter(([x, y]) => y < x).length,
            both: both.length,
          });
        }
    }),
  );
});
