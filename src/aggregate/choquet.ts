import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { type AggregateInput, defineAggregator, type MethodNode, type TableContext } from "../method/index.ts";
import {
  choquetOfCapacity,
  choquetOfPairs,
  type Interaction,
  notMonotone,
  readCapacity,
  shapleyValues,
} from "./capacity.ts";
import { unknownChildren } from "./children.ts";

/** More children than that have more sets than anybody writes down. */
const mostChildren = 10;

const Params = z.strictObject({
  measure: z._default(
    z.strictObject({
      /** Importance of the children, relative; the weights of the group unless given. */
      shapley: z.optional(z.record(z.string(), z.number().check(z.minimum(0)))),
      /** Pairs that overlap (below 0) or complete each other (above 0), in shares of the whole importance. */
      interactions: z.optional(
        z.array(
          z.strictObject({
            of: z.tuple([z.string(), z.string()]),
            value: z.number().check(z.minimum(-1), z.maximum(1)),
          }),
        ),
      ),
      /** What every set of children is worth, instead of the two above; the whole is 1. */
      capacity: z.optional(
        z.array(
          z.strictObject({
            of: z.array(z.string()).check(z.minLength(1)),
            value: z.number().check(z.minimum(0), z.maximum(1)),
          }),
        ),
      ),
    }),
    {},
  ),
});
type Measure = z.output<typeof Params>["measure"];

type Fitted =
  | {
      readonly shapley: readonly number[] | null;
      readonly interactions: readonly { readonly a: number; readonly b: number; readonly value: number }[];
    }
  | { readonly shapley: readonly number[]; readonly capacity: readonly number[] };

function readPairs(listed: NonNullable<Measure["interactions"]>, ids: readonly string[]): Interaction[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const pairs = listed.map(({ of, value }, at) => {
    const [a, b] = of.map((id) => ids.indexOf(id)).sort((one, other) => one - other) as [number, number];
    if (a === b || seen.has(`${a} ${b}`))
      issues.push({ code: "pair-of-two", path: ["measure", "interactions", at], params: { of } });
    seen.add(`${a} ${b}`);
    return { a, b, value };
  });
  if (issues.length > 0) throw new IndexError(issues);
  return pairs;
}

function fit(columns: readonly Float64Array[], { measure }: z.output<typeof Params>, { nodes }: TableContext): Fitted {
  const ids = nodes.map(({ id }) => id);
  const { shapley, interactions = [], capacity } = measure;
  if (capacity !== undefined && (shapley !== undefined || interactions.length > 0))
    throw new IndexError([{ code: "capacity-choice", path: ["measure"], params: {} }]);
  const named = [
    ...Object.keys(shapley ?? {}),
    ...interactions.flatMap(({ of }) => of),
    ...(capacity ?? []).flatMap(({ of }) => of),
  ];
  unknownChildren(named, ids, ["measure"]);
  if (capacity !== undefined) {
    if (columns.length > mostChildren) {
      const params = { found: columns.length, most: mostChildren };
      throw new IndexError([{ code: "capacity-too-many", path: ["measure", "capacity"], params }]);
    }
    const read = readCapacity(capacity, ids);
    return { shapley: shapleyValues(read), capacity: read };
  }
  const absent = shapley === undefined ? [] : ids.filter((id) => !Object.hasOwn(shapley, id));
  if (absent.length > 0)
    throw new IndexError([{ code: "shapley-missing", path: ["measure", "shapley"], params: { ids: absent } }]);
  const pairs = readPairs(interactions, ids);
  if (shapley === undefined) return { shapley: null, interactions: pairs };
  const own = shares(ids.map((id) => shapley[id]!));
  refuseFalling(own, { pairs, nodes });
  return { shapley: own, interactions: pairs };
}

function shares(weights: readonly number[]): number[] {
  const total = weights.reduce((a, b) => a + b, 0);
  if (!(total > 0)) throw new IndexError([{ code: "ordered-weights-zero", path: ["measure", "shapley"], params: {} }]);
  return weights.map((w) => w / total);
}

function refuseFalling(
  own: readonly number[],
  { pairs, nodes }: { pairs: readonly Interaction[]; nodes: readonly MethodNode[] },
): void {
  const issues = notMonotone(own, pairs).map(
    ({ child, half }): Issue => ({
      code: "interaction-too-strong",
      path: ["measure", "interactions"],
      params: { id: nodes[child]!.id, shapley: own[child]!, half },
    }),
  );
  if (issues.length > 0) throw new IndexError(issues);
}

function apply(
  columns: readonly Float64Array[],
  { weights, rowWeights, fitted }: AggregateInput<Fitted>,
  { nodes }: TableContext,
): Float64Array {
  const n = columns[0]?.length ?? 0;
  const y = new Float64Array(n).fill(Number.NaN);
  const byPairs = "interactions" in fitted;
  const check = (own: readonly number[]) =>
    byPairs ? refuseFalling(own, { pairs: fitted.interactions, nodes }) : undefined;
  // weights of the group are known here only; Shapley values that were given are checked already
  const common = fitted.shapley ?? (rowWeights === undefined ? shares(weights) : null);
  if (fitted.shapley === null && common !== null) check(common);
  for (let i = 0; i < n; i++) {
    const present = columns.flatMap((x, j) => (Number.isNaN(x[i]!) ? [] : [j]));
    const own = common ?? weightsOfRow(rowWeights!, i);
    if (present.length === 0 || own === null) continue;
    if (common === null) check(own);
    const x = present.map((j) => columns[j]![i]!);
    y[i] = byPairs
      ? pairScore(x, present, { own, pairs: fitted.interactions })
      : choquetOfCapacity(x, present, fitted.capacity);
  }
  return y;
}

function weightsOfRow(rowWeights: readonly Float64Array[], i: number): number[] | null {
  const own = rowWeights.map((w) => (w[i]! > 0 ? w[i]! : 0));
  return own.some((w) => w > 0) ? shares(own) : null;
}

/** Those present keep their importance among themselves; a pair with a missing child has no say. */
function pairScore(
  x: readonly number[],
  present: readonly number[],
  { own, pairs }: { own: readonly number[]; pairs: readonly Interaction[] },
): number {
  const total = present.reduce((sum, j) => sum + own[j]!, 0);
  if (!(total > 0)) return Number.NaN;
  const place = new Map(present.map((j, k) => [j, k]));
  const left = pairs.flatMap(({ a, b, value }) => {
    const both = place.has(a) && place.has(b);
    return both ? [{ a: place.get(a)!, b: place.get(b)!, value: value / total }] : [];
  });
  return choquetOfPairs(
    x,
    present.map((j) => own[j]! / total),
    left,
  );
}

/**
 * Choquet integral (Choquet 积分, 模糊测度集成): a mean in which children that tell the same count less together than alone
 * (interaction below 0), and children that need each other count more (above 0).
 * `measure` by pairs: Shapley values φ (the group's weights unless given) and interactions I, Σ φⱼxⱼ − ½ Σ Iⱼₖ|xⱼ − xₖ|;
 * or by `capacity`: what every set of children is worth, x₍₁₎ + Σ (x₍ₖ₎ − x₍ₖ₋₁₎)·μ(those that reach it), up to 10 children.
 * A rise must never lower the score: "interaction-too-strong" where φⱼ < ½ Σ|Iⱼₖ|, "capacity-falls" where a set is worth less
 * than one within it. Missing children are skipped: the importance of the present ones counts and pairs with a missing
 * child have no say (for a capacity: the mean of what the present add before and after the missing). None present:
 * missing. Any score is accepted. Range: from the least child to the greatest; without interactions the arithmetic mean.
 * @see Grabisch (1996), The application of fuzzy integrals in multicriteria decision making, European Journal of Operational Research 89
 * @example
 * const columns = [Float64Array.of(80), Float64Array.of(40)];
 * const fitted = choquet.fit(columns, { measure: { interactions: [{ of: ["x1", "x2"], value: 0.5 }] } });
 * choquet.apply(columns, { weights: [1, 1], fitted }); // => [50]
 */
export const choquet = defineAggregator({
  id: "choquet",
  texts: aggregateMeansEn,
  name: { en: "Choquet integral", zh: "Choquet 积分" },
  params: Params,
  fit,
  apply,
});
