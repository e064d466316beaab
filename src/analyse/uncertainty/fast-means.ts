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
  readonly logs: boolean;
  /** Whether a parent reads its values, and whether one reads its logarithms. */
  readonly give: { readonly values: boolean; readonly logs: boolean };
}

/** Prepared indicators and the groups over them, where every group is an arithmetic or geometric mean. */
export interface MeansProgram {
  readonly steps: readonly Step[];
  readonly rows: number;
  /** Values, logarithms, and whether any value is missing, by place; indicators are filled, groups written. */
  readonly values: Float64Array[];
  readonly logs: (Float64Array | null)[];
  readonly gaps: boolean[];
  readonly present: Float64Array;
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
  layout.nodes.forEach((entry, place) => {
    const column = isGroup(entry.node) ? undefined : prepared.steps.normalised.get(entry.id);
    values.push(column ?? new Float64Array(rows));
    gaps.push(column?.some(Number.isNaN) ?? false);
    const wanted = wants[place]!.logs;
    logs.push(!wanted ? null : column === undefined ? new Float64Array(rows) : column.map(Math.log));
  });
  for (let place = layout.nodes.length - 1; place >= 0; place--) {
    if (kinds[place] === null) continue;
    const children = layout.children[place]!;
    gaps[place] = children.some((child) => gaps[child]!);
    steps.push({ place, children, logs: kinds[place] === "logs", give: { ...wants[place]!, values: true } });
  }
  return { steps, rows, values, logs, gaps, present: new Float64Array(rows) };
}

/**
 * Scores every group with some weights, into the program's own columns: the sums run from the first child to the last, as
 * those of the methods do. False where the engine has to say what is wrong: no weight, or a logarithm of nothing.
 * @param weights by place; NaN for a node that does not count
 */
export function runMeans({ steps, rows, values, logs, gaps, present }: MeansProgram, weights: Float64Array): boolean {
  for (const { place, children, logs: geometricMean, give } of steps) {
    const out = geometricMean ? (logs[place] ?? values[place]!) : values[place]!;
    out.fill(0);
    let total = 0;
    if (gaps[place]) {
      present.fill(0);
      for (const child of children) {
        const w = weights[child]!;
        if (!(w > 0)) continue;
        total += w;
        if (geometricMean && !positive(values[child]!)) return false;
        const x = geometricMean ? logs[child]! : values[child]!;
        for (let i = 0; i < rows; i++) {
          const v = x[i]!;
          if (Number.isNaN(v)) continue;
          out[i] = out[i]! + w * v;
          present[i] = present[i]! + w;
        }
      }
      if (!(total > 0 && total < Infinity)) {
        if (!empty(children, weights, out)) return false;
        continue;
      }
      for (let i = 0; i < rows; i++) out[i] = out[i]! / present[i]!;
    } else {
      for (const child of children) {
        const w = weights[child]!;
        if (!(w > 0)) continue;
        total += w;
        if (geometricMean && !positive(values[child]!)) return false;
        const x = geometricMean ? logs[child]! : values[child]!;
        for (let i = 0; i < rows; i++) out[i] = out[i]! + w * x[i]!;
      }
      if (!(total > 0 && total < Infinity)) {
        if (!empty(children, weights, out)) return false;
        continue;
      }
      for (let i = 0; i < rows; i++) out[i] = out[i]! / total;
    }
    const own = values[place]!;
    if (geometricMean) for (let i = 0; i < rows; i++) own[i] = Math.exp(out[i]!);
    else if (give.logs) {
      const into = logs[place]!;
      for (let i = 0; i < rows; i++) into[i] = Math.log(own[i]!);
    }
  }
  return true;
}

/** A group none of whose children counts has no score and no weight of its own; one with counted children needs a weight. */
function empty(children: readonly number[], weights: Float64Array, out: Float64Array): boolean {
  out.fill(Number.NaN);
  return children.every((child) => Number.isNaN(weights[child]!));
}

function positive(x: Float64Array): boolean {
  for (let i = 0; i < x.length; i++) if (x[i]! <= 0) return false;
  return true;
}
