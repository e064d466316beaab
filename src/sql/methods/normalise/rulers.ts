import type { SqlMaking } from "../../../method/sql-expr.ts";
import type { Flat, Ruler } from "../../../prepare/normalise/ruler.ts";
import { type Line, lineOf } from "../../../stats/line.ts";
import {
  add,
  and,
  clamp,
  divide,
  gt,
  le,
  multiply,
  number,
  present,
  type SqlExpr,
  subtract,
  when,
} from "../../tree.ts";

/** The one score of a constant; nothing for what was dropped or never seen. */
export function flatScore(x: SqlExpr, fitted: Flat): SqlExpr {
  return "flat" in fitted ? present(x, number(fitted.flat)) : { kind: "missing" };
}

/** The operations of `applyRuler`, in their order. */
export function alongRuler(x: SqlExpr, ruler: Ruler, making: SqlMaking): SqlExpr {
  const line = lineOf(ruler);
  if (line !== null) return alongLine(x, line, making);
  const { worst, best, lower, upper, clip } = ruler;
  const share = divide(subtract(x, number(worst)), number(best - worst));
  const y = add(number(lower), multiply(share, number(upper - lower)));
  return clip ? clamp(making.let(y), Math.min(lower, upper), Math.max(lower, upper)) : y;
}

function alongLine(x: SqlExpr, { worst, slope, lower, span, top, least, most }: Line, making: SqlMaking): SqlExpr {
  const t = multiply(subtract(x, number(worst)), number(slope));
  const open = !Number.isFinite(least);
  // what rounding puts just above the end is the end
  if (top > span) {
    const way = making.let(t);
    const y = add(number(lower), when([[and(gt(way, number(span)), le(way, number(top))), number(span)]], way));
    return open ? y : clamp(making.let(y), least, most);
  }
  const y = add(number(lower), t);
  return open ? y : clamp(making.let(y), least, most);
}
