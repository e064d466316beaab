import { IndexError, type Issue } from "../errors/index.ts";
import type { Expr } from "./expr.ts";
import { exprColumns } from "./expr-columns.ts";
import { expressionIssues, type NamedExpr } from "./expression-checks.ts";
import type { ParsedFormula } from "./parse-formula.ts";
import type { Path } from "./path.ts";
import { topology } from "./topology.ts";
import type { Group, Indicator, Node, System } from "./types.ts";

/**
 * A formula's text as an expression: numbers, ids, + - * / ^, comparisons, and, or, not, `c ? a : b`, brackets, and calls
 * of known functions, and the words `lag`, `at`, `ref`, `across`, `share` that read other rows; anything else is refused by
 * name. Loads the parser on first use.
 * @param levels levels that `across` and `share` may name; any where there are none
 * @example (await parseFormula("urban / rural")).expr;
 * // => { kind: "call", name: "divide", args: [{ kind: "column", id: "urban" }, { kind: "column", id: "rural" }] }
 */
export async function parseFormula(text: string, path: Path = [], levels?: readonly string[]): Promise<ParsedFormula> {
  const { readFormula } = await import("./parse-formula.ts");
  return readFormula(text, path, levels);
}

export interface AttachedFormulas {
  readonly system: System | undefined;
  readonly issues: Issue[];
  /** The indicators with a formula, each after those that it uses. */
  readonly order: readonly string[];
}

/**
 * Parses every `formula` that has no `expression` yet and checks all expressions against the system: unknown names,
 * groups, circles. A system without formulas comes back as it is, and the parser is not loaded.
 */
export async function attachFormulas(
  system: System,
  options: { readonly path?: Path | undefined } = {},
): Promise<AttachedFormulas> {
  const issues: Issue[] = [];
  const groups = new Set<string>();
  const columns = new Set(system.variables.map(({ id }) => id));
  const named: NamedExpr[] = [];
  const parsed = new Map<string, Expr>();
  for (const { node, path } of walk(system, options.path ?? [])) {
    if (node.children !== undefined) {
      groups.add(node.id);
      continue;
    }
    columns.add(node.id);
    if (node.expression !== undefined)
      named.push({ id: node.id, expr: node.expression, path: [...path, "expression"] });
    else if (node.formula !== undefined) {
      const at = [...path, "formula"];
      const formula = await parseFormula(node.formula, at, system.levels);
      if (formula.expr === undefined) issues.push(...formula.issues);
      else {
        parsed.set(node.id, formula.expr);
        named.push({ id: node.id, expr: formula.expr, path: at });
      }
    }
  }
  issues.push(...expressionIssues(named, { columns, groups }));
  if (issues.length > 0) return { system: undefined, issues, order: [] };
  const { order } = topology(new Map(named.map(({ id, expr }) => [id, exprColumns(expr)])));
  if (parsed.size === 0) return { system, issues, order };
  return { system: { ...system, index: attach(system.index, parsed) as Group }, issues, order };
}

/**
 * The indicators with an expression in an order of calculation: what a formula uses comes before it.
 * Throws where a formula is still text, or where formulas form a circle.
 */
export function formulaOrder(system: System): string[] {
  const needs = new Map<string, string[]>();
  const issues: Issue[] = [];
  for (const { node, path } of walk(system, [])) {
    if (node.children !== undefined) continue;
    if (node.expression !== undefined) needs.set(node.id, exprColumns(node.expression));
    else if (node.formula !== undefined) {
      issues.push({ code: "formula-not-parsed", path: [...path, "formula"], params: { formula: node.formula } });
    }
  }
  const { order, circles } = topology(needs);
  for (const circle of circles) issues.push({ code: "formula-circle", path: [], params: { circle } });
  if (issues.length > 0) throw new IndexError(issues);
  return [...order];
}

function walk(system: System, path: Path): { node: Node; path: Path }[] {
  const found: { node: Node; path: Path }[] = [];
  const visit = (node: Node, at: Path): void => {
    found.push({ node, path: at });
    node.children?.forEach((child, i) => {
      visit(child, [...at, "children", i]);
    });
  };
  visit(system.index, [...path, "index"]);
  return found;
}

function attach(node: Node, parsed: ReadonlyMap<string, Expr>): Node {
  if (node.children !== undefined) return { ...node, children: node.children.map((child) => attach(child, parsed)) };
  const expression = parsed.get(node.id);
  if (expression === undefined) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) =>
      key === "formula"
        ? [
            [key, value],
            ["expression", expression],
          ]
        : [[key, value]],
    ),
  ) as unknown as Indicator;
}

export type { ParsedFormula } from "./parse-formula.ts";
