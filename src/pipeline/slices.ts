import { IndexError } from "../errors/index.ts";
import { type Over, type Rows, selectRows } from "../method/index.ts";
import { comparePeriods } from "../schema/order.ts";
import type { Plan } from "./plan-types.ts";

/** Some rows that share a ruler: where it is learned and where it is used. `null` stands for all rows. */
export interface Slice {
  /** The period whose ruler it is, or `*` for the one ruler of all. */
  readonly key: string;
  readonly learn: Uint32Array | null;
  readonly use: Uint32Array | null;
}

export const ALL = "*";

/** Periods of lists that cannot change any more. */
const knownPeriods = new WeakMap<readonly string[], readonly string[]>();

/** The periods of the rows, in order. */
export function periodsOf(rows: Rows): readonly string[] {
  const { period } = rows;
  const known = knownPeriods.get(period) ?? distinctPeriods(period);
  if (Object.isFrozen(period)) knownPeriods.set(period, known);
  return known;
}

function distinctPeriods(periods: readonly string[]): readonly string[] {
  const found = new Set<string>();
  let last: string | undefined;
  for (const period of periods) {
    if (period !== last) found.add(period); // rows of one period mostly stand together
    last = period;
  }
  return [...found].sort(comparePeriods);
}

export function rowsOfPeriod(rows: Rows, period: string): Uint32Array {
  const index: number[] = [];
  for (let i = 0; i < rows.length; i++) if (rows.period[i] === period) index.push(i);
  return Uint32Array.from(index);
}

/** Where the choice was written: at the step, or once for all. */
export function overPath(
  plan: Plan,
  step: "impute" | "treat" | "normalise" | "weigh" | "aggregate",
): readonly string[] {
  return JSON.stringify(plan[step].over) === JSON.stringify(plan.over) ? ["plan", "over"] : ["plan", step, "over"];
}

/** How a step's rows fall into rulers. */
export function slicesOf(over: Over, rows: Rows, path: readonly string[]): readonly Slice[] {
  if (over === "all-periods") return [{ key: ALL, learn: null, use: null }];
  const periods = periodsOf(rows);
  if (over === "each-period") {
    if (periods.length === 1) return [{ key: periods[0]!, learn: null, use: null }];
    return periods.map((key) => {
      const own = rowsOfPeriod(rows, key);
      return { key, learn: own, use: own };
    });
  }
  if (!periods.includes(over.base)) {
    throw new IndexError([
      { code: "unknown-period", path: [...path, "base"], params: { period: over.base, known: [...periods] } },
    ]);
  }
  return [{ key: ALL, learn: periods.length === 1 ? null : rowsOfPeriod(rows, over.base), use: null }];
}

/** Rows that share weights and what their aggregators learned; the two may be learned from different rows. */
export interface ScoreSlice {
  readonly key: string;
  readonly weighFrom: Uint32Array | null;
  readonly aggregateFrom: Uint32Array | null;
  readonly use: Uint32Array | null;
}

export function scoreSlices(plan: Plan, rows: Rows): readonly ScoreSlice[] {
  const weigh = slicesOf(plan.weigh.over, rows, overPath(plan, "weigh"));
  const aggregate = slicesOf(plan.aggregate.over, rows, overPath(plan, "aggregate"));
  const finer = weigh.some(({ key }) => key !== ALL) ? weigh : aggregate;
  const learnOf = (slices: readonly Slice[], key: string) => (slices.find((s) => s.key === key) ?? slices[0]!).learn;
  return finer.map(({ key, use }) => ({
    key,
    use,
    weighFrom: learnOf(weigh, key),
    aggregateFrom: learnOf(aggregate, key),
  }));
}

/** Slices in which a ruler learned before is used; a period that has none is an error. */
export function slicesToApply(keys: readonly string[], rows: Rows): readonly Slice[] {
  if (keys.length === 1 && keys[0] === ALL) return [{ key: ALL, learn: null, use: null }];
  const periods = periodsOf(rows);
  const unknown = periods.filter((period) => !keys.includes(period));
  if (unknown.length > 0) {
    throw new IndexError(
      unknown.map((period) => ({ code: "period-not-fitted", path: [], params: { period, fitted: [...keys] } })),
    );
  }
  if (periods.length === 1) return [{ key: periods[0]!, learn: null, use: null }];
  return periods.map((key) => ({ key, learn: null, use: rowsOfPeriod(rows, key) }));
}

/** The rows of slices, each made once, so that what one column reads of them the next need not gather again. */
export function rowSelector(rows: Rows): (index: Uint32Array | null) => Rows {
  const known = new Map<Uint32Array, Rows>();
  return (index) => {
    if (index === null) return rows;
    const own = known.get(index) ?? selectRows(rows, index);
    known.set(index, own);
    return own;
  };
}

export function gather(x: Float64Array, index: Uint32Array | null): Float64Array {
  if (index === null) return x;
  const y = new Float64Array(index.length);
  for (let i = 0; i < index.length; i++) y[i] = x[index[i]!]!;
  return y;
}

export function gatherList<T>(list: readonly T[], index: Uint32Array | null): readonly T[] {
  return index === null ? list : Array.from(index, (i) => list[i]!);
}

export function scatter(part: Float64Array, index: Uint32Array, into: Float64Array): void {
  for (let i = 0; i < index.length; i++) into[index[i]!] = part[i]!;
}
