import { isGroup, leavesOf } from "../../pipeline/tree.ts";
import { exprColumns } from "../../schema/expr-columns.ts";
import { topology } from "../../schema/topology.ts";
import type { Indicator } from "../../schema/types.ts";
import { formulaToSql } from "../formula.ts";
import type { SqlState } from "../state.ts";
import { call, divide, eq, missing, multiply, number, type SqlExpr, text, when } from "../tree.ts";

/** The indicators as given, or by their formulas; then the rows of the plan's level. */
export function deriveStep(state: SqlState): void {
  const { tree, sheet, source, groups } = state;
  sheet.begin("derived", "formulas, before any row leaves");
  const byId = new Map<string, Indicator>();
  for (const { node } of tree.indicators) if (!isGroup(node)) byId.set(node.id, node);
  const given = state.options.columns?.values ?? {};
  const expressions = new Map(
    [...byId.values()].flatMap(({ id, expression }) =>
      expression === undefined || Object.hasOwn(given, id) ? [] : [[id, expression] as const],
    ),
  );
  const columns = new Map<string, SqlExpr>();
  const columnOf = (id: string): SqlExpr => {
    const known = columns.get(id) ?? adjusted(state, id, state.raw(id));
    columns.set(id, known);
    return known;
  };
  const needed = new Set<string>();
  const open = [...state.wanted];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    const expression = expressions.get(id);
    if (expression !== undefined) open.push(...exprColumns(expression));
    const { denominator } = byId.get(id) ?? {};
    if (denominator !== undefined) open.push(denominator.by);
  }
  const { order } = topology(new Map([...expressions].map(([id, expr]) => [id, exprColumns(expr)])));
  for (const id of order) {
    if (!needed.has(id)) continue;
    const made = formulaToSql(expressions.get(id)!, {
      unit: state.unit,
      period: state.period,
      hasLevels: Object.hasOwn(groups, "level"),
      column: columnOf,
      let: (e) => sheet.let(e, id),
      stay: (word) => void state.stay({ step: "derive", method: word, node: id, reason: "other-rows" }),
    });
    columns.set(id, adjusted(state, id, sheet.define(made, id)));
  }
  for (const id of state.wanted) state.after.derived.set(id, columnOf(id));

  sheet.begin("denominated", "divided by their denominators");
  for (const id of state.wanted) {
    const x = columnOf(id);
    const { denominator } = byId.get(id)!;
    if (denominator === undefined) {
      state.after.denominated.set(id, x);
      continue;
    }
    const d = columnOf(denominator.by);
    const ratio = multiply(divide(x, d), number(denominator.scale));
    const y = call("finite", when([[call("ne", d, number(0)), ratio]], missing));
    state.after.denominated.set(id, sheet.define(y, id));
  }
  const { level } = source.plan;
  if (level !== null && Object.hasOwn(groups, "level")) sheet.where(eq(groups["level"]!, text(level)));
}

/** Constant prices need the index of another period, which formulas by themselves do not. */
function adjusted(state: SqlState, id: string, x: SqlExpr): SqlExpr {
  const { system } = state.tree;
  const described = system.variables.find((v) => v.id === id) ?? (state.tree.get(id)?.node as Indicator | undefined);
  if (described === undefined || described.deflate === undefined) return x;
  return state.stay({ step: "derive", method: "deflate", node: id, reason: "other-rows" });
}

/** Evaluated indicators below a node. */
export const leafIds = (state: SqlState, id: string): readonly string[] =>
  leavesOf(state.tree.get(id)!).map((leaf) => leaf.id);
