export interface Rotated {
  /** Loadings, one row a variable. */
  readonly loadings: readonly Float64Array[];
  readonly converged: boolean;
  readonly rounds: number;
}

/**
 * Varimax (方差最大法): turns factors at right angles to each other until each variable loads on few of them, by plane
 * rotations of every two factors, tan 4φ = (D − 2AB/p)/(C − (A² − B²)/p).
 * The communalities Σₖ l²ⱼₖ stay as they are.
 * A factor has no sign of its own: here its loadings sum to 0 or more.
 * Missing: not accepted. Edge: one factor has nothing to turn.
 * @param loadings one row a variable, one entry a factor
 * @param kaiser rows are brought to length 1 first, so that each variable has the same say; true unless given
 * @see Kaiser (1958), The varimax criterion for analytic rotation in factor analysis, Psychometrika 23
 * @example varimax([Float64Array.of(1, 1), Float64Array.of(1, -1)]).loadings; // => [[1.414214, 0.000000], [0.000000, 1.414214]]
 */
export function varimax(loadings: readonly Float64Array[], { kaiser = true }: { kaiser?: boolean } = {}): Rotated {
  const factors = loadings[0]?.length ?? 0;
  const lengths = loadings.map((row) => (kaiser ? Math.sqrt(row.reduce((sum, l) => sum + l * l, 0)) : 1));
  const l = loadings.map((row, j) => row.map((v) => (lengths[j] === 0 ? 0 : v / lengths[j]!)));
  let rounds = 0;
  let converged = factors < 2;
  while (!converged && rounds < 1000) {
    let largest = 0;
    for (let a = 0; a < factors; a++) {
      for (let b = a + 1; b < factors; b++) largest = Math.max(largest, Math.abs(turn(l, a, b)));
    }
    rounds += 1;
    converged = largest < 1e-14;
  }
  const scaled = l.map((row, j) => row.map((v) => v * lengths[j]!));
  for (let k = 0; k < factors; k++) {
    if (scaled.reduce((sum, row) => sum + row[k]!, 0) < 0) for (const row of scaled) row[k] = -row[k]!;
  }
  return { loadings: scaled, converged, rounds };
}

/** Turns two factors by the angle that makes their criterion largest. */
function turn(l: readonly Float64Array[], a: number, b: number): number {
  let sumU = 0;
  let sumV = 0;
  let squares = 0;
  let mixed = 0;
  for (const row of l) {
    const u = row[a]! * row[a]! - row[b]! * row[b]!;
    const v = 2 * row[a]! * row[b]!;
    sumU += u;
    sumV += v;
    squares += u * u - v * v;
    mixed += 2 * u * v;
  }
  const p = l.length;
  const top = mixed - (2 * sumU * sumV) / p;
  const bottom = squares - (sumU * sumU - sumV * sumV) / p;
  // both are sums of fourth powers: what is left of them by rounding turns nothing
  if (Math.abs(top) < 1e-15 * p && Math.abs(bottom) < 1e-15 * p) return 0;
  const angle = Math.atan2(top, bottom) / 4;
  if (Math.abs(angle) < 1e-15) return 0;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (const row of l) {
    const x = row[a]!;
    const y = row[b]!;
    row[a] = x * cos + y * sin;
    row[b] = y * cos - x * sin;
  }
  return angle;
}
