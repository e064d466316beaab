export { columnContext, plainNode, plainRows, selectRows, tableContext } from "./context.ts";
export {
  defineAggregator,
  defineImputer,
  defineNormaliser,
  defineTreater,
  defineWeigher,
  parseParams,
} from "./define.ts";
export { asDistance } from "./direction.ts";
export { createRegistry, type Registry } from "./registry.ts";
export type {
  AggregateContext,
  AggregateInput,
  Aggregator,
  ColumnContext,
  Imputer,
  Json,
  Method,
  MethodKind,
  MethodNode,
  MethodOf,
  NamedIds,
  Needs,
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
