import { naturalBreaks } from "../../stats/natural-breaks.ts";
import type { ColourName } from "./theme.ts";

/** Values in classes from high to low, each with a letter and a shade. */
export interface ValueClass {
  /** A for the highest. */
  readonly letter: string;
  readonly colour: ColourName;
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

/** Shades for so many classes, the highest first; told apart in grey. */
const SHADES: readonly (readonly ColourName[])[] = [
  ["q4"],
  ["q6", "q2"],
  ["q6", "q4", "q2"],
  ["q7", "q5", "q3", "q1"],
  ["q7", "q6", "q4", "q3", "q1"],
];

/** Five classes by natural breaks, or as many as there are different values. */
export function classesOf(values: Float64Array, most = 5): readonly ValueClass[] {
  const present = values.filter((v) => !Number.isNaN(v)).sort();
  const different = new Set(present).size;
  if (different === 0) return [];
  const count = Math.min(most, SHADES.length, different);
  const breaks = naturalBreaks(present, count)?.breaks ?? new Float64Array();
  const edges = [Number.NEGATIVE_INFINITY, ...breaks, Number.POSITIVE_INFINITY];
  const rising = Array.from({ length: count }, (_, k) => present.filter((v) => v >= edges[k]! && v < edges[k + 1]!));
  return rising.reverse().map((own, k) => ({
    letter: "ABCDE"[k]!,
    colour: SHADES[count - 1]![k]!,
    from: own[0]!,
    to: own.at(-1)!,
    n: own.length,
  }));
}

/** The class of a value; undefined where it is missing. */
export const classOf = (value: number, classes: readonly ValueClass[]): ValueClass | undefined =>
  classes.find(({ from }) => value >= from);
