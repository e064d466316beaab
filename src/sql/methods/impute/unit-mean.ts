import type { MethodNode } from "../../../method/index.ts";
import {
  add,
  coalesce,
  divide,
  isPresent,
  missing,
  multiply,
  number,
  type SqlExpr,
  subtract,
  sumOf,
  when,
} from "../../tree.ts";
import { type Let, over0 } from "../maths.ts";

interface UnitScales {
  readonly level: number;
  readonly scale: "min-max" | "z-score";
  readonly columns: readonly { readonly id: string; readonly shift: number; readonly stretch: number }[];
}

export type Placed = Pick<MethodNode, "id" | "direction"> & {
  /** The groups it stands in, the lowest first. */
  readonly groups: readonly string[];
  readonly active: boolean;
  readonly x: SqlExpr;
};

/** A gap by the mean of what the unit's other indicators under the same group have on a common scale. */
export function fillByUnitMean(
  own: Placed,
  all: readonly Placed[],
  { level, scale, columns }: UnitScales,
  name: Let,
): SqlExpr {
  const scales = new Map(columns.map((entry) => [entry.id, entry]));
  const known = scales.get(own.id);
  const group = own.groups[Math.min(level, own.groups.length) - 1];
  if (known === undefined || group === undefined) return own.x;
  const middle = scale === "min-max" ? 0.5 : 0;
  const turned = (s: SqlExpr, { direction }: Placed) =>
    direction === "negative" ? subtract(number(2 * middle), s) : s;
  const donors = all.filter(
    (other) => other.id !== own.id && other.active && other.groups.includes(group) && scales.has(other.id),
  );
  if (donors.length === 0) return own.x;
  const scaled = donors.map((other) => {
    const { shift, stretch } = scales.get(other.id)!;
    const s = stretch === 0 ? number(middle) : divide(subtract(other.x, number(shift)), number(stretch));
    return name(when([[isPresent(other.x), turned(s, other)]], missing));
  });
  const count = sumOf(scaled.map((s) => when([[isPresent(s), number(1)]], number(0))));
  const mean = over0(sumOf(scaled.map((s) => coalesce(s, number(0)))), count);
  return coalesce(own.x, add(number(known.shift), multiply(turned(mean, own), number(known.stretch))));
}
