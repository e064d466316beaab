import type { Uncertainty } from "../analyse/uncertainty/summary.ts";

/** A letter for each group of two or more units that cannot be told apart, by row; empty for a unit by itself. */
export function groupLetters({ groups, rows }: Pick<Uncertainty, "groups" | "rows">): string[] {
  const letters = rows.map(() => "");
  const counts = new Map<string, number>();
  for (const { rows: own, period } of groups) {
    if (own.length < 2) continue;
    const k = counts.get(period) ?? 0;
    counts.set(period, k + 1);
    for (const row of own) letters[row] = lettersOf(k);
  }
  return letters;
}

/** a, b, … z, aa, ab, … */
function lettersOf(k: number): string {
  const last = String.fromCharCode(97 + (k % 26));
  return k < 26 ? last : lettersOf(Math.floor(k / 26) - 1) + last;
}
