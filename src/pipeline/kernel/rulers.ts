import { IndexError, type Issue } from "../../errors/index.ts";
import type { Json, Normaliser } from "../../method/index.ts";
import { alongLine, type Extent, type Line } from "../../stats/index.ts";
import { type ColumnKernel, checkNeeds, choiceFor, kernelOf, nodeOn, normaliseStep } from "../column-steps.ts";
import type { Normalised, NormaliseRun } from "../column-types.ts";
import { type Columns, noteAt, tableOf } from "../columns.ts";
import { checkLearned } from "../fitted-check.ts";
import { isGroup, type TreeNode } from "../tree.ts";
import { LazyColumns } from "./lazy-columns.ts";

/** How the kernel gets from a column to its scores. */
export interface Ruled {
  readonly column: Float64Array;
  readonly line: Line;
  /** No value lies beyond the best end, and nothing is clipped. */
  readonly within: boolean;
  readonly gaps: boolean;
}

/** Normalised columns; those on a line are computed when they are read, and the kernel scores them without. */
export class RuledColumns extends LazyColumns {
  readonly ruled: ReadonlyMap<string, Ruled>;

  constructor(make: ReadonlyMap<string, () => Float64Array>, ruled: ReadonlyMap<string, Ruled>) {
    super(make);
    this.ruled = ruled;
  }
}

/**
 * `normaliseStep` without computing what lies on a straight line: the ruler is learned from a column's extent. Whatever is
 * out of the ordinary (problems, values outside the scale, distances from an ideal) goes the general way, column by column.
 */
export function ruleStep(columns: Columns, run: NormaliseRun, extentOf: (x: Float64Array) => Extent): Normalised {
  const make = new Map<string, () => Float64Array>();
  const ruled = new Map<string, Ruled>();
  const entries: [string, string, Json][] = [];
  const dropped = new Set<string>();
  const problems: Issue[] = [];
  let moving = false;
  const shared = chosenBy(choiceFor({ ...run.step, indicators: {} }, ""), run);
  const ruling: Ruling = {
    ...run,
    extentOf,
    chosen: (id) => (Object.hasOwn(run.step.indicators, id) ? chosenBy(choiceFor(run.step, id), run) : shared),
  };
  for (const entry of run.tree.indicators) {
    const { id, active } = entry;
    const straight = straightRuler(entry, columns, ruling);
    if (straight !== null) {
      const { ruler, learned, key, method } = straight;
      make.set(id, () => alongLine(ruler.column, ruler.line));
      ruled.set(id, ruler);
      entries.push([key, id, learned]);
      if (active && !method.fixed(learned)) moving = true;
      continue;
    }
    try {
      const one = normaliseStep(columns, { ...run, tree: { ...run.tree, indicators: [entry] } });
      for (const [own, column] of one.columns) make.set(own, () => column);
      for (const [slice, table] of Object.entries(one.fitted))
        for (const [own, value] of Object.entries(table)) entries.push([slice, own, value]);
      for (const own of one.dropped) dropped.add(own);
      if (one.moving) moving = true;
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      problems.push(...error.issues);
    }
  }
  if (problems.length > 0) throw new IndexError(problems);
  return { columns: new RuledColumns(make, ruled), fitted: tableOf(entries), dropped, moving };
}

/** A method with its parameters, made once for all indicators without their own. */
interface Chosen {
  readonly method: Normaliser;
  readonly params: never;
  readonly kernel: ColumnKernel;
  readonly bounds: readonly [number, number] | null;
}

interface Ruling extends NormaliseRun {
  extentOf(x: Float64Array): Extent;
  chosen(id: string): Chosen;
}

function chosenBy({ id, params }: ReturnType<typeof choiceFor>, { registry }: NormaliseRun): Chosen {
  const method = registry.get("normalise", id)!;
  const given = params as never;
  return { method, params: given, kernel: kernelOf(method, given), bounds: method.bounds(given) };
}

interface Straight {
  readonly ruler: Ruled;
  readonly learned: Json;
  readonly key: string;
  readonly method: Normaliser;
}

/** The line of an indicator, where one ruler holds for all rows and nothing has to be said of the scores; null elsewhere. */
function straightRuler({ id, node, active }: TreeNode, columns: Columns, run: Ruling): Straight | null {
  const [slice, another] = run.slices;
  if (isGroup(node) || !active || typeof node.direction !== "string" || node.direction === "unstated") return null;
  if (slice === undefined || another !== undefined || slice.learn !== null || slice.use !== null) return null;
  const { method, params, kernel, bounds } = run.chosen(id);
  const column = (method.reads === "derived" ? run.derived : columns).get(id);
  if (method.line === undefined || column === undefined) return null;
  const extent = run.extentOf(column);
  if (extent.count === 0) return null;
  const told: Issue[] = [];
  let learned: Json;
  try {
    if (run.given === null) {
      checkNeeds(kernel, run.rows, 1);
      const context = {
        rows: run.rows,
        node: nodeOn(node, method.reads, run),
        note: noteAt(["data", id], (issue) => void told.push(issue)),
      };
      learned = method.fitExtent?.(extent, params, context) ?? method.fit(column, params, context);
    } else {
      const known = run.given[slice.key]?.[id];
      if (known === undefined) return null;
      checkLearned(known, kernel, []);
      learned = known;
    }
  } catch (error) {
    if (error instanceof IndexError) return null; // said again where its place is known
    throw error;
  }
  const line = method.line(learned as never);
  if (line === null || !staysOnScale(line, extent, bounds)) return null;
  for (const issue of told) run.note(issue);
  const best = line.slope > 0 ? extent.max : extent.min;
  const clipped = line.least > Number.NEGATIVE_INFINITY;
  const within = !clipped && (best - line.worst) * line.slope <= line.top;
  return { ruler: { column, line, within, gaps: extent.count < column.length }, learned, key: slice.key, method };
}

/** A line keeps order, so the extremes tell whether any score leaves the scale or what a double holds. */
function staysOnScale(line: Line, { min, max }: Extent, bounds: readonly [number, number] | null): boolean {
  return alongLine(Float64Array.of(min, max), line).every(
    (score) =>
      Math.abs(score) < 1e150 && (bounds === null || (score >= Math.min(...bounds) && score <= Math.max(...bounds))),
  );
}
