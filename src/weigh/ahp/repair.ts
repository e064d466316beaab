import { type Matrix, principal, transpose } from "./eigen.ts";
import { rowGeometricMeans } from "./priorities.ts";

/** One judgement changed so that the matrix is consistent enough. */
export interface Repair {
  readonly places: readonly [a: number, b: number];
  readonly from: number;
  /** The nearest value that suffices. */
  readonly bound: number;
  /** The nearest step of the scale that suffices; null where the scale has none, or has no steps. */
  readonly step: number | null;
  /** λ at the step, or at the bound where there is no step. */
  readonly lambda: number;
}

export interface RepairTask {
  /** λ at which the matrix counts as consistent: n + limit·RI·(n − 1). */
  readonly lambda: number;
  /** Ratios that may be said; null where any may. */
  readonly steps: readonly number[] | null;
}

/** So many judgements are tried, those that fit the rest worst first: all of them up to n = 12. */
const tried = (n: number): number => (n <= 12 ? 66 : 20);

/**
 * Every single judgement which, changed alone, brings λ down to the limit; the smallest change (in the logarithm) first.
 * λ is convex in the logarithm of a judgement (Kingman 1961), so the nearest value that suffices is found by halving
 * between the judgement as it is and the one that makes λ least.
 */
export function singleRepairs(a: Matrix, { lambda: limit, steps }: RepairTask): Repair[] {
  const found: Repair[] = [];
  for (const [i, j] of worstPairs(a, tried(a.length))) {
    const from = a[i]![j]!;
    const best = bestValue(a, i, j);
    if (best.lambda > limit) continue;
    let [bad, good] = [Math.log(from), Math.log(best.value)];
    for (let k = 0; k < 60 && Math.abs(good - bad) > 1e-12; k++) {
      const middle = (bad + good) / 2;
      if (lambdaWith(a, i, j, Math.exp(middle)) <= limit) good = middle;
      else bad = middle;
    }
    const bound = Math.exp(good);
    const step = nearestStep(a, { i, j, from, limit, steps });
    const lambda = lambdaWith(a, i, j, step ?? bound);
    found.push({ places: [i, j], from, bound, step, lambda });
  }
  const size = ({ from, bound }: Repair): number => Math.abs(Math.log(bound / from));
  return found.sort((p, q) => size(p) - size(q));
}

interface StepSearch {
  readonly i: number;
  readonly j: number;
  readonly from: number;
  readonly limit: number;
  readonly steps: readonly number[] | null;
}

function nearestStep(a: Matrix, { i, j, from, limit, steps }: StepSearch): number | null {
  const distance = (v: number): number => Math.abs(Math.log(v / from));
  const near = [...(steps ?? [])].sort((p, q) => distance(p) - distance(q));
  return near.find((step) => lambdaWith(a, i, j, step) <= limit) ?? null;
}

/** So many changes are proposed together at most; whoever needs more judges again. */
const MOST_TOGETHER = 30;

/**
 * Several judgements changed one after the other, each time the one of the ten worst that helps most, until λ is down to the
 * limit; none where thirty do not suffice.
 */
export function repairsTogether(a: Matrix, { lambda: limit, steps }: RepairTask): Repair[] {
  const changes = new Map<string, Repair>();
  let now: Matrix = a;
  let right = principal(now);
  while (right.value > limit) {
    const { vector: x } = right;
    const { vector: y } = principal(transpose(now));
    let best: Repair | null = null;
    for (const [i, j] of worstPairs(now, 10)) {
      const bound = Math.sqrt((x[i]! / x[j]!) * (y[j]! / y[i]!));
      const ratio = nearestTo(bound, steps);
      const lambda = principal(changed(now, i, j, ratio), x).value;
      const from = changes.get(`${i} ${j}`)?.from ?? a[i]![j]!;
      if (best === null || lambda < best.lambda) best = { places: [i, j], from, bound, step: steps && ratio, lambda };
    }
    if (best === null || !(best.lambda < right.value)) return [];
    const [i, j] = best.places;
    now = changed(now, i, j, best.step ?? best.bound);
    right = principal(now, x);
    changes.set(`${i} ${j}`, best);
    if (changes.size > MOST_TOGETHER) return [];
  }
  return [...changes.values()];
}

function nearestTo(value: number, steps: readonly number[] | null): number {
  const distance = (v: number): number => Math.abs(Math.log(v / value));
  return steps === null ? value : steps.reduce((near, v) => (distance(v) < distance(near) ? v : near));
}

function changed(a: Matrix, i: number, j: number, value: number): Float64Array[] {
  const copy = a.map((row, k) => (k === i || k === j ? Float64Array.from(row) : row));
  copy[i]![j] = value;
  copy[j]![i] = 1 / value;
  return copy;
}

const lambdaWith = (a: Matrix, i: number, j: number, value: number): number => principal(changed(a, i, j, value)).value;

/** The value of one judgement at which λ is least: aᵢⱼ² = (xᵢ/xⱼ)·(yⱼ/yᵢ), by repetition. */
function bestValue(a: Matrix, i: number, j: number): { readonly value: number; readonly lambda: number } {
  let value = a[i]![j]!;
  let lambda = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 50; k++) {
    const now = changed(a, i, j, value);
    const right = principal(now);
    const { vector: y } = principal(transpose(now));
    lambda = right.value;
    const target = Math.sqrt((right.vector[i]! / right.vector[j]!) * (y[j]! / y[i]!));
    const moved = Math.abs(Math.log(target / value));
    value = target;
    if (moved < 1e-9) break;
  }
  return { value, lambda };
}

/** Pairs by how far the judgement is from the ratio of the weights, the farthest first; ties in the order of the matrix. */
function worstPairs(a: Matrix, most: number): (readonly [number, number])[] {
  const w = rowGeometricMeans(a);
  const pairs: { readonly place: readonly [number, number]; readonly error: number }[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = i + 1; j < a.length; j++) {
      pairs.push({ place: [i, j], error: Math.abs(Math.log((a[i]![j]! * w[j]!) / w[i]!)) });
    }
  }
  return pairs
    .sort((p, q) => q.error - p.error)
    .slice(0, most)
    .map(({ place }) => place);
}
