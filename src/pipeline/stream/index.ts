export { applyStreamBy, type Blocks, type ScoreStream, type StreamOptions } from "./apply.ts";
export { type FitParts, fitStreamBy } from "./fit.ts";
export type { RankReader } from "./ranks.ts";
