import * as z from "zod/mini";
import { weighSubjectiveEn } from "../errors/en/weigh-subjective.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { defineWeigher, type NamedIds, type TableContext, type WeightsFitted } from "../method/index.ts";
import { report } from "./judgements/check.ts";
import { byNode, checkCovered, scaleToOne } from "./judgements/entry.ts";
import { deviation } from "./judgements/panel.ts";
import { WeightShape } from "./judgements/shapes.ts";

const Positive = z.number().check(z.positive());
const Rating = z.strictObject({
  mean: WeightShape,
  sd: z.optional(WeightShape),
  n: z.optional(Positive),
  se: z.optional(WeightShape),
});
const Params = z
  .strictObject({
    /** How many chose each node. */
    votes: z.optional(z.record(z.string(), WeightShape)),
    /** How many were asked, where each could choose several; without it each chose one. */
    voters: z.optional(Positive),
    /** Mean importance by node, with its standard error, or standard deviation and number of answers. */
    ratings: z.optional(z.record(z.string(), Rating)),
    /** One entry a person: a rating of each node, or 1 for what was chosen and 0 for what was not. */
    answers: z.optional(z.array(z.record(z.string(), WeightShape)).check(z.minLength(1))),
  })
  .check(({ value, issues }) => report(problems(value), { value, out: issues }));

type Opinion = z.output<typeof Params>;

function problems({ votes, voters, ratings, answers }: Opinion): Issue[] {
  const given = [votes, ratings, answers].filter((part) => part !== undefined).length;
  if (given !== 1)
    return [{ code: "judgement-one-form", path: [], params: { given, forms: ["votes", "ratings", "answers"] } }];
  const most = Math.max(0, ...Object.values(votes ?? {}));
  if (voters !== undefined && most > voters)
    return [{ code: "votes-above-voters", path: ["voters"], params: { votes: most, voters } }];
  return [];
}

/** Shares, and what chance of the sample leaves open; null where the figures do not say. */
export interface OpinionWeights {
  readonly weights: readonly number[];
  readonly standardErrors: readonly (number | null)[];
}

/**
 * Shares of votes, each person having one: SE = √(w(1 − w)/N). With several choices a person the counts alone do not give it.
 * @example voteShares([60, 40]).standardErrors[0]; // => 0.0489898
 */
export function voteShares(votes: readonly number[], { several = false }: { several?: boolean } = {}): OpinionWeights {
  const total = votes.reduce((sum, v) => sum + v, 0);
  const weights = scaleToOne(votes);
  return { weights, standardErrors: weights.map((w) => (several ? null : Math.sqrt((w * (1 - w)) / total))) };
}

/** Shares of means, whose errors are taken as independent: SE² = ((1 − w)²·s² + w²·Σ others' s²)/(Σ means)². */
export function meanShares(means: readonly number[], errors: readonly (number | null)[]): OpinionWeights {
  const total = means.reduce((sum, v) => sum + v, 0);
  const weights = scaleToOne(means);
  const squares = errors.map((s) => (s === null ? Number.NaN : s * s));
  const all = squares.reduce((sum, v) => sum + v, 0);
  const se = weights.map((w, j) => Math.sqrt((1 - w) ** 2 * squares[j]! + w * w * (all - squares[j]!)) / total);
  return { weights, standardErrors: se.map((v) => (Number.isNaN(v) ? null : v)) };
}

/** Ratios of sums over persons, with the linearised error of a ratio: e = (y − w·t)/t̄, SE = sd(e)/√n, t a person's total. */
export function answerShares(answers: readonly (readonly number[])[]): OpinionWeights {
  const n = answers.length;
  const totals = answers.map((own) => own.reduce((sum, v) => sum + v, 0));
  const mean = totals.reduce((sum, v) => sum + v, 0) / n;
  const weights = scaleToOne(answers[0]!.map((_, j) => answers.reduce((sum, own) => sum + own[j]!, 0)));
  const se = weights.map((w, j) => {
    if (n < 2) return null;
    return deviation(answers.map((own, i) => (own[j]! - w * totals[i]!) / mean)) / Math.sqrt(n);
  });
  return { weights, standardErrors: se };
}

function fit(
  _: readonly Float64Array[],
  { votes, voters, ratings, answers }: Opinion,
  context: TableContext,
): WeightsFitted {
  const ids = context.nodes.map(({ id }) => id);
  const form = votes !== undefined ? "votes" : ratings !== undefined ? "ratings" : "answers";
  const told =
    votes ?? ratings ?? Object.fromEntries((answers ?? []).flatMap((own) => Object.keys(own).map((id) => [id, 0])));
  const issues: Issue[] = [];
  checkCovered(
    ids.filter((id) => Object.hasOwn(told, id)),
    { path: [form], context, issues },
  );
  if (issues.length > 0) throw new IndexError(issues);
  const complete = (answers ?? []).filter((own) => ids.every((id) => Object.hasOwn(own, id)));
  const left = (answers ?? []).length - complete.length;
  if (left > 0)
    context.note({ code: "answers-left-out", path: ["answers"], params: { count: left, of: answers!.length } });
  const counts = ids.map((id) => votes?.[id] ?? 0);
  const means = ids.map((id) => ratings?.[id]?.mean ?? 0);
  const sum =
    form === "votes"
      ? counts.reduce((a, b) => a + b, 0)
      : form === "ratings"
        ? means.reduce((a, b) => a + b, 0)
        : complete.reduce((all, own) => all + ids.reduce((s, id) => s + own[id]!, 0), 0);
  if (!(sum > 0)) throw new IndexError([{ code: "opinion-empty", path: [form], params: { nodes: ids } }]);
  const found =
    form === "votes"
      ? voteShares(counts, { several: voters !== undefined })
      : form === "ratings"
        ? meanShares(
            means,
            ids.map((id) => errorOf(ratings![id]!)),
          )
        : answerShares(complete.map((own) => ids.map((id) => own[id]!)));
  const standardErrors = Object.fromEntries(ids.map((id, j) => [id, found.standardErrors[j]!]));
  return {
    weights: found.weights,
    form,
    standardErrors,
    ...(form === "answers" ? { answers: complete.length } : {}),
    ...(voters === undefined || votes === undefined ? {} : { chosen: approval(counts, { ids, voters }) }),
  };
}

/** Share of the persons who chose each, with its standard error. */
function approval(counts: readonly number[], { ids, voters }: { ids: readonly string[]; voters: number }) {
  const shares = counts.map((v) => v / voters);
  return {
    share: byNode(ids, shares),
    standardError: byNode(
      ids,
      shares.map((p) => Math.sqrt((p * (1 - p)) / voters)),
    ),
  };
}

function errorOf({ sd, n, se }: z.output<typeof Rating>): number | null {
  if (se !== undefined) return se;
  return sd === undefined || n === undefined ? null : sd / Math.sqrt(n);
}

/**
 * Weights by public opinion (公众意见赋权, 民意调查赋权): the shares of the votes for what matters most, or of mean importance
 * ratings, with standard errors. `votes`: SE = √(w(1 − w)/N) where each person has one vote; with `voters` (several choices)
 * the share of persons that chose each is given with its error. `ratings`: the means' errors are taken as independent.
 * `answers`: linearised error of a ratio, which knows how answers hang together; persons who left a child out are not counted,
 * with the note "answers-left-out". Simple random sampling. Reads no data.
 * @see Parker (1991), Environment Canada's index; OECD/JRC (2008), Handbook, 6.4; Cochran (1977), Sampling Techniques, ch. 6
 * @example
 * const columns = [1, 2].map((v) => Float64Array.of(v));
 * opinion.fit(columns, { votes: { x1: 60, x2: 40 } }).standardErrors; // => { x1: 0.0489898, x2: 0.0489898 }
 */
export const opinion = defineWeigher({
  id: "opinion",
  texts: weighSubjectiveEn,
  name: { en: "public opinion", zh: "公众意见赋权" },
  params: Params,
  names: ({ votes, ratings, answers }): readonly NamedIds[] => {
    if (answers === undefined)
      return [{ at: [votes === undefined ? "ratings" : "votes"], nodes: Object.keys(votes ?? ratings ?? {}) }];
    return [{ at: ["answers"], nodes: [...new Set(answers.flatMap((own) => Object.keys(own)))] }];
  },
  fit,
});
