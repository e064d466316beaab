import type { MethodNode } from "../method/index.ts";
import type { Let } from "./methods/maths.ts";
import { divide, gt, isPresent, lt, missing, number, type SqlExpr, subtract, when } from "./tree.ts";

/** As `asDistance`: an ideal or a band becomes the distance from it, relative to its limits where it has them. */
export function distanceOf(x: SqlExpr, { direction, goalposts }: MethodNode, name: Let): SqlExpr {
  if (typeof direction === "string") return x;
  if ("ideal" in direction) {
    if (direction.ideal === null) return missing;
    const [min, max] = goalposts ?? [];
    return distance(x, { from: direction.ideal, to: direction.ideal, min, max }, name);
  }
  return distance(x, direction, name);
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

function distance(x: SqlExpr, { from, to, min, max }: Band, name: Let): SqlExpr {
  const relative = min !== undefined && max !== undefined;
  const below = divide(subtract(number(from), x), number(relative ? from - min : 1));
  const above = divide(subtract(x, number(to)), number(relative ? max - to : 1));
  return name(
    when(
      [
        [lt(x, number(from)), below],
        [gt(x, number(to)), above],
        [isPresent(x), number(0)],
      ],
      missing,
    ),
    "distance",
  );
}
