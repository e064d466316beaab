import type { ScoringMethod, Survey, SurveyInterval } from "../../schema/survey-shape.ts";
import type { Name } from "../../schema/types.ts";
import type { SurveyBreak } from "./breaks.ts";
import type { SurveyCell } from "./cell.ts";

/** How a question was scored, and the answers that were left out. */
export interface ScoredQuestion {
  readonly id: string;
  readonly columns: readonly string[];
  readonly combine?: "respondent" | "items";
  readonly scoring: ScoringMethod;
  readonly scores: readonly number[];
  readonly interval: SurveyInterval;
  readonly missing: number;
  readonly dontKnow: number;
  readonly dontKnowCount?: "in" | "out";
}

const plainNumber = (v: number): string => String(Number(v.toFixed(2)));

/** What goes with every figure of a question: its scoring, its don't-knows, its interval. */
export function questionNote(question: ScoredQuestion, level: number): Name {
  const { id, columns, combine, scores, dontKnow, dontKnowCount, missing, interval } = question;
  const values = scores.map(plainNumber);
  const percent = plainNumber(level * 100);
  const scoring = scoringWords(question);
  const items = columns.length;
  const of = { en: "", zh: "" };
  if (items > 1) {
    of.en = combine === "items" ? `, mean of ${items} items' means` : `, mean of ${items} items for each respondent`;
    of.zh = combine === "items" ? `，${items} 个题项均值的平均` : `，每位受访者 ${items} 个题项的平均`;
  }
  const unsure = dontKnowCount
    ? { en: `; don't-knows ${dontKnowCount}: ${dontKnow}`, zh: `；“不清楚”${IN_ZH[dontKnowCount]}：${dontKnow} 个` }
    : { en: "", zh: "" };
  return {
    en: `survey question ${id}: ${scoring.en}, scores from the lowest answer ${values.join(", ")}${of.en}${unsure.en}; no answer: ${missing}; ${percent} % interval: ${INTERVAL_EN[interval]}`,
    zh: `调查指标 ${id}：${scoring.zh}，自最低一档起赋分 ${values.join("、")}${of.zh}${unsure.zh}；未作答：${missing} 个；${percent}% 置信区间：${INTERVAL_ZH[interval]}`,
  };
}

const IN_ZH = { in: "计入", out: "不计入" } as const;
const INTERVAL_EN = {
  t: "Student's t",
  wilson: "Wilson on the effective n",
  "korn-graubard": "Korn–Graubard",
} as const;
const INTERVAL_ZH = { t: "t 分布", wilson: "Wilson 法（有效样本量）", "korn-graubard": "Korn–Graubard 法" } as const;

function scoringWords({ scoring, scores }: ScoredQuestion): { readonly en: string; readonly zh: string } {
  const top = scores.filter((score) => score === 100).length;
  switch (scoring) {
    case "satisfied-share":
      return {
        en: `satisfied share (the ${top} highest of ${scores.length})`,
        zh: `满意率（${scores.length} 档中最高 ${top} 档）`,
      };
    case "linear-100":
      return { en: "mean score, linear 0 to 100", zh: "满意度得分（0–100 线性赋分）" };
    case "linear-20-100":
      return { en: "mean score, linear 20 to 100", zh: "满意度得分（20–100 线性赋分）" };
    case "custom":
      return { en: "mean score, custom values", zh: "满意度得分（自定赋分）" };
    default:
      return scoring satisfies never;
  }
}

export function withheldNote(cells: readonly SurveyCell[], { minimum, maximumCv }: Survey["publish"]): Name[] {
  const withheld = cells.filter((cell) => cell.withheld !== undefined && cell.withheld !== "no-answers");
  if (withheld.length === 0) return [];
  const counted = (reason: SurveyCell["withheld"]) => withheld.filter((cell) => cell.withheld === reason).length;
  const [few, vague, none] = [counted("minimum-n"), counted("maximum-cv"), counted("no-standard-error")];
  return [
    {
      en: `survey: ${withheld.length} of ${cells.length} figures withheld (${few} with fewer than ${minimum} answers, ${vague} with a coefficient of variation above ${maximumCv}, ${none} without a standard error)`,
      zh: `调查：${cells.length} 个数值中有 ${withheld.length} 个不予公布（样本量不足 ${minimum} 的 ${few} 个，变异系数超过 ${maximumCv} 的 ${vague} 个，无法估计标准误的 ${none} 个）`,
    },
  ];
}

export function breakNote(breaks: readonly SurveyBreak[]): Name[] {
  const seen = new Map<string, SurveyBreak>();
  for (const one of breaks) seen.set(JSON.stringify([one.from, one.to, one.what, one.before, one.after]), one);
  return [...seen.values()].map(({ from, to, what, before, after }) => ({
    en: `survey: break in series between ${from} and ${to}, the ${what} changed from ${before.join(", ")} to ${after.join(", ")}; figures before and after are not comparable`,
    zh: `调查：${from} 与 ${to} 之间数据断点，${what === "mode" ? "调查方式" : "问卷"}由 ${before.join("、")} 改为 ${after.join("、")}，前后数值不可比`,
  }));
}
