/** A break between two systems at one node of one unit: the same period scored under both. */
export interface Link {
  /** Under the earlier system; NaN = missing. */
  readonly before: number;
  /** Under the later. */
  readonly after: number;
}

export interface ChainOptions {
  /** `ratio` keeps growth rates within each segment, `difference` keeps changes in points. */
  readonly by: "ratio" | "difference";
  /** Whose level stays: `latest` restates the past (default), `earliest` carries the old level on. */
  readonly keep: "latest" | "earliest";
}

/**
 * Links segments of one series that meet at breaks, segment k and k + 1 at break k.
 * keep `latest`: y = x · Π after/before, or x + Σ (after − before), over the breaks behind the segment;
 * keep `earliest`: y = x · Π before/after, or x − Σ (after − before), over those in front of it.
 * Missing: NaN; and all values on the far side of a break that has no size: a score missing at one end, or not above 0 for `ratio`.
 * @example
 * const segments = [Float64Array.of(40, 50), Float64Array.of(66)];
 * chainLink(segments, [{ before: 50, after: 60 }], { by: "ratio", keep: "latest" }); // => [[48, 60], [66]]
 * chainLink(segments, [{ before: 50, after: 60 }], { by: "difference", keep: "latest" }); // => [[50, 60], [66]]
 */
export function chainLink(
  segments: readonly Float64Array[],
  links: readonly Link[],
  { by, keep }: ChainOptions,
): Float64Array[] {
  if (links.length !== segments.length - 1)
    throw new RangeError(`${segments.length} segments meet at ${segments.length - 1} breaks, not ${links.length}`);
  const linked = segments.map((x) => Float64Array.from(x));
  const start = keep === "latest" ? segments.length - 1 : 0;
  const step = keep === "latest" ? -1 : 1;
  let [factor, shift] = [1, 0];
  for (let s = start + step; s >= 0 && s < segments.length; s += step) {
    const { before, after } = links[Math.min(s, s - step)]!;
    const [here, kept] = keep === "latest" ? [before, after] : [after, before];
    if (by === "ratio") factor *= here > 0 && kept > 0 ? kept / here : Number.NaN;
    else shift += kept - here;
    linked[s] = segments[s]!.map((v) => (by === "ratio" ? v * factor : v + shift));
  }
  return linked;
}
