import type { Plan, PlanInput } from "../../pipeline/plan-types.ts";

/** Where a number stands in a plan: keys, and places in lists. */
export type NumberPath = readonly (string | number)[];

/** A number of the plan that a replicate changes. */
export interface PlanNumber {
  readonly path: NumberPath;
  readonly value: number;
}

/** Steps whose numbers may vary; what stands before them in a plan says which rows and cells there are. */
const STEPS = ["screen", "impute", "treat", "normalise", "weigh", "aggregate", "withhold"] as const;
export type NumberStep = (typeof STEPS)[number];

/** Steps that prepared columns do not depend on. */
const AFTER_PREPARING: readonly string[] = ["weigh", "aggregate", "withhold"];
export const isPrepared = (step: string): boolean => !AFTER_PREPARING.includes(step);

/** A path written with dots, or as a list of its parts where a part has dots. */
export const pathOf = (written: string | NumberPath): NumberPath =>
  typeof written === "string" ? written.split(".") : written;

/** The value at a path; undefined where the plan has none. */
export function numberAt(plan: unknown, path: NumberPath): unknown {
  let at = plan;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return at;
}

/** The paths of all numbers that may vary in a plan, with dots. */
export function numberPaths(plan: Plan): string[] {
  const visit = (value: unknown, path: string): string[] => {
    if (typeof value === "number") return [path];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => visit(inner, `${path}.${key}`));
  };
  return STEPS.flatMap((step) => visit(plan[step], step));
}

/** The plan with another number at a path; the plan itself where it has no number there, as when another method was drawn. */
export function withNumber<P extends Plan | PlanInput>(plan: P, { path, value }: PlanNumber): P {
  if (typeof numberAt(plan, path) !== "number") return plan;
  const write = (at: unknown, k: number): unknown => {
    if (k === path.length) return value;
    const key = path[k]!;
    if (Array.isArray(at)) return at.map((one, i) => (String(i) === String(key) ? write(one, k + 1) : one));
    const own = at as Readonly<Record<string, unknown>>;
    return { ...own, [key]: write(own[key], k + 1) };
  };
  return write(plan, 0) as P;
}

/** Whether a path leads into a step that may vary. */
export const stepOf = (path: NumberPath): NumberStep | undefined => STEPS.find((step) => step === path[0]);
