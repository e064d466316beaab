import * as z from "zod/mini";
import { weighSubjectiveEn } from "../errors/en/weigh-subjective.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { report } from "./judgements/check.ts";

const Tier = z.int().check(z.minimum(1));
const Params = z
  .strictObject({
    /** Tier by node, 1 the heaviest. */
    tiers: z._default(z.record(z.string(), Tier), {}),
    /** Tier by tag, for nodes that `tiers` does not name; of several tags the heaviest tier counts. */
    tags: z._default(z.record(z.string(), Tier), {}),
    /** What a node of each tier weighs: [3, 2, 1] or "3:2:1". */
    ratio: z._default(z.union([z.array(z.number().check(z.positive())).check(z.minLength(1)), z.string()]), [3, 2, 1]),
    /** The tier of a node that neither names; without it such a node is an error. */
    otherwise: z.optional(Tier),
  })
  .check(({ value, issues }) => report(problems(value), { value, out: issues }));

type Tiers = z.output<typeof Params>;

/**
 * @example readRatio("3:2:1"); // => [3, 2, 1]
 */
export function readRatio(ratio: readonly number[] | string): readonly number[] | null {
  if (typeof ratio !== "string") return ratio;
  const parts = ratio
    .normalize("NFKC")
    .split(/[:/,\s]+/)
    .map(Number);
  return parts.every((v) => Number.isFinite(v) && v > 0) ? parts : null;
}

function problems({ tiers, tags, ratio, otherwise }: Tiers): Issue[] {
  const weights = readRatio(ratio);
  if (weights === null) return [{ code: "tier-ratio", path: ["ratio"], params: { found: String(ratio) } }];
  const named = [
    ...Object.entries(tiers).map(([id, tier]) => ({ path: ["tiers", id], tier })),
    ...Object.entries(tags).map(([tag, tier]) => ({ path: ["tags", tag], tier })),
    ...(otherwise === undefined ? [] : [{ path: ["otherwise"], tier: otherwise }]),
  ];
  return named
    .filter(({ tier }) => tier > weights.length)
    .map(({ path, tier }) => ({ code: "tier-unknown", path, params: { tier, tiers: weights.length } }));
}

function fit(_: readonly Float64Array[], { tiers, tags, ratio, otherwise }: Tiers, { nodes }: TableContext) {
  const weights = readRatio(ratio)!;
  const found = nodes.map((node) => {
    if (Object.hasOwn(tiers, node.id)) return tiers[node.id]!;
    const tagged = node.tags.filter((tag) => Object.hasOwn(tags, tag)).map((tag) => tags[tag]!);
    return tagged.length > 0 ? Math.min(...tagged) : otherwise;
  });
  const without = nodes.filter((_, j) => found[j] === undefined).map(({ id }) => id);
  if (without.length > 0) throw new IndexError([{ code: "tier-missing", path: ["tiers"], params: { nodes: without } }]);
  const known = found.map((tier) => tier!);
  const total = known.reduce((sum, tier) => sum + weights[tier - 1]!, 0);
  return {
    weights: known.map((tier) => weights[tier - 1]! / total),
    tiers: Object.fromEntries(nodes.map(({ id }, j) => [id, known[j]!])),
    ratio: weights,
  };
}

/**
 * Tiers of importance (分级赋权, 重要性分档 3:2:1): each child belongs to a tier, by name or by tag, and weighs what its tier
 * weighs, relative to its siblings: w ∝ ratio[tier].
 * A child without a tier is the error "tier-missing" unless `otherwise` names one. Reads no data.
 * @see OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 6
 * @example
 * const columns = [1, 2, 3].map((v) => Float64Array.of(v));
 * tiered.fit(columns, { tiers: { x1: 1, x2: 2, x3: 3 }, ratio: "3:2:1" }).weights; // => [0.5, 0.333333, 0.166667]
 */
export const tiered = defineWeigher({
  id: "tiered",
  texts: weighSubjectiveEn,
  name: { en: "tiers of importance", zh: "分级赋权" },
  params: Params,
  names: ({ tiers }) => [{ at: ["tiers"], nodes: Object.keys(tiers) }],
  blind: true,
  fit,
});
