import { en, IndexError } from "../errors/index.ts";
import type { ScoreDiff, SnapshotDiff } from "./diff.ts";

export const FAIL_RULES = [
  "rank-shift",
  "score",
  "weight",
  "data-revision",
  "plan",
  "system",
  "membership",
  "unexplained",
] as const;
export type FailRuleName = (typeof FAIL_RULES)[number];
const MEASURED: readonly FailRuleName[] = ["rank-shift", "score", "weight"];

/** What must not have moved, or not further than this. */
export interface FailRule {
  readonly rule: FailRuleName;
  /** 0 unless given. */
  readonly more: number;
  /** `more` is a share of the earlier value. */
  readonly percent: boolean;
  /** As written. */
  readonly text: string;
}

/**
 * Reads `rank-shift>3,score>5%,data-revision`: names of what is held still, with a bound for ranks, scores and effective
 * weights. Ranks and scores are those of the index. @throws IndexError `call-fail-on`
 * @example parseFailOn("score>5%"); // => [{ rule: "score", more: 0.05, percent: true, text: "score>5%" }]
 */
export function parseFailOn(text: string): FailRule[] {
  const words = text.split(",").map((word) => word.trim());
  const issues = words.filter((word) => ruleOf(word) === null);
  if (issues.length > 0)
    throw new IndexError(
      issues.map((value) => ({ code: "call-fail-on", path: [], params: { value, known: FAIL_RULES } })),
      en,
    );
  return words.map((word) => ruleOf(word)!);
}

function ruleOf(word: string): FailRule | null {
  const [, name, bound, percent] = /^([a-z-]+)(?:>(\d+(?:\.\d+)?)(%)?)?$/.exec(word) ?? [];
  const rule = FAIL_RULES.find((known) => known === name);
  if (rule === undefined || (bound !== undefined && !MEASURED.includes(rule))) return null;
  if (rule === "rank-shift" && percent !== undefined) return null;
  const share = percent !== undefined;
  return { rule, more: Number(bound ?? 0) / (share ? 100 : 1), percent: share, text: word };
}

/** One thing that a rule forbids. */
export interface Breach {
  readonly rule: FailRule;
  readonly unit?: string;
  readonly period?: string;
  /** A node, column or place in the plan or system. */
  readonly node?: string;
  readonly from: unknown;
  readonly to: unknown;
  /** What is held against the bound; null where there is none. */
  readonly size: number | null;
}

/** Everything in a difference that the rules forbid. */
export function breachesOf(diff: SnapshotDiff, rules: readonly FailRule[]): readonly Breach[] {
  return rules.flatMap((rule): Breach[] => {
    switch (rule.rule) {
      case "rank-shift":
        return ofIndex(diff).flatMap((one) => {
          const size = one.shift === null ? null : Math.abs(one.shift);
          const gone = (one.from.rank === null) !== (one.to.rank === null);
          return gone || (size !== null && size > rule.more) ? [scored(rule, one, "rank", size)] : [];
        });
      case "score":
        return ofIndex(diff).flatMap((one) => {
          const size = rule.percent ? one.relative : one.change === null ? null : Math.abs(one.change);
          const gone = (one.from.score === null) !== (one.to.score === null);
          const fromNothing = rule.percent && one.from.score === 0 && one.to.score !== 0;
          return gone || fromNothing || (size !== null && size > rule.more) ? [scored(rule, one, "score", size)] : [];
        });
      case "weight":
        return diff.weights.flatMap(({ node, unit, period, from, to }) => {
          const step = Math.abs((to ?? 0) - (from ?? 0));
          const size = rule.percent ? step / Math.abs(from ?? 0) : step;
          const place = { node, ...(unit !== undefined && { unit }), ...(period !== undefined && { period }) };
          return size > rule.more ? [{ rule, ...place, from, to, size: Number.isFinite(size) ? size : null }] : [];
        });
      case "data-revision":
        return diff.revisions.map(({ unit, period, column, from, to }) => ({
          rule,
          ...(unit !== undefined && { unit }),
          period,
          node: column,
          from,
          to,
          size: null,
        }));
      case "plan":
      case "system":
        return diff[rule.rule].map(({ path, before, after }) => ({
          rule,
          node: path.join("."),
          from: before ?? null,
          to: after ?? null,
          size: null,
        }));
      case "membership":
        return [
          ...(["units", "nodes"] as const).flatMap((kind) => [
            ...diff.membership[kind].joined.map((id) => ({ ...member(kind, id), from: "absent", to: "present" })),
            ...diff.membership[kind].left.map((id) => ({ ...member(kind, id), from: "present", to: "absent" })),
          ]),
        ].map((one) => ({ rule, ...one, size: null }));
      case "unexplained":
        return diff.unexplained.map(({ unit, from, to }) => ({ rule, unit, period: to, from, to, size: null }));
      default:
        return rule.rule satisfies never;
    }
  });
}

const member = (kind: "units" | "nodes", id: string) => (kind === "units" ? { unit: id } : { node: id });

const ofIndex = ({ scores, index }: SnapshotDiff): readonly ScoreDiff[] => scores.filter(({ node }) => node === index);

function scored(
  rule: FailRule,
  { unit, node, from, to }: ScoreDiff,
  what: "score" | "rank",
  size: number | null,
): Breach {
  return { rule, unit, period: to.period, node, from: from[what], to: to[what], size };
}
