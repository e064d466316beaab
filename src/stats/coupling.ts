import { distributionEn } from "../errors/en/distribution.ts";
import { IndexError } from "../errors/index.ts";
import { pow } from "./pow.ts";

export interface Coupling {
  /** Coupling degree C: how alike the systems' levels are. */
  readonly coupling: Float64Array;
  /** T: the weighted mean of the levels. */
  readonly level: Float64Array;
  /** Coupling coordination degree D = √(C·T). */
  readonly coordination: Float64Array;
}

export interface CouplingOptions {
  /** Relative weights of the systems in T, equal unless given. */
  readonly weights?: readonly number[];
  /** `standard` unless given. */
  readonly form?: "standard" | "adjusted";
  /** 1, or 100 for scores on 0–100, which are divided by it. */
  readonly upper?: 1 | 100;
}

/**
 * Coupling coordination degree (耦合协调度) of two or more systems, a row a unit: D = √(C·T), T = Σ wU.
 * `standard`: C = n·(Π U)^(1/n) / Σ U. `adjusted` (修正): C = √((1 − Σ_{i<j} |Uᵢ − Uⱼ| / (1 + … + (n−1))) · (Π U/max U)^(1/(n−1))),
 * the product over all but the largest; it spreads C over 0–1 where the standard form crowds at the top.
 * Range: 0–1 each. Missing: a row with a gap is missing. Edge: all levels 0 gives C = 0 and D = 0.
 * @param systems a column a system, levels in 0–1 (0–100 with `upper: 100`)
 * @throws IndexError coupling-range, coupling-systems
 * @see 王淑佳, 孔伟, 任亮, 治丹丹, 戴彬婷 (2021), 国内耦合协调度模型的误区及修正, 自然资源学报 36(3)
 * @example couplingCoordination([Float64Array.of(0.5), Float64Array.of(0.5)]).coordination; // => [0.707107]
 */
export function couplingCoordination(
  systems: readonly Float64Array[],
  { weights = systems.map(() => 1), form = "standard", upper = 1 }: CouplingOptions = {},
): Coupling {
  const n = systems.length;
  if (n < 2) throw new IndexError([{ code: "coupling-systems", path: [], params: { found: n } }], distributionEn);
  if (weights.length !== n || weights.some((w) => !(w >= 0 && w < Infinity)) || weights.every((w) => w === 0))
    throw new RangeError(`a weight from 0 up for each of the ${n} systems is needed, one above 0, not ${weights}`);
  checkRange(systems, upper);
  const total = weights.reduce((a, b) => a + b, 0);
  const rows = systems[0]!.length;
  const coupling = new Float64Array(rows);
  const level = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const u = systems.map((x) => x[i]! / upper);
    coupling[i] = form === "standard" ? standard(u) : adjusted(u);
    let sum = 0;
    for (let j = 0; j < n; j++) sum += weights[j]! * u[j]!;
    // rounding must not lift a mean of ones above 1
    level[i] = Math.min(1, sum / total);
  }
  return { coupling, level, coordination: coupling.map((c, i) => Math.sqrt(c * level[i]!)) };
}

function checkRange(systems: readonly Float64Array[], upper: number): void {
  let [count, least, most] = [0, Infinity, -Infinity];
  for (const x of systems)
    for (const v of x) {
      if (v < 0 || v > upper) count += 1;
      if (v < least) least = v;
      if (v > most) most = v;
    }
  if (count > 0)
    throw new IndexError([{ code: "coupling-range", path: [], params: { count, least, most } }], distributionEn);
}

function standard(u: readonly number[]): number {
  const sum = u.reduce((a, b) => a + b, 0);
  if (sum === 0) return 0;
  const product = u.reduce((a, b) => a * b, 1);
  // rounding must not lift equal systems above 1
  return Math.min(1, (u.length * pow(product, 1 / u.length)) / sum);
}

function adjusted(u: readonly number[]): number {
  if (u.some(Number.isNaN)) return Number.NaN;
  const n = u.length;
  const top = Math.max(...u);
  if (top === 0) return 0;
  let distance = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) distance += Math.abs(u[i]! - u[j]!);
  // the largest is one over itself: it falls out of the product
  const product = u.reduce((all, v) => all * (v / top), 1);
  const apart = 1 - distance / ((n * (n - 1)) / 2);
  return Math.sqrt(Math.max(0, apart) * pow(product, 1 / (n - 1)));
}
