import { sqlFitEn } from "../../errors/en/sql-fit.ts";
import { en, IndexError, type Issue, speaking } from "../../errors/index.ts";
import { createRegistry, type Registry } from "../../method/index.ts";
import { builtins } from "../../pipeline/builtins.ts";
import { normaliseStep, treatStep } from "../../pipeline/column-steps.ts";
import { derivations } from "../../pipeline/derivations/index.ts";
import { type Definition, prepare } from "../../pipeline/engine.ts";
import { imputeGaps } from "../../pipeline/impute-step.ts";
import type { Plan } from "../../pipeline/plan-types.ts";
import type { FittedIndex } from "../../pipeline/result.ts";
import { prepareIndex, scoreIndex } from "../../pipeline/run.ts";
import type { Tree } from "../../pipeline/tree.ts";
import { constrainWeights } from "../../pipeline/weight-constraints.ts";
import { SQL_DIALECTS, type SqlOptions, type SqlStays } from "../types.ts";
import { type Answer, type Ledger, type Question, questionKey } from "./ask.ts";
import { fitStays } from "./capability.ts";
import { censusStatement } from "./census.ts";
import { learningRegistry } from "./learning.ts";
import { readRows, type SqlFitRows } from "./rows.ts";
import { openColumns, writeStatements } from "./statement.ts";
import { type Census, plainTree, virtualData } from "./virtual.ts";

const texts = { ...en, ...sqlFitEn };

export type SqlFitOptions = Pick<SqlOptions, "dialect" | "table" | "columns" | "methods">;

/** One statement of a pass. */
export interface SqlFitStatement {
  readonly text: string;
  /** What it learns. */
  readonly comment: string;
  /** The names of its common table expressions, in order. */
  readonly steps: readonly string[];
}

/** What is to be run next, or what was learned. */
export type SqlFitStep =
  | {
      readonly done: false;
      /** From 1. A pass reads the table once, though it may take several statements. */
      readonly pass: number;
      readonly statements: readonly SqlFitStatement[];
      /** Goes on with the rows of the statements, in their order. @throws IndexError */
      read(rows: readonly SqlFitRows[]): SqlFitStep;
    }
  | { readonly done: true; readonly passes: number; readonly fitted: FittedIndex };

interface Run {
  readonly system: FittedIndex["system"];
  readonly plan: Plan;
  readonly tree: Tree;
  readonly plain: Tree;
  readonly registry: Registry;
  readonly options: SqlFitOptions;
}

/**
 * Learns an index where the data lie: statements that count, sum and put in order, pass by pass, as a later step learns from
 * what an earlier one gave. Run the statements of a pass, hand their rows to `read`, and go on until it is done; `fitted` is
 * then what `fitIndex` learns from the same rows, for `applyIndex` and `toSql`.
 * Missing: as in `fitIndex`. Sums are doubles, deviations are taken about the mean of the pass before, quantiles are of type 7.
 * Errors: what an engine cannot learn is refused before anything runs, each step and method by name (`sql-fit`).
 * @example
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [{ id: "income", direction: "positive" }] } });
 * const first = toFitSql({ system }, { dialect: "duckdb", table: "towns" });
 * first.done; // => false
 */
export function toFitSql(definition: Definition, options: SqlFitOptions): SqlFitStep {
  return speaking(texts, () => {
    const run = open(definition, options);
    const { text, steps, read } = censusStatement(run);
    return {
      done: false,
      pass: 1,
      statements: [{ text, comment: CENSUS, steps }],
      read: (rows) =>
        speaking(texts, () => {
          const census = read(readRows(only(rows, 1)[0]!));
          if (census.periods.length === 0)
            throw new IndexError([{ code: "sql-fit-empty", path: ["table"], params: {} }]);
          return next(run, { census, answers: new Map(), pass: 2 });
        }),
    };
  });
}

/** Learns with somebody who runs statements; the passes go one after the other. */
export async function fitWithSql(
  definition: Definition,
  options: SqlFitOptions & {
    query(text: string): Promise<SqlFitRows>;
    /** Told before each statement. */
    onStatement?(statement: SqlFitStatement & { readonly pass: number }): void;
  },
): Promise<FittedIndex> {
  let step = toFitSql(definition, options);
  while (!step.done) {
    const rows: SqlFitRows[] = [];
    for (const statement of step.statements) {
      options.onStatement?.({ ...statement, pass: step.pass });
      rows.push(await options.query(statement.text));
    }
    step = step.read(rows);
  }
  return step.fitted;
}

/** What of a plan an engine cannot learn: each step and method once, with the reason; empty where it can learn all. */
export function sqlFitStays(definition: Definition, options: SqlFitOptions): readonly SqlStays[] {
  return speaking(texts, () => staysOf(prepared(definition, options)));
}

function only(rows: readonly SqlFitRows[], wanted: number): readonly SqlFitRows[] {
  if (rows.length === wanted) return rows;
  throw new IndexError([{ code: "sql-fit-results", path: [], params: { found: rows.length, wanted } }]);
}

function prepared(definition: Definition, options: SqlFitOptions): Run {
  if (!SQL_DIALECTS.includes(options.dialect)) {
    const params = { found: String(options.dialect), known: [...SQL_DIALECTS] };
    throw new IndexError([{ code: "sql-dialect", path: ["dialect"], params }]);
  }
  const registry = createRegistry([...builtins, ...(options.methods ?? [])]);
  const { system, plan, tree } = prepare(definition, { registry, derivations });
  return { system, plan, tree, plain: plainTree(tree, plan.level), registry, options };
}

function open(definition: Definition, options: SqlFitOptions): Run {
  const run = prepared(definition, options);
  const stays = staysOf(run);
  if (stays.length === 0) return run;
  throw new IndexError(
    stays.map(({ step, method, node, reason }): Issue => {
      const path = ["plan", step];
      return { code: "sql-fit", path, params: { step, method, node, reason } };
    }),
  );
}

/** What cannot be learned, and what cannot be written that something is learned from. */
function staysOf(run: Run): readonly SqlStays[] {
  const { plan, tree, registry, options } = run;
  const unlearned = fitStays({ plan, tree, registry });
  if (unlearned.length > 0) return unlearned;
  const census = anyCensus(plan);
  const { source } = walk(run, { census, answers: new Map() });
  const stays: SqlStays[] = [];
  const groups = plan.weigh.scope === "siblings" && tree.depth > 1;
  openColumns({ source, options, registry, tree, stays }, { groups });
  return stays;
}

/** Units and periods that any plan can be walked over with. */
function anyCensus(plan: Plan): Census {
  const { impute, treat, normalise, weigh, aggregate } = plan;
  const overs = [plan.over, impute.over, treat.over, normalise.over, weigh.over, aggregate.over];
  const bases = overs.flatMap((over) => (typeof over === "object" ? [over.base] : []));
  const periods = bases.length > 0 ? [...new Set(bases)] : ["1"];
  return { periods: periods.map((period) => ({ period, units: 1000 })), units: 1000, first: "1" };
}

/** The passes as they would be, were the answers those given. */
export function sketchSteps(
  definition: Definition,
  options: SqlFitOptions,
  answer: (question: Question) => Answer,
): readonly { readonly pass: number; readonly statements: readonly SqlFitStatement[] }[] {
  return speaking(texts, () => {
    const run = open(definition, options);
    const { text, steps } = censusStatement(run);
    const passes = [{ pass: 1, statements: [{ text, comment: CENSUS, steps }] }];
    const census = anyCensus(run.plan);
    const answers = new Map<string, Answer>();
    for (;;) {
      const { source, open: questions } = walk(run, { census, answers });
      if (questions.length === 0) return passes;
      const { tree, registry } = run;
      const statements = writeStatements(questions, { source, options, registry, tree });
      passes.push({
        pass: passes.length + 1,
        statements: statements.map(({ text, comment, steps }) => ({ text, comment, steps })),
      });
      for (const question of questions) answers.set(questionKey(question), answer(question));
    }
  });
}

const CENSUS = "who there is";

interface Known {
  readonly census: Census;
  readonly answers: ReadonlyMap<string, Answer>;
}

function next(run: Run, known: Known & { readonly pass: number }): SqlFitStep {
  const { source, open } = walk(run, known);
  if (open.length === 0) {
    refuseAllMissing(run, known);
    return { done: true, passes: known.pass - 1, fitted: source };
  }
  const { tree, registry, options } = run;
  const statements = writeStatements(open, { source, options, registry, tree });
  return {
    done: false,
    pass: known.pass,
    statements: statements.map(({ text, comment, steps }) => ({ text, comment, steps })),
    read: (rows) =>
      speaking(texts, () => {
        const given = only(rows, statements.length);
        const answers = new Map(known.answers);
        statements.forEach(({ read }, k) => {
          for (const [key, answer] of read(readRows(given[k]!))) answers.set(key, answer);
        });
        // what was asked and not answered would be asked for ever
        const lacking = open.find((question) => !answers.has(questionKey(question)));
        if (lacking !== undefined) throw new Error(`no answer to ${questionKey(lacking)}`);
        return next(run, { census: known.census, answers, pass: known.pass + 1 });
      }),
  };
}

/** One walk of the pipeline over what is known: what it would learn, and what it still has to ask. */
function walk(run: Run, known: Known): { source: FittedIndex; open: readonly Question[] } {
  const { plan } = run;
  const { shares, bounds } = plan.weigh;
  const limited = Object.keys(shares).length > 0 || bounds !== null;
  // limits move weights once all of them are learned; weighers of groups see the scores before
  const free = limited ? { ...plan, weigh: { ...plan.weigh, shares: {}, bounds: null } } : plan;
  const first = walkWith(run, free, known);
  return limited && first.open.length === 0 ? walkWith(run, plan, known) : first;
}

function walkWith({ system, tree, plain, registry, options }: Run, plan: Plan, { census, answers }: Known) {
  const open = new Map<string, Question>();
  const ledger: Ledger = { answers, open };
  const data = virtualData(census, { tree: plain, plan, groups: Object.keys(options.columns?.groups ?? {}) });
  const walking = {
    tree: plain,
    plan,
    registry: learningRegistry({ registry, tree, plan, ledger }),
    given: null,
    constrain: constrainWeights,
    derivations,
    impute: imputeGaps,
    screening: { kept: null, screened: [] },
    fast: {
      extentOf: () => ({ min: 1, max: 2, count: 1 }),
      treat: treatStep,
      normalise: normaliseStep,
      score: () => null,
    },
  };
  const { fitted } = scoreIndex(prepareIndex(data, walking), walking);
  return { source: { system, plan, fitted } as FittedIndex, open: [...open.values()] };
}

/** An indicator without any value, over all its rulers. */
function refuseAllMissing({ tree }: Run, { answers }: Known): void {
  const counts = new Map<string, number>();
  for (const [key, answer] of answers) {
    const [family] = JSON.parse(key) as [string];
    const [kind, of] = JSON.parse(family) as [string, { step: string; id: string; reads: string }];
    if (kind !== "extent" || of.step === "weigh" || of.step === "normalise" || of.step === "curve") continue;
    counts.set(of.id, (counts.get(of.id) ?? 0) + ((answer as readonly number[])[0] || 0));
  }
  const empty = tree.indicators.filter(({ id, active }) => active && counts.get(id) === 0);
  if (empty.length === 0) return;
  throw new IndexError(empty.map(({ id }) => ({ code: "all-missing", path: ["data", id], params: { id } })));
}
