import { IndexError, type Issue, type SomeTexts } from "../errors/index.ts";
import type { Registry, Rows } from "../method/index.ts";
import { type EvaluateWord, evaluateExpr } from "../schema/evaluate.ts";
import type { Expr } from "../schema/expr.ts";
import { exprColumns } from "../schema/expr-columns.ts";
import { suggester } from "../schema/nearest.ts";
import { topology } from "../schema/topology.ts";
import type { Dataset, Indicator, System } from "../schema/types.ts";
import type { Columns } from "./columns.ts";
import type { Plan } from "./plan-types.ts";
import type { Fitted } from "./score-types.ts";
import { isGroup, meaningAt, type Tree } from "./tree.ts";

interface Derivation {
  readonly tree: Tree;
  readonly level: string | null;
  readonly rows: Rows;
  readonly deriving?: Deriving | undefined;
  note(issue: Issue): void;
}

/** What the part of an engine that reads other rows and deflates is given. */
export interface DeriveContext {
  readonly data: Dataset;
  readonly tree: Tree;
  readonly level: string | null;
  readonly rows: Rows;
  note(issue: Issue): void;
}

/** That part at work on some data. */
export interface Deriving {
  /** What the system asks for and these data cannot give. */
  readonly issues: readonly Issue[];
  /** For one indicator's formula; `done` tells what was missing. */
  evaluator(id: string): { readonly words: EvaluateWord; done(): void };
  /** A column as it is meant: at constant prices, where its indicator or variable says so. */
  adjust(id: string, x: Float64Array): Float64Array;
}

/** The part of an engine for formulas that read other rows, for prices and kinds of figures; `derivations` is the library's. */
export interface Derivations {
  readonly texts: SomeTexts;
  /** What a system may not do, whatever the data. */
  check(system: System): Issue[];
  start(context: DeriveContext): Deriving;
  /** What a reader should know of what was learned: breaks that it crosses. */
  learned(context: LearnedColumns): readonly Issue[];
}

/** The indicators before imputing, and what was learned from them. */
export interface LearnedColumns {
  readonly data: Dataset;
  readonly tree: Tree;
  readonly plan: Plan;
  readonly rows: Rows;
  readonly registry: Registry;
  readonly columns: Columns;
  readonly fitted: Pick<Fitted, "treat" | "normalise">;
}

/** The data with each column as it is meant; without the part for it, a system that needs one is refused. */
export function adjusted(data: Dataset, { tree, deriving }: { tree: Tree; deriving: Deriving | undefined }): Dataset {
  if (deriving !== undefined) {
    if (deriving.issues.length > 0) throw new IndexError(unique(deriving.issues));
    return { ...data, columns: new Map([...data.columns].map(([id, x]) => [id, deriving.adjust(id, x)])) };
  }
  const described = [...tree.system.variables, ...tree.indicators.map(({ node }) => node as Indicator)];
  const found = described.find(({ deflate }) => deflate !== undefined);
  if (found === undefined) return data;
  const params = { of: "deflate", part: "derivations" };
  throw new IndexError([{ code: "engine-without", path: ["system", found.id, "deflate"], params }]);
}

/** The rows of units of the plan's level, where the data say which unit is of which; null for all. */
export function rowsAtLevel({ group, length }: Rows, level: string | null): Uint32Array | null {
  const labels = group["level"];
  if (level === null || labels === undefined) return null;
  const at: number[] = [];
  for (let i = 0; i < length; i++) if (labels[i] === level) at.push(i);
  if (at.length > 0) return at.length === length ? null : Uint32Array.from(at);
  const params = { level, known: [...new Set(labels)] };
  throw new IndexError([{ code: "level-without-rows", path: ["plan", "level"], params }]);
}

/** Where in the data a problem stands: the first places, and how many there are. */
export function placesOf(
  at: readonly number[],
  rows: Pick<Rows, "unit" | "period">,
): { places: string[]; count: number } {
  const places = at.slice(0, 10).map((i) => `${rows.unit[i]} ${rows.period[i]}`.trim());
  return { places, count: at.length };
}

/**
 * The observed column of each indicator: as given, or by its formula from other columns. An evaluated indicator without a
 * column is an error, an observed one is left out; all such problems at once.
 */
export function derive(data: Dataset, { tree, level, rows, deriving, note }: Derivation): Columns {
  const issues: Issue[] = [];
  const known = new Map(data.columns);
  const byId = new Map<string, Indicator>();
  for (const { node } of tree.indicators) if (!isGroup(node)) byId.set(node.id, node);
  const resolve = columnResolver({ byId, known, rows, deriving, note });
  const here = rowsAtLevel(rows, level);
  const suggest = suggester(() => data.columns.keys());
  const derived = new Map<string, Float64Array>();
  for (const entry of tree.indicators) {
    const indicator = byId.get(entry.id)!;
    if (indicator.formula !== undefined && indicator.expression === undefined) {
      issues.push({
        code: "formula-not-parsed",
        path: ["system", entry.id, "formula"],
        params: { formula: indicator.formula },
      });
      continue;
    }
    if (!meaningAt(indicator, level) && hasValue(data.columns.get(entry.id), here)) {
      const params = { level: level ?? "", levels: [...indicator.levels] };
      issues.push({ code: "no-meaning-at-level", path: ["data", entry.id], params });
      continue;
    }
    const column = resolve(entry.id);
    if (column instanceof Float64Array) derived.set(entry.id, column);
    else if (entry.active) {
      const params = { id: column.missing, of: entry.id, nearest: suggest(column.missing) };
      issues.push({ code: "missing-column", path: ["data", column.missing], params });
    }
  }
  if (issues.length > 0) throw new IndexError(unique(issues));
  return derived;
}

/** A column for units of several levels may be empty at this one. */
function hasValue(x: Float64Array | undefined, rows: Uint32Array | null): boolean {
  return x !== undefined && (rows === null || rows.some((i) => !Number.isNaN(x[i]!)));
}

function unique(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify([issue.code, issue.path]);
    return seen.has(key) ? false : seen.add(key).size > 0;
  });
}

interface Resolver {
  readonly byId: ReadonlyMap<string, Indicator>;
  /** Columns of the data; those computed are added. */
  readonly known: Map<string, Float64Array>;
  readonly rows: Rows;
  readonly deriving: Deriving | undefined;
  note(issue: Issue): void;
}

type Found = Float64Array | { readonly missing: string };

/** Looks columns up after computing all formulas, each after those it uses, so that chains may be long. */
function columnResolver({ byId, known, rows, deriving, note }: Resolver): (id: string) => Found {
  const expressions = new Map<string, Expr>();
  for (const { id, expression } of byId.values())
    if (expression !== undefined && !known.has(id)) expressions.set(id, expression);
  const { order, circles } = topology(new Map([...expressions].map(([id, expr]) => [id, exprColumns(expr)])));
  if (circles.length > 0) {
    throw new IndexError(
      circles.map((circle) => ({
        code: "formula-circle",
        path: ["system", circle[0]!, "formula"],
        params: { circle },
      })),
    );
  }
  const missing = new Map<string, string>();
  for (const id of order) {
    const expression = expressions.get(id)!;
    const lacking = exprColumns(expression).find((part) => !known.has(part));
    if (lacking !== undefined) {
      missing.set(id, missing.get(lacking) ?? lacking);
      continue;
    }
    const column = (part: string) => known.get(part)!;
    const special = deriving?.evaluator(id);
    const { values, problems } = evaluateExpr(expression, { length: rows.length, column, words: special?.words });
    special?.done();
    for (const code of ["division-by-zero", "domain", "overflow"] as const) {
      const at = problems.filter((problem) => problem.code === code).map((problem) => problem.row);
      if (at.length > 0)
        note({ code: "formula-undefined", path: ["data", id], params: { reason: code, ...placesOf(at, rows) } });
    }
    known.set(id, deriving?.adjust(id, values) ?? values);
  }
  return (id) => known.get(id) ?? { missing: missing.get(id) ?? id };
}

/** x / denominator · scale, where an indicator has one; a denominator of zero, or none, gives missing, and a note. */
export function denominate(derived: Columns, data: Dataset, { tree, rows, note }: Derivation): Columns {
  const issues: Issue[] = [];
  const suggest = suggester(() => data.columns.keys());
  const out = new Map<string, Float64Array>();
  for (const { id, node, active } of tree.indicators) {
    const x = derived.get(id);
    if (x === undefined || isGroup(node)) continue;
    if (node.denominator === undefined) {
      out.set(id, x);
      continue;
    }
    const { by, scale } = node.denominator;
    const d = data.columns.get(by) ?? derived.get(by);
    if (d === undefined) {
      const params = { id: by, of: id, nearest: suggest(by) };
      if (active) issues.push({ code: "missing-column", path: ["data", by], params });
      continue;
    }
    const zeros: number[] = [];
    const gaps: number[] = [];
    const y = new Float64Array(x.length);
    for (let i = 0; i < x.length; i++) {
      const ratio = (x[i]! / d[i]!) * scale;
      y[i] = Number.isFinite(ratio) ? ratio : Number.NaN;
      if (!Number.isFinite(ratio) && !Number.isNaN(x[i]!)) (Number.isNaN(d[i]!) ? gaps : zeros).push(i);
    }
    if (gaps.length > 0)
      note({ code: "denominator-missing", path: ["data", id], params: { by, ...placesOf(gaps, rows) } });
    if (zeros.length > 0)
      note({ code: "zero-denominator", path: ["data", id], params: { by, ...placesOf(zeros, rows) } });
    out.set(id, y);
  }
  if (issues.length > 0) throw new IndexError(unique(issues));
  return out;
}
