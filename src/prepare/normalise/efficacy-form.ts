import { IndexError } from "../../errors/index.ts";

/** Between which values an efficacy score rises from `base` to `base + range`, and by which curve. */
export type Curve = {
  readonly form: "exponential" | "logarithmic";
  readonly worst: number;
  readonly best: number;
  readonly lower: number;
  readonly upper: number;
  readonly clip: boolean;
};

/** ln(a/b) of positive numbers, exact where they are near and finite where they are far. */
function logRatio(a: number, b: number): number {
  const ratio = a / b;
  return ratio > 0 && ratio < Number.POSITIVE_INFINITY ? Math.log(ratio) : Math.log(a) - Math.log(b);
}

/** Refuses ends or values that a logarithm is not defined for. */
export function requirePositiveForLog(values: Iterable<number>): void {
  for (const found of values) {
    if (!(found <= 0)) continue;
    throw new IndexError([
      { code: "not-positive", path: ["form"], params: { method: "efficacy (form: logarithmic)", found: found + 0 } },
    ]);
  }
}

/**
 * exponential lower·(upper/lower)^t with t = (x − worst)/(best − worst), which for 60 and 100 is 60·e^(−t·ln 0.6);
 * logarithmic lower + (upper − lower)·ln(x/worst)/ln(best/worst). Missing stays missing.
 * @example applyCurve(Float64Array.of(2, 4), { form: "logarithmic", worst: 2, best: 8, lower: 60, upper: 100, clip: false }); // => [60, 80]
 */
export function applyCurve(x: Float64Array, { form, worst, best, lower, upper, clip }: Curve): Float64Array {
  if (form === "logarithmic") requirePositiveForLog(x);
  const growth = form === "exponential" ? logRatio(upper, lower) : 0;
  const span = form === "logarithmic" ? logRatio(best, worst) : 0;
  return x.map((v) => {
    // the end points exact: e^(ln(5/3)) is not 5/3 to the last bit
    const y =
      v === best
        ? upper
        : form === "exponential"
          ? lower * Math.exp(growth * ((v - worst) / (best - worst)))
          : lower + (upper - lower) * (logRatio(v, worst) / span);
    return clip ? (y < lower ? lower : y > upper ? upper : y) : y;
  });
}

/** `applyCurve` the other way; a score that no value has, or outside a clipped scale, gives NaN. */
export function invertCurve(y: Float64Array, { form, worst, best, lower, upper, clip }: Curve): Float64Array {
  return y.map((v) => {
    if (clip && (v < lower || v > upper)) return Number.NaN;
    if (form === "logarithmic") return worst * Math.exp(((v - lower) / (upper - lower)) * logRatio(best, worst));
    return v > 0 ? worst + (logRatio(v, lower) / logRatio(upper, lower)) * (best - worst) : Number.NaN;
  });
}
