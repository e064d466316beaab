import { pow } from "../../stats/index.ts";

export const SCALES = [
  "saaty",
  "power",
  "root",
  "geometric",
  "exponential",
  "logarithmic",
  "inverse-linear",
  "balanced",
  "unbounded",
] as const;
export type ScaleName = (typeof SCALES)[number];

/** The largest judgement that may be written, before it is put on the scale. */
export function largestJudgement(scale: ScaleName): number {
  return scale === "unbounded" ? 1e6 : 9;
}

/**
 * The ratio that a judgement from 1/9 to 9 stands for. Below 1 it is the reciprocal of the opposite judgement's.
 * `saaty` x · `power` x² · `root` √x · `geometric` 2^((x−1)/2) · `exponential` e^((x−1)/5) (指数标度) ·
 * `logarithmic` log₂(x + 1) · `inverse-linear` 9/(10 − x) (9/9–9/1 标度) · `balanced` (9 + x)/(11 − x) (10/10–18/2 标度) ·
 * `unbounded` any ratio, as it stands.
 * @see Ishizaka, Balkenborg & Kaplan (2011), Influence of aggregation and measurement scale on ranking, JORS 62;
 *   徐泽水 (2000), 关于层次分析中几种标度的模拟评估, 系统工程理论与实践 20(7)
 * @example onScale(9, "balanced"); // => 9
 * @example onScale(1 / 3, "power"); // => 0.111111
 */
export function onScale(judgement: number, scale: ScaleName): number {
  if (judgement < 1) return 1 / onScale(1 / judgement, scale);
  const x = judgement;
  switch (scale) {
    case "saaty":
    case "unbounded":
      return x;
    case "power":
      return x * x;
    case "root":
      return Math.sqrt(x);
    case "geometric":
      return pow(2, (x - 1) / 2);
    case "exponential":
      return Math.exp((x - 1) / 5);
    case "logarithmic":
      return Math.log(x + 1) / Math.LN2;
    case "inverse-linear":
      return 9 / (10 - x);
    case "balanced":
      return (9 + x) / (11 - x);
    default:
      return scale satisfies never;
  }
}

/** The whole steps of a scale, 1/9 … 9, as judgements and as ratios; null where any ratio may be said. */
export function scaleSteps(scale: ScaleName): readonly { readonly judgement: number; readonly ratio: number }[] | null {
  if (scale === "unbounded") return null;
  const above = [2, 3, 4, 5, 6, 7, 8, 9];
  const judgements = [...above.toReversed().map((x) => 1 / x), 1, ...above];
  return judgements.map((judgement) => ({ judgement, ratio: onScale(judgement, scale) }));
}
