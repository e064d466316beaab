/** A share that is planned to be done by the end of a day. */
export interface PlanPoint {
  readonly day: number;
  readonly share: number;
}

/** What is planned between two dated points: in even steps a day, or nothing new until the next point. */
export type Between = "linear" | "step";

/**
 * The share planned by the end of a day, in percent, from points in order of their days: between two points a straight line
 * (`linear`) or the earlier share (`step`), after the last one its share.
 * Edge: 0 before the first point, by which nothing was asked for; NaN without points.
 * @example plannedShare([{ day: 0, share: 0 }, { day: 100, share: 40 }], { day: 50, between: "linear" }); // => 20
 */
export function plannedShare(
  points: readonly PlanPoint[],
  { day, between }: { readonly day: number; readonly between: Between },
): number {
  if (points.length === 0) return Number.NaN;
  const next = points.findIndex((point) => point.day > day);
  if (next === 0) return 0;
  const before = points.at(next < 0 ? -1 : next - 1)!;
  if (next < 0 || between === "step") return before.share;
  const after = points[next]!;
  return before.share + ((after.share - before.share) * (day - before.day)) / (after.day - before.day);
}

/**
 * Share of the time that is over at the end of a day, in percent, both days of the span counted in: on the first day of ten 10.
 * Edge: 0 before, 100 after.
 * @example elapsedDays({ start: 1, due: 10, day: 5 }); // => 50
 */
export function elapsedDays({
  start,
  due,
  day,
}: {
  readonly start: number;
  readonly due: number;
  readonly day: number;
}): number {
  return Math.min(100, Math.max(0, (100 * (day - start + 1)) / (due - start + 1)));
}
