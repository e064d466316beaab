import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { gradeEn } from "../errors/en/grade.ts";
import { IndexError, speaking } from "../errors/index.ts";
import { extent, quantiles } from "../stats/index.ts";
import { naturalBreaks } from "../stats/natural-breaks.ts";

interface GradeName {
  readonly en: string;
  readonly zh: string;
}

/** How scores become grades. */
export type GradeRule =
  /** At the cut points given, rising. */
  | { readonly by: "cuts"; readonly cuts: readonly number[]; readonly names?: readonly GradeName[] }
  /** Grades of about equally many rows; or at the shares given, rising between 0 and 1. */
  | {
      readonly by: "quantiles";
      readonly grades?: number;
      readonly shares?: readonly number[];
      readonly names?: readonly GradeName[];
    }
  /** Where the scores themselves fall into groups (Jenks), 5 unless given. */
  | { readonly by: "natural-breaks"; readonly grades?: number; readonly names?: readonly GradeName[] }
  /** The ten levels of the coupling coordination degree; `upper` is 100 for scores on 0–100. */
  | { readonly by: "coupling"; readonly upper?: 1 | 100 };

/** One grade: scores from `from` on, below `to`; the last one has its end too. */
export interface GradeLevel {
  readonly grade: number;
  readonly name: GradeName;
  /** −Infinity and Infinity where nothing bounds it. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

export interface Grades {
  /** A grade a row from 1, the lowest; 0 for a missing score. */
  readonly grade: Uint8Array;
  readonly levels: readonly GradeLevel[];
  readonly cuts: readonly number[];
  readonly by: GradeRule["by"];
  /** Share of the variance between the grades, for natural breaks. */
  readonly fit?: number;
}

const COUPLING: readonly GradeName[] = [
  { en: "extreme imbalance", zh: "极度失调" },
  { en: "severe imbalance", zh: "严重失调" },
  { en: "moderate imbalance", zh: "中度失调" },
  { en: "mild imbalance", zh: "轻度失调" },
  { en: "near imbalance", zh: "濒临失调" },
  { en: "bare coordination", zh: "勉强协调" },
  { en: "primary coordination", zh: "初级协调" },
  { en: "intermediate coordination", zh: "中级协调" },
  { en: "good coordination", zh: "良好协调" },
  { en: "high-quality coordination", zh: "优质协调" },
];

const LOW = { en: "low", zh: "低" };
const LOWER = { en: "lower", zh: "较低" };
const MIDDLE = { en: "middle", zh: "中等" };
const HIGHER = { en: "higher", zh: "较高" };
const HIGH = { en: "high", zh: "高" };
const USUAL: Readonly<Record<number, readonly GradeName[]>> = {
  2: [LOW, HIGH],
  3: [LOW, MIDDLE, HIGH],
  4: [LOW, LOWER, HIGHER, HIGH],
  5: [LOW, LOWER, MIDDLE, HIGHER, HIGH],
};

function namesFor(count: number, names: readonly GradeName[] | undefined): readonly GradeName[] {
  if (names !== undefined && names.length !== count)
    throw new IndexError([{ code: "one-each-grade", path: ["names"], params: { found: names.length, wanted: count } }]);
  return (
    names ?? USUAL[count] ?? Array.from({ length: count }, (_, g) => ({ en: `grade ${g + 1}`, zh: `第${g + 1}级` }))
  );
}

function checkRising(cuts: readonly number[], path: string): readonly number[] {
  const wrong = cuts.length === 0 || cuts.some((cut, g) => !Number.isFinite(cut) || (g > 0 && !(cut > cuts[g - 1]!)));
  if (wrong) throw new IndexError([{ code: "cuts-not-rising", path: [path], params: { found: cuts } }]);
  return cuts;
}

function checkCount(grades: number): number {
  if (!Number.isInteger(grades) || grades < 2 || grades > 100)
    throw new IndexError([{ code: "grade-count", path: ["grades"], params: { found: grades } }]);
  return grades;
}

function quantileShares(rule: Extract<GradeRule, { by: "quantiles" }>): readonly number[] {
  if (rule.shares === undefined) {
    const count = checkCount(rule.grades ?? 5);
    return Array.from({ length: count - 1 }, (_, g) => (g + 1) / count);
  }
  const shares = checkRising(rule.shares, "shares");
  if (!(shares[0]! > 0 && shares.at(-1)! < 1))
    throw new IndexError([{ code: "cuts-not-rising", path: ["shares"], params: { found: shares } }]);
  return shares;
}

interface Lines {
  readonly cuts: readonly number[];
  readonly names: readonly GradeName[];
  readonly bounds?: readonly [number, number];
  readonly fit?: number;
}

function linesOf(scores: Float64Array, rule: GradeRule): Lines {
  switch (rule.by) {
    case "cuts":
      return { cuts: checkRising(rule.cuts, "cuts"), names: namesFor(rule.cuts.length + 1, rule.names) };
    case "quantiles": {
      const shares = quantileShares(rule);
      const cuts = [...quantiles(scores, Float64Array.from(shares))];
      if (cuts.some((cut, g) => Number.isNaN(cut) || (g > 0 && cut === cuts[g - 1]))) tooFew(scores, shares.length + 1);
      return { cuts, names: namesFor(shares.length + 1, rule.names) };
    }
    case "natural-breaks": {
      const count = checkCount(rule.grades ?? 5);
      const found = naturalBreaks(scores, count) ?? tooFew(scores, count);
      return { cuts: [...found.breaks], names: namesFor(count, rule.names), fit: found.fit };
    }
    case "coupling": {
      const upper = rule.upper ?? 1;
      const { min, max } = extent(scores);
      if (min < 0 || max > upper)
        throw new IndexError([{ code: "outside-coupling", path: [], params: { found: min < 0 ? min : max, upper } }]);
      return { cuts: Array.from({ length: 9 }, (_, g) => ((g + 1) * upper) / 10), names: COUPLING, bounds: [0, upper] };
    }
    default:
      return rule satisfies never;
  }
}

function tooFew(scores: Float64Array, wanted: number): never {
  const found = new Set(scores.filter((v) => !Number.isNaN(v))).size;
  throw new IndexError([{ code: "too-few-values", path: [], params: { found, wanted } }]);
}

/**
 * Grades of any column of scores (等级划分): by cut points, by quantiles, by natural breaks (自然断点法), or by the ten levels of
 * the coupling coordination degree (耦合协调度), 0–0.1 极度失调 to 0.9–1 优质协调. Names in both languages; your own on request.
 * A score on a line belongs to the upper grade: a grade holds from ≤ x < to, the last one its end too. Equal scores are never
 * parted. Quantiles of type 7 (R, Excel); quantiles that fall together, and fewer different scores than grades, are the error
 * "too-few-values". Missing: grade 0. Coupling: scores outside 0–`upper` are "outside-coupling".
 * @see Jenks (1977), Optimal data classification for choropleth maps; 廖重斌 (1999), 环境与经济协调发展的定量评判及其分类体系, 热带地理 19
 * @example
 * const graded = grade(Float64Array.of(0.05, 0.5, NaN, 1), { by: "coupling" });
 * graded.grade; // => [1, 6, 0, 10]
 * graded.levels[5].name.zh; // => "勉强协调"
 */
export function grade(scores: Float64Array, rule: GradeRule): Grades {
  const { cuts, names, bounds, fit } = speaking({ ...aggregateMeansEn, ...gradeEn }, () => linesOf(scores, rule));
  const lines = Float64Array.from(cuts);
  const rows = names.map(() => 0);
  const grades = Uint8Array.from(scores, (v) => {
    if (Number.isNaN(v)) return 0;
    let low = 0;
    let high = lines.length; // how many lines are at or below v
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle]! <= v) low = middle + 1;
      else high = middle;
    }
    rows[low]! += 1;
    return low + 1;
  });
  const levels = names.map((name, g) => ({
    grade: g + 1,
    name,
    from: g === 0 ? (bounds?.[0] ?? Number.NEGATIVE_INFINITY) : cuts[g - 1]!,
    to: g === cuts.length ? (bounds?.[1] ?? Number.POSITIVE_INFINITY) : cuts[g]!,
    rows: rows[g]!,
  }));
  return { grade: grades, levels, cuts, by: rule.by, ...(fit === undefined ? {} : { fit }) };
}
