export { columnContext, plainNode, plainRows, selectRows, tableContext } from "./context.ts";
export {
  defineAggregator,
  defineImputer,
  defineNormaliser,
  defineTreater,
  defineWeigher,
  parseParams,
} from "./define.ts";
export { defineTableImputer } from "./define-table-imputer.ts";
export { asDistance } from "./direction.ts";
export { createRegistry, type Preset, type Registry } from "./registry.ts";
export type {
  AggregateContext,
  AggregateInput,
  Aggregator,
  CellDraws,
  ColumnContext,
  ImputedTable,
  Imputer,
  ImputeTable,
  Json,
  Method,
  MethodKind,
  MethodNode,
  MethodOf,
  NamedIds,
  Needs,
  NestedChoice,
  Normaliser,
  Over,
  ParamsIn,
  ParamsOut,
  Reads,
  Rows,
  Shape,
  Shell,
  TableContext,
  Treater,
  Weigher,
  WeightsFitted,
} from "./types.ts";
