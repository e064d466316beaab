import { IndexError, type Issue } from "../errors/index.ts";
import {
  asDistance,
  type ColumnContext,
  type Imputer,
  type Json,
  type MethodNode,
  type Needs,
  type Normaliser,
  type Rows,
  type Treater,
} from "../method/index.ts";
import type { Direction, Indicator, Status, Transform } from "../schema/types.ts";
import type { Normalised, NormaliseRun, StepResult, TreatRun } from "./column-types.ts";
import { type Columns, collector, methodNode, noteAt, refuseInfinite, type StepRun, tableOf } from "./columns.ts";
import { placesOf } from "./derive.ts";
import { checkLearned, refuseLost, replay } from "./fitted-check.ts";
import type { ColumnStep, MethodChoice } from "./plan-types.ts";
import { gather, gatherList, rowSelector, type Slice, scatter } from "./slices.ts";
import { isGroup, type Tree } from "./tree.ts";

/** The method of a column and its own parameters, without the keys that belong to the step. */
export function choiceFor(step: ColumnStep, id: string): { id: string; params: Record<string, Json> } {
  const own = Object.hasOwn(step.indicators, id) ? step.indicators[id]! : step;
  return paramsOf(own, ["over", "indicators"]);
}

export function paramsOf(
  choice: MethodChoice,
  structure: readonly string[],
): { id: string; params: Record<string, Json> } {
  const params: Record<string, Json> = {};
  for (const [key, value] of Object.entries(choice))
    if (key !== "method" && !structure.includes(key)) params[key] = value;
  return { id: choice.method, params };
}

/** How many different texts there are, counted no further than `enough`. */
function distinct(texts: readonly string[], enough: number): number {
  const seen = new Set<string>();
  for (const text of texts) {
    if (seen.size >= enough) break;
    seen.add(text);
  }
  return seen.size;
}

/** Too few units, periods or units an indicator for what a method has to say. */
export function checkNeeds(method: { id: string; needs: Needs }, rows: Rows, indicators: number): void {
  const { id, needs } = method;
  const beyond = needs.moreUnitsThanIndicators ? indicators + 1 : 0;
  const units = Math.max(needs.units ?? 0, beyond, Math.ceil((needs.unitsPerIndicator ?? 0) * indicators));
  // the texts of some rows are gathered when they are asked for, so a method without needs does not ask
  const found = units === 0 ? 0 : distinct(rows.unit, units);
  if (found < units) {
    if (found <= 1)
      throw new IndexError([{ code: "single-unit", path: [], params: { method: id, unit: rows.unit[0] ?? "" } }]);
    throw new IndexError([{ code: "too-few-units", path: [], params: { method: id, found, needed: units } }]);
  }
  const periods = needs.periods ?? 0;
  const times = periods === 0 ? 0 : distinct(rows.period, periods);
  if (times < periods) {
    throw new IndexError([
      { code: "too-few-periods", path: [], params: { method: id, found: times, needed: periods } },
    ]);
  }
}

type KernelContext = Pick<ColumnContext, "rows" | "node" | "status" | "note">;

export interface ColumnKernel {
  fit(x: Float64Array, context: KernelContext): Json;
  apply(x: Float64Array, fitted: Json, context: KernelContext): Float64Array;
  needs: Needs;
  id: string;
  learned?: Imputer["learned"] | undefined;
}

/** A method with its parameters. */
export function kernelOf(method: Imputer | Treater | Normaliser, params: never): ColumnKernel {
  return {
    id: method.id,
    learned: method.learned,
    needs: method.needs(params),
    fit: (x, context) => method.fit(x, params, context),
    apply: (x, fitted, context) => method.apply(x, fitted, context),
  };
}

interface ColumnRun {
  readonly node: MethodNode;
  /** What the data says of each cell, for imputers. */
  readonly status?: readonly Status[] | undefined;
  select(index: Uint32Array | null): Rows;
  readonly slices: readonly Slice[];
  /** What was learned before, by slice; null to learn now. */
  readonly given: ((key: string) => Json | undefined) | null;
  note(issue: Issue): void;
}

/** One column through one method, ruler by ruler. Where a ruler's rows have no value there is nothing to learn. */
export function runColumn(
  x: Float64Array,
  kernel: ColumnKernel,
  run: ColumnRun,
): { y: Float64Array; learned: [string, Json][] } {
  const learned: [string, Json][] = [];
  let y: Float64Array | null = null;
  for (const { key, learn, use } of run.slices) {
    const learnRows = run.select(learn);
    const useRows = run.select(use);
    const context = { node: run.node, note: run.note };
    const statusAt = (index: Uint32Array | null) => run.status && gatherList(run.status, index);
    const sample = run.given === null ? gather(x, learn) : null;
    if (sample !== null) checkNeeds(kernel, learnRows, 1);
    const fitted =
      sample === null
        ? recall(run, kernel, key)
        : kernel.fit(sample, { ...context, status: statusAt(learn), rows: learnRows });
    learned.push([key, fitted]);
    const apply = () => kernel.apply(gather(x, use), fitted, { ...context, status: statusAt(use), rows: useRows });
    const part = sample === null ? replay(apply, kernel) : apply();
    if (use === null) y = part;
    else {
      y ??= new Float64Array(x.length).fill(Number.NaN);
      scatter(part, use, y);
    }
  }
  return { y: y ?? x, learned };
}

export function recall(run: Pick<ColumnRun, "given" | "node">, kernel: ColumnKernel, key: string): Json {
  const fitted = run.given?.(key);
  if (fitted === undefined)
    throw new IndexError([{ code: "not-fitted", path: [], params: { id: run.node.id, slice: key } }]);
  checkLearned(fitted, kernel, ["fitted", key]);
  return fitted;
}

/** Treats outliers: each column through its method. */
export function treatStep(columns: Columns, run: TreatRun): StepResult {
  const problems = collector();
  const select = rowSelector(run.rows);
  const out = new Map<string, Float64Array>();
  const entries: [string, string, Json][] = [];
  for (const { id, node, active } of run.tree.indicators) {
    const x = columns.get(id);
    if (x === undefined || isGroup(node)) continue;
    const chosen = choiceFor(run.step, id);
    const method = run.registry.get("treat", chosen.id)!;
    const kernel = kernelOf(method, chosen.params as never);
    const attempt = () => {
      const result = runColumn(x, kernel, {
        ...columnRun({ ...run, select }, id),
        node: methodNode(node as Indicator),
      });
      if (result.y !== x) refuseInfinite(result.y, { rows: run.rows, method: chosen.id });
      return result;
    };
    const done = problems.try(id, attempt, active ? undefined : run.note);
    if (done === undefined) continue;
    out.set(id, done.y);
    for (const [slice, value] of done.learned) entries.push([slice, id, value]);
  }
  problems.throwIfAny();
  return { columns: out, fitted: tableOf(entries) };
}

function columnRun(run: StepRun & Pick<ColumnRun, "select">, id: string): Omit<ColumnRun, "node"> {
  const { slices, given, select } = run;
  return {
    select,
    slices,
    given: given === null ? null : (key) => given[key]?.[id],
    note: noteAt(["data", id], run.note),
  };
}

const TRANSFORMS: Readonly<Record<Transform, (v: number) => number>> = {
  ln: Math.log,
  log10: Math.log10,
  sqrt: Math.sqrt,
};

/** ln, log10 or square root where an indicator asks for it; a value it is not defined for is an error with its places. */
export function transformStep(columns: Columns, { tree, rows }: { tree: Tree; rows: Rows }): Columns {
  const problems = collector();
  const out = new Map<string, Float64Array>();
  for (const { id, node } of tree.indicators) {
    const x = columns.get(id);
    if (x === undefined || isGroup(node)) continue;
    const { transform } = node;
    if (transform === undefined) out.set(id, x);
    else {
      const y = problems.try(id, () => {
        const at: number[] = [];
        for (let i = 0; i < x.length; i++) if (transform === "sqrt" ? x[i]! < 0 : x[i]! <= 0) at.push(i);
        if (at.length > 0) {
          throw new IndexError([{ code: "transform-domain", path: [], params: { transform, ...placesOf(at, rows) } }]);
        }
        return x.map(TRANSFORMS[transform]);
      });
      if (y !== undefined) out.set(id, y);
    }
  }
  problems.throwIfAny();
  return out;
}

/** The node as its normaliser sees it: goalposts, ideal and band, stated in the measure, on the scale of the column it reads. */
export function nodeOn(indicator: Indicator, reads: "derived" | "treated", run: NormaliseRun): MethodNode {
  const node = methodNode(indicator);
  const { goalposts, direction } = node;
  const { id, transform } = indicator;
  if (reads === "derived") return node;
  const scaled = (values: readonly number[]) =>
    run.treated(id, values).map((v) => (transform === undefined ? v : TRANSFORMS[transform](v)));
  const [worst, best] = goalposts === undefined ? [] : scaled(goalposts);
  return {
    ...node,
    goalposts: goalposts === undefined ? undefined : [worst!, best!],
    direction: directionOn(direction, scaled),
  };
}

function directionOn(direction: Direction, scaled: (values: readonly number[]) => readonly number[]): Direction {
  if (typeof direction === "string") return direction;
  const points = Object.entries(direction).filter((entry): entry is [string, number] => typeof entry[1] === "number");
  const values = scaled(points.map(([, value]) => value));
  return { ...direction, ...Object.fromEntries(points.map(([key], i) => [key, values[i]!])) };
}

/** Each column on its scale, more being better from here on. */
export function normaliseStep(columns: Columns, run: NormaliseRun): Normalised {
  const problems = collector();
  const select = rowSelector(run.rows);
  const out = new Map<string, Float64Array>();
  const entries: [string, string, Json][] = [];
  const dropped = new Set<string>();
  let moving = false;
  for (const { id, node, active } of run.tree.indicators) {
    if (isGroup(node) || !columns.has(id) || (!active && node.direction === "unstated")) continue;
    const chosen = choiceFor(run.step, id);
    const method = run.registry.get("normalise", chosen.id)!;
    const params = chosen.params as never;
    const attempt = () => {
      const raw = (method.reads === "derived" ? run.derived : columns).get(id)!;
      const plain = nodeOn(node, method.reads, run);
      refuseUnknownIdeal(plain, method);
      const read = method.directions === "signed" ? asDistance(raw, plain) : { x: raw, node: plain };
      const kernel = kernelOf(method, params);
      const told = { notes: 0 };
      const note = (issue: Issue) => {
        told.notes += 1;
        run.note(issue);
      };
      const result = runColumn(read.x, kernel, { ...columnRun({ ...run, note, select }, id), node: read.node });
      const lossless = told.notes === 0 && result.learned.every(([, value]) => !isFlat(value));
      if (run.given !== null && lossless) refuseLost(read.x, result.y, kernel);
      noteOutside(result.y, { bounds: method.bounds(params), id, method: chosen.id, run });
      return result;
    };
    // one that is only observed is shown as far as it goes, and stops nothing
    const done = problems.try(id, attempt, active ? undefined : run.note);
    if (done === undefined) continue;
    out.set(id, done.y);
    for (const [slice, value] of done.learned) {
      entries.push([slice, id, value]);
      if (active && value !== null && !method.fixed(value)) moving = true;
    }
    if (done.learned.every(([, value]) => isDrop(value))) dropped.add(id);
  }
  problems.throwIfAny();
  return { columns: out, fitted: tableOf(entries), dropped, moving };
}

/** Leaves present values without a score by choice: nothing was there to learn from, or a constant is dropped. */
const isFlat = (value: Json): boolean =>
  typeof value === "object" && value !== null && ("drop" in value || "empty" in value);

const isDrop = (value: Json): boolean => typeof value === "object" && value !== null && "drop" in value;

function refuseUnknownIdeal({ direction }: MethodNode, method: Normaliser): void {
  if (
    method.directions === "any" ||
    typeof direction === "string" ||
    !("ideal" in direction) ||
    direction.ideal !== null
  )
    return;
  throw new IndexError([{ code: "ideal-unknown", path: ["direction"], params: { method: method.id } }]);
}

interface Outside {
  readonly bounds: readonly [number, number] | null;
  readonly id: string;
  readonly method: string;
  readonly run: NormaliseRun;
}

/** One pass: refuses what grew beyond a double, and says what left the scale. */
function noteOutside(y: Float64Array, { bounds, id, method, run }: Outside): void {
  if (bounds === null) {
    refuseInfinite(y, { rows: run.rows, method });
    return;
  }
  const [lower, upper] = bounds[0] <= bounds[1] ? bounds : [bounds[1], bounds[0]];
  const at: number[] = [];
  for (let i = 0; i < y.length; i++) if (y[i]! < lower || y[i]! > upper) at.push(i);
  if (at.length === 0) return;
  refuseInfinite(y, { rows: run.rows, method });
  run.note({ code: "outside-scale", path: ["data", id], params: { lower, upper, ...placesOf(at, run.rows) } });
}
