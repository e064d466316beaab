export interface GroupIndex {
  /** Each label once, in order of first appearance. */
  readonly labels: readonly string[];
  /** For each row the place of its label in `labels`. */
  readonly index: Uint32Array;
}

/**
 * Labels as numbers, so that kernels can group rows without comparing texts.
 * Edge: labels are compared by code units, as written: no trimming, no folding of case, no locale.
 * @example groupIndex(["towns", "city", "towns"]); // => { labels: ["towns", "city"], index: Uint32Array.of(0, 1, 0) }
 */
export function groupIndex(rows: readonly string[]): GroupIndex {
  const places = new Map<string, number>();
  const index = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const label = rows[i]!;
    let place = places.get(label);
    if (place === undefined) {
      place = places.size;
      places.set(label, place);
    }
    index[i] = place;
  }
  return { labels: [...places.keys()], index };
}
