import type { Issue } from "../../errors/index.ts";
import { normalBelow, normalFrom, pickFrom, triangularFrom } from "../../stats/distributions.ts";

type Path = readonly (string | number)[];

/** How a number is distributed: exactly one of `uniform`, `normal`, `triangular` and `discrete`. */
export interface Distributed {
  /** Least and most. */
  readonly uniform?: readonly [number, number] | undefined;
  /** Mean and standard deviation. */
  readonly normal?: readonly [number, number] | undefined;
  /** Least, likeliest and most. */
  readonly triangular?: readonly [number, number, number] | undefined;
  /** Values, as likely as each other unless `probabilities` says otherwise. */
  readonly discrete?: readonly number[] | undefined;
  readonly probabilities?: readonly number[] | undefined;
  /** The ends that a normal number is cut off at. */
  readonly within?: readonly [number, number] | undefined;
}

export const DISTRIBUTIONS = ["uniform", "normal", "triangular", "discrete"] as const;

/** A distribution ready to be drawn from. */
export interface Drawn {
  /** Its quantile at a share from 0 to 1. */
  readonly quantile: (u: number) => number;
  /** Its values with the running sums of their probabilities, where these are few. */
  readonly few: { readonly values: readonly number[]; readonly upTo: readonly number[] } | null;
  readonly least: number;
  readonly most: number;
}

/** Running sums of the probabilities of m alternatives; null, and an issue, where they are none. */
export function runningSums(
  given: readonly number[] | undefined,
  m: number,
  { path, issues }: { readonly path: Path; readonly issues: Issue[] },
): readonly number[] | null {
  const probabilities = given ?? Array.from({ length: m }, () => 1 / m);
  const total = probabilities.reduce((sum, p) => sum + p, 0);
  if (probabilities.length !== m || Math.abs(total - 1) > 1e-9) {
    const params = { found: probabilities.length, wanted: m, total };
    issues.push({ code: "input-probabilities", path: [...path, "probabilities"], params });
    return null;
  }
  let sum = 0;
  return probabilities.map((p) => {
    sum += p;
    return sum;
  });
}

/**
 * The distribution that is asked for; null, and its issues, where it is none. `within` cuts a normal number off: what is left
 * of the distribution between these ends.
 */
export function drawnFrom(spec: Distributed, at: { readonly path: Path; readonly issues: Issue[] }): Drawn | null {
  const { path, issues } = at;
  const before = issues.length;
  const found: string[] = DISTRIBUTIONS.filter((key) => spec[key] !== undefined);
  if (found.length !== 1)
    issues.push({ code: "input-needs-one", path: [...path], params: { choices: [...DISTRIBUTIONS], found } });
  const aside = [
    ["within", "normal"],
    ["probabilities", "discrete"],
  ] as const;
  for (const [key, of] of aside)
    if (spec[key] !== undefined && spec[of] === undefined)
      issues.push({ code: "input-key-without", path: [...path, key], params: { key, of } });
  for (const key of ["uniform", "triangular", "within"] as const) {
    const own = spec[key];
    const ascends = own === undefined || own.every((v, k) => k === 0 || own[k - 1]! <= v);
    const wide = own === undefined || own[0]! < own.at(-1)!;
    if (!ascends || !wide)
      issues.push({ code: "range-not-ascending", path: [...path, key], params: { found: [...own!] } });
  }
  const upTo = spec.discrete === undefined ? [] : runningSums(spec.probabilities, spec.discrete.length, at);
  if (issues.length > before || upTo === null) return null;
  if (spec.uniform !== undefined) {
    const [least, most] = spec.uniform;
    return { quantile: (u) => least + u * (most - least), few: null, least, most };
  }
  if (spec.triangular !== undefined) {
    const [min, mode, max] = spec.triangular;
    return { quantile: (u) => triangularFrom(u, { min, mode, max }), few: null, least: min, most: max };
  }
  if (spec.discrete !== undefined) {
    const values = spec.discrete;
    const quantile = (u: number) => values[pickFrom(u, upTo)]!;
    return { quantile, few: { values, upTo }, least: Math.min(...values), most: Math.max(...values) };
  }
  const [mean, sd] = spec.normal!;
  const [least, most] = spec.within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (spec.within === undefined) return { quantile: (u) => mean + sd * normalFrom(u), few: null, least, most };
  const [low, high] = [normalBelow((least - mean) / sd), normalBelow((most - mean) / sd)];
  const quantile = (u: number) => Math.min(most, Math.max(least, mean + sd * normalFrom(low + u * (high - low))));
  return { quantile, few: null, least, most };
}
