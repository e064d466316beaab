import type { Issue } from "../../errors/index.ts";
import { type Expr, partsOf } from "../../schema/expr.ts";
import { exprColumns } from "../../schema/expr-columns.ts";
import { readMeasure } from "../../schema/measures.ts";
import type { Group, Indicator, Node, System, Variable } from "../../schema/types.ts";

/** An indicator or variable with the place of its keys. */
interface Described {
  readonly of: Indicator | Variable;
  at(key: string): (string | number)[];
}

function describedIn(system: System): Map<string, Described> {
  const found = new Map<string, Described>();
  system.variables.forEach((of, i) => {
    found.set(of.id, { of, at: (key) => ["system", "variables", i, key] });
  });
  const visit = (node: Node, path: (string | number)[]): void => {
    if (node.children === undefined) found.set(node.id, { of: node, at: (key) => [...path, key] });
    else (node as Group).children.forEach((child, i) => void visit(child, [...path, "children", i]));
  };
  visit(system.index, ["system", "index"]);
  return found;
}

/**
 * What a system may not do with its figures, whatever the data: deflate what is not at current prices, mix prices in one
 * formula or against a target, divide an ordinal, sum rates or ordinals over units.
 */
export function figureIssues(system: System): Issue[] {
  const all = describedIn(system);
  return [...all.values()].flatMap((entry) => [
    ...deflateIssues(entry, all),
    ...priceIssues(entry, all),
    ...ordinalIssues(entry, all),
    ...aggregateIssues(entry, all),
  ]);
}

const isIndicator = (of: Indicator | Variable): of is Indicator => "role" in of;

function deflateIssues({ of, at }: Described, all: ReadonlyMap<string, Described>): Issue[] {
  if (of.deflate === undefined) return [];
  const issues: Issue[] = [];
  const { by } = of.deflate;
  if (of.price === "constant") issues.push({ code: "deflate-constant", path: at("deflate"), params: { id: of.id } });
  const index = all.get(by)?.of;
  if (by === of.id || index === undefined) {
    issues.push({ code: "deflate-unknown", path: at("deflate"), params: { id: of.id, by } });
  } else if (index.deflate !== undefined || (isIndicator(index) && index.formula !== undefined)) {
    issues.push({ code: "deflate-computed", path: at("deflate"), params: { id: of.id, by } });
  }
  return issues;
}

/** The prices that a column has once it is deflated; undefined where nothing is said. */
function priceOf({ price, deflate }: Indicator | Variable): string | undefined {
  return deflate === undefined ? price : `constant prices of ${deflate.base}`;
}

const isConstant = (price: string) => price !== "current";
/** Constant prices of no declared base go with those of any. */
const differ = (a: string, b: string) =>
  isConstant(a) !== isConstant(b) || (a !== b && a !== "constant" && b !== "constant");

function priceIssues({ of, at }: Described, all: ReadonlyMap<string, Described>): Issue[] {
  if (!isIndicator(of)) return [];
  const issues: Issue[] = [];
  const parts = of.expression === undefined ? [] : exprColumns(of.expression);
  if (of.denominator !== undefined) parts.push(of.denominator.by);
  const priced = parts.flatMap((id) => {
    const price = all.has(id) ? priceOf(all.get(id)!.of) : undefined;
    return price === undefined ? [] : [{ id, price }];
  });
  // a column of its own is divided by its denominator; what a formula gives is deflated afterwards
  const own = of.deflate === undefined || of.expression === undefined ? priceOf(of) : undefined;
  if (own !== undefined && priced.length > 0) priced.push({ id: of.id, price: own });
  const odd = priced.find(({ price }) => differ(price, priced[0]!.price));
  if (odd !== undefined) {
    const found = [...new Set(priced.map(({ id, price }) => `${id}: ${price}`))];
    issues.push({
      code: "prices-mixed",
      path: at(of.formula === undefined ? "denominator" : "formula"),
      params: { found },
    });
  }
  const price = priceOf(of);
  of.targets.forEach((target, i) => {
    if (!("value" in target) && target.kind !== "range") return;
    if (price === undefined || target.price === undefined) return;
    if (isConstant(price) === isConstant(target.price)) return;
    const params = { id: of.id, price, target: target.price };
    issues.push({ code: "price-of-target", path: [...at("targets"), i, "price"], params });
  });
  return issues;
}

function ordinalIssues({ of, at }: Described, all: ReadonlyMap<string, Described>): Issue[] {
  if (!isIndicator(of) || of.denominator === undefined) return [];
  const by = all.get(of.denominator.by)?.of;
  const ordinal = of.figure === "ordinal" ? of : by?.figure === "ordinal" ? by : undefined;
  if (ordinal === undefined) return [];
  return [{ code: "ordinal-divided", path: at("denominator"), params: { id: of.id, ordinal: ordinal.id } }];
}

/** Sums over units of what does not add up: rates and ordinals; means and spreads of ordinals. */
function aggregateIssues({ of, at }: Described, all: ReadonlyMap<string, Described>): Issue[] {
  if (!isIndicator(of) || of.expression === undefined) return [];
  const issues: Issue[] = [];
  const visit = (expr: Expr): void => {
    partsOf(expr).forEach(visit);
    if (expr.kind !== "aggregate" || expr.args[0]?.kind !== "column") return;
    const id = expr.args[0].id;
    const figure = all.get(id)?.of.figure;
    const summed = figure === "rate" && expr.name === "sum";
    const ordered = figure === "ordinal" && ["sum", "mean", "cv", "gini"].includes(expr.name);
    if (!summed && !ordered) return;
    issues.push({ code: "figure-over-units", path: at("formula"), params: { id, figure, aggregate: expr.name } });
  };
  visit(of.expression);
  return issues;
}

/** What a reader of the figures should know: growth computed from current prices, money and persons that say too little. */
export function figureNotes(system: System, { periods }: { readonly periods: number }): Issue[] {
  const all = describedIn(system);
  const notes: Issue[] = [];
  const noPrice: string[] = [];
  const noPopulation = new Set<string>();
  const populations = new Map<string, string>();
  for (const { of } of all.values()) {
    const kind = of.measure === undefined ? undefined : readMeasure(of.measure)?.kind;
    if (kind?.startsWith("CNY") && of.price === undefined && of.deflate === undefined) noPrice.push(of.id);
    if (!isIndicator(of)) continue;
    const grown = of.expression === undefined ? [] : currentGrowth(of.expression, all);
    if (grown.length > 0)
      notes.push({ code: "growth-of-current", path: ["system", of.id], params: { columns: grown } });
    if (of.denominator === undefined) continue;
    const by = all.get(of.denominator.by)?.of;
    if (by?.population !== undefined) {
      populations.set(by.id, [by.population.who, by.population.when].filter(Boolean).join(", "));
    } else if (by?.measure !== undefined && readMeasure(by.measure)?.kind === "persons") noPopulation.add(by.id);
  }
  if (noPrice.length > 0 && periods > 1)
    notes.push({ code: "price-unstated", path: ["system"], params: { ids: noPrice } });
  if (noPopulation.size > 0) {
    notes.push({ code: "population-unstated", path: ["system"], params: { ids: [...noPopulation] } });
  }
  if (new Set(populations.values()).size > 1) {
    const found = [...populations].map(([id, words]) => `${id}: ${words}`);
    notes.push({ code: "populations-differ", path: ["system"], params: { found } });
  }
  return notes;
}

/** Columns at current prices that a formula holds both now and in an earlier period. */
function currentGrowth(expr: Expr, all: ReadonlyMap<string, Described>): string[] {
  const now = new Set<string>();
  const before = new Set<string>();
  const visit = (e: Expr, earlier: boolean): void => {
    if (e.kind === "column") (earlier ? before : now).add(e.id);
    else for (const part of partsOf(e)) visit(part, earlier || e.kind === "lag" || e.kind === "at");
  };
  visit(expr, false);
  return [...before].filter((id) => now.has(id) && priceIn(all.get(id)?.of) === "current");
}

const priceIn = (of: Indicator | Variable | undefined) => (of === undefined ? undefined : priceOf(of));
