/** Where a text fits inside an area: its middle, and how wide it may be there. */
export interface Inside {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Lines tried across an area. */
const TRIED = 25;

/**
 * The widest place inside rings for a text of some height, found along lines across them: at its top, middle and bottom the text
 * lies inside, by the even-odd rule. Null where no line has room.
 * @param rings x and y in turns
 * @example widestInside([Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10, 0, 0)], 2); // => { x: 5, y: 5, width: 10 }
 */
export function widestInside(rings: readonly Float64Array[], height: number): Inside | null {
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const ring of rings)
    for (let k = 1; k < ring.length; k += 2) {
      top = Math.min(top, ring[k]!);
      bottom = Math.max(bottom, ring[k]!);
    }
  const room = bottom - top - height;
  if (!(room > 0)) return null;
  let best: Inside | null = null;
  // from the middle outwards, so that of equal places the one in the middle is taken
  for (let k = 0; k < TRIED; k++) {
    const away = Math.ceil(k / 2) * (k % 2 === 0 ? 1 : -1);
    const y = (top + bottom) / 2 + (away / TRIED) * room;
    const lines = [y - height / 2, y, y + height / 2].map((at) => spansAt(rings, at));
    for (const span of shared(shared(lines[0]!, lines[1]!), lines[2]!)) {
      const width = span[1] - span[0];
      if (width > (best?.width ?? 0) + 1e-9) best = { x: (span[0] + span[1]) / 2, y, width };
    }
  }
  return best;
}

type Span = readonly [number, number];

/** The stretches of a level line that lie inside. */
function spansAt(rings: readonly Float64Array[], y: number): readonly Span[] {
  const crossings: number[] = [];
  for (const ring of rings)
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const [x1, y1, x2, y2] = [ring[k]!, ring[k + 1]!, ring[k + 2]!, ring[k + 3]!];
      // each edge holds its upper end and not its lower: a corner counts once
      if (y1 <= y !== y2 <= y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  crossings.sort((a, b) => a - b);
  return Array.from({ length: crossings.length >> 1 }, (_, k) => [crossings[2 * k]!, crossings[2 * k + 1]!] as const);
}

function shared(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  return a.flatMap(([from, to]) =>
    b.flatMap(([low, high]): Span[] => {
      const span: Span = [Math.max(from, low), Math.min(to, high)];
      return span[1] > span[0] ? [span] : [];
    }),
  );
}
