import { IndexError, type Issue } from "../errors/index.ts";
import { type Registry, type Rows, selectRows } from "../method/index.ts";
import { checkDataset } from "../schema/dataset.ts";
import type { Dataset } from "../schema/types.ts";
import { columnStep, normaliseStep, transformStep } from "./column-steps.ts";
import { type Columns, census } from "./columns.ts";
import { denominate, derive, screen } from "./derive.ts";
import { treatedScale } from "./goal-scale.ts";
import type { Plan } from "./plan-types.ts";
import { type IndexResult, makeResult, type Step } from "./result.ts";
import { scoreGroups } from "./score.ts";
import type { Constrain, Fitted } from "./score-types.ts";
import { gather, overPath, periodsOf, scoreSlices, slicesOf, slicesToApply } from "./slices.ts";
import type { Tree } from "./tree.ts";
import { weightTable } from "./weight-table.ts";

export interface IndexRun {
  readonly tree: Tree;
  readonly plan: Plan;
  readonly registry: Registry;
  /** What was learned before; null to learn from this data. */
  readonly given: Fitted | null;
  /** Told now and then by work that grows faster than the rows; it may throw to stop. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  readonly constrain?: Constrain | undefined;
}

/** All steps in order: derive, denominate, screen, impute, treat, transform, normalise, weigh and aggregate. */
export function runIndex(data: Dataset, run: IndexRun): IndexResult {
  return scoreIndex(prepareIndex(data, run), run);
}

/** The indicators up to their scores, before anything is weighed: what plans that differ only later have in common. */
export interface PreparedIndex {
  readonly data: Dataset;
  readonly rows: Rows;
  /** The rows that screening kept; null for all. */
  readonly kept: Uint32Array | null;
  readonly steps: Readonly<Record<Step, Columns>>;
  readonly fitted: Pick<Fitted, "impute" | "treat" | "normalise">;
  readonly dropped: ReadonlySet<string>;
  readonly notes: readonly Issue[];
}

/** Derives, denominates, screens, imputes, treats, transforms and normalises. */
export function prepareIndex(data: Dataset, { tree, plan, registry, given }: IndexRun): PreparedIndex {
  const problems = checkDataset(data);
  if (problems.length > 0) throw new IndexError(problems);
  const notes: Issue[] = [];
  const note = (issue: Issue): void => {
    notes.push(issue);
  };
  const all: Rows = { length: data.units.length, unit: data.units, period: data.periods, group: data.groups ?? {} };
  checkWithin(plan, all);
  noteRoles(tree, plan, note);
  const context = { tree, level: plan.level, rows: all, note };
  const observed = derive(data, context);
  const ratios = denominate(observed, data, context);
  const kept = screen(ratios, { coverage: plan.screen.coverage, tree, rows: all, note });
  const rows = selectRows(all, kept);
  const select = (columns: Columns): Columns =>
    kept === null ? columns : new Map([...columns].map(([id, x]) => [id, gather(x, kept)]));
  const derived = select(observed);
  const denominated = select(ratios);

  const step = { tree, registry, rows, note };
  const slices = (name: "impute" | "treat" | "normalise") =>
    given === null
      ? slicesOf(plan[name].over, rows, overPath(plan, name))
      : slicesToApply(Object.keys(given[name]), rows);
  const imputed = columnStep("impute", denominated, {
    ...step,
    step: plan.impute,
    slices: slices("impute"),
    given: given?.impute ?? null,
  });
  if (given === null) refuseAllMissing(imputed.columns, tree);
  noteImputed(denominated, imputed.columns, note);
  const treated = columnStep("treat", imputed.columns, {
    ...step,
    step: plan.treat,
    slices: slices("treat"),
    given: given?.treat ?? null,
  });
  const transformed = transformStep(treated.columns, { tree, rows });
  const normalised = normaliseStep(transformed, {
    ...step,
    step: plan.normalise,
    slices: slices("normalise"),
    given: given?.normalise ?? null,
    derived: denominated,
    treated: treatedScale(treated.fitted, { step: plan.treat, registry }),
  });
  const periods = periodsOf(rows);
  if (given === null && normalised.moving && periods.length > 1 && plan.normalise.over === "all-periods") {
    note({ code: "moving-ruler", path: ["plan", "normalise", "over"], params: { periods: periods.length } });
  }
  return {
    data,
    rows,
    kept,
    steps: {
      derived,
      denominated,
      imputed: imputed.columns,
      treated: treated.columns,
      transformed,
      normalised: normalised.columns,
    },
    fitted: { impute: imputed.fitted, treat: treated.fitted, normalise: normalised.fitted },
    dropped: given === null ? normalised.dropped : new Set(given.dropped),
    notes,
  };
}

/** Weighs and aggregates what is prepared, which stays as it is for other plans. */
export function scoreIndex(prepared: PreparedIndex, run: IndexRun): IndexResult {
  const { tree, plan, registry, given, constrain, progress = () => {} } = run;
  const { data, rows, kept, steps, dropped } = prepared;
  const notes = [...prepared.notes];
  const note = (issue: Issue): void => {
    notes.push(issue);
  };
  const scored = scoreGroups({
    tree,
    registry,
    rows,
    note,
    progress,
    constrain,
    plan,
    derived: steps.denominated,
    treated: steps.transformed,
    normalised: steps.normalised,
    dropped,
    slices:
      given === null
        ? scoreSlices(plan, rows)
        : slicesToApply(Object.keys(given.weigh), rows).map(({ key, use }) => ({
            key,
            use,
            weighFrom: null,
            aggregateFrom: null,
          })),
    given,
  });
  const fitted: Fitted = { ...prepared.fitted, ...scored.fitted, dropped: [...dropped] };
  return makeResult({
    tree,
    plan,
    fitted: given ?? fitted,
    rows,
    names: data.names === undefined || kept === null ? data.names : Array.from(kept, (i) => data.names![i]!),
    steps,
    scores: scored.scores,
    counts: scored.counts,
    details: scored.details,
    weights: () => weightTable(scored, { tree, rows }),
    weightsBefore: () => weightTable(scored, { tree, rows, before: plan.weigh.emphasis }),
    notes,
    dataNotes: data.notes ?? [],
  });
}

function checkWithin({ rank }: Plan, rows: Rows): void {
  if (rank.within === null || Object.hasOwn(rows.group, rank.within)) return;
  const params = { group: rank.within, known: Object.keys(rows.group) };
  throw new IndexError([{ code: "unknown-group", path: ["plan", "rank", "within"], params }]);
}

/** Indicators that are shown but do not count, and why. */
function noteRoles(tree: Tree, plan: Plan, note: (issue: Issue) => void): void {
  const observed: string[] = [];
  const unstated: string[] = [];
  const gates: string[] = [];
  const elsewhere: string[] = [];
  for (const { id, node, active } of tree.indicators) {
    if (active || node.children !== undefined) continue;
    if (node.direction === "unstated") unstated.push(id);
    else if (node.role === "observed") observed.push(id);
    else if (node.role === "gate") gates.push(id);
    else elsewhere.push(id);
  }
  if (observed.length > 0) note({ code: "observed-only", path: ["system"], params: { ids: observed } });
  if (gates.length > 0) note({ code: "gate-not-scored", path: ["system"], params: { ids: gates } });
  if (unstated.length > 0) note({ code: "direction-unstated", path: ["system"], params: { ids: unstated } });
  if (elsewhere.length > 0) {
    note({ code: "other-level", path: ["plan", "level"], params: { ids: elsewhere, level: plan.level ?? "" } });
  }
}

function refuseAllMissing(columns: Columns, tree: Tree): void {
  const empty = tree.indicators.filter(({ id, active }) => active && census(columns.get(id)!).present === 0);
  if (empty.length === 0) return;
  throw new IndexError(empty.map(({ id }) => ({ code: "all-missing", path: ["data", id], params: { id } })));
}

function noteImputed(before: Columns, after: Columns, note: (issue: Issue) => void): void {
  for (const [id, y] of after) {
    const x = before.get(id)!;
    if (x === y) continue;
    const count = census(y).present - census(x).present;
    if (count > 0) note({ code: "imputed", path: ["data", id], params: { count, of: y.length } });
  }
}
