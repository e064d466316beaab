import { exprColumns } from "../schema/expr-columns.ts";
import type { Break, Dataset, Status } from "../schema/types.ts";
import { gatherList } from "./slices.ts";
import { isGroup, type Tree } from "./tree.ts";

/** The ids that an indicator's column is made of: itself, and what its formula and denominator read, all the way down. */
export function sourcesOf(id: string, { tree, data }: { tree: Tree; data: Dataset }): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (one: string): void => {
    if (found.has(one)) return;
    found.add(one);
    const node = tree.get(one)?.node;
    if (node === undefined || isGroup(node)) return;
    if (node.expression !== undefined && !data.columns.has(one))
      for (const part of exprColumns(node.expression)) visit(part);
    if (one === id && node.denominator !== undefined) visit(node.denominator.by);
  };
  visit(id);
  return found;
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
