import type { MethodNode, Rows } from "../method/index.ts";
import type { Direction, Target } from "../schema/types.ts";

export interface EdgeCase {
  readonly name: string;
  readonly columns: readonly Float64Array[];
}

const { NaN: gap } = Number;
const of = (...values: number[]) => Float64Array.from(values);

/** Edge data: gaps, constants, zeros, negatives, ties, one row, one column, nothing at all, very small and very large. */
export const edgeCases: readonly EdgeCase[] = [
  { name: "plain", columns: [of(3, 1, 4, 1.5, 9, 2.6), of(2, 7, 1, 8, 2.8, 1.8), of(10, 20, 35, 40, 50, 61)] },
  { name: "gaps", columns: [of(3, gap, 4, 1.5, 9, 2.6), of(2, 7, gap, 8, gap, 1.8), of(10, 20, 35, 40, 50, gap)] },
  { name: "constant column", columns: [of(5, 5, 5, 5), of(1, 2, 3, 4)] },
  { name: "all constant", columns: [of(5, 5, 5), of(2, 2, 2)] },
  { name: "near-constant", columns: [of(1, 1 + 2e-15, 1), of(1, 2, 3)] },
  { name: "zeros", columns: [of(0, 0, 1, 2), of(0, 3, 0, 4)] },
  { name: "negatives", columns: [of(-3, -1, 2, 4), of(-8, -2, -4, -1)] },
  { name: "ties", columns: [of(1, 2, 2, 3, 3, 3), of(4, 4, 1, 1, 2, 2)] },
  { name: "one row", columns: [of(3), of(4)] },
  { name: "one column", columns: [of(1, 2, 4, 8)] },
  { name: "column without values", columns: [of(gap, gap, gap), of(1, 2, 3)] },
  { name: "no values", columns: [of(gap, gap), of(gap, gap)] },
  { name: "very small and very large", columns: [of(1e-300, 2e-300, 3e-300), of(1e300, 2e300, 3e300)] },
];

const TARGET: Target = { kind: "value", period: "2025", value: 4, comparator: "reach" };

/** Numbered units of one period, in two groups. */
export function edgeRows(n: number): Rows {
  const unit = Array.from({ length: n }, (_, i) => `u${i + 1}`);
  return {
    length: n,
    unit,
    period: unit.map(() => "2025"),
    group: { half: unit.map((_, i) => (i % 2 === 0 ? "a" : "b")) },
  };
}

/** A node with goalposts and a target that the cases can be held against. */
export function edgeNode(id: string, direction: Direction): MethodNode {
  return {
    id,
    direction,
    goalposts: direction === "negative" ? [20, 0.5] : [0.5, 20],
    targets: [TARGET],
    tags: [],
    weight: 1,
  };
}
