import type { SqlMaking } from "../../../method/sql-expr.ts";
import type { SqlExpr } from "../../tree.ts";
import type { SqlReason } from "../../types.ts";
import { alongRuler, type Flat, flatScore, type Ruler } from "./rulers.ts";

/** Scores of a column by what was learned of it. */
export type NormaliseMaker<F = never> = (x: SqlExpr, fitted: F, making: SqlMaking) => SqlExpr;

const byRuler: NormaliseMaker<Ruler | Flat> = (x, fitted, making) =>
  "worst" in fitted ? alongRuler(x, fitted, making) : flatScore(x, fitted);

export const normalisers: Readonly<Record<string, NormaliseMaker | SqlReason>> = {
  "min-max": byRuler,
  goalposts: byRuler,
  scaled: byRuler,
  "distance-to-max": byRuler,
};
