import type { Over } from "../../method/index.ts";
import type { Ask, Question, Source } from "./ask.ts";
import { GUARD } from "./kinds.ts";

/** Where something is learned: a column, over some rows. */
export interface Where {
  readonly of: Source;
  readonly over: Over;
  readonly slice: string;
}

const question = (
  kind: Question["kind"],
  where: Where,
  given: readonly number[] = [],
  more: Partial<Question> = {},
): Question => ({
  kind,
  ...where,
  given,
  ...more,
});

export interface FoundExtent {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** The mean, but for what a plain sum drops. */
  readonly about: number;
}

export const extentQuestion = (where: Where): Question => question("extent", where);

/** How many rows there are, whichever column is looked at. */
export const rowsOf = ({ of: { step, reads }, over, slice }: Where): Question =>
  question("rows", { of: { step, id: "", reads }, over, slice });

function extentFrom(answer: unknown): FoundExtent {
  const [n, min, max, sum] = answer as readonly number[];
  const count = Number.isNaN(n!) ? 0 : n!;
  if (count === 0) return { count, min: Number.NaN, max: Number.NaN, about: Number.NaN };
  const mean = (sum! / count) * GUARD;
  // values too small for the guarded sum: any point between the ends will do
  const about = mean >= min! && mean <= max! && Math.abs(mean) > 1e-280 ? mean : min! / 2 + max! / 2;
  return { count, min: min! + 0, max: max! + 0, about };
}

export const extentsOf = (ask: Ask, wheres: readonly Where[]): readonly FoundExtent[] =>
  ask(wheres.map(extentQuestion)).map(extentFrom);

export const extentOf = (ask: Ask, where: Where): FoundExtent => extentsOf(ask, [where])[0]!;

/** A power of two that makes deviations ordinary numbers: 1 unless they are extreme. */
export function scaleOf(largest: number): number {
  const step = 3.402823669209385e38; // 2^128
  let scale = 1;
  while (largest / scale > 1e70 && scale < 1e269) scale *= step;
  while (largest > 0 && largest / scale < 1e-70) scale /= step;
  return scale;
}

/** Sums of powers of deviations, about the true mean, in units of the scale. */
export interface FoundMoments extends FoundExtent {
  readonly mean: number;
  /** What the sum of the deviations is off 0, as their centre is only about the mean. */
  readonly d1: number;
  readonly s2: number;
  readonly s3: number;
  readonly s4: number;
  readonly scale: number;
}

/** What is given with the question for deviations: the centre in units of the scale, and one over the scale. */
export function centreOf({ min, max, about }: FoundExtent): { given: readonly [number, number]; scale: number } {
  const scale = scaleOf(Math.max(Math.abs(min - about), Math.abs(max - about)));
  return { given: [about * (1 / scale), 1 / scale], scale };
}

const flat = (extent: FoundExtent): FoundMoments => ({
  ...extent,
  mean: extent.count === 0 ? Number.NaN : extent.min,
  d1: 0,
  s2: 0,
  s3: 0,
  s4: 0,
  scale: 1,
});

/** Sums about the centre moved to the mean, which lies `d` beyond it. */
export function centred(
  n: number,
  [d1, d2, d3 = 0, d4 = 0]: readonly number[],
): { d: number; s2: number; s3: number; s4: number } {
  const d = d1! / n;
  return {
    d,
    s2: Math.max(0, d2! - d1! * d),
    s3: d3 - 3 * d * d2! + 2 * d1! * d * d,
    s4: d4 - 4 * d * d3 + 6 * d * d * d2! - 3 * d1! * d * d * d,
  };
}

/** Moments of columns: their extents in one pass, deviations about the mean in the next. */
export function momentsOf(ask: Ask, wheres: readonly Where[], order: 2 | 4 = 2): readonly FoundMoments[] {
  const extents = extentsOf(ask, wheres);
  const live = extents.flatMap((extent, k) =>
    extent.max > extent.min && Number.isFinite(extent.max - extent.min) ? [k] : [],
  );
  const kind = order === 2 ? "squares" : "fourths";
  const given = live.map((k) => centreOf(extents[k]!));
  const answers = ask(
    live.map((k, i) => question(kind, wheres[k]!, given[i]!.given)),
  ) as readonly (readonly number[])[];
  const out = extents.map(flat);
  live.forEach((k, i) => {
    const extent = extents[k]!;
    const { scale } = given[i]!;
    const { d, s2, s3, s4 } = centred(extent.count, answers[i]!);
    out[k] = { ...extent, mean: extent.about + d * scale, d1: answers[i]![0]!, s2, s3, s4, scale };
  });
  return out;
}

export const deviationOf = ({ count, s2, scale }: FoundMoments, ddof: 0 | 1): number =>
  count > ddof ? Math.sqrt(s2 / (count - ddof)) * scale : Number.NaN;

/** Skewness corrected for bias (type 2). */
export function skewnessOf({ count: n, s2, s3 }: Pick<FoundMoments, "count" | "s2" | "s3">): number {
  if (n < 3 || s2 === 0) return Number.NaN;
  const m2 = s2 / n;
  return ((s3 / n / (m2 * Math.sqrt(m2))) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/** Kurtosis in excess of the normal's, corrected for bias (type 2). */
export function kurtosisOf({ count: n, s2, s4 }: Pick<FoundMoments, "count" | "s2" | "s4">): number {
  if (n < 4 || s2 === 0) return Number.NaN;
  const m2 = s2 / n;
  const g2 = s4 / n / (m2 * m2) - 3;
  return (((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3));
}

interface Place {
  readonly index: number;
  readonly share: number;
}

/** Type 7 of Hyndman and Fan, as `quantile` places it: from 0. */
function placeAt(n: number, p: number): Place {
  const h = 1 + (n - 1) * p;
  const whole = Math.floor(h);
  if (whole < 1) return { index: 0, share: 0 };
  return whole >= n ? { index: n - 1, share: 0 } : { index: whole - 1, share: h - whole };
}

const placesFor = (n: number, shares: readonly number[]): readonly number[] =>
  shares.flatMap((p) => {
    const { index } = placeAt(n, p);
    return [index + 1, Math.min(index + 2, n)];
  });

function between(low: number, high: number, share: number): number {
  if (share === 0) return low + 0;
  if (low === high) return high + 0;
  const gap = high - low;
  return Math.min(high, gap < Number.POSITIVE_INFINITY ? low + share * gap : (1 - share) * low + share * high);
}

/** Quantiles of type 7, by the values at the two places about each. */
export function quantilesOf(ask: Ask, where: Where, shares: readonly number[]): readonly number[] {
  const { count } = extentOf(ask, where);
  if (count === 0) return shares.map(() => Number.NaN);
  const given = placesFor(count, shares);
  const [found] = ask([question("places", where, given, { many: given.length })]) as readonly (readonly number[])[];
  return shares.map((p, k) => between(found![2 * k]!, found![2 * k + 1]!, placeAt(count, p).share));
}

/** Median of the distances from a point. */
export function medianAbout(ask: Ask, where: Where, centre: number): number {
  const { count } = extentOf(ask, where);
  const places = placesFor(count, [0.5]);
  const [found] = ask([
    question("places-about", where, [centre, ...places], { many: places.length }),
  ]) as readonly (readonly number[])[];
  return between(found![0]!, found![1]!, placeAt(count, 0.5).share);
}

/** A question of another kind about the same column. */
export const about = question;
