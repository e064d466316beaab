/** A sample as its first stage sees it: which primary sampling unit (PSU) each answer is of, and each PSU's stratum. */
export interface SampleDesign {
  /** By row: the number of its PSU, from 0. */
  readonly psuOf: Uint32Array;
  /** By PSU: the number of its stratum, from 0. */
  readonly stratumOf: Uint32Array;
  /** By stratum: how many PSUs the population has; Infinity: no finite population correction. */
  readonly populations: Float64Array;
}

/**
 * What a stratum with a single sampled PSU adds, of which no variance can be seen: `fail` refuses it; `certainty`: nothing, as a PSU that was
 * taken for sure; `centred`: the square of its distance from the mean of all PSUs; `average`: what the other strata add on average.
 */
export type SinglePsuRule = "fail" | "certainty" | "centred" | "average";

/** What the rows of a domain add to a linearised estimate; rows outside add 0 and are left out. */
export interface Influence {
  readonly rows: Uint32Array;
  readonly z: Float64Array;
}

export interface LinearVariance {
  readonly variance: number;
  /** PSUs with rows of the domain, less the strata they lie in. */
  readonly df: number;
  /** Strata with rows of the domain that have one sampled PSU and more in the population. */
  readonly single: readonly number[];
  /** Every stratum with rows of the domain was sampled whole: nothing is left to vary. */
  readonly census: boolean;
}

/**
 * Variance of an estimate by Taylor linearisation, with ultimate clusters: over strata h, with tₕᵢ the sum of z in a PSU,
 * V = Σₕ (1 − nₕ/Nₕ)·nₕ/(nₕ − 1)·Σᵢ (tₕᵢ − t̄ₕ)². PSUs without rows of the domain count in nₕ with t = 0: a domain is a
 * part of the sample, not a sample of its own.
 * Edge: a stratum sampled whole adds 0; single PSUs by `single`, under `fail` the variance is NaN and they are listed.
 * @param z one influence a row: w·(y − mean)/Σw for a mean
 * @see Lohr (2010), Sampling: Design and Analysis, 9.1; Wolter (2007), Introduction to Variance Estimation, 6
 * @example
 * const design = { psuOf: Uint32Array.of(0, 1, 2), stratumOf: Uint32Array.of(0, 0, 0), populations: Float64Array.of(Infinity) };
 * const mean = { rows: Uint32Array.of(0, 1, 2), z: Float64Array.of(-1 / 3, 0, 1 / 3) };
 * linearVariance(mean, { design, single: "fail" }).variance; // => 1/3
 */
export function linearVariance(
  { rows, z }: Influence,
  { design, single }: { readonly design: SampleDesign; readonly single: SinglePsuRule },
): LinearVariance {
  const { psuOf, stratumOf, populations } = design;
  const sizes = stratumSizes(design);
  const totals = new Map<number, number>();
  for (let i = 0; i < rows.length; i++) {
    const psu = psuOf[rows[i]!]!;
    totals.set(psu, (totals.get(psu) ?? 0) + z[i]!);
  }
  const byStratum = new Map<number, number[]>();
  // in the order of the PSUs, so that the order of the rows changes no sum of squares
  for (const psu of [...totals.keys()].sort((a, b) => a - b)) {
    const list = byStratum.get(stratumOf[psu]!) ?? [];
    byStratum.set(stratumOf[psu]!, list);
    list.push(totals.get(psu)!);
  }
  const grandMean = [...totals.values()].reduce((sum, t) => sum + t, 0) / stratumOf.length;
  const lonely: number[] = [];
  let variance = 0;
  let seen = 0;
  let census = byStratum.size > 0;
  for (const stratum of [...byStratum.keys()].sort((a, b) => a - b)) {
    const t = byStratum.get(stratum)!;
    const n = sizes[stratum]!;
    const population = populations[stratum]!;
    const open = population === Infinity ? 1 : (population - n) / population;
    if (open > 0) census = false;
    if (n === 1 && open > 0) {
      lonely.push(stratum);
      if (single === "centred") variance += open * (t[0]! - grandMean) ** 2;
      continue;
    }
    seen += 1;
    if (open <= 0) continue;
    const mean = t.reduce((sum, v) => sum + v, 0) / n;
    const squares = t.reduce((sum, v) => sum + (v - mean) ** 2, 0) + (n - t.length) * mean * mean;
    variance += open * (n / (n - 1)) * squares;
  }
  if (lonely.length > 0 && single === "average") variance *= (seen + lonely.length) / seen;
  if (lonely.length > 0 && (single === "fail" || (single === "average" && seen === 0))) variance = Number.NaN;
  return { variance, df: totals.size - byStratum.size, single: lonely, census };
}

/** How many PSUs each stratum has in the sample. */
export function stratumSizes({ stratumOf, populations }: Pick<SampleDesign, "stratumOf" | "populations">): Uint32Array {
  const sizes = new Uint32Array(populations.length);
  for (const stratum of stratumOf) sizes[stratum]! += 1;
  return sizes;
}

/** A linear combination of influences: the difference of two means, or the mean of two rounds. */
export function combineInfluences(parts: readonly { readonly influence: Influence; readonly by: number }[]): Influence {
  const total = parts.reduce((sum, { influence }) => sum + influence.rows.length, 0);
  const rows = new Uint32Array(total);
  const z = new Float64Array(total);
  let at = 0;
  for (const { influence, by } of parts) {
    rows.set(influence.rows, at);
    for (let i = 0; i < influence.z.length; i++) z[at + i] = influence.z[i]! * by;
    at += influence.rows.length;
  }
  return { rows, z };
}
