import { streamEn } from "../../errors/en/stream.ts";
import { IndexError, type SomeTexts, speaking } from "../../errors/index.ts";
import { asDistance, type Json, type Over, type Registry, type Rows } from "../../method/index.ts";
import type { Indicator } from "../../schema/types.ts";
import { createMoments } from "../../stats/index.ts";
import { checkNeeds, choiceFor, kernelOf, nodeOn } from "../column-steps.ts";
import type { Normalised, NormaliseRun } from "../column-types.ts";
import { type Columns, collector, tableOf } from "../columns.ts";
import type { Derivations } from "../derive.ts";
import { type Definition, prepare } from "../engine.ts";
import type { ImputeStep } from "../impute-step.ts";
import type { Plan } from "../plan-types.ts";
import type { FittedIndex } from "../result.ts";
import { prepareIndex, scoreIndex } from "../run.ts";
import type { Constrain, Fast } from "../score-types.ts";
import { ALL, gather, rowSelector, rowsOfPeriod, scatter } from "../slices.ts";
import { compileTree, isGroup, type Tree } from "../tree.ts";
import { type Blocks, isEmpty, refuseConfidential, streamError } from "./apply.ts";
import { fitRefusals, learnsFromMoments } from "./refusals.ts";
import { sampleRows } from "./sample.ts";

export interface FitParts {
  readonly registry: Registry;
  readonly constrain?: Constrain | undefined;
  readonly derivations?: Derivations | undefined;
  readonly impute?: ImputeStep | undefined;
  /** Texts of problems, as the engine has them. */
  readonly messages?: SomeTexts;
}

/** By ruler, then by indicator. */
type Gathered = Map<string, Map<string, ReturnType<typeof createMoments>>>;

interface Found {
  readonly gathered: Gathered;
  /** Indicators that have a value. */
  readonly present: Set<string>;
}

/** Learns in one pass over blocks of rows. Kept: moments of each indicator, and the rows of a few units a period. */
export function fitStreamBy({ registry, constrain, derivations, impute, messages }: FitParts) {
  const texts: SomeTexts = { ...derivations?.texts, ...messages };
  return async <Id extends string>(definition: Definition<Id>, blocks: Blocks): Promise<FittedIndex<Id>> => {
    const { system, plan } = speaking(texts, () => prepare(definition, { registry, derivations }));
    const tree = compileTree(system, plan.level);
    const refused = fitRefusals({ plan, tree, registry });
    if (refused.length > 0) throw new IndexError(refused, streamEn);

    const found: Found = { gathered: new Map(), present: new Set() };
    const sample = sampleRows();
    const common = { tree, registry, given: null, constrain, derivations, impute };
    const looking = { ...common, plan: withoutRulers(plan), fast: look(found, { tree, over: plan.normalise.over }) };
    let nothing: unknown;
    for await (const block of blocks) {
      if (block.units.length === 0) continue;
      refuseConfidential(block, plan);
      try {
        sample.add(block, speaking(texts, () => prepareIndex(block, looking)).rows);
      } catch (error) {
        if (!isEmpty(error)) throw error;
        nothing ??= error;
      }
    }
    const data = sample.dataset();
    if (data === null) throw nothing ?? streamError({ code: "stream-empty", path: ["data"], params: {} });
    speaking(texts, () => refuseAllMissing(found, tree));
    const run = { ...common, plan, fast: learn(found) };
    const { fitted } = speaking(texts, () => scoreIndex(prepareIndex(data, run), run));
    return { system: system as FittedIndex<Id>["system"], plan, fitted };
  };
}

/** The plan as far as it shows the columns that rulers are learned from: a block need not hold the base period. */
function withoutRulers(plan: Plan): Plan {
  const over = "all-periods" as const;
  const { impute, treat, normalise } = plan;
  return { ...plan, impute: { ...impute, over }, treat: { ...treat, over }, normalise: { ...normalise, over } };
}

/** Nobody asks how many values a column of a block has, but whether it has any. */
const PRESENT = { min: 0, max: 0, count: 1 };
const NOTHING: Normalised = { columns: new Map(), fitted: {}, dropped: new Set(), moving: false };

/** Indicators that get a score, if only to be shown. */
const scored = (tree: Tree) =>
  tree.indicators.flatMap(({ id, node, active }) =>
    isGroup(node) || (!active && node.direction === "unstated") ? [] : [{ id, node, active }],
  );

/** The column that an indicator's normaliser reads. */
function readOf(indicator: Indicator, columns: Columns, run: NormaliseRun) {
  const { id, params } = choiceFor(run.step, indicator.id);
  const method = run.registry.get("normalise", id)!;
  const raw = (method.reads === "derived" ? run.derived : columns).get(indicator.id)!;
  const node = nodeOn(indicator, method.reads, run);
  if (method.directions === "any") return { x: raw, node, method, params };
  if (typeof node.direction !== "string" && "ideal" in node.direction && node.direction.ideal === null)
    throw new IndexError([{ code: "ideal-unknown", path: ["direction"], params: { method: id } }]);
  return { ...asDistance(raw, node), method, params };
}

/** The rulers that the rows of a block teach, and which rows. */
function rulersOf(over: Over, rows: Rows): (readonly [key: string, rows: Uint32Array | null])[] {
  if (over === "all-periods") return [[ALL, null]];
  const periods = [...new Set(rows.period)];
  const own = (period: string) => (periods.length === 1 ? null : rowsOfPeriod(rows, period));
  if (over === "each-period") return periods.map((period) => [period, own(period)]);
  return periods.includes(over.base) ? [[ALL, own(over.base)]] : [];
}

/** Stands where normalising does, and only looks. */
function look({ gathered, present }: Found, { tree, over }: { tree: Tree; over: Over }): Fast {
  return {
    extentOf: () => PRESENT,
    score: () => null,
    normalise(columns, run) {
      const problems = collector();
      const rulers = rulersOf(over, run.rows);
      for (const { id, node, active } of scored(tree)) {
        const column = columns.get(id);
        if (column === undefined) continue;
        if (!present.has(id) && !column.every(Number.isNaN)) present.add(id);
        problems.try(
          id,
          () => {
            const { x, method } = readOf(node, columns, run);
            if (!learnsFromMoments(method)) return;
            for (const [key, rows] of rulers) {
              const own = gathered.get(key) ?? new Map<string, ReturnType<typeof createMoments>>();
              gathered.set(key, own);
              const moments = own.get(id) ?? createMoments();
              own.set(id, moments);
              moments.add(gather(x, rows));
            }
          },
          active ? undefined : () => {},
        );
      }
      problems.throwIfAny();
      return NOTHING;
    },
  };
}

function refuseAllMissing({ present }: Found, tree: Tree): void {
  const empty = tree.indicators.filter(({ id, active }) => active && !present.has(id));
  if (empty.length === 0) return;
  throw new IndexError(empty.map(({ id }) => ({ code: "all-missing", path: ["data", id], params: { id } })));
}

/** Stands where normalising does: what was gathered teaches the rulers, the rows at hand only show who there is. */
function learn({ gathered }: Found): Fast {
  return {
    extentOf: () => PRESENT,
    score: () => null,
    normalise(columns, run) {
      const problems = collector();
      const select = rowSelector(run.rows);
      const out = new Map<string, Float64Array>();
      const entries: [string, string, Json][] = [];
      const dropped = new Set<string>();
      for (const { id, node: indicator, active } of scored(run.tree)) {
        if (!columns.has(id)) continue;
        const done = problems.try(
          id,
          () => {
            const { x, node, method, params } = readOf(indicator, columns, run);
            const kernel = kernelOf(method, params as never);
            const y = new Float64Array(x.length).fill(Number.NaN);
            const learned = run.slices.map(({ key, learn, use }): [string, Json] => {
              checkNeeds(kernel, select(learn), 1);
              const context = { node, note: run.note };
              const moments = gathered.get(key)?.get(id)?.found() ?? createMoments().found();
              const on = { ...context, rows: select(learn) };
              const fitted =
                method.fitExtent?.(moments, params as never, on) ??
                method.fitMoments?.(moments, params as never, on) ??
                kernel.fit(gather(x, learn), on);
              const part = kernel.apply(gather(x, use), fitted, { ...context, rows: select(use) });
              if (use === null) y.set(part);
              else scatter(part, use, y);
              return [key, fitted];
            });
            return { y, learned };
          },
          active ? undefined : run.note,
        );
        if (done === undefined) continue;
        out.set(id, done.y);
        for (const [key, fitted] of done.learned) entries.push([key, id, fitted]);
        if (done.learned.every(([, fitted]) => typeof fitted === "object" && fitted !== null && "drop" in fitted))
          dropped.add(id);
      }
      problems.throwIfAny();
      return { columns: out, fitted: tableOf(entries), dropped, moving: false };
    },
  };
}
