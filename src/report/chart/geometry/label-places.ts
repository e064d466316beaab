/** A box on the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point with the size of its label. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const within = (a: Box, frame: Box): boolean =>
  a.x >= frame.x &&
  a.y >= frame.y &&
  a.x + a.width <= frame.x + frame.width &&
  a.y + a.height <= frame.y + frame.height;

/** Where a label may stand about its point, the best first: −1 left or above, 0 centred, 1 right or below. */
const SIDES: readonly (readonly [number, number])[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
];

/**
 * Labels beside their points so that none lies on another, on a point or outside the frame; those for which no place is left are
 * null. Earlier points choose first.
 * @param options.radius of the points  @param options.taken boxes that are not free
 * @example labelPlaces([{ x: 50, y: 50, width: 20, height: 10 }], { frame: { x: 0, y: 0, width: 100, height: 100 }, radius: 4 }); // => [{ x: 57, y: 45, width: 20, height: 10 }]
 */
export function labelPlaces(
  points: readonly Labelled[],
  { frame, radius, taken = [] }: { readonly frame: Box; readonly radius: number; readonly taken?: readonly Box[] },
): readonly (Box | null)[] {
  const dots = points.map(({ x, y }): Box => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }));
  const placed: Box[] = [...taken];
  return points.map(({ x, y, width, height }, i) => {
    for (const gap of [3, 8])
      for (const [h, v] of SIDES) {
        const box = {
          x: x + (h === 0 ? -width / 2 : h > 0 ? radius + gap : -radius - gap - width),
          y:
            y +
            (v === 0
              ? -height / 2
              : v > 0
                ? h === 0
                  ? radius + gap
                  : 1
                : h === 0
                  ? -radius - gap - height
                  : -height - 1),
          width,
          height,
        };
        if (!within(box, frame) || placed.some((other) => overlap(box, other))) continue;
        if (dots.some((dot, k) => k !== i && overlap(box, dot))) continue;
        placed.push(box);
        return box;
      }
    return null;
  });
}
