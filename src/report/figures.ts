/** A score for reading: as many decimals as asked for, empty where it is missing. */
export function scoreText(score: number | null | undefined, { decimals }: { readonly decimals: number }): string {
  if (score === null || score === undefined) return "";
  const text = score.toFixed(decimals);
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

/** Decimals that suit the size of the scores: 87.31 on 0–100, 0.7843 on 0–1. */
export function decimalsFor(scores: Iterable<number | null>): number {
  let largest = 0;
  for (const score of scores) if (score !== null && Math.abs(score) > largest) largest = Math.abs(score);
  if (largest >= 20) return 2;
  return largest > 2 ? 3 : 4;
}

/** A share as a percentage with one decimal where it needs one; only a whole share reads 100 %. */
export function shareText(share: number): string {
  const text = (share * 100).toFixed(1).replace(/\.0$/, "");
  if (share < 1 && text === "100") return ">99.9 %";
  if (share > 0 && text === "0") return "<0.1 %";
  return `${text} %`;
}

/** `shareText` as a language writes it: 95 % or 95%. */
export const shareIn =
  (locale: "en" | "zh" | "both") =>
  (share: number): string =>
    locale === "zh" ? shareText(share).replace(" %", "%") : shareText(share);
