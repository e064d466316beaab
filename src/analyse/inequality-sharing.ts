import { IndexError, type Issue } from "../errors/index.ts";
import type { IndexResult } from "../pipeline/result.ts";
import type { WeightRow } from "../pipeline/weight-table.ts";
import { nearest } from "../schema/nearest.ts";
import type { System } from "../schema/types.ts";
import { mean } from "../stats/moments.ts";
import { median } from "../stats/quantile.ts";
import { pick, slicesOf, sourceTexts } from "./distribution-source.ts";

/** One side of the matrix: nodes by id, indicators by tag, or both. */
export interface MatrixSide {
  readonly nodes?: readonly string[];
  readonly tags?: readonly string[];
}

export type Quadrant = "shared-growth" | "growth-ahead" | "sharing-ahead" | "both-behind";

export interface SharingRow {
  readonly unit: string;
  readonly period: string;
  readonly development: number;
  readonly sharing: number;
  /** null where a side is missing. */
  readonly quadrant: Quadrant | null;
}

export interface SharingMatrix {
  readonly rows: readonly SharingRow[];
  /** The lines between high and low, by period. */
  readonly lines: readonly { readonly period: string; readonly development: number; readonly sharing: number }[];
  readonly names: Readonly<Record<Quadrant, { readonly en: string; readonly zh: string }>>;
}

const NAMES: SharingMatrix["names"] = {
  "shared-growth": { en: "developed and shared", zh: "高发展高共享" },
  "growth-ahead": { en: "developed, less shared", zh: "高发展低共享" },
  "sharing-ahead": { en: "shared, less developed", zh: "低发展高共享" },
  "both-behind": { en: "neither yet", zh: "低发展低共享" },
};

/**
 * Development against sharing (发展性与共享性矩阵): where each unit stands on two sides of the index, each the mean of its nodes by their
 * effective weights, and which of four fields it falls in. On the line counts as high.
 * Missing: nodes without a score are passed over, the weights of the others taken among themselves; a side without any is NaN.
 * @param options.development nodes or tags  @param options.sharing nodes or tags
 * @param options.line `median` of the period's units unless given, `mean`, or one score for both sides
 * @throws IndexError no-such-node, unknown-tag, side-empty
 * @example
 * const children = [{ id: "output", direction: "positive", goalposts: [0, 100] }, { id: "income", direction: "positive", goalposts: [0, 100] }] as const;
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children } });
 * const data = datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { output: [80, 40], income: [30, 70] } });
 * const result = computeIndex({ system, plan: { normalise: { method: "goalposts" } } }, data);
 * const matrix = sharingMatrix(result, { development: { nodes: ["output"] }, sharing: { nodes: ["income"] }, line: 60 });
 * matrix.rows.map(({ quadrant }) => quadrant); // => ["growth-ahead", "sharing-ahead"]
 */
export function sharingMatrix(
  result: IndexResult,
  {
    development,
    sharing,
    line = "median",
  }: { readonly development: MatrixSide; readonly sharing: MatrixSide; readonly line?: "median" | "mean" | number },
): SharingMatrix {
  const weights = weightsOf(result.weights);
  const [x, y] = [sideOf("development", development), sideOf("sharing", sharing)];
  const lines = slicesOf(result.periods).map(({ period, rows }) => ({
    period,
    development: lineOf(pick(x, rows)),
    sharing: lineOf(pick(y, rows)),
  }));
  const of = new Map(lines.map((one) => [one.period, one]));
  return {
    rows: result.units.map((unit, i) => {
      const period = result.periods[i]!;
      const at = of.get(period)!;
      return { unit, period, development: x[i]!, sharing: y[i]!, quadrant: quadrant(i, at) };
    }),
    lines,
    names: NAMES,
  };

  function lineOf(values: Float64Array): number {
    if (typeof line === "number") return line;
    return line === "mean" ? mean(values) : median(values);
  }

  function quadrant(i: number, at: SharingMatrix["lines"][number]): Quadrant | null {
    if (Number.isNaN(x[i]! + y[i]!)) return null;
    if (x[i]! >= at.development) return y[i]! >= at.sharing ? "shared-growth" : "growth-ahead";
    return y[i]! >= at.sharing ? "sharing-ahead" : "both-behind";
  }

  function sideOf(side: string, { nodes = [], tags = [] }: MatrixSide): Float64Array {
    const tagged = taggedIndicators(result, tags);
    const ids = [...new Set([...nodes, ...tagged])];
    if (ids.length === 0) throw new IndexError([{ code: "side-empty", path: [side], params: { side } }], sourceTexts);
    const scores = ids.map((id) => result.score(id));
    return Float64Array.from(result.units, (unit, i) => {
      // the running mean: equal scores stay what they are, and do not fall below a line by rounding
      let [average, weight] = [0, 0];
      ids.forEach((id, k) => {
        if (Number.isNaN(scores[k]![i]!)) return;
        const w = weights(id, unit, result.periods[i]!);
        weight += w;
        if (w > 0) average += (w / weight) * (scores[k]![i]! - average);
      });
      return weight > 0 ? average : Number.NaN;
    });
  }
}

/** The share of a node in the index, which weights may have by period or unit. */
function weightsOf(rows: readonly WeightRow[]) {
  const key = (...parts: readonly string[]) => JSON.stringify(parts);
  const known = new Map(
    rows.map(({ node, unit, period, effective }) => [key(node, unit ?? "", period ?? ""), effective]),
  );
  return (node: string, unit: string, period: string): number =>
    known.get(key(node, unit, period)) ??
    known.get(key(node, unit, "")) ??
    known.get(key(node, "", period)) ??
    known.get(key(node, "", "")) ??
    0;
}

/** Evaluated indicators that have one of the tags, or stand in a group that has. */
function taggedIndicators(result: IndexResult, tags: readonly string[]): readonly string[] {
  const found = new Map<string, string[]>();
  const scored = new Set<string>(result.nodes.filter(({ group }) => !group).map(({ id }) => id));
  const visit = (node: System["index"]["children"][number] | System["index"], above: readonly string[]): void => {
    const own = [
      ...new Set([...above, ...("tags" in node && Array.isArray(node.tags) ? (node.tags as string[]) : [])]),
    ];
    if (node.children !== undefined) for (const child of node.children) visit(child, own);
    else if (scored.has(node.id)) for (const tag of own) found.set(tag, [...(found.get(tag) ?? []), node.id]);
  };
  visit(result.system.index, []);
  const known = [...found.keys()];
  const issues = tags
    .filter((tag) => !found.has(tag))
    .map((tag): Issue => ({ code: "unknown-tag", path: [tag], params: { tag, nearest: nearest(tag, known), known } }));
  if (issues.length > 0) throw new IndexError(issues, sourceTexts);
  return tags.flatMap((tag) => found.get(tag)!);
}
