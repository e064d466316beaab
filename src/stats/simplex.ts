/** One line of a linear program in the form that the simplex takes: Σ rowⱼ·xⱼ ≤ limit. */
export interface UpperLimit {
  readonly row: readonly number[];
  readonly limit: number;
}

export type SimplexOutcome =
  | { readonly status: "optimal"; readonly x: Float64Array }
  | { readonly status: "infeasible" | "unbounded" | "unsolved" };

/** The dictionary: each basic variable is `rhs − Σ a·(nonbasic)`, the goal is `Σ gain·(nonbasic)` and a constant. */
interface Dictionary {
  /** Rows of `a` one after the other, `width` entries each. */
  readonly a: Float64Array;
  readonly rhs: Float64Array;
  readonly gain: Float64Array;
  readonly basic: Int32Array;
  readonly nonbasic: Int32Array;
  readonly width: number;
}

const MOST_PIVOTS = 20_000;
/** So many pivots in a row that gain nothing, and the rule that cannot cycle takes over. */
const PATIENCE = 40;
/** A smaller entry is not divided by. */
const LEAST_PIVOT = 1e-11;

/**
 * The x ≥ 0 that makes Σ objectiveⱼ·xⱼ largest under Σ rowⱼ·xⱼ ≤ limit, in two phases over a dense dictionary.
 * The column of largest gain enters; after pivots without gain Bland's rule, under which no basis returns.
 * @param precision what is taken for no gain and no violation
 * @see Chvátal (1983), Linear Programming, chapters 2 and 3; Bland (1977), Mathematics of Operations Research 2
 * @example simplex([1, 1], [{ row: [1, 2], limit: 4 }, { row: [3, 1], limit: 6 }], 1e-14).x; // => [1.6, 1.2]
 */
export function simplex(
  objective: readonly number[],
  limits: readonly UpperLimit[],
  precision: number,
): SimplexOutcome {
  const n = objective.length;
  // one more variable, taken off every line's left side, makes any program feasible to start with
  const width = n + 1;
  const d: Dictionary = {
    a: new Float64Array(limits.length * width),
    rhs: Float64Array.from(limits, ({ limit }) => limit),
    gain: new Float64Array(width),
    basic: Int32Array.from(limits, (_, r) => width + r),
    nonbasic: Int32Array.from({ length: width }, (_, c) => c),
    width,
  };
  limits.forEach(({ row }, r) => {
    for (let j = 0; j < n; j++) d.a[r * width + j] = row[j]!;
    d.a[r * width + n] = -1;
  });
  const lowest = d.rhs.reduce((at, v, r) => (v < d.rhs[at]! ? r : at), 0);
  if (limits.length > 0 && d.rhs[lowest]! < -precision) {
    d.gain[n] = -1;
    pivot(d, lowest, n);
    if (climb(d, { precision, barred: -1 }) === "unsolved") return { status: "unsolved" };
    if (standing(d, n) > 100 * precision) return { status: "infeasible" };
    leave(d, n);
  }
  price(d, objective);
  const status = climb(d, { precision, barred: n });
  if (status !== "optimal") return { status };
  return { status, x: Float64Array.from(objective, (_, j) => standing(d, j)) };
}

/** The value of a variable: 0 unless it is basic. */
function standing({ basic, rhs }: Dictionary, variable: number): number {
  const r = basic.indexOf(variable);
  return r < 0 ? 0 : Math.max(rhs[r]!, 0);
}

/** Takes a variable that stands at 0 out of the basis, where any other can take its place. */
function leave(d: Dictionary, variable: number): void {
  const r = d.basic.indexOf(variable);
  if (r < 0) return;
  let best = -1;
  for (let c = 0; c < d.width; c++) {
    if (best < 0 || Math.abs(d.a[r * d.width + c]!) > Math.abs(d.a[r * d.width + best]!)) best = c;
  }
  if (Math.abs(d.a[r * d.width + best]!) > LEAST_PIVOT) pivot(d, r, best);
}

/** Writes the goal in terms of what is not in the basis. */
function price({ a, gain, basic, nonbasic, width }: Dictionary, objective: readonly number[]): void {
  gain.fill(0);
  for (let c = 0; c < width; c++) gain[c] = objective[nonbasic[c]!] ?? 0;
  for (let r = 0; r < basic.length; r++) {
    const worth = objective[basic[r]!] ?? 0;
    if (worth === 0) continue;
    for (let c = 0; c < width; c++) gain[c]! -= worth * a[r * width + c]!;
  }
}

/** Pivots until nothing gains. @param barred a variable that must not come back, −1 for none */
function climb(
  d: Dictionary,
  { precision, barred }: { readonly precision: number; readonly barred: number },
): "optimal" | "unbounded" | "unsolved" {
  let idle = 0;
  for (let step = 0; step < MOST_PIVOTS; step++) {
    const careful = idle > PATIENCE;
    const c = entering(d, { precision, barred, careful });
    if (c < 0) return "optimal";
    const r = leaving(d, c, careful);
    if (r < 0) return "unbounded";
    idle = d.rhs[r]! > precision ? 0 : idle + 1;
    pivot(d, r, c);
  }
  return "unsolved";
}

interface Choice {
  readonly precision: number;
  readonly barred: number;
  /** By the least number instead of the largest gain. */
  readonly careful: boolean;
}

function entering({ gain, nonbasic, width }: Dictionary, { precision, barred, careful }: Choice): number {
  let best = -1;
  for (let c = 0; c < width; c++) {
    if (!(gain[c]! > precision) || nonbasic[c] === barred) continue;
    if (best < 0 || (careful ? nonbasic[c]! < nonbasic[best]! : gain[c]! > gain[best]!)) best = c;
  }
  return best;
}

/** The line that stops the entering variable first; of equal ones the largest divisor, or the least number. */
function leaving({ a, rhs, basic, width }: Dictionary, c: number, careful: boolean): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let r = 0; r < basic.length; r++) {
    const by = a[r * width + c]!;
    if (!(by > LEAST_PIVOT)) continue;
    const reach = Math.max(rhs[r]!, 0) / by;
    const closer = careful ? best >= 0 && basic[r]! < basic[best]! : best >= 0 && by > a[best * width + c]!;
    if (reach < least || (reach === least && closer)) {
      best = r;
      least = reach;
    }
  }
  return best;
}

/** Exchanges the basic variable of row r with the nonbasic one of column c. */
function pivot({ a, rhs, gain, basic, nonbasic, width }: Dictionary, r: number, c: number): void {
  const own = r * width;
  const by = a[own + c]!;
  for (let k = 0; k < width; k++) a[own + k]! /= by;
  a[own + c] = 1 / by;
  rhs[r]! /= by;
  for (let i = 0; i < basic.length; i++) {
    const at = i * width;
    const factor = a[at + c]!;
    if (i === r || factor === 0) continue;
    for (let k = 0; k < width; k++) if (k !== c) a[at + k]! -= factor * a[own + k]!;
    a[at + c] = -factor / by;
    rhs[i]! -= factor * rhs[r]!;
  }
  const factor = gain[c]!;
  if (factor !== 0) {
    for (let k = 0; k < width; k++) if (k !== c) gain[k]! -= factor * a[own + k]!;
    gain[c] = -factor / by;
  }
  const entered = nonbasic[c]!;
  nonbasic[c] = basic[r]!;
  basic[r] = entered;
}
