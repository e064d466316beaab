import type { MethodNode } from "./types.ts";

/**
 * For a method that knows only "more is better" and "less is better": an ideal value or a band becomes the distance
 * from it, of which less is better and none is best. Within limits (a band's `min` and `max`, or goalposts on both
 * sides of an ideal) the distance is relative: 0 inside, 1 at the limit, above 1 beyond.
 * Missing stays missing.
 */
export function asDistance(x: Float64Array, node: MethodNode): { x: Float64Array; node: MethodNode } {
  const { direction } = node;
  if (typeof direction === "string") return { x, node };
  if ("ideal" in direction) {
    if (direction.ideal === null) return { x: new Float64Array(x.length).fill(Number.NaN), node };
    const [low, high] = node.goalposts ?? [];
    return distance(x, node, { from: direction.ideal, to: direction.ideal, min: low, max: high });
  }
  return distance(x, node, direction);
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

function distance(x: Float64Array, node: MethodNode, { from, to, min, max }: Band) {
  const relative = min !== undefined && max !== undefined;
  const below = relative ? from - min : 1;
  const above = relative ? max - to : 1;
  const d = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (v < from) d[i] = (from - v) / below;
    else if (v > to) d[i] = (v - to) / above;
    else d[i] = v - v; // 0, and missing stays missing
  }
  const goalposts = relative ? ([1, 0] as const) : undefined;
  return { x: d, node: { ...node, direction: "negative", best: 0, goalposts } as const };
}
