import type { Issue } from "../../errors/index.ts";
import type { Json, TableContext } from "../../method/index.ts";
import type { Analysis } from "./analyse.ts";
import { type Repair, repairsTogether, singleRepairs } from "./repair.ts";
import { type ScaleName, scaleSteps } from "./scale.ts";

interface Reporting {
  readonly ids: readonly string[];
  readonly scale: ScaleName;
  readonly limit: number;
  readonly maxCr: number | undefined;
  readonly path: readonly (string | number)[];
  readonly expert: string | null;
  readonly context: TableContext;
}

interface Reported {
  /** Set where the limit that the parameters set is passed. */
  readonly issue: Issue | null;
  readonly json: { readonly [key: string]: Json };
}

/** So many changes are kept: nobody reads more. */
const KEPT = 10;

/** Says that judgements contradict each other, which do most, and what would repair it; nothing where CR is within the limit. */
export function reportInconsistency(
  analysis: Analysis,
  { ids, scale, limit, maxCr, path, expert, context }: Reporting,
): Reported {
  const { matrix, consistency, triple, crIncomplete } = analysis;
  const cr = Math.max(consistency.cr, crIncomplete);
  const allowed = Math.min(limit, maxCr ?? limit);
  if (!(cr > allowed) || triple === null) return { issue: null, json: {} };
  const n = matrix.length;
  const task = {
    lambda: n + (allowed / (cr / consistency.ci)) * (n - 1),
    steps: scaleSteps(scale)?.map(({ ratio }) => ratio) ?? null,
  };
  const single = singleRepairs(matrix, task).slice(0, KEPT);
  const together = single.length > 0 ? [] : repairsTogether(matrix, task);
  const judgementOf = (ratio: number): number =>
    scaleSteps(scale)?.find((step) => step.ratio === ratio)?.judgement ?? ratio;
  const change = ({ places: [i, j], from, bound, step }: Repair) => ({
    a: ids[i]!,
    b: ids[j]!,
    from,
    to: step === null ? bound : judgementOf(step),
  });
  const [a, b, c] = triple.places;
  const params = {
    cr,
    limit: allowed,
    expert,
    triple: { a: ids[a]!, b: ids[b]!, c: ids[c]!, ab: triple.ab, bc: triple.bc, ac: triple.ac },
    repair: single.slice(0, 3).map(change),
    together: together.map(change),
  };
  const json = {
    repairs: single.map((one) => ({ ...change(one), bound: one.bound, ci: (one.lambda - n) / (n - 1) })),
    repairsTogether: together.map(change),
  };
  if (maxCr !== undefined && cr > maxCr) return { issue: { code: "too-inconsistent", path, params }, json };
  context.note({ code: "inconsistent-judgements", path, params });
  return { issue: null, json };
}
