import { meets } from "../../prepare/normalise/attainment-degree.ts";
import { rankValues } from "../../stats/rank.ts";
import type { Scoring } from "./shape.ts";

export interface Scored {
  readonly score: number;
  readonly place: number | null;
}

/**
 * Scores of the values of a kind, by subject. Proportional: 100·(v − zero)/(full − zero) within 0 and the cap (100);
 * rank: points by place; grade: points by class. Missing (NaN) stays missing and takes no place.
 * @example scoreValues([90, 70, NaN], { by: "rank", first: 100, step: 10 }).map(({ score }) => score); // => [100, 90, NaN]
 */
export function scoreValues(values: readonly number[], scoring: Scoring): readonly Scored[] {
  switch (scoring.by) {
    case "proportional": {
      const { zero = 0, full = 100, cap = 100 } = scoring;
      return values.map((v) => {
        const score = 100 * ((v - zero) / (full - zero));
        const above = Math.max(0, score);
        return { score: Number.isNaN(v) ? v : cap === null ? above : Math.min(cap, above), place: null };
      });
    }
    case "rank": {
      const { points, first = 100, step = 1, least = 0, order = "descending", ties = "min" } = scoring;
      const at = (place: number) =>
        points === undefined ? Math.max(least, first - step * (place - 1)) : (points[place - 1] ?? least);
      // the mean of ties gives halves, and half the points of both places
      const ranks = rankValues(Float64Array.from(values), { ties, order });
      return [...ranks].map((place) => {
        if (Number.isNaN(place)) return { score: Number.NaN, place: null };
        return { score: (at(Math.floor(place)) + at(Math.ceil(place))) / 2, place };
      });
    }
    case "grade": {
      const { steps, otherwise } = scoring;
      return values.map((v) => {
        if (Number.isNaN(v)) return { score: v, place: null };
        const step = steps.find(({ from }) => meets(v, { form: "ratio", sense: "up", target: from, strict: false }));
        return { score: step?.give ?? otherwise, place: null };
      });
    }
    default:
      return scoring satisfies never;
  }
}
