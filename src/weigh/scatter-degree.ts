import * as z from "zod/mini";
import { weighObjectiveEn } from "../errors/en/weigh-objective.ts";
import { IndexError } from "../errors/index.ts";
import { defineWeigher, type TableContext } from "../method/index.ts";
import { symmetricEigen } from "../stats/eigen.ts";
import { extent, mean, standardDeviation } from "../stats/index.ts";
import { dot } from "../stats/weighted.ts";
import { differing, idsOf, onlyOne, proportional, requireComplete } from "./informative.ts";

const Params = z.strictObject({
  /** `static` (横向): all rows as one sample; `dynamic` (纵横向): each period by itself, H = Σₜ Hₜ. */
  form: z._default(z.enum(["static", "dynamic"]), "static"),
  /** How scores are made comparable: `z-score` (n − 1), or `min-max` to 0–1, which leaves no negative entry in H. */
  scale: z._default(z.enum(["z-score", "min-max"]), "z-score"),
});

type Options = z.output<typeof Params>;

/** A column on its scale over some rows; zeros where it is constant there. */
function scaled(x: Float64Array, scale: Options["scale"]): Float64Array {
  const { min, max } = extent(x);
  if (!(max > min)) return new Float64Array(x.length);
  if (scale === "min-max") return x.map((v) => (v - min) / (max - min));
  const centre = mean(x);
  const deviation = standardDeviation(x);
  return x.map((v) => (v - centre) / deviation);
}

/** H = Σₜ ZₜᵀZₜ over the samples. */
function scatter(
  columns: readonly Float64Array[],
  samples: readonly (readonly number[])[],
  scale: Options["scale"],
): Float64Array[] {
  const h = columns.map(() => new Float64Array(columns.length));
  for (const rows of samples) {
    const z01 = columns.map((x) =>
      scaled(
        Float64Array.from(rows, (i) => x[i]!),
        scale,
      ),
    );
    for (let j = 0; j < z01.length; j++) {
      for (let k = j; k < z01.length; k++) {
        h[j]![k]! += dot(z01[j]!, z01[k]!);
        h[k]![j] = h[j]![k]!;
      }
    }
  }
  return h;
}

const times = (h: readonly Float64Array[], w: Float64Array): Float64Array => Float64Array.from(h, (row) => dot(row, w));

/** Climbs wᵀHw under w ≥ 0, ‖w‖ = 1: each step is the best point of the tangent, so it never falls. */
function climb(h: readonly Float64Array[], start: Float64Array): { w: Float64Array; value: number } {
  let w = start;
  let value = dot(w, times(h, w));
  for (let round = 0; round < 10_000; round++) {
    const pull = times(h, w).map((v) => Math.max(0, v));
    const size = Math.sqrt(dot(pull, pull));
    if (!(size > 0)) break;
    const next = pull.map((v) => v / size);
    const moved = next.reduce((most, v, j) => Math.max(most, Math.abs(v - w[j]!)), 0);
    w = next;
    value = dot(w, times(h, w));
    if (moved < 1e-15) break;
  }
  return { w, value };
}

/** The w ≥ 0 of length 1 with the largest wᵀHw; null where several share it. */
function largestScatter(h: readonly Float64Array[], principal: Float64Array): Float64Array | null {
  const m = h.length;
  const positive = principal.map((v) => Math.max(0, v));
  const starts = [positive, principal.map((v) => Math.max(0, -v)), new Float64Array(m).fill(1)]
    .concat(h.map((_, j) => Float64Array.from(h, (_, k) => (j === k ? 1 : 0))))
    .filter((start) => start.some((v) => v > 0))
    .map((start) => start.map((v) => v / Math.sqrt(dot(start, start))));
  const tops = starts.map((start) => climb(h, start)).sort((a, b) => b.value - a.value);
  const best = tops[0]!;
  const rival = tops.find(({ w }) => w.some((v, j) => Math.abs(v - best.w[j]!) > 1e-6))!;
  return rival !== undefined && rival.value > best.value * (1 - 1e-9) ? null : best.w;
}

function fit(columns: readonly Float64Array[], { form, scale }: Options, context: TableContext) {
  const { nodes, note, rows } = context;
  requireComplete(columns, "scatter-degree", context);
  const all = Array.from({ length: rows.length }, (_, i) => i);
  const periods = [...new Set(rows.period)];
  const samples = form === "static" ? [all] : periods.map((period) => all.filter((i) => rows.period[i] === period));
  const live = differing(columns).map(
    (differs, j) => differs && samples.some((s) => s.some((i) => columns[j]![i] !== columns[j]![s[0]!])),
  );
  const alone = onlyOne(live, "scatter-degree", context);
  if (alone !== null) return { weights: alone, eigenvector: live.map(Number), eigenvalue: null, share: null };
  const place = live.flatMap((is, j) => (is ? [j] : []));
  const h = scatter(
    place.map((j) => columns[j]!),
    samples,
    scale,
  );
  const { values, vectors } = symmetricEigen(h);
  const principal = vectors[0]!;
  const opposed = place.filter((_, a) => principal[a]! < -1e-9);
  const w = opposed.length === 0 ? principal.map((v) => Math.max(0, v)) : largestScatter(h, principal);
  if (w === null)
    throw new IndexError([
      { code: "opposed-indicators", path: [], params: { method: "scatter-degree", nodes: idsOf(nodes) } },
    ]);
  if (opposed.length > 0) {
    const out = place.filter((_, a) => w[a]! < 1e-9).map((j) => nodes[j]!);
    note({ code: "negative-loadings-kept-out", path: [], params: { method: "scatter-degree", nodes: idsOf(out) } });
  }
  const amounts: number[] = columns.map(() => 0);
  const eigenvector: number[] = columns.map(() => 0);
  place.forEach((j, a) => {
    amounts[j] = w[a]! < 1e-9 ? 0 : w[a]!;
    eigenvector[j] = principal[a]!;
  });
  const trace = values.reduce((a, b) => a + b, 0);
  const weights = proportional(amounts, "scatter-degree", { nodes, note, live });
  return { weights, eigenvector, eigenvalue: values[0]!, share: values[0]! / trace };
}

/**
 * Scatter degree (纵横向拉开档次法): the weights that set the units furthest apart on the whole.
 * max wᵀHw, ‖w‖ = 1, w ≥ 0, then Σw = 1; H = Σₜ ZₜᵀZₜ, Z the scores made comparable: all rows as one sample (`static`),
 * or each period by itself (`dynamic`). `eigenvector` is the first of H, `eigenvalue` its value, `share` of the trace.
 * Where the eigenvector has negative components, the maximum under w ≥ 0 is climbed to and the note
 * "negative-loadings-kept-out" names those held at 0; where several weightings share it: "opposed-indicators".
 * Missing: not accepted ("needs-complete"). A constant column: weight 0 and the note "no-information"; all constant:
 * "no-divergence". Needs two units; the dynamic form two periods.
 * @see 郭亚军 (2002), 一种新的动态综合评价方法, 管理科学学报 5(2)
 * @example
 * // two indicators that agree at all: H is symmetric in them
 * scatterDegree.fit([Float64Array.of(1, 2, 3), Float64Array.of(10, 30, 20)], {}).weights; // => [0.5, 0.5]
 */
export const scatterDegree = defineWeigher({
  id: "scatter-degree",
  name: { en: "scatter degree", zh: "纵横向拉开档次法" },
  params: Params,
  texts: weighObjectiveEn,
  needs: ({ form }) => ({ units: 2, ...(form === "dynamic" ? { periods: 2 } : {}) }),
  fit,
});
