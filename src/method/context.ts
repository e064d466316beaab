import type { Issue } from "../errors/index.ts";
import type { AggregateContext, ColumnContext, MethodNode, Rows, TableContext } from "./types.ts";

const weighByNobody: TableContext["weighBy"] = ({ method }) => {
  throw new TypeError(`no engine to look the weigher "${method}" up in; pass context.weighBy`);
};

const ignore = (_: Issue): void => {};

/** A node as a method sees it when it is called by hand: more is better, nothing else known. */
export function plainNode(id: string): MethodNode {
  return { id, direction: "positive", targets: [], tags: [], weight: 1 };
}

/** Rows of a cross-section whose units are only numbered. */
export function plainRows(length: number): Rows {
  const unit = Array.from({ length }, (_, i) => String(i + 1));
  return { length, unit, period: Array.from({ length }, () => ""), group: {} };
}

export function columnContext(length: number, given: Partial<ColumnContext> = {}): ColumnContext {
  return {
    rows: given.rows ?? plainRows(length),
    node: given.node ?? plainNode("x"),
    status: given.status,
    bounds: given.bounds,
    note: given.note ?? ignore,
  };
}

export function tableContext(columns: readonly Float64Array[], given: Partial<TableContext> = {}): TableContext {
  return {
    rows: given.rows ?? plainRows(columns[0]?.length ?? 0),
    nodes: given.nodes ?? columns.map((_, j) => plainNode(`x${j + 1}`)),
    group: given.group ?? null,
    note: given.note ?? ignore,
    progress: given.progress ?? ((): void => {}),
    weighBy: given.weighBy ?? weighByNobody,
  };
}

/** Without weights the nodes' own count: equal ones, when a method is called by hand. */
export function aggregateContext(
  columns: readonly Float64Array[],
  given: Partial<AggregateContext> = {},
): AggregateContext {
  const context = tableContext(columns, given);
  const weights = given.weights ?? context.nodes.map(({ weight }) => weight);
  return { ...context, weights, rowWeights: given.rowWeights };
}

/** The same rows in another order, or some of them; texts are gathered only when somebody reads them. */
export function selectRows(rows: Rows, index: Uint32Array | null): Rows {
  if (index === null) return rows;
  const pick = (texts: readonly string[]) => Array.from(index, (i) => texts[i]!);
  let unit: readonly string[] | undefined;
  let period: readonly string[] | undefined;
  let group: Record<string, readonly string[]> | undefined;
  return {
    length: index.length,
    get unit() {
      unit ??= pick(rows.unit);
      return unit;
    },
    get period() {
      period ??= pick(rows.period);
      return period;
    },
    get group() {
      group ??= Object.fromEntries(Object.entries(rows.group).map(([key, labels]) => [key, pick(labels)]));
      return group;
    },
  };
}
