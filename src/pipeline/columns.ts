import { IndexError, type Issue } from "../errors/index.ts";
import type { Json, MethodNode, Rows } from "../method/index.ts";
import type { Indicator } from "../schema/types.ts";
import type { Slice } from "./slices.ts";

/** Columns by indicator id. */
export type Columns = ReadonlyMap<string, Float64Array>;

/** What a step learned: by ruler, then by indicator. */
export type StepFitted = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/**
 * Entries as a plain object of objects. Periods are texts of any kind, and `table["constructor"]` or `table["__proto__"]`
 * of an object that grows by assignment is an object of the language, not of ours.
 */
export function tableOf<T>(
  entries: Iterable<readonly [slice: string, id: string, value: T]>,
): Record<string, Record<string, T>> {
  const table = new Map<string, [string, T][]>();
  for (const [slice, id, value] of entries) {
    const row = table.get(slice);
    if (row === undefined) table.set(slice, [[id, value]]);
    else row.push([id, value]);
  }
  return Object.fromEntries([...table].map(([slice, row]) => [slice, Object.fromEntries(row)]));
}

export interface StepRun {
  readonly rows: Rows;
  readonly slices: readonly Slice[];
  readonly given: StepFitted | null;
  note(issue: Issue): void;
}

/** Where a problem with an indicator stands: what the system declares in the system, the rest in the data. */
export function columnPath(id: string, inner: Issue["path"]): Issue["path"] {
  const declared = ["direction", "goalposts", "targets", "figure", "transform"];
  return [declared.includes(String(inner[0])) ? "system" : "data", id, ...inner];
}

export interface Collector {
  /** What comes of an indicator; undefined where there is a problem. `instead`: one that does not stop the work is told here. */
  try<T>(id: string, run: () => T, instead?: (issue: Issue) => void): T | undefined;
  throwIfAny(): void;
}

/** Collects the problems of many indicators, so that one run reports all of them. */
export function collector(): Collector {
  const issues: Issue[] = [];
  return {
    try(id, run, instead = (issue) => void issues.push(issue)) {
      try {
        return run();
      } catch (error) {
        if (!(error instanceof IndexError)) throw error;
        for (const issue of error.issues) instead({ ...issue, path: columnPath(id, issue.path) } as Issue);
        return undefined;
      }
    },
    throwIfAny() {
      if (issues.length > 0) throw new IndexError(issues);
    },
  };
}

/** Puts the place of an indicator or group before the path of what its method says. */
export function noteAt(path: readonly string[], note: (issue: Issue) => void): (issue: Issue) => void {
  return (issue) => note({ ...issue, path: [...path, ...issue.path] } as Issue);
}

export function methodNode(indicator: Indicator): MethodNode {
  const { id, direction, goalposts, targets, figure, tags, weight } = indicator;
  return { id, direction, goalposts, targets, figure, tags, weight };
}

export interface Census {
  readonly present: number;
  /** First row whose value is ±Infinity, or −1. */
  readonly infinite: number;
}

export function census(x: Float64Array): Census {
  let present = 0;
  let infinite = -1;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    present += 1;
    if ((v === Number.POSITIVE_INFINITY || v === Number.NEGATIVE_INFINITY) && infinite < 0) infinite = i;
  }
  return { present, infinite };
}

/** Refuses a value that grew beyond what a double holds. */
export function refuseInfinite(x: Float64Array, { rows, method }: { rows: Rows; method: string }): Census {
  const found = census(x);
  if (found.infinite >= 0) {
    const i = found.infinite;
    throw new IndexError([
      { code: "overflow", path: [], params: { method, unit: rows.unit[i]!, period: rows.period[i]! } },
    ]);
  }
  return found;
}
