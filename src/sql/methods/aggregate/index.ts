import type { SqlChildren } from "../../../method/sql-expr.ts";
import type { SqlExpr } from "../../tree.ts";
import type { SqlReason } from "../../types.ts";
import { weighed, weightedMean } from "./children.ts";

/** One score of the children by what was learned of them. */
export type AggregateMaker<F = never> = (children: SqlChildren, fitted: F) => SqlExpr;

export const aggregators: Readonly<Record<string, AggregateMaker | SqlReason>> = {
  arithmetic: (children) => weightedMean(weighed(children)),
};
