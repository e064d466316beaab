import { en, IndexError, speaking } from "../../errors/index.ts";
import { createRegistry, type Registry } from "../../method/index.ts";
import { builtins } from "../../pipeline/builtins.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { mean } from "../../stats/index.ts";
import { changeTree } from "./build.ts";
import { endsIn, pointAt } from "./end.ts";
import { endOf } from "./evaluate.ts";
import { inOrder } from "./explain-change.ts";
import { nodeOf, refuseUnexplained, rowOf } from "./rows.ts";
import { splitChange } from "./split.ts";
import type { ChangeNode, Point, SplitBy, SplitOptions } from "./types.ts";

export interface ContributionOptions extends SplitOptions {
  readonly unit: string;
  readonly period: string;
  /** Whose score; the index unless given. */
  readonly node?: string;
  /**
   * What the score is held against: `nothing` (sums of arithmetic means only), the `mean` of each indicator over the units
   * of the period, or another unit of the period. Default: `nothing` where it can be, else `mean`.
   */
  readonly against?: "nothing" | "mean" | { readonly unit: string };
  readonly registry?: Registry;
}

export interface Contribution {
  /** An indicator; a group for what its mirrored scale adds. */
  readonly node: string;
  /** Its own score, NaN where it has none. */
  readonly score: number;
  /** That of the reference; 0 against nothing. */
  readonly reference: number;
  readonly amount: number;
  /** Monte Carlo standard error, where it was sampled. */
  readonly error?: number;
}

/** A score as a sum. */
export interface Contributions {
  readonly unit: string;
  readonly period: string;
  readonly node: string;
  readonly score: number;
  readonly against: "nothing" | "mean" | { readonly unit: string };
  /** The score of the reference; 0 against nothing. */
  readonly reference: number;
  /** In the order of the system; they sum to the score less that of the reference. */
  readonly parts: readonly Contribution[];
  readonly by: SplitBy;
}

/**
 * What each indicator adds to a unit's score (贡献度): against nothing, its score times its effective weight among what is
 * present, which sums to the score of arithmetic means; against a reference, the difference of the two scores, split as
 * `explainDifference` splits a change. The mean as a reference is a unit whose every indicator has the mean score of the
 * units of the period.
 * Missing: an indicator that the unit lacks adds nothing against nothing; against a reference, what its absence changes.
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive", weight: 3 }, { id: "b", direction: "negative" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, 5], b: [4, 8, 6] } });
 * const { parts } = contributions(computeIndex({ system }, data), { unit: "y", period: "2023" });
 * parts; // => [{ node: "a", score: 25, reference: 0, amount: 18.75 }, { node: "b", score: 0, reference: 0, amount: 0 }]
 */
export function contributions(result: IndexResult, options: ContributionOptions): Contributions {
  return contributionsIn(result, options)(options.unit);
}

/** `contributions` of one unit after the other: what they share is made once. */
export function contributionsIn(
  result: IndexResult,
  options: Omit<ContributionOptions, "unit">,
): (unit: string) => Contributions {
  const { period, registry = createRegistry(builtins) } = options;
  const endOfRow = endsIn(result, registry);
  const meansThere = meansOf(result, period);
  return (unit) => speaking(en, () => contributionsOf(unit));

  function contributionsOf(unit: string): Contributions {
    const node = nodeOf([result], options.node);
    const end = endOfRow(rowOf(result, { unit, period }));
    const score = result.score(node)[end.row]!;
    const own = changeTree(node, { before: end, after: end });
    const additive = isSum(own);
    const against = options.against ?? (additive ? "nothing" : "mean");
    const common = { unit, period, node, score, against };
    if (against === "nothing") {
      if (!additive) throw new IndexError([{ code: "score-no-sum", path: ["against"], params: { node } }]);
      refuseUnexplained(endOf(own, 1).score, score, { unit, period });
      const parts = addends(own).map(({ id, amount }) => ({ node: id, score: ownScore(id), reference: 0, amount }));
      return { ...common, reference: 0, parts: merged(parts), by: "closed-form" };
    }
    const means = against === "mean" ? meansThere : null;
    const other = typeof against === "object" ? endOfRow(rowOf(result, { ...against, period })) : end;
    const startAt = means === null ? null : (id: string) => ({ score: means("score", id), raw: means("raw", id) });
    const tree = changeTree(node, { before: other, after: end, ...(startAt === null ? {} : { startAt }) });
    const split = splitChange(tree, options);
    refuseUnexplained(split.end, score, { unit, period });
    const referenceOf = (id: string) => (means === null ? result.score(id)[other.row]! : means("score", id));
    const parts = inOrder(split.parts, [end, end]).map(({ node: id, amount, error }) => ({
      node: id,
      score: ownScore(id),
      reference: result.nodes.find((one) => one.id === id)!.group && means !== null ? Number.NaN : referenceOf(id),
      amount,
      ...(error === undefined ? {} : { error }),
    }));
    return { ...common, reference: split.start, parts: merged(parts), by: split.by };

    function ownScore(id: string): number {
      return result.score(id)[end.row]!;
    }
  }
}

/** Means of scores and of treated values over the rows of the period. */
function meansOf(result: IndexResult, period: string): (what: "score" | "raw", id: string) => number {
  const rows = result.periods.flatMap((one, i) => (one === period ? [i] : []));
  const known = new Map<string, Point>();
  const meanOf = (id: string, what: keyof Point) => mean(Float64Array.from(rows, (i) => pointAt(result, id, i)[what]));
  return (what, id) => {
    const found = known.get(id) ?? { score: meanOf(id, "score"), raw: meanOf(id, "raw") };
    known.set(id, found);
    return found[what];
  };
}

function isSum(node: ChangeNode): boolean {
  return node.kind === "leaf" || (node.rules[1].method.mean && node.children.every(isSum));
}

/** What each indicator adds to a sum; mirrored groups add their constant. */
function addends(node: ChangeNode, factor = 1): { id: string; amount: number }[] {
  const { id } = node;
  const { score } = endOf(node, 1);
  if (Number.isNaN(score)) return [];
  if (node.kind === "leaf") return [{ id, amount: factor * score }];
  const { mirror } = node.rules[1];
  const shares = node.children.map((child, j) => (Number.isNaN(endOf(child, 1).score) ? 0 : node.weights[1][j]!));
  const total = shares.reduce((sum, w) => sum + w, 0);
  const sign = mirror === null ? factor : -factor;
  const below = node.children.flatMap((child, j) => addends(child, (sign * shares[j]!) / total));
  return mirror === null ? below : [{ id, amount: factor * mirror }, ...below];
}

/** One entry a node. */
function merged(parts: readonly Contribution[]): Contribution[] {
  const byNode = new Map<string, Contribution>();
  for (const part of parts) {
    const known = byNode.get(part.node);
    byNode.set(part.node, known === undefined ? part : { ...known, amount: known.amount + part.amount });
  }
  return [...byNode.values()];
}
