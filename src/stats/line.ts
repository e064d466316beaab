/** A ruler as a straight line: `lower` + (x − `worst`)·`slope`, with its best end exact. */
export interface Line {
  readonly worst: number;
  /** Not less than span/(best − worst), by at most two units in the last place. */
  readonly slope: number;
  readonly lower: number;
  /** upper − lower, above 0. */
  readonly span: number;
  /** (best − worst)·slope as a double: `span`, or the next above it. What lies from `span` to here is put on `span`. */
  readonly top: number;
  /** Scores below and above these are moved to them; −Infinity and Infinity where nothing is clipped. */
  readonly least: number;
  readonly most: number;
}

interface Ends {
  readonly worst: number;
  readonly best: number;
  readonly lower: number;
  readonly upper: number;
  readonly clip: boolean;
}

/**
 * The line through (worst, lower) and (best, upper), as one product a value instead of a quotient. The best value gets
 * lower + (upper − lower) exactly, equal bests tie, nothing between the ends passes an end, and order is kept.
 * Edge: null for a scale that falls or has no length, and where the slope is near the ends of what a double holds.
 * @example lineOf({ worst: 1, best: 3, lower: 0, upper: 100, clip: false })?.slope; // => 50
 */
export function lineOf({ worst, best, lower, upper, clip }: Ends): Line | null {
  const range = best - worst;
  const span = upper - lower;
  let slope = span / range;
  const steep = Math.abs(slope);
  if (!(span > 1e-150 && span < 1e150 && steep > 1e-150 && steep < 1e150)) return null;
  // rounded down, the slope would leave the best just below the end
  if (range * slope < span) slope += slope * Number.EPSILON;
  const [least, most] = clip ? [lower, upper] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return { worst, slope, lower, span, top: range * slope, least, most };
}

/**
 * Scores along a line. Missing stays missing.
 * @example alongLine(Float64Array.of(1, 2, 3), lineOf({ worst: 1, best: 3, lower: 0, upper: 100, clip: false })!); // => [0, 50, 100]
 */
export function alongLine(x: Float64Array, { worst, slope, lower, span, top, least, most }: Line): Float64Array {
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const t = (x[i]! - worst) * slope;
    const v = lower + (t > span && t <= top ? span : t);
    y[i] = v < least ? least : v > most ? most : v;
  }
  return y;
}
