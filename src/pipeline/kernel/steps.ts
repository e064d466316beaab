import type { Line } from "../../stats/index.ts";

/** A child of a group: a column on its way along a line, or a node that has been scored before it. */
export type KernelChild =
  | {
      readonly kind: "line";
      readonly column: Float64Array;
      readonly line: Line;
      readonly within: boolean;
      readonly gaps: boolean;
      readonly weight: number;
    }
  | { readonly kind: "scores"; readonly column: Float64Array; readonly gaps: boolean; readonly weight: number }
  | { readonly kind: "node"; readonly node: number; readonly gaps: boolean; readonly weight: number };

/** A group as the weighted mean of its children. */
export interface KernelGroup {
  readonly id: string;
  readonly children: readonly KernelChild[];
  /** Fewest children present for a score. */
  readonly least: number;
  /** The two ends of the scale added up, for a group whose score is mirrored. */
  readonly mirror: number | null;
  /** Some row may lack a child. */
  readonly gaps: boolean;
}

/** What of a group is done at once: up to four children on lines of one span, or one on any line. */
export type KernelStep =
  | { readonly kind: "four"; readonly children: readonly KernelChild[]; readonly numbers: readonly number[] }
  | { readonly kind: "one"; readonly child: Extract<KernelChild, { kind: "line" }> };

const FOUR = 4;
/** Lower, span and divisor, then worst, slope and weight of each. */
export const NUMBERS_BYTES = (3 + 3 * FOUR) * 8;

type Within = Pick<Line, "worst" | "slope" | "lower" | "span">;

/** A score as it is: t + w·(0 + (v − 0)·1), which is t + w·v to the bit, since no sum that begins at 0 is ever −0. */
const AS_IT_IS: Within = { worst: 0, slope: 1, lower: 0, span: Number.POSITIVE_INFINITY };

/** The line of a child that may join others; null where values may lie beyond it. */
function withinOf(child: KernelChild): Within | null {
  if (child.kind !== "line") return AS_IT_IS;
  return child.within ? child.line : null;
}

/** The children in their order, as many at a time as the kernel takes; the last step divides by the weight of all. */
export function stepsOf({ children }: KernelGroup): readonly KernelStep[] {
  const steps: KernelStep[] = [];
  for (let j = 0; j < children.length; ) {
    const first = withinOf(children[j]!);
    if (first === null) {
      steps.push({ kind: "one", child: children[j] as Extract<KernelChild, { kind: "line" }> });
      j += 1;
      continue;
    }
    const joins = (child: KernelChild | undefined) => {
      const line = child === undefined ? null : withinOf(child);
      return line !== null && line.lower === first.lower && line.span === first.span;
    };
    let end = j + 1;
    while (end < j + FOUR && joins(children[end])) end += 1;
    const four = children.slice(j, end);
    const whole = end === children.length ? wholeWeight(children) : 1;
    steps.push({ kind: "four", children: four, numbers: [first.lower, first.span, whole, ...four.flatMap(numbersOf)] });
    j = end;
  }
  return steps;
}

function numbersOf(child: KernelChild): readonly number[] {
  const { worst, slope } = withinOf(child)!;
  return [worst, slope, child.weight];
}

/** The weights of complete rows, added up in the order of the children. */
export function wholeWeight(children: readonly KernelChild[]): number {
  let sum = 0;
  for (const { weight } of children) sum += weight;
  return sum;
}

/** A slot for every node's block of scores; free again when the group above has been scored. How many that takes. */
export function slotsOf(groups: readonly KernelGroup[]): { readonly slots: readonly number[]; readonly most: number } {
  const free: number[] = [];
  const slots: number[] = [];
  let most = 0;
  for (const { children } of groups) {
    slots.push(free.pop() ?? most++);
    for (const child of children) if (child.kind === "node") free.push(slots[child.node]!);
  }
  return { slots, most };
}
