import { en, IndexError, speaking } from "../errors/index.ts";
import type { Registry, Rows } from "../method/index.ts";
import type { Columns } from "../pipeline/columns.ts";
import { derivations } from "../pipeline/derivations/index.ts";
import { deriveStep } from "../pipeline/derive-step.ts";
import type { Definition } from "../pipeline/engine.ts";
import { imputeGaps } from "../pipeline/impute-step.ts";
import { dataInSight } from "../pipeline/in-sight.ts";
import { checkPlan } from "../pipeline/plan.ts";
import type { Step } from "../pipeline/result.ts";
import { type IndexRun, prepareIndex } from "../pipeline/run.ts";
import { gather, periodsOf } from "../pipeline/slices.ts";
import { compileTree, type Tree } from "../pipeline/tree.ts";
import { checkDataset } from "../schema/dataset.ts";
import { checkSystem } from "../schema/system.ts";
import type { Dataset } from "../schema/types.ts";

/** Indicators as they stand after a step, and as they were observed, over the rows asked for. */
export interface StepData {
  readonly tree: Tree;
  readonly rows: Rows;
  readonly observed: Columns;
  readonly columns: Columns;
  /** Columns of the data that are no indicators. */
  readonly outside: Columns;
  readonly standardErrors: Columns;
}

export interface StepChoice {
  readonly step: Step;
  readonly periods: readonly string[] | undefined;
  readonly registry: Registry;
  /** Whether an indicator whose column is not in the data is left out instead of refused; up to `denominated`. */
  readonly lenient?: boolean;
}

/**
 * The data after a step. Up to `denominated` nothing is learned, so that data can be described that no plan accepts yet;
 * later steps run the plan, and leave out the rows that it screens. Confidential cells, and those hidden with them, count as missing.
 */
export function stepData(definition: Definition, data: Dataset, choice: StepChoice): StepData {
  return speaking(en, () => {
    const checked = checkSystem(definition.system, { path: ["system"] });
    if (checked.system === undefined) throw new IndexError(checked.issues);
    const { plan, issues } = checkPlan(definition.plan, {
      registry: choice.registry,
      tree: compileTree(checked.system, null),
    });
    if (plan === undefined) throw new IndexError(issues);
    const problems = checkDataset(data);
    if (problems.length > 0) throw new IndexError(problems);
    const tree = compileTree(checked.system, plan.level);
    const shown = dataInSight(data, { plan, tree });
    const every: Rows = { length: data.units.length, unit: data.units, period: data.periods, group: data.groups ?? {} };
    const asked = choice.lenient === true ? unasked(tree) : tree;
    const { steps, kept, whole } = early(choice.step)
      ? observedSteps(shown, { tree: asked, level: plan.level, rows: every, derivations, note: () => {} })
      : learnedSteps(shown, { tree, plan, registry: choice.registry, given: null, derivations, impute: imputeGaps });
    const all: Rows = {
      length: whole.units.length,
      unit: whole.units,
      period: whole.periods,
      group: whole.groups ?? {},
    };
    const columns = steps[choice.step]!;
    const outside = new Map([...whole.columns].filter(([id]) => tree.get(id) === undefined));
    const rows = rowsWanted(all, kept, choice.periods);
    const cut = (from: Columns, screened: boolean): Columns => {
      const at = screened ? rows.ofKept : rows.ofAll;
      return at === null ? from : new Map([...from].map(([id, x]) => [id, gather(x, at)]));
    };
    return {
      tree,
      rows: rows.rows,
      observed: cut(steps.derived!, true),
      columns: cut(columns, true),
      outside: cut(outside, false),
      standardErrors: cut(whole.standardErrors ?? new Map(), false),
    };
  });
}

/** The same tree with nothing that must have a column. */
const unasked = (tree: Tree): Tree => ({
  ...tree,
  indicators: tree.indicators.map((entry) => ({ ...entry, active: false })),
});

const early = (step: Step): step is "derived" | "denominated" => step === "derived" || step === "denominated";

interface Stepped {
  readonly steps: Readonly<Partial<Record<Step, Columns>>>;
  /** Rows of `whole` that screening kept; null for all. */
  readonly kept: Uint32Array | null;
  readonly whole: Dataset;
}

function observedSteps(data: Dataset, context: Parameters<typeof deriveStep>[1]): Stepped {
  const { data: whole, observed, ratios } = deriveStep(data, context);
  return { steps: { derived: observed, denominated: ratios }, kept: null, whole };
}

function learnedSteps(data: Dataset, run: IndexRun): Stepped {
  const { data: whole, steps, kept } = prepareIndex(data, run);
  return { steps, kept, whole };
}

/** Which rows are described: those that screening kept, in the periods asked for; by place among all and among the kept. */
function rowsWanted(all: Rows, kept: Uint32Array | null, periods: readonly string[] | undefined) {
  if (periods !== undefined) {
    const known = periodsOf(all);
    const unknown = periods.filter((period) => !known.includes(period));
    if (unknown.length > 0)
      throw new IndexError(
        unknown.map((period) => ({ code: "unknown-period", path: ["periods"], params: { period, known: [...known] } })),
      );
  }
  const screened = kept ?? Uint32Array.from({ length: all.length }, (_, i) => i);
  const places: number[] = [];
  screened.forEach((row, k) => {
    if (periods === undefined || periods.includes(all.period[row]!)) places.push(k);
  });
  const whole = places.length === screened.length;
  const ofAll = Uint32Array.from(places, (k) => screened[k]!);
  const pick = (list: readonly string[]) => Array.from(ofAll, (row) => list[row]!);
  const same = whole && kept === null;
  return {
    ofKept: whole ? null : Uint32Array.from(places),
    ofAll: same ? null : ofAll,
    rows: same
      ? all
      : {
          length: ofAll.length,
          unit: pick(all.unit),
          period: pick(all.period),
          group: Object.fromEntries(Object.entries(all.group).map(([name, list]) => [name, pick(list)])),
        },
  };
}
