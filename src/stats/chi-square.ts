/**
 * Upper tail of the chi-square distribution: P(X ≥ x) = Q(df/2, x/2), the regularised incomplete gamma function, by its
 * series below its mean and by its continued fraction (Lentz) above. Relative error below 1e-12.
 * Edge: 1 for x ≤ 0. Missing: NaN.
 * @param df whole degrees of freedom, 1 or more
 * @see Press et al. (2007), Numerical Recipes, 6.2
 * @example chiSquareTail(3.841458820694124, { df: 1 }); // => 0.05
 * @example chiSquareTail(2, { df: 2 }); // => 0.367879441171
 */
export function chiSquareTail(x: number, { df }: { df: number }): number {
  if (x <= 0) return 1;
  const a = df / 2;
  const z = x / 2;
  const front = Math.exp(a * Math.log(z) - z - lnGammaHalves(df));
  return z < a + 1 ? 1 - front * lowerSeries(a, z) : front * upperFraction(a, z);
}

/** ln Γ(df/2), by Γ(½) = √π, Γ(1) = 1 and Γ(t + 1) = t·Γ(t). */
function lnGammaHalves(df: number): number {
  let total = df % 2 === 0 ? 0 : Math.log(Math.sqrt(Math.PI));
  for (let t = df % 2 === 0 ? 1 : 0.5; t < df / 2; t += 1) total += Math.log(t);
  return total;
}

function lowerSeries(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < 10_000 && term > sum * 1e-17; k++) {
    term *= z / (a + k);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let k = 1; k < 10_000; k++) {
    const an = -k * (k - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return h;
}
