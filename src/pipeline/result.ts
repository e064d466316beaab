import { IndexError, type Issue } from "../errors/index.ts";
import type { Rows } from "../method/index.ts";
import { nearest } from "../schema/nearest.ts";
import type { Dataset, Name, System } from "../schema/types.ts";
import { count } from "../stats/index.ts";
import { countPresent } from "./aggregate-group.ts";
import type { Columns } from "./columns.ts";
import type { Imputation } from "./impute-step.ts";
import type { Plan } from "./plan-types.ts";
import { leaguesOf, ranksOf } from "./ranks.ts";
import type { Fitted, Scored } from "./score-types.ts";
import type { Screened } from "./screen.ts";
import type { TreatedPoint } from "./treated-points.ts";
import { isGroup, leavesOf, type Tree, type TreeNode } from "./tree.ts";
import type { WeightRow } from "./weight-table.ts";
import type { Withheld } from "./withhold.ts";

export const STEPS = ["derived", "denominated", "imputed", "treated", "transformed", "normalised"] as const;
export type Step = (typeof STEPS)[number];

/** A fitted index: system, plan and what was learned, whole. */
export interface FittedIndex<Id extends string = string> {
  readonly system: System<Id>;
  readonly plan: Plan;
  readonly fitted: Fitted;
}

/** Share of the index that the indicators of one tag have. */
export interface TagShare {
  readonly tag: string;
  readonly share: number;
  /** The same with the weights as they were learned, before emphasis, shares and bounds. */
  readonly before: number;
  readonly period?: string;
  readonly unit?: string;
}

export interface IndexResult<Id extends string = string> extends FittedIndex<Id> {
  /** One entry a row, as in the data, without the rows that screening left out. */
  readonly units: readonly string[];
  readonly periods: readonly string[];
  readonly names: readonly string[] | undefined;
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Nodes that have a score: the index, its groups and its evaluated indicators, in the system's order. */
  readonly nodes: readonly { readonly id: Id; readonly parent: Id | null; readonly group: boolean }[];
  /** Score of a group, or normalised value of an indicator; NaN = missing. */
  score(node: Id): Float64Array;
  /** Share of the node's children that are present, what `aggregate.coverage` is held against; 1 or 0 for an indicator. */
  coverage(node: Id): Float64Array;
  /** Share of the evaluated indicators below the node that have a value (数据可得率). */
  availability(node: Id): Float64Array;
  /** 1 is best, 0 none; halves only with `ties: mean`. Computed when first asked for. */
  rank(node: Id): Uint32Array | Float64Array;
  /** Values on the way to a group's score, by name: distances, regrets, flows; empty where the method has none. */
  details(group: Id): Readonly<Record<string, Float64Array>>;
  /** An indicator's values as they stood after a step. */
  value(step: Step, indicator: Id): Float64Array;
  readonly weights: readonly WeightRow[];
  readonly tagShares: readonly TagShare[];
  /** How many cells of the evaluated indicators the data did not give. */
  readonly missing: number;
  readonly notes: readonly Issue[];
  /** What the data says of itself: synthetic, provisional, reconstructed. */
  readonly dataNotes: readonly Name[];
  /** Which cells were filled and how, and what the data says of the cells. */
  readonly imputation: Imputation;
  /** Cells that treating moved or removed, with the value before and after and why; not those that a curve bends. */
  treatedPoints(): readonly TreatedPoint[];
  /** Which rows hold a hidden cell of an indicator: confidential, or hidden with one. */
  suppressed(indicator: Id): readonly boolean[];
  /** Scores that are computed and used above them, but not published, with the reason. */
  readonly withheld: readonly Withheld[];
  /** Rows that screening left out, with the reasons. */
  readonly screened: readonly Screened[];
  /** The data as they came, without what may not be shown; hash these, and describe these. */
  readonly publicData: Dataset;
}

export interface ResultParts {
  readonly tree: Tree;
  readonly plan: Plan;
  readonly fitted: Fitted;
  readonly rows: Rows;
  readonly names: readonly string[] | undefined;
  readonly steps: Readonly<Record<Step, Columns>>;
  readonly scores: Columns;
  readonly counts: (entry: TreeNode) => boolean;
  readonly details: Scored["details"];
  /** Made when asked for: with weights a unit it has a row for every node of every unit. */
  weights(): readonly WeightRow[];
  /** The same before emphasis, shares and bounds moved the weights. */
  weightsBefore(): readonly WeightRow[];
  readonly notes: readonly Issue[];
  readonly dataNotes: readonly Name[];
  readonly imputation: Imputation;
  treatedPoints(): readonly TreatedPoint[];
  readonly withheld: readonly Withheld[];
  readonly screened: readonly Screened[];
  readonly publicData: Dataset;
}

/** Computes a value when it is first asked for. */
function once<T>(compute: () => T): () => T {
  const all = memo(compute);
  return () => all("");
}

/** Computes a value once for each key. */
function memo<T>(compute: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    let value = known.get(id);
    if (value === undefined) {
      value = compute(id);
      known.set(id, value);
    }
    return value;
  };
}

function tagShares(weights: readonly WeightRow[], before: readonly WeightRow[], tree: Tree): TagShare[] {
  const shares = new Map<string, TagShare>();
  weights.forEach(({ node, effective, period, unit }, k) => {
    const entry = tree.get(node)!;
    if (isGroup(entry.node)) return;
    for (const tag of new Set(entry.node.tags)) {
      const key = JSON.stringify([tag, period ?? "", unit ?? ""]);
      const known = shares.get(key);
      shares.set(key, {
        tag,
        share: (known?.share ?? 0) + effective,
        before: (known?.before ?? 0) + before[k]!.effective,
        ...(period === undefined ? {} : { period }),
        ...(unit === undefined ? {} : { unit }),
      });
    }
  });
  return [...shares.values()];
}

export function makeResult(parts: ResultParts): IndexResult {
  const { tree, plan, rows, steps, scores, counts } = parts;
  const nodes = tree.nodes.filter(counts);
  const find = (id: string): TreeNode => {
    const entry = tree.get(id);
    if (entry !== undefined && scores.has(id)) return entry;
    const known = nodes.map((node) => node.id);
    const params = { id, wanted: "node" as const, other: entry !== undefined, nearest: nearest(id, known) };
    throw new IndexError([{ code: "no-such-node", path: [id], params }]);
  };
  const presence = (columns: readonly Float64Array[]): Float64Array => {
    const present = countPresent(columns);
    return Float64Array.from(present, (k) => k / columns.length);
  };
  const computed = (id: string) => scores.get(find(id).id)!;
  const score = memo((id) => {
    const own = parts.withheld.filter(({ node }) => node === id);
    if (own.length === 0) return computed(id);
    const published = Float64Array.from(computed(id));
    for (const { row } of own) published[row] = Number.NaN;
    return published;
  });
  const evaluated = tree.indicators.filter(counts);
  const leagues = once(() => leaguesOf(rows, plan.rank));
  const weights = once(parts.weights);
  const shares = once(() => tagShares(weights(), parts.weightsBefore(), tree));
  return {
    system: tree.system,
    plan,
    fitted: parts.fitted,
    units: rows.unit,
    periods: rows.period,
    names: parts.names,
    groups: rows.group,
    nodes: nodes.map(({ id, parent, node }) => ({ id, parent: parent?.id ?? null, group: isGroup(node) })),
    score,
    coverage: memo((id) => {
      const entry = find(id);
      return presence(
        isGroup(entry.node) ? entry.children.filter(counts).map((child) => computed(child.id)) : [computed(id)],
      );
    }),
    availability: memo((id) =>
      presence(
        leavesOf(find(id))
          .filter(counts)
          .map((leaf) => computed(leaf.id)),
      ),
    ),
    rank: memo((id) => ranksOf(score(id), leagues(), plan.rank)),
    details: memo((id) => parts.details(find(id).id)),
    value: (step, id) => {
      const column = steps[step].get(id);
      if (column !== undefined) return column;
      find(id);
      const known = [...steps[step].keys()];
      throw new IndexError([
        {
          code: "no-such-node",
          path: [id],
          params: { id, wanted: "indicator", other: true, nearest: nearest(id, known) },
        },
      ]);
    },
    get weights() {
      return weights();
    },
    get tagShares() {
      return shares();
    },
    get missing() {
      return evaluated.reduce((sum, { id }) => sum + rows.length - count(steps.derived.get(id)!), 0);
    },
    notes: parts.notes,
    dataNotes: parts.dataNotes,
    imputation: parts.imputation,
    treatedPoints: once(parts.treatedPoints),
    suppressed: (id) => {
      const status = parts.imputation.status.get(find(id).id);
      return rows.unit.map((_, i) => status?.[i] === "suppressed");
    },
    withheld: parts.withheld,
    screened: parts.screened,
    publicData: parts.publicData,
  };
}
