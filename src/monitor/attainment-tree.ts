import { compileTree, type Tree, type TreeNode } from "../pipeline/tree.ts";
import type { System } from "../schema/types.ts";
import { compareStages } from "./calendar.ts";
import { ownerShares } from "./owners.ts";
import type { TargetStatus, Unjudged } from "./types.ts";

/** Attainment of a node, a tag or an owner by one unit. */
export interface AttainmentRow {
  readonly unit: string;
  readonly stage: string;
  /** Whether the targets of all stages up to this one are counted. */
  readonly cumulated: boolean;
  readonly by: "node" | "tag" | "owner";
  /** Id of the node, the tag, or the owner's id or name; null: indicators without an owner. */
  readonly id: string | null;
  /** Targets set, of which … */
  readonly targets: number;
  /** … known to be met or not, */
  readonly known: number;
  readonly met: number;
  readonly provisional: number;
  /** without a degree, because it needs a base, limits or a tolerance, */
  readonly undefined: number;
  /** still to be assigned or only in words, */
  readonly unknown: number;
  /** in conflict or not comparable with the figures, */
  readonly refused: number;
  /** without a figure to judge. */
  readonly missing: number;
  /** Weighted mean of the capped degrees that are known; null without any. */
  readonly degree: number | null;
  /** Target attainment rate (目标达成率): met over known, or the mean degree, as `rate` says. */
  readonly rate: number | null;
}

export interface AttainmentTreeOptions {
  /** `met`: known met over known, in percent; `degree`: the weighted mean degree. */
  readonly rate?: "met" | "degree";
  /** `evaluated` leaves observed indicators and gates out. */
  readonly roles?: "evaluated" | "all";
  /** Relative weights by node instead of the system's. */
  readonly weights?: Readonly<Record<string, number>>;
}

/**
 * Attainment of the tree: degree and target attainment rate by node, tag and owner, by stage and cumulated over stages.
 * Degree: Σ wᵢ·dᵢ / Σ wᵢ over the indicators with a degree, w being the effective weights of the system; of several owners
 * each has its `share`, those without one an equal part of what is left. Cumulated, an indicator's degree is that of its
 * latest stage, and every target counts for the rate. Unknown, undefined and refused targets are counted apart.
 * @example
 * const index = { id: "index", children: ["a", "b"].map((id) => ({ id, direction: "positive", targets: [{ period: "2025", value: 10 }] })) };
 * const system = parseSystem({ id: "small", version: "1", index });
 * const data = datasetFromColumns({ units: ["u"], periods: "2025", columns: { a: [10], b: [5] } });
 * const row = attainmentTree(system, attainmentOf({ system }, data).targets)[0];
 * [row.id, row.degree, row.rate]; // => ["index", 75, 50]
 */
export function attainmentTree(
  system: System,
  statuses: readonly TargetStatus[],
  { rate = "met", roles = "evaluated", weights = {} }: AttainmentTreeOptions = {},
): readonly AttainmentRow[] {
  const tree = compileTree(system, null);
  const counted = tree.indicators.filter(({ active }) => roles === "all" || active);
  const share = effective(tree, { weights, counts: new Set(counted) });
  const parts = partsOf(tree, counted);
  const partsWith = new Map<string, number[]>();
  for (const [k, { members }] of parts.entries())
    for (const id of members.keys()) {
      const own = partsWith.get(id);
      if (own === undefined) partsWith.set(id, [k]);
      else own.push(k);
    }
  const stages = [...new Set(statuses.map(({ stage }) => stage))].sort(compareStages);
  const placeOf = new Map(stages.map((stage, s) => [stage, s]));
  const ofUnit = new Map<string, TargetStatus[][]>();
  for (const one of statuses) {
    const own = ofUnit.get(one.unit) ?? stages.map(() => []);
    ofUnit.set(one.unit, own);
    own[placeOf.get(one.stage)!]!.push(one);
  }
  return [...ofUnit].flatMap(([unit, byStage]) =>
    stages.flatMap((stage, s) =>
      [false, true].flatMap((cumulated) => {
        if (cumulated && s === 0) return [];
        const found = parts.map((): TargetStatus[] => []);
        for (const one of cumulated ? byStage.slice(0, s + 1).flat() : byStage[s]!)
          for (const k of partsWith.get(one.indicator) ?? []) found[k]!.push(one);
        return parts.flatMap(({ by, id, members }, k) => {
          const own = found[k]!;
          if (own.length === 0) return [];
          const weigh = (indicator: string) => members.get(indicator)! * (share.get(indicator) ?? 0);
          return [{ unit, stage, cumulated, by, id, ...countsOf(own), ...degreesOf(own, { weigh, rate }) }];
        });
      }),
    ),
  );
}

interface Part {
  readonly by: AttainmentRow["by"];
  readonly id: string | null;
  /** The part of each indicator that belongs to it: 1, or an owner's share. */
  readonly members: ReadonlyMap<string, number>;
}

function partsOf(tree: Tree, counted: readonly TreeNode[]): readonly Part[] {
  const under = (entry: TreeNode, node: TreeNode): boolean =>
    entry === node || (entry.parent !== null && under(entry.parent, node));
  const nodes = tree.nodes.map((node): Part => {
    const members = new Map(counted.filter((entry) => under(entry, node)).map(({ id }) => [id, 1]));
    return { by: "node", id: node.id, members };
  });
  const tags = new Map<string, Map<string, number>>();
  const owners = new Map<string | null, Map<string, number>>();
  const add = <K>(to: Map<K, Map<string, number>>, key: K, id: string, part: number) => {
    const members = to.get(key) ?? new Map<string, number>();
    members.set(id, (members.get(id) ?? 0) + part);
    to.set(key, members);
  };
  for (const { id, node } of counted) {
    for (const tag of node.tags) add(tags, tag, id, 1);
    for (const [owner, part] of ownerShares(node.owners)) add(owners, owner, id, part);
  }
  return [
    ...nodes,
    ...[...tags].map(([id, members]): Part => ({ by: "tag", id, members })),
    ...[...owners].map(([id, members]): Part => ({ by: "owner", id, members })),
  ];
}

/** The share of each counted indicator, and of the groups above them, in the index. */
export function effective(
  tree: Tree,
  { weights, counts }: { readonly weights: Readonly<Record<string, number>>; readonly counts: ReadonlySet<TreeNode> },
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const weightOf = ({ id, node }: TreeNode) => (Object.hasOwn(weights, id) ? weights[id]! : node.weight);
  const has = (entry: TreeNode): boolean => counts.has(entry) || entry.children.some(has);
  const visit = (entry: TreeNode, share: number): void => {
    found.set(entry.id, share);
    const children = entry.children.filter(has);
    const total = children.reduce((sum, child) => sum + weightOf(child), 0);
    for (const child of children) visit(child, total > 0 ? (share * weightOf(child)) / total : 0);
  };
  visit(tree.root, 1);
  return found;
}

/** Where a target is counted that is not judged. */
const COUNTED = {
  "needs-base": "undefined",
  "needs-limits": "undefined",
  "needs-tolerance": "undefined",
  assigned: "unknown",
  words: "unknown",
  conflict: "refused",
  basis: "refused",
  price: "refused",
  "no-figure": "missing",
  "no-column": "missing",
  "one-period": "missing",
  "no-reference": "missing",
} as const satisfies Record<Unjudged, string>;

function countsOf(found: readonly TargetStatus[]) {
  const counts = {
    targets: found.length,
    known: 0,
    met: 0,
    provisional: 0,
    undefined: 0,
    unknown: 0,
    refused: 0,
    missing: 0,
  };
  for (const { met, provisional, unjudged } of found) {
    if (met !== null) counts.known += 1;
    if (met === true) counts.met += 1;
    if (provisional) counts.provisional += 1;
    if (unjudged !== null) counts[COUNTED[unjudged]] += 1;
  }
  return counts;
}

/** @param found in the order of their stages, so that the latest of an indicator is the last */
function degreesOf(
  found: readonly TargetStatus[],
  { weigh, rate }: { readonly weigh: (indicator: string) => number; readonly rate: "met" | "degree" },
): Pick<AttainmentRow, "degree" | "rate"> {
  const latest = new Map<string, TargetStatus>();
  for (const one of found) latest.set(one.indicator, one);
  let [sum, weight, known, met] = [0, 0, 0, 0];
  for (const { indicator, attainment } of latest.values()) {
    if (attainment === null) continue;
    sum += weigh(indicator) * attainment;
    weight += weigh(indicator);
  }
  for (const one of found) {
    if (one.met !== null) known += 1;
    if (one.met === true) met += 1;
  }
  const degree = weight > 0 ? sum / weight : null;
  return { degree, rate: rate === "degree" ? degree : known === 0 ? null : (100 * met) / known };
}
