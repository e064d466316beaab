import { IndexError, type Issue } from "../errors/index.ts";
import { type Registry, type Rows, selectRows } from "../method/index.ts";
import { checkDataset } from "../schema/dataset.ts";
import type { Dataset } from "../schema/types.ts";
import { choiceFor, normaliseStep, transformStep, treatStep } from "./column-steps.ts";
import { type Columns, census } from "./columns.ts";
import { type Cells, confidentialCells, revealed, withoutCells } from "./confidential.ts";
import { type Derivations, placesOf } from "./derive.ts";
import { deriveStep } from "./derive-step.ts";
import { treatedScale } from "./goal-scale.ts";
import type { Imputation, ImputeStep } from "./impute-step.ts";
import { leaveGaps } from "./no-imputation.ts";
import type { Plan } from "./plan-types.ts";
import type { Protect } from "./protect.ts";
import { type IndexResult, makeResult, type Step } from "./result.ts";
import { scoreGroups } from "./score.ts";
import type { Constrain, Fast, Fitted, Progress } from "./score-types.ts";
import { type Screened, screen } from "./screen.ts";
import { gather, gatherList, overPath, periodsOf, scoreSlices, slicesOf, slicesToApply } from "./slices.ts";
import { treatedPoints } from "./treated-points.ts";
import type { Tree } from "./tree.ts";
import { weightTable } from "./weight-table.ts";
import { withheldScores } from "./withhold.ts";

export interface IndexRun {
  readonly tree: Tree;
  readonly plan: Plan;
  readonly registry: Registry;
  /** What was learned before; null to learn from this data. */
  readonly given: Fitted | null;
  /** Told now and then by work that grows faster than the rows; it may throw to stop. */
  readonly progress?: ((report: Progress) => void) | undefined;
  /** Told each note when it arises. */
  readonly onNote?: ((note: Issue) => void) | undefined;
  readonly constrain?: Constrain | undefined;
  readonly derivations?: Derivations | undefined;
  readonly impute?: ImputeStep | undefined;
  /** Learns and scores by blocks where the plan allows it, with the same result. */
  readonly fast?: Fast | undefined;
  /** Scores data that hold confidential cells; without it these count as missing. */
  readonly protect?: Protect | undefined;
  /** Which rows to keep, where that is decided already. */
  readonly screening?: Screening | undefined;
}

export interface Screening {
  /** Null for all. */
  readonly kept: Uint32Array | null;
  readonly screened: readonly Screened[];
}

/** All steps in order: derive, denominate, screen, impute, treat, transform, normalise, weigh and aggregate. */
export function runIndex(data: Dataset, run: IndexRun): IndexResult {
  const { protect } = run;
  const cells = protect === undefined ? null : confidentialOf(data, run);
  const plain = () => scoreIndex(prepareIndex(data, run), run);
  if (cells === null) return plain();
  let screening: Screening | undefined;
  return protect!(data, {
    ...run,
    cells,
    plain,
    compute(shown, like) {
      // what is missing is no secret: the same rows are kept with the confidential cells and without them
      screening ??= screenRows(data, run);
      const own = like === undefined ? run : { ...run, given: run.given ?? like.fitted, onNote: undefined };
      return scoreIndex(prepareIndex(shown, { ...own, screening }), own);
    },
  });
}

/** Data of the wrong shape are told by `prepareIndex`. */
function confidentialOf(data: Dataset, { plan, fast }: IndexRun): Cells | null {
  return checkDataset(data, fast?.extentOf).length > 0 ? null : confidentialCells(data, plan.confidential);
}

function screenRows(data: Dataset, { tree, plan, derivations }: IndexRun): Screening {
  const every: Rows = { length: data.units.length, unit: data.units, period: data.periods, group: data.groups ?? {} };
  const silent = { tree, level: plan.level, derivations, note: () => {} };
  const { rows, ratios } = deriveStep(revealed(data), { ...silent, rows: every });
  return screen(ratios, { rule: plan.screen, tree, rows, note: silent.note });
}

/** The indicators up to their scores, before anything is weighed: what plans that differ only later have in common. */
export interface PreparedIndex {
  readonly data: Dataset;
  /** All data as they came, without confidential cells. */
  readonly shown: Dataset;
  readonly rows: Rows;
  /** The rows that screening kept; null for all. */
  readonly kept: Uint32Array | null;
  readonly screened: readonly Screened[];
  readonly steps: Readonly<Record<Step, Columns>>;
  readonly imputation: Imputation;
  readonly fitted: Pick<Fitted, "impute" | "treat" | "normalise">;
  readonly dropped: ReadonlySet<string>;
  readonly notes: readonly Issue[];
}

/** Derives, denominates, screens, imputes, treats, transforms and normalises. */
export function prepareIndex(
  input: Dataset,
  { tree, plan, registry, given, derivations, impute = leaveGaps, onNote, screening, fast }: IndexRun,
): PreparedIndex {
  const problems = checkDataset(input, fast?.extentOf);
  if (problems.length > 0) throw new IndexError(problems);
  const notes: Issue[] = [];
  const note = (issue: Issue): void => {
    notes.push(issue);
    onNote?.(issue);
  };
  const cells = confidentialCells(input, plan.confidential);
  for (const [id, own] of cells ?? [])
    note({
      code: "cells-confidential",
      path: ["data", id],
      params: placesOf([...own], { unit: input.units, period: input.periods }),
    });
  const whole = withoutCells(input, cells);
  const every: Rows = {
    length: whole.units.length,
    unit: whole.units,
    period: whole.periods,
    group: whole.groups ?? {},
  };
  checkWithin(plan, every);
  noteRoles(tree, plan, note);
  const derivation = { tree, level: plan.level, rows: every, derivations, note };
  const { data, rows: all, observed, ratios } = deriveStep(whole, derivation);
  const { kept, screened } = screening ?? screen(ratios, { rule: plan.screen, tree, rows: all, note });
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
  const imputed = impute(denominated, {
    ...step,
    data,
    kept,
    step: plan.impute,
    slices: given === null ? slices("impute") : [],
    given: given?.impute ?? null,
  });
  if (given === null) refuseAllMissing(imputed.columns, tree, fast?.extentOf);
  const treated = (fast?.treat ?? treatStep)(imputed.columns, {
    ...step,
    step: plan.treat,
    slices: slices("treat"),
    given: given?.treat ?? null,
  });
  const transformed = transformStep(treated.columns, { tree, rows });
  const normalised = (fast?.normalise ?? normaliseStep)(transformed, {
    ...step,
    step: plan.normalise,
    slices: slices("normalise"),
    given: given?.normalise ?? null,
    derived: denominated,
    treated: treatedScale(treated.fitted, { step: plan.treat, registry }),
  });
  const scores = imputed.fillScores(normalised.columns, (id) => {
    const { id: method, params } = choiceFor(plan.normalise, id);
    return registry.get("normalise", method)!.bounds(params as never);
  });
  imputed.note(note);
  const periods = periodsOf(rows);
  if (given === null && normalised.moving && periods.length > 1 && plan.normalise.over === "all-periods") {
    note({ code: "moving-ruler", path: ["plan", "normalise", "over"], params: { periods: periods.length } });
  }
  const learned = { treat: treated.fitted, normalise: normalised.fitted };
  if (given === null)
    derivations?.learned({ data, tree, plan, rows, registry, columns: denominated, fitted: learned }).forEach(note);
  return {
    data,
    shown: whole,
    rows,
    kept,
    screened,
    steps: {
      derived,
      denominated,
      imputed: imputed.columns,
      treated: treated.columns,
      transformed,
      normalised: scores,
    },
    imputation: { how: imputed.how, draws: imputed.draws, status: imputed.status },
    fitted: { impute: imputed.fitted, ...learned },
    dropped: given === null ? normalised.dropped : new Set(given.dropped),
    notes,
  };
}

/** Weighs and aggregates what is prepared, which stays as it is for other plans. */
export function scoreIndex(prepared: PreparedIndex, run: IndexRun): IndexResult {
  const { tree, plan, registry, given, constrain, fast, onNote, progress = () => {} } = run;
  const { data, rows, kept, steps, dropped } = prepared;
  const notes = [...prepared.notes];
  const note = (issue: Issue): void => {
    notes.push(issue);
    onNote?.(issue);
  };
  const scored = scoreGroups({
    tree,
    registry,
    rows,
    note,
    progress,
    constrain,
    fast,
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
  const groups = tree.groups.filter(scored.counts);
  const observed = steps.denominated;
  return makeResult({
    tree,
    plan,
    fitted: given ?? fitted,
    rows,
    names: data.names && gatherList(data.names, kept),
    steps,
    scores: scored.scores,
    counts: scored.counts,
    details: scored.details,
    weights: () => weightTable(scored, { tree, rows }),
    weightsBefore: () => weightTable(scored, { tree, rows, before: plan.weigh.emphasis }),
    notes,
    dataNotes: data.notes ?? [],
    imputation: prepared.imputation,
    treatedPoints: () =>
      treatedPoints({
        plan,
        registry,
        rows,
        before: steps.imputed,
        after: steps.treated,
        fitted: prepared.fitted.treat,
      }),
    publicData: prepared.shown,
    screened: prepared.screened,
    withheld: withheldScores(scored.scores, { ...scored, rule: plan.withhold, rows, groups, observed, note }),
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

function refuseAllMissing(columns: Columns, tree: Tree, extentOf?: Fast["extentOf"]): void {
  const present = (x: Float64Array) => extentOf?.(x).count ?? census(x).present;
  const empty = tree.indicators.filter(({ id, active }) => active && present(columns.get(id)!) === 0);
  if (empty.length === 0) return;
  throw new IndexError(empty.map(({ id }) => ({ code: "all-missing", path: ["data", id], params: { id } })));
}
