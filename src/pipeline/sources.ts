import { exprColumns } from "../schema/expr-columns.ts";
import { topology } from "../schema/topology.ts";
import type { Break, Dataset, Indicator, Status, Variable } from "../schema/types.ts";
import { gatherList } from "./slices.ts";
import { isGroup, type Tree } from "./tree.ts";

/**
 * For any indicator the ids that its column is made of, itself and what its formula and denominator read, all the way down;
 * of these only the ones of which the data or the system say something, a status or a break. Each formula is looked at once.
 */
export function sourcesIn({ tree, data }: { tree: Tree; data: Dataset }): (id: string) => ReadonlySet<string> {
  const telling = new Set(data.status?.keys());
  for (const { id, breaks } of described(tree)) if (breaks !== undefined && breaks.length > 0) telling.add(id);
  const parts = new Map<string, readonly string[]>();
  for (const { id, node } of tree.indicators) {
    if (!isGroup(node) && node.expression !== undefined && !data.columns.has(id))
      parts.set(id, exprColumns(node.expression));
  }
  const found = new Map<string, ReadonlySet<string>>();
  const below = (id: string) => found.get(id) ?? new Set(telling.has(id) ? [id] : []);
  for (const id of topology(parts).order) found.set(id, union(below(id), parts.get(id)!.map(below)));
  return (id) => {
    const node = tree.get(id)?.node;
    if (node === undefined || isGroup(node) || node.denominator === undefined) return below(id);
    return union(below(id), [below(node.denominator.by)]);
  };
}

function union(own: ReadonlySet<string>, others: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const more = others.filter(({ size }) => size > 0);
  if (more.length === 0) return own;
  // a chain of formulas shares one set
  return own.size === 0 && more.length === 1 ? more[0]! : new Set([...own, ...more.flatMap((set) => [...set])]);
}

function described({ system, indicators }: Tree): readonly (Indicator | Variable)[] {
  return [...system.variables, ...indicators.map(({ node }) => node as Indicator)];
}

/** The breaks of an indicator and of all it is made of. */
export function breaksOf(sources: ReadonlySet<string>, { system, get }: Tree): readonly Break[] {
  const breaks: Break[] = [];
  for (const id of sources) {
    const source = get(id)?.node ?? system.variables.find((variable) => variable.id === id);
    if (source !== undefined && "breaks" in source) breaks.push(...(source.breaks ?? []));
  }
  return breaks;
}

/** From the surest to the least: a figure made of several has the status of the worst. */
const ORDER: readonly Status[] = [
  "observed",
  "revised",
  "provisional",
  "estimated",
  "imputed",
  "not-yet-available",
  "not-applicable",
  "suppressed",
];

/** What the data says of each cell of an indicator; undefined where all are observed. */
export function statusOf(
  sources: ReadonlySet<string>,
  { data, kept }: { data: Dataset; kept: Uint32Array | null },
): readonly Status[] | undefined {
  let worst: readonly Status[] | undefined;
  for (const id of sources) {
    const list = data.status?.get(id);
    if (list === undefined) continue;
    const before = worst;
    worst =
      before === undefined
        ? list
        : list.map((status, i) => (ORDER.indexOf(status) > ORDER.indexOf(before[i]!) ? status : before[i]!));
  }
  return worst && gatherList(worst, kept);
}
