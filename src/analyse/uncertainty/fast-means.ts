import { arithmetic } from "../../aggregate/arithmetic.ts";
import { geometric } from "../../aggregate/geometric.ts";
import { aggregateChoice } from "../../pipeline/aggregate-group.ts";
import type { IndexRun, PreparedIndex } from "../../pipeline/run.ts";
import { scoreSlices } from "../../pipeline/slices.ts";
import { isGroup } from "../../pipeline/tree.ts";
import type { Layout } from "./types.ts";

/** One group of a means program: what it is made of, and how. */
interface Step {
  readonly place: number;
  readonly children: readonly number[];
  /** Whether it is a mean of logarithms. */
  readonly logs: boolean;
  /** Whether a parent reads its logarithms. */
  readonly giveLogs: boolean;
  /** Whether any value of its children is missing. */
  readonly gaps: boolean;
}

/** Prepared indicators and the groups over them, where every group is an arithmetic or geometric mean. */
export interface MeansProgram {
  readonly steps: readonly Step[];
  readonly rows: number;
  /** Values and logarithms by place; indicators are filled, groups written. */
  readonly values: Float64Array[];
  readonly logs: (Float64Array | null)[];
  /** Whether every value is above 0, by place. */
  readonly positive: Uint8Array;
  /** Groups of which only the logarithms are written, since no mean reads more. */
  readonly stale: Uint8Array;
  /** Room for the weights present by row, and for the children that count. */
  readonly present: Float64Array;
  readonly counted: Uint32Array;
}

/**
 * A program for plans whose groups are all arithmetic or geometric means over all rows together, with nothing between
 * score and publication; null where the plan asks for more, which the engine does.
 */
export function meansProgram(prepared: PreparedIndex, run: IndexRun, layout: Layout): MeansProgram | null {
  const { plan, tree, registry } = run;
  const slices = scoreSlices(plan, prepared.rows);
  if (slices.length !== 1 || slices[0]!.use !== null) return null;
  if (plan.withhold.index > 0 || plan.withhold.groups > 0) return null;
  const rows = prepared.rows.length;
  const steps: Step[] = [];
  const wants = layout.nodes.map(() => ({ values: false, logs: false }));
  wants[0]!.values = true;
  const kinds = layout.nodes.map((entry, place) => {
    if (!isGroup(entry.node) || layout.children[place]!.length === 0) return null;
    const choice = aggregateChoice(plan, tree, entry);
    const method = registry.get("aggregate", choice.method);
    const mirrored = entry.node.direction === "negative";
    if (mirrored || choice.coverage > 0 || (method !== arithmetic && method !== geometric)) return "other" as const;
    return method === geometric ? ("logs" as const) : ("values" as const);
  });
  if (kinds.includes("other")) return null;
  kinds.forEach((kind, place) => {
    if (kind === null) return;
    for (const child of layout.children[place]!) wants[child]![kind as "logs" | "values"] = true;
  });
  const values: Float64Array[] = [];
  const logs: (Float64Array | null)[] = [];
  const gaps: boolean[] = [];
  const positive = new Uint8Array(layout.nodes.length);
  layout.nodes.forEach((entry, place) => {
    const column = isGroup(entry.node) ? undefined : prepared.steps.normalised.get(entry.id);
    values.push(column ?? new Float64Array(rows));
    gaps.push(column?.some(Number.isNaN) ?? false);
    positive[place] = Number(column?.every((v) => !(v <= 0)) ?? false);
    const wanted = wants[place]!.logs || kinds[place] === "logs";
    logs.push(!wanted ? null : column === undefined ? new Float64Array(rows) : column.map(Math.log));
  });
  for (let place = layout.nodes.length - 1; place >= 0; place--) {
    const kind = kinds[place];
    if (kind == null) continue;
    const children = layout.children[place]!;
    gaps[place] = children.some((child) => gaps[child]!);
    steps.push({ place, children, logs: kind === "logs", giveLogs: wants[place]!.logs, gaps: gaps[place]! });
  }
  const stale = new Uint8Array(layout.nodes.length);
  const room = { present: new Float64Array(rows), counted: new Uint32Array(layout.nodes.length) };
  return { steps, rows, values, logs, positive, stale, ...room };
}

/** Below this a logarithm may be that of 0. */
const LEAST_LOG = -700;

/**
 * Scores every group with some weights, into the program's own columns: the sums run from the first child to the last, as
 * those of the methods do. False where the engine has to say what is wrong: no weight, or a logarithm of nothing.
 * Scores are read by `valuesAt`.
 * @param weights by place; NaN for a node that does not count
 */
export function runMeans(program: MeansProgram, weights: Float64Array): boolean {
  const { steps, rows, values, logs, positive, stale } = program;
  for (const step of steps) {
    const { place, children, logs: geometricMean, giveLogs, gaps } = step;
    const out = (geometricMean ? logs[place] : values[place])!;
    const total = sumChildren(program, step, weights);
    if (Number.isNaN(total)) return false;
    stale[place] = 0;
    if (!(total > 0 && total < Infinity)) {
      if (!children.every((child) => Number.isNaN(weights[child]!))) return false;
      // a group none of whose children counts has no score
      for (const column of [values[place]!, logs[place]]) column?.fill(Number.NaN);
      continue;
    }
    if (gaps) {
      const { present } = program;
      for (let i = 0; i < rows; i++) out[i] = out[i]! / present[i]!;
    } else for (let i = 0; i < rows; i++) out[i] = out[i]! / total;
    if (geometricMean) {
      let above = 1;
      for (let i = 0; i < rows; i++) if (out[i]! < LEAST_LOG) above = 0;
      positive[place] = above;
      stale[place] = 1;
      if (!giveLogs) valuesAt(program, place);
      else if (above === 0) positive[place] = Number(valuesAt(program, place).every((v) => !(v <= 0)));
    } else {
      let above = 1;
      for (let i = 0; i < rows; i++) if (out[i]! <= 0) above = 0;
      positive[place] = above;
      if (giveLogs) {
        const into = logs[place]!;
        for (let i = 0; i < rows; i++) into[i] = Math.log(out[i]!);
      }
    }
  }
  return true;
}

/** The scores of a group after a run. */
export function valuesAt({ values, logs, stale, rows }: MeansProgram, place: number): Float64Array {
  const own = values[place]!;
  if (stale[place] === 0) return own;
  const from = logs[place]!;
  for (let i = 0; i < rows; i++) own[i] = Math.exp(from[i]!);
  stale[place] = 0;
  return own;
}

/** Weighted sums of a group's children into its column; the sum of weights, NaN where a logarithm of nothing is wanted. */
function sumChildren(
  { values, logs, positive, rows, present, counted }: MeansProgram,
  { place, children, logs: geometricMean, gaps }: Step,
  weights: Float64Array,
): number {
  const columns = geometricMean ? logs : values;
  const out = columns[place]!;
  let total = 0;
  let m = 0;
  for (let c = 0; c < children.length; c++) {
    const child = children[c]!;
    const w = weights[child]!;
    if (!(w > 0)) continue;
    total += w;
    if (geometricMean && positive[child] === 0) return Number.NaN;
    counted[m++] = child;
  }
  out.fill(0);
  let k = 0;
  if (gaps) {
    present.fill(0);
    for (; k < m; k++) addPresent(out, columns[counted[k]!]!, { w: weights[counted[k]!]!, present, rows });
  }
  for (; k + 4 <= m; k += 4) {
    // four columns a pass, added one after the other: the sums are those of one column a pass
    const [p, q, r, s] = [counted[k]!, counted[k + 1]!, counted[k + 2]!, counted[k + 3]!];
    const [x, y, z, v] = [columns[p]!, columns[q]!, columns[r]!, columns[s]!];
    const [wx, wy, wz, wv] = [weights[p]!, weights[q]!, weights[r]!, weights[s]!];
    for (let i = 0; i < rows; i++) out[i] = out[i]! + wx * x[i]! + wy * y[i]! + wz * z[i]! + wv * v[i]!;
  }
  for (; k < m; k++) {
    const [w, x] = [weights[counted[k]!]!, columns[counted[k]!]!];
    for (let i = 0; i < rows; i++) out[i] = out[i]! + w * x[i]!;
  }
  return total;
}

function addPresent(
  out: Float64Array,
  x: Float64Array,
  { w, present, rows }: { w: number; present: Float64Array; rows: number },
): void {
  for (let i = 0; i < rows; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    out[i] = out[i]! + w * v;
    present[i] = present[i]! + w;
  }
}
