import { IndexError, type Issue } from "../errors/index.ts";
import type { Registry } from "../method/index.ts";
import { checkFitted } from "../pipeline/fitted-check.ts";
import { type FittedIndex, type IndexResult, STEPS, type Step } from "../pipeline/result.ts";
import { countsWithout } from "../pipeline/score.ts";
import { compileTree, isGroup, type Tree } from "../pipeline/tree.ts";
import { nearest } from "../schema/nearest.ts";
import { DIALECTS } from "./emit/index.ts";
import { NORMAL } from "./range.ts";
import { createSheet, type Sheet } from "./sheet.ts";
import type { ExprColumns, SqlState } from "./state.ts";
import { deriveStep } from "./steps/derive.ts";
import { imputeStep } from "./steps/impute.ts";
import { levelSteps } from "./steps/levels.ts";
import { normaliseStep } from "./steps/normalise.ts";
import { publishedScore, rankStep } from "./steps/rank.ts";
import { countOf, screenStep } from "./steps/screen.ts";
import { checkedName, rawRange } from "./steps/source.ts";
import { transformStep } from "./steps/transform.ts";
import { treatStep } from "./steps/treat.ts";
import { call, column, divide, le, lt, missing, number, type SqlExpr, text, when } from "./tree.ts";
import {
  SQL_DIALECTS,
  type SqlColumn,
  type SqlOptions,
  type SqlOutput,
  type SqlSplit,
  type SqlStays,
} from "./types.ts";

/** Everything that a statement is written from. */
export interface Built {
  readonly sheet: Sheet;
  /** Columns of the table, by key. */
  readonly table: ReadonlyMap<string, string>;
  readonly outputs: readonly { readonly key: string; readonly output: SqlOutput }[];
  readonly split: SqlSplit | undefined;
  readonly firstByUnit: boolean;
}

export interface Building {
  readonly registry: Registry;
  readonly tree: Tree;
}

/** Where the statement stops: at the scores, or before the first step that stays in JavaScript. */
type Until = "scores" | SqlSplit["after"];

const CUTS: Readonly<Record<SqlStays["step"], SqlSplit["after"]>> = {
  derive: "source",
  denominate: "source",
  screen: "denominated",
  impute: "denominated",
  treat: "denominated",
  normalise: "denominated",
  weigh: "normalised",
  aggregate: "normalised",
  rank: "normalised",
};
const ORDER: readonly SqlSplit["after"][] = ["source", "denominated", "normalised"];

/** The statement whole, or as far as everything in it can be pushed down. */
export function build(
  source: FittedIndex | IndexResult,
  options: SqlOptions,
  { registry }: { registry: Registry },
): Built {
  if (!SQL_DIALECTS.includes(options.dialect)) {
    const params = { found: String(options.dialect), known: [...SQL_DIALECTS] };
    throw new IndexError([{ code: "sql-dialect", path: ["dialect"], params }]);
  }
  const tree = compileTree(source.system, source.plan.level);
  checkFitted(source.fitted, { tree });
  checkOptions(options, tree, source);
  const stays: SqlStays[] = [];
  const whole = buildUntil("scores", { source, options, registry, tree, stays });
  if (stays.length === 0) return whole;
  const after = ORDER.find((cut) => stays.some(({ step }) => CUTS[step] === cut))!;
  // imputers that read several columns read those that are only observed too
  const shown = stays.some(({ step }) => step === "impute") ? observedIn(source, tree) : [];
  return { ...buildUntil(after, { source, options, registry, tree, stays: [], shown }), split: { stays, after } };
}

export interface BuildRun {
  readonly source: FittedIndex;
  readonly options: SqlOptions;
  readonly registry: Registry;
  readonly tree: Tree;
  readonly stays: SqlStays[];
  /** Indicators that do not count and are given all the same. */
  readonly shown?: readonly string[];
}

/** Indicators that do not count, but were there when the index learned. */
function observedIn({ fitted }: FittedIndex, tree: Tree): readonly string[] {
  const learned = new Set(Object.values(fitted.treat).flatMap((entries) => Object.keys(entries)));
  return tree.indicators.flatMap(({ id, active }) => (!active && learned.has(id) ? [id] : []));
}

/** From the measures to the scores of the indicators, step by step. */
export function normaliseSteps(state: SqlState): void {
  screenStep(state);
  const fillScores = imputeStep(state);
  treatStep(state);
  transformStep(state);
  normaliseStep(state);
  fillScores();
}

/** The table and its columns, before any step. */
export function openState({ source, options, registry, tree, stays, shown = [] }: BuildRun): {
  state: SqlState;
  table: ReadonlyMap<string, string>;
} {
  const dialect = DIALECTS[options.dialect];
  const sheet = createSheet(dialect.legalise);
  const table = new Map<string, string>();
  const named = options.columns ?? {};
  sheet.begin("source", "the table as it is, numbers as doubles, NaN and infinite ones as missing");
  const textOf = (of: SqlColumn, label: string, path: Issue["path"]): SqlExpr => {
    checkedName(of, path, dialect);
    if (typeof of !== "string") return sheet.define(text(of.value), label);
    table.set(`@${of}`, of);
    return sheet.define(call("to-text", column(`@${of}`)), label);
  };
  const unit = textOf(named.unit ?? "unit", "unit", ["columns", "unit"]);
  const period = textOf(named.period ?? "period", "period", ["columns", "period"]);
  const groups = Object.fromEntries(
    Object.entries(named.groups ?? {}).map(([name, of]) => [
      name,
      textOf(of, `group_${name}`, ["columns", "groups", name]),
    ]),
  );
  const raws = new Map<string, SqlExpr>();
  const raw = (id: string): SqlExpr => {
    const known = raws.get(id);
    if (known !== undefined) return known;
    const row = id === "row:";
    const physical = row ? named.row! : Object.hasOwn(named.values ?? {}, id) ? named.values![id]! : id;
    checkedName(physical, row ? ["columns", "row"] : ["columns", "values", id], dialect);
    table.set(`@${physical}`, physical);
    const made = sheet.at("source", () => {
      const value = call("to-double", column(`@${physical}`));
      return sheet.known(
        sheet.define(cleaned(value, dialect.id === "postgresql"), row ? "row" : id),
        rawRange(dialect),
      );
    });
    raws.set(id, made);
    return made;
  };
  const after = Object.fromEntries(STEPS.map((step) => [step, new Map() as ExprColumns])) as Record<Step, ExprColumns>;
  const counts = countsWithout(new Set());
  const state: SqlState = {
    source,
    tree,
    registry,
    options,
    dialect,
    sheet,
    unit,
    period,
    groups,
    raw,
    wanted: tree.indicators
      .filter((entry) => !isGroup(entry.node) && (counts(entry) || shown.includes(entry.id)))
      .map(({ id }) => id),
    after,
    stay(what) {
      if (!stays.some(({ step, method, node }) => step === what.step && method === what.method && node === what.node))
        stays.push(what);
      return missing;
    },
  };
  return { state, table };
}

function buildUntil(until: Until, run: BuildRun): Built {
  const { source, options } = run;
  const { state, table } = openState(run);
  const { sheet, unit, period, groups, raw, after } = state;
  const outputs: { key: string; output: SqlOutput }[] = [];
  const give = (expr: SqlExpr, output: Omit<SqlOutput, "column">, label: string): void => {
    const of = expr.kind === "column" ? expr : sheet.define(expr, label);
    outputs.push({ key: (of as { key: string }).key, output: { column: label, ...output } });
  };
  const keys = () => {
    give(unit, { is: "unit" }, "unit");
    give(period, { is: "period" }, "period");
    for (const [name, of] of Object.entries(groups)) give(of, { is: "group", node: name }, `group_${name}`);
  };
  const built = (): Built => ({
    sheet,
    table,
    outputs,
    split: undefined,
    firstByUnit: source.plan.rank.ties === "first" && options.columns?.row === undefined,
  });
  if (until === "source") {
    keys();
    for (const id of sourceColumns(source)) give(raw(id), { is: "value", node: id, step: "source" }, id);
    return built();
  }
  deriveStep(state);
  if (until === "denominated") {
    keys();
    sheet.begin("values", "before screening");
    for (const [id, x] of after.denominated) give(x, { is: "value", node: id, step: "denominated" }, id);
    return built();
  }
  normaliseSteps(state);
  if (until === "normalised") {
    keys();
    sheet.begin("values", "before weighing");
    for (const step of ["denominated", "transformed", "normalised"] as const)
      for (const [id, x] of after[step])
        give(x, { is: "value", node: id, step }, step === "normalised" ? id : `${id}_${step}`);
    return built();
  }
  const { scores, presence, groups: scored } = levelSteps(state);
  const given = scored.filter(({ id }) => options.nodes === undefined || options.nodes.includes(id));
  sheet.begin("published", "finite scores that rest on enough data");
  const { withhold } = source.plan;
  const published = new Map(
    given.map((group) => {
      const needed = group.parent === null ? withhold.index : withhold.groups;
      const leaves = needed === 0 ? [] : leavesBelow(group.id, state);
      const present = needed === 0 ? number(0) : sheet.let(countOf(leaves), `${group.id}_observed`);
      const score = publishedScore(scores.get(group.id)!, { needed, present, of: leaves.length });
      return [group.id, sheet.define(score, group.id)] as const;
    }),
  );
  sheet.begin("ranked", "ranks");
  const byRow = options.ranks !== false && source.plan.rank.ties === "first" && options.columns?.row !== undefined;
  const ranking = { ...state, row: byRow ? raw("row:") : undefined };
  keys();
  for (const { id } of given) {
    give(published.get(id)!, { is: "score", node: id }, id);
    const { present, of } = presence.get(id)!;
    if (options.coverage !== false) give(divide(present, number(of)), { is: "coverage", node: id }, `${id}_coverage`);
    if (options.ranks !== false)
      give(rankStep(published.get(id)!, id, ranking), { is: "rank", node: id }, `${id}_rank`);
  }
  const steps =
    options.steps === true ? (["normalised"] as const) : options.steps === false ? [] : (options.steps ?? []);
  for (const step of steps)
    for (const [id, x] of after[step]) give(x, { is: "value", node: id, step }, `${id}_${step}`);
  return built();
}

/** Evaluated indicators below a group, as the data gave them. */
function leavesBelow(id: string, { tree, after, source }: SqlState): readonly SqlExpr[] {
  const counts = countsWithout(new Set(source.fitted.dropped));
  const inside = (entry: Tree["root"]): readonly SqlExpr[] =>
    isGroup(entry.node) ? entry.children.flatMap(inside) : counts(entry) ? [after.denominated.get(entry.id)!] : [];
  return inside(tree.get(id)!);
}

/** NaN and infinite numbers are missing. */
function cleaned(value: SqlExpr, flushes: boolean): SqlExpr {
  if (!flushes) return call("finite", value);
  const size = call("abs", value);
  // NaN is greater than every number there
  return when(
    [
      [lt(size, number(NORMAL)), number(0)],
      [le(size, number(Number.MAX_VALUE)), value],
    ],
    missing,
  );
}

/** Every column that the system reads from the data. */
function sourceColumns({ system }: FittedIndex): readonly string[] {
  const ids = system.variables.map(({ id }) => id);
  const visit = (node: { id: string; children?: readonly never[]; formula?: unknown }): void => {
    if (node.children === undefined) {
      if (node.formula === undefined) ids.push(node.id);
    } else node.children.forEach(visit);
  };
  visit(system.index as never);
  return [...new Set(ids)];
}

function checkOptions({ nodes }: SqlOptions, tree: Tree, source: FittedIndex | IndexResult): void {
  const known = tree.groups.filter(countsWithout(new Set(source.fitted.dropped))).map(({ id }) => id);
  const issues = (nodes ?? []).flatMap((id, i): Issue[] => {
    if (known.includes(id)) return [];
    const params = { id, wanted: "group" as const, other: tree.get(id) !== undefined, nearest: nearest(id, known) };
    return [{ code: "no-such-node", path: ["nodes", i], params }];
  });
  if (issues.length > 0) throw new IndexError(issues);
}
