import { IndexError } from "../../../errors/index.ts";
import type { ColumnContext, Json } from "../../../method/index.ts";
import type { SqlReason } from "../../types.ts";
import type { Ask } from "../ask.ts";
import type { FoundExtent, Where } from "../found.ts";

/** What a learner of one column has at hand. */
export interface ColumnLearning {
  readonly ask: Ask;
  readonly where: Where;
  readonly context: ColumnContext;
  /** What stands for the outcome until the next answers come, in place of `unknown`: the column `curve` is made of it. */
  suppose(learned: Json): void;
  /** The method's own `fit`, for columns that stand for the whole one. */
  fit(x: readonly number[], params?: Readonly<Record<string, Json>>): Json;
}

type Params = Readonly<Record<string, Json>>;

/** Learns in the engine what a method's `fit` learns from a column. */
export interface ColumnLearner {
  /** Why these parameters cannot be learned there. */
  refuses?(params: Params): SqlReason | null;
  /** Stands for what is learned while it is not yet known. */
  unknown(params: Params): Json;
  learn(params: Params, learning: ColumnLearning): Json;
}

/** Two values stand for a column of which only the ends matter. */
export const endsOf = ({ count, min, max }: FoundExtent): readonly number[] =>
  count === 0 ? [] : count === 1 ? [min] : [min, max];

export const rangeOverflow = ({ min, max }: { readonly min: number; readonly max: number }): IndexError =>
  new IndexError([{ code: "range-overflow", path: [], params: { min, max } }]);

export const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
