import { sortIndex } from "../stats/index.ts";

/** How strongly a difference d > 0 on one child prefers one row to another, from 0 to 1. */
export type Preference =
  | { readonly type: "usual" }
  | { readonly type: "u-shape"; readonly q: number }
  | { readonly type: "v-shape"; readonly p: number }
  | { readonly type: "level"; readonly q: number; readonly p: number }
  | { readonly type: "linear"; readonly q: number; readonly p: number }
  | { readonly type: "gaussian"; readonly s: number };

/** Strength of the preference by type; 0 for d ≤ 0. */
export function preferenceOf(d: number, shape: Preference): number {
  if (!(d > 0)) return 0;
  switch (shape.type) {
    case "usual":
      return 1;
    case "u-shape":
      return d > shape.q ? 1 : 0;
    case "v-shape":
      return Math.min(1, d / shape.p);
    case "level":
      return d <= shape.q ? 0 : d <= shape.p ? 0.5 : 1;
    case "linear":
      return d <= shape.q ? 0 : Math.min(1, (d - shape.q) / (shape.p - shape.q));
    case "gaussian":
      return -Math.expm1((-d * d) / (2 * shape.s * shape.s));
    default:
      return shape satisfies never;
  }
}

/** What one child says of each row: how far it is preferred to the others, and they to it; NaN where it is missing. */
export interface Flows {
  readonly plus: Float64Array;
  readonly minus: Float64Array;
}

/**
 * Mean preference of each present row over the other present ones, and of them over it.
 * All types but the Gaussian take n log n: along the sorted values those that are beaten a little and wholly are two
 * windows that only move forward, and what lies between is summed beforehand. The Gaussian takes all pairs.
 * A single present value: 0 and 0.
 * @param tick told after each row of all pairs, may throw to stop
 */
export function unicriterionFlows(x: Float64Array, shape: Preference, tick: (row: number) => void = () => {}): Flows {
  if (shape.type === "gaussian") return gaussianFlows(x, shape.s, tick);
  return {
    plus: sortedFlow(x, shape),
    minus: sortedFlow(
      x.map((v) => -v),
      shape,
    ),
  };
}

function gaussianFlows(x: Float64Array, s: number, tick: (row: number) => void): Flows {
  const order = sortIndex(x);
  const n = order.length;
  const sorted = Float64Array.from(order, (row) => x[row]!);
  const up = new Float64Array(n);
  const down = new Float64Array(n);
  const scale = -1 / (2 * s * s);
  for (let k = 0; k < n; k++) {
    for (let l = 0; l < k; l++) {
      const d = sorted[k]! - sorted[l]!;
      const strength = -Math.expm1(d * d * scale);
      up[k]! += strength;
      down[l]! += strength;
    }
    tick(k);
  }
  const plus = x.map((v) => v - v); // 0, and missing stays missing
  const minus = plus.slice();
  order.forEach((row, k) => {
    plus[row] = n > 1 ? up[k]! / (n - 1) : 0;
    minus[row] = n > 1 ? down[k]! / (n - 1) : 0;
  });
  return { plus, minus };
}

/** Where preference begins (above q), where it is whole (above p, or from p on), and how much each row in between adds. */
function windowOf(shape: Exclude<Preference, { type: "gaussian" }>) {
  switch (shape.type) {
    case "usual":
      return { q: 0, whole: (d: number) => d > 0, half: false, width: 1 };
    case "u-shape":
      return { q: shape.q, whole: (d: number) => d > shape.q, half: false, width: 1 };
    case "v-shape":
      return { q: 0, whole: (d: number) => d >= shape.p, half: false, width: shape.p };
    case "level":
      return { q: shape.q, whole: (d: number) => d > shape.p, half: true, width: 1 };
    case "linear":
      return { q: shape.q, whole: (d: number) => d >= shape.p, half: false, width: shape.p - shape.q };
    default:
      return shape satisfies never;
  }
}

function sortedFlow(x: Float64Array, shape: Exclude<Preference, { type: "gaussian" }>): Float64Array {
  const { q, whole, half, width } = windowOf(shape);
  const order = sortIndex(x);
  const n = order.length;
  const middle = n === 0 ? 0 : x[order[n >> 1]!]!; // sums of values about their middle keep more digits
  const sums = new Float64Array(n + 1);
  for (let k = 0; k < n; k++) sums[k + 1] = sums[k]! + (x[order[k]!]! - middle);
  const flow = x.map((v) => v - v);
  let wholly = 0;
  let begun = 0;
  for (let k = 0; k < n; k++) {
    const v = x[order[k]!]!;
    while (begun < k && v - x[order[begun]!]! > q) begun += 1;
    while (wholly < begun && whole(v - x[order[wholly]!]!)) wholly += 1;
    const between = begun - wholly;
    const part = half ? between / 2 : (between * (v - middle - q) - (sums[begun]! - sums[wholly]!)) / width;
    flow[order[k]!] = n > 1 ? (wholly + (between > 0 ? Math.max(0, part) : 0)) / (n - 1) : 0;
  }
  return flow;
}
