import { IndexError } from "../errors/index.ts";
import type { MethodNode, TableContext } from "../method/index.ts";
import { extent } from "../stats/index.ts";

type Context = Pick<TableContext, "nodes" | "note">;

/** Which columns differ at all: two present values that are not the same. */
export function differing(columns: readonly Float64Array[]): boolean[] {
  return columns.map((x) => {
    const { min, max } = extent(x);
    return max > min;
  });
}

/**
 * Weights in proportion to what each column tells, sum 1. A column that tells nothing has the weight 0 and stands in the
 * note "no-information"; where none tells anything: the error "no-divergence".
 * @param amounts 0 or more each; null as 0
 * @param live columns that differ and have the weight 0 for another reason, which the method says itself
 */
export function proportional(
  amounts: readonly (number | null)[],
  method: string,
  { nodes, note, live }: Context & { readonly live?: readonly boolean[] },
): number[] {
  const largest = amounts.reduce<number>((most, amount) => Math.max(most, amount ?? 0), 0);
  if (!(largest > 0)) {
    throw new IndexError([{ code: "no-divergence", path: [], params: { method, nodes: idsOf(nodes) } }]);
  }
  // by the largest first, so that the sum of very large amounts stays a number
  const parts = amounts.map((amount) => (amount ?? 0) / largest);
  const total = parts.reduce((a, b) => a + b, 0);
  const silent = nodes.filter((_, j) => parts[j] === 0 && !live?.[j]);
  if (silent.length > 0) note({ code: "no-information", path: [], params: { method, nodes: idsOf(silent) } });
  return parts.map((part) => part / total);
}

/** As `proportional`, over the columns that differ; the others weigh 0. `null` where only one differs: it has all. */
export function onlyOne(live: readonly boolean[], method: string, context: Context): number[] | null {
  const count = live.filter(Boolean).length;
  return count > 1 ? null : proportional(live.map(Number), method, context);
}

export const idsOf = (nodes: readonly MethodNode[]): string[] => nodes.map(({ id }) => id);

/** Refuses gaps, naming the columns that have them. */
export function requireComplete(
  columns: readonly Float64Array[],
  method: string,
  { nodes }: Pick<TableContext, "nodes">,
): void {
  const ids = nodes.flatMap(({ id }, j) => (columns[j]!.some(Number.isNaN) ? [id] : []));
  if (ids.length > 0) throw new IndexError([{ code: "needs-complete", path: [], params: { method, ids } }]);
}
