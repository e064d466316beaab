import type { IndexResult } from "../pipeline/result.ts";
import { standardDeviation } from "../stats/index.ts";

/** How many cells of the evaluated indicators were filled, and where. */
export interface ImputationSummary {
  readonly cells: number;
  readonly of: number;
  /** Cells by the method that filled them. */
  readonly by: Readonly<Record<string, number>>;
  readonly indicators: readonly {
    readonly indicator: string;
    readonly cells: number;
    readonly of: number;
    readonly by: Readonly<Record<string, number>>;
  }[];
  /** Rows with filled cells. */
  readonly rows: readonly {
    readonly unit: string;
    readonly period: string;
    readonly cells: number;
    readonly of: number;
  }[];
}

function indicatorsOf(result: IndexResult): readonly string[] {
  return result.nodes.filter(({ group }) => !group).map(({ id }) => id);
}

/**
 * What was imputed, counted: by method, by indicator and by row.
 * @example
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [{ id: "x", direction: "positive" }] } });
 * const data = datasetFromColumns({ units: ["a", "b", "c"], columns: { x: [1, null, 3] } });
 * imputationSummary(computeIndex({ system, plan: { impute: { method: "mean" } } }, data)).by; // => { mean: 1 }
 */
export function imputationSummary(result: IndexResult): ImputationSummary {
  const rows = result.units.length;
  const ids = indicatorsOf(result);
  const total = new Map<string, number>();
  const byRow = new Uint32Array(rows);
  const indicators: ImputationSummary["indicators"][number][] = [];
  for (const indicator of ids) {
    const by = new Map<string, number>();
    (result.imputation.how.get(indicator) ?? []).forEach((how, i) => {
      if (how === undefined) return;
      by.set(how, (by.get(how) ?? 0) + 1);
      total.set(how, (total.get(how) ?? 0) + 1);
      byRow[i] = byRow[i]! + 1;
    });
    const cells = [...by.values()].reduce((sum, n) => sum + n, 0);
    if (cells > 0) indicators.push({ indicator, cells, of: rows, by: Object.fromEntries(by) });
  }
  return {
    cells: indicators.reduce((sum, { cells }) => sum + cells, 0),
    of: rows * ids.length,
    by: Object.fromEntries(total),
    indicators,
    rows: [...byRow.keys()]
      .filter((i) => byRow[i]! > 0)
      .map((i) => ({ unit: result.units[i]!, period: result.periods[i]!, cells: byRow[i]!, of: ids.length })),
  };
}

/**
 * Standard deviation (n − 1) between the draws of each cell that `multiple` filled, in the measure of the indicator.
 * Missing: NaN for cells that were not drawn.
 */
export function imputationSpread(result: IndexResult, indicator: string): Float64Array {
  const spread = new Float64Array(result.value("imputed", indicator).length).fill(Number.NaN);
  for (const { rows, values } of result.imputation.draws.get(indicator) ?? []) {
    rows.forEach((row, c) => {
      spread[row] = standardDeviation(Float64Array.from(values, (draw) => draw[c]!));
    });
  }
  return spread;
}

/** An indicator's column completed by each draw of `multiple`, one after the other; one column where nothing was drawn. */
export function completedColumns(result: IndexResult, indicator: string): readonly Float64Array[] {
  const column = result.value("imputed", indicator);
  const parts = result.imputation.draws.get(indicator) ?? [];
  const m = parts[0]?.values.length ?? 1;
  return Array.from({ length: m }, (_, d) => {
    const completed = Float64Array.from(column);
    for (const { rows, values } of parts) {
      rows.forEach((row, c) => {
        // a cell that only one of several in a chain drew keeps its value where another filled it
        if (result.imputation.how.get(indicator)?.[row] === "multiple") completed[row] = values[d]![c]!;
      });
    }
    return completed;
  });
}

/** Shares of the weight in a node's score, by row; the first five sum to 1 where there is a score. */
export interface RestsOn {
  readonly observed: Float64Array;
  readonly revised: Float64Array;
  readonly provisional: Float64Array;
  readonly estimated: Float64Array;
  /** Filled here, or marked so in the data. */
  readonly imputed: Float64Array;
  /** From surveys, whatever its status: indicators with `collection: survey` or the tag `survey`. */
  readonly survey: Float64Array;
}

const KINDS = ["observed", "revised", "provisional", "estimated", "imputed"] as const;
const ALL_KINDS = [...KINDS, "survey"] as const;

/**
 * What a score rests on: the share of its weight on observed, revised, provisional, estimated and imputed values, and on
 * surveys, by row. Children without a score have no part; the weights of the others are taken among themselves.
 * Missing: NaN where the node has no score.
 * @example
 * const index = { id: "index", children: [{ id: "x", weight: 3, direction: "positive" }, { id: "y", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["a", "b", "c"], columns: { x: [1, 2, 3], y: [1, null, 3] } });
 * restsOn(computeIndex({ system, plan: { impute: { method: "mean" } } }, data), "index").imputed; // => [0, 0.25, 0]
 */
export function restsOn(result: IndexResult, node: string): RestsOn {
  const rows = result.units.length;
  const nominal = new Map(
    result.weights.map((row) => [JSON.stringify([row.node, row.period ?? "", row.unit ?? ""]), row.nominal]),
  );
  const weightOf = (id: string, i: number): number => {
    const [period, unit] = [result.periods[i]!, result.units[i]!];
    for (const key of [
      [id, period, ""],
      [id, "", unit],
      [id, period, unit],
    ]) {
      const weight = nominal.get(JSON.stringify(key));
      if (weight !== undefined) return weight;
    }
    return 0;
  };
  const surveys = surveyIds(result);
  const visit = (id: string): RestsOn => {
    const score = result.score(id);
    const out = Object.fromEntries(
      ALL_KINDS.map((kind) => [kind, Float64Array.from(score, (v) => (Number.isNaN(v) ? v : 0))]),
    ) as unknown as Record<(typeof ALL_KINDS)[number], Float64Array>;
    const children = result.nodes.filter(({ parent }) => parent === id).map((child) => child.id);
    if (children.length === 0) {
      for (let i = 0; i < rows; i++) {
        if (Number.isNaN(score[i]!)) continue;
        out[kindOf(result, id, i)][i] = 1;
        out.survey[i] = surveys.has(id) ? 1 : 0;
      }
      return out;
    }
    const below = children.map((child) => ({
      child,
      score: result.score(child),
      on: visit(child),
      common: nominal.get(JSON.stringify([child, "", ""])),
    }));
    for (let i = 0; i < rows; i++) {
      if (Number.isNaN(score[i]!)) continue;
      const present = below.filter((entry) => !Number.isNaN(entry.score[i]!));
      const weights = present.map(({ child, common }) => common ?? weightOf(child, i));
      const total = weights.reduce((sum, w) => sum + w, 0);
      present.forEach(({ on }, c) => {
        for (const kind of ALL_KINDS) out[kind][i] = out[kind][i]! + (weights[c]! / total) * on[kind][i]!;
      });
    }
    return out;
  };
  return visit(node);
}

function kindOf({ imputation }: IndexResult, id: string, row: number): (typeof KINDS)[number] {
  if (imputation.how.get(id)?.[row] !== undefined) return "imputed";
  const status = imputation.status.get(id)?.[row];
  return KINDS.find((kind) => kind === status) ?? "observed";
}

function surveyIds({ system }: IndexResult): ReadonlySet<string> {
  const found = new Set<string>();
  const stack: (typeof system.index.children)[number][] = [system.index];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.children !== undefined) stack.push(...node.children);
    else if (node.collection === "survey" || node.tags.includes("survey")) found.add(node.id);
  }
  return found;
}
