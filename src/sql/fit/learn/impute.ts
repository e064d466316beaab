import { about, momentsOf, quantilesOf } from "../found.ts";
import { GUARD } from "../kinds.ts";
import type { ColumnLearner, ColumnLearning } from "./column.ts";

type Groups = readonly (readonly [label: string, values: readonly number[]])[];

/** Means or medians of groups, in the order of their labels. */
function byGroup(of: "mean" | "median"): ColumnLearner {
  return {
    unknown: ({ group }) => ({ group: String(group), overall: null, centres: [] }),
    learn({ group, fallback }, { ask, where }) {
      const name = String(group);
      const [own] = ask([about(of === "mean" ? "group-extents" : "group-middle", where, [], { group: name })]);
      const overall = fallback === "none" ? null : wholeOf(of, { ask, where });
      const centres = (own as Groups)
        .map(([label, values]) => ({ group: label, value: of === "mean" ? meanIn(values) : middleOf(values) }))
        .sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0));
      return { group: name, overall, centres };
    },
  };
}

function wholeOf(of: "mean" | "median", { ask, where }: Pick<ColumnLearning, "ask" | "where">): number | null {
  const found = of === "mean" ? momentsOf(ask, [where])[0]!.mean : quantilesOf(ask, where, [0.5])[0]!;
  return Number.isNaN(found) ? null : found;
}

function meanIn([count, min, max, sum]: readonly number[]): number | null {
  if (!(count! > 0)) return null;
  const mean = (sum! / count!) * GUARD;
  // the plain mean rounds; it never lies outside the values
  return Math.min(max!, Math.max(min!, mean));
}

function middleOf([count, lower, upper]: readonly number[]): number | null {
  if (!(count! > 0)) return null;
  return lower === upper ? lower! : lower! + 0.5 * (upper! - lower!);
}

export const imputeLearners: Readonly<Record<string, ColumnLearner>> = {
  mean: { unknown: () => ({ mean: null }), learn: (_, learning) => ({ mean: wholeOf("mean", learning) }) },
  median: { unknown: () => ({ median: null }), learn: (_, learning) => ({ median: wholeOf("median", learning) }) },
  "group-mean": byGroup("mean"),
  "group-median": byGroup("median"),
};
