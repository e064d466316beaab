import type { ReplicateRange } from "./range.ts";
import { mergeStages } from "./stages.ts";
import { mergeTallies, type Tally } from "./tally.ts";

/** Ranges put together as they come, in any order. */
export interface RangeCollector {
  /** Takes over what a range says; its scores, ranks and shifts may be written anew afterwards. */
  add(range: ReplicateRange): void;
  /** All of them as one. @throws RangeError where a replicate is not there once */
  whole(): ReplicateRange;
}

/** Room for n replicates of so many rows. */
export function collectRanges({ n, rows }: { readonly n: number; readonly rows: number }): RangeCollector {
  const scores = new Float64Array(n * rows);
  const ranks = new Float32Array(n * rows);
  const shifts = new Float64Array(n);
  const parts: Pick<ReplicateRange, "from" | "to" | "refused" | "recomputed">[] = [];
  let tally: Tally | null = null;
  return {
    add({ from, to, refused, recomputed, ...range }) {
      scores.set(range.scores, from * rows);
      ranks.set(range.ranks, from * rows);
      shifts.set(range.shifts, from);
      tally = tally === null ? range.tally : mergeTallies([tally, range.tally]);
      parts.push({ from, to, refused, recomputed });
    },
    whole() {
      parts.sort((a, b) => a.from - b.from);
      checkOnce(parts, n);
      return {
        from: 0,
        to: n,
        scores,
        ranks,
        shifts,
        tally: tally!,
        refused: parts.flatMap((part) => part.refused),
        recomputed: mergeStages(parts.map((part) => part.recomputed)),
      };
    },
  };
}

/** @throws RangeError unless the parts are replicates 0 to n, each once */
export function checkOnce(parts: readonly Pick<ReplicateRange, "from" | "to">[], n: number): void {
  const gap = parts.findIndex(({ from }, k) => k > 0 && from !== parts[k - 1]!.to);
  if (gap > 0) throw new RangeError(`replicates ${parts[gap - 1]!.to} to ${parts[gap]!.from} are not there once`);
  const [from, to] = [parts[0]?.from ?? 0, parts.at(-1)?.to ?? 0];
  if (from !== 0 || to !== n) throw new RangeError(`replicates 0 to ${n} are wanted, not ${from} to ${to}`);
}
