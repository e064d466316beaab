/** The engine without the built-in list: bring the methods you use. */
export { IndexError, type Issue, issueText } from "./errors/index.ts";
export {
  defineAggregator,
  defineImputer,
  defineNormaliser,
  defineTableImputer,
  defineTreater,
  defineWeigher,
} from "./method/index.ts";
export { createIndex, type Definition, type Engine, type EngineParts } from "./pipeline/engine.ts";
