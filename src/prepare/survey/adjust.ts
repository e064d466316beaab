/** How p-values of several tests are adjusted; `none` leaves each at its own level. */
export type Adjustment = "holm" | "bonferroni" | "benjamini-hochberg" | "none";

/**
 * p-values adjusted for their number k. Bonferroni: k·p. Holm: the running maximum of (k − i)·p over p ascending, which holds the share
 * of families with any false difference. Benjamini–Hochberg: the running minimum of k·p/i from the largest down, which holds the share of
 * false differences among those found.
 * @see Holm (1979), Scand. J. Statist. 6, 65–70; Benjamini and Hochberg (1995), JRSS B 57, 289–300
 * @example adjustP([0.01, 0.04, 0.03], "holm"); // => [0.03, 0.06, 0.06]
 */
export function adjustP(p: readonly number[], adjustment: Adjustment): number[] {
  const k = p.length;
  const order = p.map((_, i) => i).sort((a, b) => p[a]! - p[b]! || a - b);
  const adjusted = new Array<number>(k);
  switch (adjustment) {
    case "none":
      return [...p];
    case "bonferroni":
      return p.map((v) => Math.min(1, k * v));
    case "holm": {
      let running = 0;
      order.forEach((at, i) => {
        running = Math.max(running, Math.min(1, (k - i) * p[at]!));
        adjusted[at] = running;
      });
      return adjusted;
    }
    case "benjamini-hochberg": {
      let running = 1;
      for (let i = k - 1; i >= 0; i--) {
        running = Math.min(running, (k * p[order[i]!]!) / (i + 1));
        adjusted[order[i]!] = running;
      }
      return adjusted;
    }
    default:
      return adjustment satisfies never;
  }
}
