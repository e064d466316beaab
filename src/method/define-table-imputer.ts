import { type Issue, speaking } from "../errors/index.ts";
import { defineImputer, type ImputerTraits, parseParams } from "./define.ts";
import type { ColumnContext, ImputedTable, Imputer, ImputeTable, Json, ParamsOut, Shell } from "./types.ts";

type ColumnSpec<S extends Shell, F extends Json> = Parameters<typeof defineImputer<S, F>>[0];

interface TableKernel<S extends Shell, F extends Json>
  extends Omit<ColumnSpec<S, F>, "fit" | "apply" | "nested" | "fills">,
    Pick<ImputerTraits<S>, "learnsFrom"> {
  fit(table: ImputeTable, params: ParamsOut<S>): F;
  apply(table: ImputeTable, fitted: F): ImputedTable;
}

/** One column as a table of one, for a caller by hand. */
function alone(x: Float64Array, { rows, node, status, note }: ColumnContext): ImputeTable {
  return {
    rows,
    columns: [x],
    nodes: [node],
    wanted: [0],
    status: new Map(status === undefined ? [] : [[node.id, status]]),
    note: (issue: Issue) => note(issue),
  };
}

/** A way to fill gaps from several columns: `fit` learns once for all columns that chose it, `apply` fills these. */
export function defineTableImputer<S extends Shell, F extends Json>(spec: TableKernel<S, F>): Imputer<S, F> {
  const { fit: learn, apply: fill, ...rest } = spec;
  const column = defineImputer<S, F>({
    ...(rest as unknown as ColumnSpec<S, F>),
    shape: spec.shape ?? "table",
    fit: (x, params, context) => learn(alone(x, context), params),
    apply: (x, fitted, context) => fill(alone(x, context), fitted).columns[0]!,
  });
  const texts = spec.texts ?? {};
  return {
    ...column,
    table: {
      fit: (table, params) => speaking(texts, () => learn(table, parseParams(spec.params, params))),
      apply: (table, fitted) => speaking(texts, () => fill(table, fitted)),
    },
  };
}
