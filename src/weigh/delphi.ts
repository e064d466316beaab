import * as z from "zod/mini";
import { weighSubjectiveEn } from "../errors/en/weigh-subjective.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { defineWeigher, type Json, type TableContext, type WeightsFitted } from "../method/index.ts";
import { kendallW } from "../stats/concordance.ts";
import { median, quantiles } from "../stats/index.ts";
import { report } from "./judgements/check.ts";
import { byNode, scaleToOne } from "./judgements/entry.ts";
import { deviation } from "./judgements/panel.ts";
import { WeightShape } from "./judgements/shapes.ts";

const Round = z.record(z.string(), z.record(z.string(), WeightShape));
const Params = z
  .strictObject({
    /** Ratings of importance by expert and node, a map a round, the first round first. */
    rounds: z.array(Round).check(z.minLength(1)),
    expertWeights: z.optional(z.record(z.string(), WeightShape)),
    centre: z._default(z.enum(["mean", "median"]), "mean"),
    /** Coefficient of variation up to which a rating counts as agreed. */
    maxCv: z._default(z.number().check(z.positive()), 0.25),
  })
  .check(({ value, issues }) => report(problems(value), { value, out: issues }));

type Delphi = z.output<typeof Params>;

function problems({ rounds, expertWeights }: Delphi): Issue[] {
  const issues: Issue[] = [];
  const known = [...new Set(rounds.flatMap((round) => Object.keys(round)))];
  rounds.forEach((round, k) => {
    const weights = Object.keys(round).map((name) => expertWeights?.[name] ?? 1);
    if (weights.every((w) => w === 0)) issues.push({ code: "experts-without-weight", path: ["rounds", k], params: {} });
  });
  for (const name of Object.keys(expertWeights ?? {})) {
    if (known.includes(name)) continue;
    issues.push({ code: "expert-unknown", path: ["expertWeights", name], params: { name, nearest: undefined, known } });
  }
  return issues;
}

/** One round, by node. */
interface RoundFigures {
  readonly experts: number;
  readonly counts: number[];
  readonly mean: number[];
  readonly median: number[];
  readonly sd: number[];
  readonly cv: number[];
  readonly quartiles: readonly [number, number][];
  readonly complete: readonly Float64Array[];
}

function figures(
  round: z.output<typeof Round>,
  ids: readonly string[],
  expertWeights: Delphi["expertWeights"],
): RoundFigures {
  const experts = Object.entries(round).map(([name, ratings]) => ({
    weight: expertWeights !== undefined && Object.hasOwn(expertWeights, name) ? expertWeights[name]! : 1,
    own: ids.map((id) => (Object.hasOwn(ratings, id) ? ratings[id]! : Number.NaN)),
  }));
  const present = ids.map((_, j) => experts.filter(({ own }) => !Number.isNaN(own[j]!)));
  const values = present.map((some, j) => Float64Array.from(some, ({ own }) => own[j]!));
  const mean = present.map((some, j) => {
    const total = some.reduce((sum, { weight }) => sum + weight, 0);
    return total > 0 ? some.reduce((sum, { own, weight }) => sum + weight * own[j]!, 0) / total : Number.NaN;
  });
  const sd = values.map((x) => deviation(Array.from(x)));
  return {
    experts: experts.length,
    counts: values.map((x) => x.length),
    mean,
    median: values.map((x) => median(x)),
    sd,
    cv: values.map((x, j) => {
      const plain = x.reduce((sum, v) => sum + v, 0) / x.length;
      return plain > 0 ? sd[j]! / plain : 0;
    }),
    quartiles: values.map((x) => {
      const [low, high] = quantiles(x, Float64Array.of(0.25, 0.75));
      return [low!, high!];
    }),
    complete: experts.filter(({ own }) => !own.some(Number.isNaN)).map(({ own }) => Float64Array.from(own)),
  };
}

function fit(_: readonly Float64Array[], params: Delphi, { nodes, note }: TableContext): WeightsFitted {
  const ids = nodes.map(({ id }) => id);
  const rounds = params.rounds.map((round) => figures(round, ids, params.expertWeights));
  const issues: Issue[] = rounds.flatMap((round, k) => {
    const unrated = ids.filter((_, j) => Number.isNaN(round.mean[j]!));
    const params = { missing: unrated, unknown: [] };
    return unrated.length === 0 ? [] : [{ code: "judgement-nodes-missing" as const, path: ["rounds", k], params }];
  });
  if (issues.length > 0) throw new IndexError(issues);
  const last = rounds.at(-1)!;
  const middle = params.centre === "mean" ? last.mean : last.median;
  if (middle.every((v) => v === 0)) {
    throw new IndexError([{ code: "median-zero", path: ["rounds", rounds.length - 1], params: { nodes: ids } }]);
  }
  const apart = ids.filter((_, j) => last.cv[j]! > params.maxCv);
  if (apart.length > 0) {
    const round = rounds.length;
    note({ code: "delphi-apart", path: ["rounds", round - 1], params: { nodes: apart, maxCv: params.maxCv, round } });
  }
  const described = rounds.map((round, k) =>
    describe(round, { ids, before: rounds[k - 1], first: rounds[0]!.experts }),
  );
  return { weights: scaleToOne(middle), centre: params.centre, rounds: described };
}

interface Describing {
  readonly ids: readonly string[];
  readonly before: RoundFigures | undefined;
  readonly first: number;
}

function describe(round: RoundFigures, { ids, before, first }: Describing): Json {
  return {
    experts: round.experts,
    /** 积极系数: experts of this round over those of the first. */
    response: round.experts / first,
    rated: byNode(ids, round.counts),
    mean: byNode(ids, round.mean),
    median: byNode(ids, round.median),
    sd: byNode(ids, round.sd),
    cv: byNode(ids, round.cv),
    quartiles: Object.fromEntries(ids.map((id, j) => [id, round.quartiles[j]!])),
    medianChange:
      before === undefined
        ? null
        : byNode(
            ids,
            round.median.map((v, j) => v - before.median[j]!),
          ),
    cvChange:
      before === undefined
        ? null
        : byNode(
            ids,
            round.cv.map((v, j) => v - before.cv[j]!),
          ),
    concordance: { experts: round.complete.length, ...kendallW(round.complete) },
  };
}

/**
 * Delphi weights (德尔菲法): ratings of importance by a panel over rounds; the weights are the shares of the last round's
 * (weighted) means or medians. By round and node: mean, median, quartiles, standard deviation (n − 1), coefficient of
 * variation and its change, change of the median; by round: response (积极系数), Kendall's W with χ² and p, over the experts
 * who rated every child. A rating left out is skipped; a child that nobody rated is an error.
 * A last CV above `maxCv` is the note "delphi-apart". Reads no data.
 * @see Dalkey & Helmer (1963), An experimental application of the Delphi method, Management Science 9; 曾光 (1996), 德尔菲法专家咨询
 * @example
 * const columns = [1, 2].map((v) => Float64Array.of(v));
 * const rounds = [{ li: { x1: 9, x2: 3 }, wang: { x1: 6, x2: 3 } }, { li: { x1: 8, x2: 2 }, wang: { x1: 8, x2: 2 } }];
 * delphi.fit(columns, { rounds }).weights; // => [0.8, 0.2]
 */
export const delphi = defineWeigher({
  id: "delphi",
  texts: weighSubjectiveEn,
  name: { en: "Delphi", zh: "德尔菲法" },
  params: Params,
  names: ({ rounds }) =>
    rounds.flatMap((round, k) =>
      Object.entries(round).map(([name, ratings]) => ({ at: ["rounds", k, name], nodes: Object.keys(ratings) })),
    ),
  fit,
});
