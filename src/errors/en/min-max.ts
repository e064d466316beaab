const STEPS = {
  rounding: "rounding unit",
  "standard-error": "standard error",
  double: "last digit of a number",
} as const;

/** Notes of min-max normalising, apart so that an engine with this method alone stays small. */
export const minMaxEn = {
  "near-constant": (p: { by: keyof typeof STEPS; step: number; range: number; points: number }) =>
    `the values differ by ${p.range} at most, hardly more than one ${STEPS[p.by]} (${p.step}), which moves a score by ${p.points} points; set minRange, or drop the indicator`,
  "range-widened": ({ range, minRange }: { range: number; minRange: number }) =>
    `the values differ by ${range} at most; as asked (minRange), the ends of the scale stand ${minRange} apart`,
};
