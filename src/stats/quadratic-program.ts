import { dot } from "./weighted.ts";

/** rows·x ≥ least, or = least. */
export interface Limit {
  readonly row: Float64Array;
  readonly least: number;
  readonly equal?: boolean;
}

/**
 * The point nearest to p, by least squares, that keeps to linear limits: min Σ(xⱼ − pⱼ)², exact but for rounding, by the
 * dual active-set method. It is unique.
 * Missing: not accepted. Edge: null where no point keeps to all limits. Time: m² a step, about as many steps as limits
 * that bind.
 * @param limits every row with some entry other than 0
 * @see Goldfarb and Idnani (1983), A numerically stable dual method for solving strictly convex quadratic programs, Math. Programming 27
 * @example nearestPoint(Float64Array.of(0.7, 0.3), [{ row: Float64Array.of(1, 1), least: 1, equal: true }, { row: Float64Array.of(-1, 0), least: -0.6 }]); // => Float64Array.of(0.6, 0.4)
 */
export function nearestPoint(p: Float64Array, limits: readonly Limit[]): Float64Array | null {
  const unit = limits.map(unitLimit);
  const x = Float64Array.from(p);
  const face = emptyFace();
  // equalities first: they never leave the face
  const equal = unit.flatMap((limit, k) => (limit.equal ? [k] : []));
  let met = 0;
  const rounds = 50 * (limits.length + 10);
  for (let round = 0; round < rounds; round++) {
    const k = met < equal.length ? equal[met++] : mostViolated(x, unit, face.limits);
    if (k === undefined) return x;
    if (!enter(k, x, unit, face)) return null;
  }
  return null;
}

interface UnitLimit extends Limit {
  /** What rounding may do to row·x. */
  readonly slack: number;
}

function unitLimit({ row, least, equal }: Limit): UnitLimit {
  const size = Math.sqrt(dot(row, row));
  const bound = least / size;
  return { row: row.map((v) => v / size), least: bound, equal: equal ?? false, slack: 1e-13 * (1 + Math.abs(bound)) };
}

function mostViolated(x: Float64Array, limits: readonly UnitLimit[], active: readonly number[]): number | undefined {
  let worst: number | undefined;
  let most = 0;
  limits.forEach(({ row, least, slack, equal }, k) => {
    if (equal || active.includes(k)) return;
    const gap = least - dot(row, x);
    if (gap > slack && gap > most) {
      most = gap;
      worst = k;
    }
  });
  return worst;
}

/** Limits that bind, their multipliers, and a QR factorisation of their rows. */
interface Face {
  limits: number[];
  /** +1, or −1 for an equality approached from above. */
  signs: number[];
  multipliers: number[];
  q: Float64Array[];
  r: Float64Array[];
}

const emptyFace = (): Face => ({ limits: [], signs: [], multipliers: [], q: [], r: [] });

/** Moves x until limit k holds, leaving limits whose multiplier runs out; false where that cannot be. */
function enter(k: number, x: Float64Array, limits: readonly UnitLimit[], face: Face): boolean {
  const { row, least, equal } = limits[k]!;
  const sign = equal && dot(row, x) > least ? -1 : 1;
  const normal = sign === 1 ? row : row.map((v) => -v);
  let multiplier = 0;
  for (;;) {
    const { along, rest } = project(normal, face);
    const free = dot(rest, rest);
    const gap = sign * least - dot(normal, x);
    const full = free > 1e-20 ? Math.max(0, gap) / free : Number.POSITIVE_INFINITY;
    const { step, at } = firstToLeave(along, face, limits);
    const move = Math.min(full, step);
    if (move === Number.POSITIVE_INFINITY) return equal === true && Math.abs(gap) < 1e-12;
    if (full !== Number.POSITIVE_INFINITY) for (let j = 0; j < x.length; j++) x[j] = x[j]! + move * rest[j]!;
    for (let a = 0; a < along.length; a++) face.multipliers[a]! -= move * along[a]!;
    multiplier += move;
    if (move === full) {
      add(normal, face);
      face.limits.push(k);
      face.signs.push(sign);
      face.multipliers.push(multiplier);
      return true;
    }
    leave(at, face, limits);
  }
}

/** normal = Σ along·rows of the face + rest, rest at right angles to them all. */
function project(normal: Float64Array, { q, r }: Face): { along: number[]; rest: Float64Array } {
  const rest = Float64Array.from(normal);
  const parts = new Float64Array(q.length);
  // twice: what the first round leaves of the face by rounding, the second takes out
  for (let round = 0; round < 2; round++) {
    for (let a = 0; a < q.length; a++) {
      const part = dot(q[a]!, rest);
      parts[a]! += part;
      for (let j = 0; j < rest.length; j++) rest[j] = rest[j]! - part * q[a]![j]!;
    }
  }
  const along = Array.from(parts);
  for (let a = along.length - 1; a >= 0; a--) {
    for (let b = a + 1; b < along.length; b++) along[a] = along[a]! - r[b]![a]! * along[b]!;
    along[a] = along[a]! / r[a]![a]!;
  }
  return { along, rest };
}

function add(normal: Float64Array, face: Face): void {
  const parts = new Float64Array(face.q.length + 1);
  const rest = Float64Array.from(normal);
  for (let round = 0; round < 2; round++) {
    face.q.forEach((axis, a) => {
      const part = dot(axis, rest);
      parts[a]! += part;
      for (let j = 0; j < rest.length; j++) rest[j] = rest[j]! - part * axis[j]!;
    });
  }
  const size = Math.sqrt(dot(rest, rest));
  parts[face.q.length] = size;
  face.q.push(rest.map((v) => v / size));
  face.r.push(parts);
}

function firstToLeave(
  along: readonly number[],
  face: Face,
  limits: readonly UnitLimit[],
): { step: number; at: number } {
  let step = Number.POSITIVE_INFINITY;
  let at = -1;
  along.forEach((part, a) => {
    if (limits[face.limits[a]!]!.equal || !(part > 1e-14)) return;
    const ratio = Math.max(0, face.multipliers[a]!) / part;
    if (ratio < step) {
      step = ratio;
      at = a;
    }
  });
  return { step, at };
}

function leave(at: number, face: Face, limits: readonly UnitLimit[]): void {
  for (const list of [face.limits, face.signs, face.multipliers]) list.splice(at, 1);
  face.q = [];
  face.r = [];
  face.limits.forEach((k, a) => {
    add(face.signs[a] === 1 ? limits[k]!.row : limits[k]!.row.map((v) => -v), face);
  });
}
