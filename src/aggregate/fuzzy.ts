import * as z from "zod/mini";
import { aggregateMeansEn } from "../errors/en/aggregate-means.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { type AggregateInput, defineAggregator, type TableContext } from "../method/index.ts";
import { unknownChildren } from "./children.ts";

const Points = z.array(z.number()).check(z.minLength(2));
const Params = z.strictObject({
  /** The score at which each grade is fully reached, from the worst grade to the best; between two, membership is shared. */
  cuts: Points,
  /** Cut points of single children, where they differ. */
  cutsOf: z._default(z.record(z.string(), Points), {}),
  /** Names of the grades, for `details`. */
  grades: z.optional(z.array(z.string().check(z.minLength(1)))),
  /** What each grade is worth in the score; its cut point unless given. */
  values: z.optional(z.array(z.number())),
  /** How weights and memberships meet: M(·,⊕), M(·,∨), M(∧,⊕) or M(∧,∨). */
  operator: z._default(z.enum(["product-sum", "product-max", "min-sum", "min-max"]), "product-sum"),
});

type Operator = z.output<typeof Params>["operator"];
type Fitted = {
  readonly cuts: readonly (readonly number[])[];
  readonly values: readonly number[];
  readonly grades: readonly string[];
  readonly operator: Operator;
};

/**
 * Memberships of one value in each grade: 1 at the grade's cut point, falling in a straight line to 0 at its neighbours';
 * below the first point wholly the first grade, above the last wholly the last. They sum to 1.
 */
export function memberships(v: number, cuts: readonly number[]): number[] {
  const share = cuts.map(() => 0);
  const above = cuts.findIndex((cut) => cut > v);
  if (above === 0) share[0] = 1;
  else if (above < 0) share[cuts.length - 1] = 1;
  else {
    const part = (v - cuts[above - 1]!) / (cuts[above]! - cuts[above - 1]!);
    share[above - 1] = 1 - part;
    share[above] = part;
  }
  return share;
}

/**
 * B = W ∘ R: what a row belongs to each grade, from its children's weights (sum 1) and memberships, by one of four operators.
 * @param weights one a child  @param rows one row of memberships a child
 * @example fuzzyProduct([0.6, 0.4], [[1, 0], [0.5, 0.5]], "product-sum"); // => [0.8, 0.2]
 */
export function fuzzyProduct(
  weights: readonly number[],
  rows: readonly (readonly number[])[],
  operator: Operator,
): number[] {
  const grades = rows[0]?.length ?? 0;
  return Array.from({ length: grades }, (_, g) => {
    let sum = 0;
    let most = 0;
    rows.forEach((row, j) => {
      const both =
        operator === "product-sum" || operator === "product-max"
          ? weights[j]! * row[g]!
          : Math.min(weights[j]!, row[g]!);
      sum += both;
      most = Math.max(most, both);
    });
    return operator === "product-max" || operator === "min-max" ? most : Math.min(1, sum); // ⊕: bounded sum
  });
}

function fit(
  _: readonly Float64Array[],
  { cuts, cutsOf, grades, values, operator }: z.output<typeof Params>,
  { nodes }: TableContext,
): Fitted {
  const ids = nodes.map(({ id }) => id);
  unknownChildren(Object.keys(cutsOf), ids, ["cutsOf"]);
  const issues: Issue[] = [];
  for (const [path, points] of [
    [["cuts"], cuts] as const,
    ...Object.entries(cutsOf).map(([id, own]) => [["cutsOf", id], own] as const),
  ]) {
    if (points.some((cut, g) => g > 0 && !(cut > points[g - 1]!)))
      issues.push({ code: "cuts-not-rising", path, params: { found: points } });
    if (points.length !== cuts.length)
      issues.push({ code: "one-each-grade", path, params: { found: points.length, wanted: cuts.length } });
  }
  for (const [key, list] of [
    ["grades", grades],
    ["values", values],
  ] as const) {
    if (list !== undefined && list.length !== cuts.length)
      issues.push({ code: "one-each-grade", path: [key], params: { found: list.length, wanted: cuts.length } });
  }
  if (issues.length > 0) throw new IndexError(issues);
  const own = (id: string) => (Object.hasOwn(cutsOf, id) ? cutsOf[id]! : cuts);
  return { cuts: ids.map(own), values: values ?? cuts, grades: grades ?? cuts.map((_, g) => String(g + 1)), operator };
}

/** Memberships of every row in every grade, normalised to sum 1; NaN where nothing is present. */
function synthesise(
  columns: readonly Float64Array[],
  { weights, rowWeights, fitted }: AggregateInput<Fitted>,
): Float64Array[] {
  const n = columns[0]?.length ?? 0;
  const shares = fitted.values.map(() => new Float64Array(n).fill(Number.NaN));
  for (let i = 0; i < n; i++) {
    const weightOf = (j: number) => (rowWeights === undefined ? weights[j]! : rowWeights[j]![i]!);
    const present = columns.flatMap((x, j) => (Number.isNaN(x[i]!) || !(weightOf(j) > 0) ? [] : [j]));
    if (present.length === 0) continue;
    const total = present.reduce((sum, j) => sum + weightOf(j), 0);
    const own = present.map((j) => weightOf(j) / total);
    const grades = fuzzyProduct(
      own,
      present.map((j) => memberships(columns[j]![i]!, fitted.cuts[j]!)),
      fitted.operator,
    );
    const whole = grades.reduce((a, b) => a + b, 0);
    grades.forEach((b, g) => {
      shares[g]![i] = b / whole;
    });
  }
  return shares;
}

/** The grade of greatest membership, 1 the worst; of equals the worse. */
function greatest(shares: readonly Float64Array[]): Float64Array {
  return shares[0]!.map((first, i) => {
    if (Number.isNaN(first)) return first;
    let best = 0;
    for (let g = 1; g < shares.length; g++) if (shares[g]![i]! > shares[best]![i]!) best = g;
    return best + 1;
  });
}

/**
 * Fuzzy comprehensive evaluation (模糊综合评价): each child belongs to grades by its score, B = W ∘ R joins them by the
 * weights, and the score is Σ bᵍ·value / Σ bᵍ. Memberships are triangles over the cut points, half-trapezoids at both ends.
 * Operators: `product-sum` M(·,⊕) 加权平均型, `product-max` M(·,∨) and `min-sum` M(∧,⊕) 主因素突出型, `min-max` M(∧,∨)
 * 主因素决定型; the last three keep only the leading children. B is brought to sum 1.
 * Details: the membership in each grade by its name, and `grade`, that of greatest membership (1 the worst).
 * Missing children are skipped and the weights of the present ones count; none present: missing. Any score is accepted:
 * outside the cut points it belongs wholly to the end grade. Range: the grades' values. With `product-sum` and values at
 * the cut points it is the weighted mean of the scores clipped to them: full compensation.
 * @see 汪培庄 (1983), 模糊集合论及其应用; 谢季坚, 刘承平 (2013), 模糊数学方法及其应用
 * @example
 * const columns = [Float64Array.of(70), Float64Array.of(90)];
 * const fitted = fuzzy.fit(columns, { cuts: [60, 80, 100], grades: ["poor", "fair", "good"] });
 * fuzzy.apply(columns, { weights: [1, 1], fitted }); // => [80]
 * fuzzy.details(columns, { weights: [1, 1], fitted }).fair; // => [0.5]
 */
export const fuzzy = defineAggregator({
  id: "fuzzy",
  texts: aggregateMeansEn,
  name: { en: "fuzzy comprehensive evaluation", zh: "模糊综合评价" },
  params: Params,
  fit,
  apply: (columns, input) => {
    const shares = synthesise(columns, input);
    const { values } = input.fitted;
    return shares[0]!.map((_, i) => shares.reduce((sum, b, g) => sum + b[i]! * values[g]!, 0));
  },
  details: (columns, input) => {
    const shares = synthesise(columns, input);
    return { ...Object.fromEntries(shares.map((b, g) => [input.fitted.grades[g]!, b])), grade: greatest(shares) };
  },
});
