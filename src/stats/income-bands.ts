import { distributionEn } from "../errors/en/distribution.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { pow } from "./pow.ts";

/** Members whose income lies from `from` up to `to`; the last band may be open. */
export interface IncomeBand {
  readonly from: number;
  /** null: open to the top. */
  readonly to: number | null;
  /** How many households or persons: a count or a share. */
  readonly population: number;
  /** Their mean income, where it is published. */
  readonly mean?: number;
}

function checkBands(bands: readonly IncomeBand[]): void {
  const issues: Issue[] = [];
  const rising = bands.every(({ from, to }, k) => {
    const last = k === bands.length - 1;
    if (!Number.isFinite(from) || (to === null ? !last : !(to > from))) return false;
    return last || bands[k + 1]!.from === to;
  });
  if (!rising || bands.length === 0) {
    const found = [...bands.map(({ from }): number | null => from), ...bands.slice(-1).map(({ to }) => to)];
    issues.push({ code: "bands-not-rising", path: [], params: { found } });
  }
  const people = bands.map(({ population }) => population);
  if (people.some((v) => !(v >= 0 && v < Infinity)) || !people.some((v) => v > 0))
    issues.push({ code: "bands-share", path: [], params: { found: people } });
  bands.forEach(({ from, to, mean }, k) => {
    if (mean !== undefined && !(mean >= from && mean <= (to ?? Infinity)))
      issues.push({ code: "bands-mean", path: [k, "mean"], params: { band: k + 1, mean, from, to } });
  });
  if (issues.length > 0) throw new IndexError(issues, distributionEn);
}

/** Pareto's exponent of an open band from its own count and that of the band before; null where they tell none. */
function paretoExponent(bands: readonly IncomeBand[]): number | null {
  const top = bands.at(-1)!;
  const before = bands.at(-2);
  if (before === undefined || !(before.from > 0) || !(top.population > 0) || !(before.population > 0)) return null;
  return Math.log((top.population + before.population) / top.population) / Math.log(top.from / before.from);
}

/** The share of a band's members below a value: on a straight line, in the open band by Pareto's tail. */
function shareBelow(bands: readonly IncomeBand[], k: number, value: number): number {
  const { from, to } = bands[k]!;
  if (value <= from) return 0;
  if (to !== null) return value >= to ? 1 : (value - from) / (to - from);
  if (value === Infinity) return 1;
  const exponent = paretoExponent(bands);
  return exponent === null || !(from > 0) ? Number.NaN : 1 - pow(from / value, exponent);
}

export interface BandShare {
  /** Members evenly spread in each band, in the open one by Pareto's tail; NaN where that cannot be told. */
  readonly share: number;
  /** Only bands that lie wholly between the limits, and all that touch them: no distribution inside the bands gives less or more. */
  readonly least: number;
  readonly most: number;
  /** Pareto's exponent, where the open band was cut by it. */
  readonly pareto: number | null;
}

/**
 * The share of households between two incomes (收入群体占比, 10–50 万元、20–60 万元), from published bands: from `from` on, below `to`.
 * Straight lines inside the bands, Pareto's tail in the open one: α = ln(N₋₁ + N)/N / ln(from/from₋₁); with bounds that hold
 * whatever lies inside the bands. Missing: not accepted.
 * @param options.to Infinity for no upper limit
 * @throws IndexError bands-not-rising, bands-share, bands-mean
 * @example
 * const bands = [{ from: 0, to: 10, population: 50 }, { from: 10, to: 30, population: 40 }, { from: 30, to: null, population: 10 }];
 * bandShare(bands, { from: 10, to: 20 }); // => { share: 0.2, least: 0, most: 0.4, pareto: null }
 */
export function bandShare(
  bands: readonly IncomeBand[],
  { from, to }: { readonly from: number; readonly to: number },
): BandShare {
  checkBands(bands);
  const people = bands.reduce((sum, { population }) => sum + population, 0);
  let [share, least, most] = [0, 0, 0];
  bands.forEach((band, k) => {
    const part = band.population / people;
    const end = band.to ?? Infinity;
    if (part === 0 || end <= from || band.from >= to) return;
    most += part;
    if (band.from >= from && end <= to) least += part;
    share += part * (shareBelow(bands, k, to) - shareBelow(bands, k, from));
  });
  const top = bands.at(-1)!;
  const cut = top.to === null && to > top.from && (to < Infinity || from > top.from);
  return { share, least, most, pareto: cut ? paretoExponent(bands) : null };
}

export interface BandInequality {
  /** All members of a band at its mean: no distribution inside the bands gives less. */
  readonly least: number;
  /** Members of each band at its two ends: none gives more. */
  readonly most: number;
  readonly mean: number;
  /** Steps of the Lorenz curve. */
  readonly population: readonly number[];
  readonly total: readonly number[];
  /** Bands whose mean was not given and is taken as the middle, or as that of Pareto's tail. */
  readonly assumed: readonly number[];
}

/**
 * Gini coefficient from bands (分组数据基尼系数), with the bounds of Gastwirth: at least that of the band means, at most that plus
 * Σ p²(μₖ − aₖ)(bₖ − μₖ) / (μ(bₖ − aₖ)), an open band with (bₖ − μₖ)/(bₖ − aₖ) → 1. A mean not given is the middle of the band,
 * of an open one α/(α − 1) times its lower end by Pareto's tail. Missing: not accepted.
 * Edge: all means 0 gives 0 and 0; bands that begin below 0 are refused.
 * @throws IndexError bands-not-rising, bands-share, bands-mean, bands-open, inequality-negative
 * @see Gastwirth (1972), The estimation of the Lorenz curve and Gini index, Review of Economics and Statistics 54
 * @example
 * const bands = [{ from: 0, to: 2, population: 1, mean: 1 }, { from: 2, to: 4, population: 1, mean: 3 }];
 * bandInequality(bands).least; // => 0.25
 * bandInequality(bands).most; // => 0.375
 */
export function bandInequality(bands: readonly IncomeBand[]): BandInequality {
  checkBands(bands);
  const below = bands.filter(({ from }) => from < 0).length;
  if (below > 0)
    throw new IndexError(
      [{ code: "inequality-negative", path: [], params: { measure: "gini", count: below } }],
      distributionEn,
    );
  // a band without members has no mean that could count
  const means = bands.map((band, k) => band.mean ?? (band.population === 0 ? band.from : assumedMean(bands, k)));
  const people = bands.reduce((sum, { population }) => sum + population, 0);
  const total = bands.reduce((sum, { population }, k) => sum + population * means[k]!, 0);
  const mean = total / people;
  const lorenz = { population: [0], total: [0] };
  let [area, extra, seen, had] = [0, 0, 0, 0];
  bands.forEach(({ from, to, population }, k) => {
    const p = population / people;
    const before = had;
    seen += population;
    had += population * means[k]!;
    area += total === 0 ? p : p * ((before + had) / total);
    const room = to === null ? 1 : (to - means[k]!) / (to - from);
    extra += mean === 0 ? 0 : (p * p * (means[k]! - from) * room) / mean;
    lorenz.population.push(k === bands.length - 1 ? 1 : seen / people);
    lorenz.total.push(k === bands.length - 1 ? 1 : total === 0 ? seen / people : had / total);
  });
  const assumed = bands.flatMap(({ mean: given, population }, k) =>
    given === undefined && population > 0 ? [k + 1] : [],
  );
  return { least: 1 - area, most: 1 - area + extra, mean, ...lorenz, assumed };
}

function assumedMean(bands: readonly IncomeBand[], k: number): number {
  const { from, to } = bands[k]!;
  if (to !== null) return (from + to) / 2;
  const exponent = paretoExponent(bands);
  if (exponent === null || !(exponent > 1))
    throw new IndexError([{ code: "bands-open", path: [k], params: { band: k + 1 } }], distributionEn);
  return (from * exponent) / (exponent - 1);
}
