import * as z from "zod/mini";
import type { TableContext } from "../method/index.ts";
import { correlationMatrix } from "../stats/correlation-matrix.ts";
import { inverseDiagonal, samplingAdequacy } from "../stats/correlation-structure.ts";
import { type Eigen, symmetricEigen } from "../stats/eigen.ts";
import { idsOf, requireComplete } from "./informative.ts";

/** How many components count: so many, those of eigenvalue above 1 (`kaiser`), or as many as reach a share of variance. */
export const componentsParam = z._default(
  z.union([
    z.int().check(z.minimum(1)),
    z.literal("kaiser"),
    z.strictObject({ variance: z.number().check(z.positive(), z.maximum(1)) }),
  ]),
  "kaiser",
);

export type Components = number | "kaiser" | { readonly variance: number };

/** Eigenvalues as equal as rounding lets them be: their vectors could as well be any others of their plane. */
const equal = (values: Float64Array, k: number): boolean => values[k - 1]! - values[k]! < 1e-9;

/** Whether components of equal variance are among the first so many, or are cut apart there. */
export function hasEqual(values: Float64Array, kept: number): boolean {
  for (let k = 1; k <= kept && k < values.length; k++) if (equal(values, k)) return true;
  return false;
}

/** How many of the eigenvalues count: at least one, and those that are equal all or none. */
function countComponents(values: Float64Array, components: Components): number {
  let kept = atLeast(values, components);
  while (kept < values.length && equal(values, kept)) kept += 1;
  return kept;
}

function atLeast(values: Float64Array, components: Components): number {
  if (typeof components === "number") return Math.min(components, values.length);
  // an eigenvalue is 1 but for rounding where an indicator stands by itself
  if (components === "kaiser") return Math.max(1, values.filter((value) => value > 1 + 1e-10).length);
  let total = 0;
  for (let k = 0; k < values.length; k++) {
    total += values[k]! / values.length;
    if (total >= components.variance - 1e-12) return k + 1;
  }
  return values.length;
}

export interface Analysis {
  /** Places of the columns analysed, those that differ. */
  readonly place: readonly number[];
  readonly r: readonly Float64Array[];
  readonly eigen: Eigen;
  readonly kept: number;
  /** Kaiser-Meyer-Olkin; null where columns are collinear. */
  readonly kmo: number | null;
}

/** Eigenvalues of the correlations of the columns that differ, with what must be said of them. */
export function analyse(
  columns: readonly Float64Array[],
  live: readonly boolean[],
  { method, components, context }: Asked,
): Analysis {
  const { nodes, note } = context;
  requireComplete(columns, method, context);
  const place = live.flatMap((is, j) => (is ? [j] : []));
  const r = correlationMatrix(
    place.map((j) => columns[j]!),
    "pearson",
  );
  const eigen = symmetricEigen(r);
  const kmo = samplingAdequacy(r, eigen);
  const { collinear } = inverseDiagonal(r, eigen);
  const named = place.filter((_, a) => collinear[a]).map((j) => nodes[j]!);
  if (named.length > 0) note({ code: "collinear-indicators", path: [], params: { nodes: idsOf(named) } });
  if (kmo !== null && kmo < 0.5) note({ code: "low-kmo", path: [], params: { kmo } });
  return { place, r, eigen, kept: countComponents(eigen.values, components), kmo };
}

interface Asked {
  readonly method: string;
  readonly components: Components;
  readonly context: TableContext;
}

/** A number for each column, those left out being 0. */
export function spreadOut(values: ArrayLike<number>, place: readonly number[], m: number): number[] {
  const out: number[] = Array.from({ length: m }, () => 0);
  place.forEach((j, a) => {
    out[j] = values[a]!;
  });
  return out;
}
