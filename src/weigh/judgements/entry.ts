import type { Issue } from "../../errors/index.ts";
import type { Json, NamedIds, TableContext } from "../../method/index.ts";
import { nearest } from "../../schema/nearest.ts";

type Path = readonly (string | number)[];
type Loose = Readonly<Record<string, unknown>>;

/** Whether judgements are meant for one group, or are a map of groups: a list, a text, or an object with a form's key. */
export function isDirect(judgements: unknown, keys: readonly string[]): boolean {
  if (typeof judgements !== "object" || judgements === null || Array.isArray(judgements)) return true;
  return Object.keys(judgements).some((key) => keys.includes(key));
}

/** Every entry of the judgements with its path: one, or one a group. */
export function entriesOf<E>(
  judgements: unknown,
  keys: readonly string[],
): { entry: E; path: Path; group: string | null }[] {
  if (isDirect(judgements, keys)) return [{ entry: judgements as E, path: ["judgements"], group: null }];
  return Object.entries(judgements as Record<string, E>).map(([group, entry]) => ({
    entry,
    path: ["judgements", group],
    group,
  }));
}

/** The judgements of the group that is weighed; `judgements-absent` where it has none. */
export function entryFor<E>(
  judgements: unknown,
  { keys, group }: { keys: readonly string[]; group: string | null },
):
  | { readonly entry: E; readonly path: Path; readonly issue?: undefined }
  | { readonly entry?: undefined; readonly issue: Issue } {
  if (isDirect(judgements, keys)) return { entry: judgements as E, path: ["judgements"] };
  const map = judgements as Record<string, E>;
  const given = Object.keys(map);
  const id = group ?? given[0] ?? "";
  if (group === null && given.length !== 1) {
    return { issue: { code: "judgements-need-siblings", path: ["judgements"], params: { given } } };
  }
  if (Object.hasOwn(map, id)) return { entry: map[id]!, path: ["judgements", id] };
  const params = { groups: [id], given, nearest: nearest(id, given) };
  return { issue: { code: "judgements-absent", path: ["judgements"], params } };
}

export function namedGroups({ judgements }: Loose, keys: readonly string[]): readonly NamedIds[] {
  const groups = isDirect(judgements, keys) ? null : Object.keys(judgements as object);
  return [{ at: ["judgements"], groups }];
}

export function namedNodes(at: string, map: object | undefined): NamedIds {
  return { at: [at], nodes: Object.keys(map ?? {}) };
}

interface Judged {
  readonly path: Path;
  /** What the judgements are about; null where they only have an order, that of the group's children. */
  readonly nodes: readonly string[] | null;
  /** How many they are about. */
  readonly size: number;
}

/** The ids of the rows of a judgement: its own, or the group's children in order, if they are as many. */
export function judgedIds({ path, nodes, size }: Judged, context: TableContext, issues: Issue[]): readonly string[] {
  const wanted = context.nodes.map(({ id }) => id);
  if (nodes === null) {
    if (size !== wanted.length) issues.push({ code: "judgement-size", path, params: { found: size, nodes: wanted } });
    return wanted;
  }
  checkCovered(nodes, { path, context, issues });
  return nodes;
}

interface Covering {
  readonly path: Path;
  readonly context: TableContext;
  readonly issues: Issue[];
}

/** Each child that is weighed must have been judged; words that name none of them are listed with it. */
export function checkCovered(judged: readonly string[], { path, context, issues }: Covering): void {
  const wanted = context.nodes.map(({ id }) => id);
  const missing = wanted.filter((id) => !judged.includes(id));
  if (missing.length === 0) return;
  const others = judged.filter((id) => !wanted.includes(id));
  const unknown = others.map((id) => ({ id, nearest: nearest(id, missing) }));
  issues.push({ code: "judgement-nodes-missing", path, params: { missing, unknown } });
}

/**
 * The weights of those children that count here, out of all that were judged. Their proportions stay as judged; what was
 * judged beside them (observed, of another level, left out) is said.
 */
export function pickWeights(
  judged: readonly string[],
  weights: ArrayLike<number>,
  { nodes, note }: TableContext,
): number[] {
  const place = new Map(judged.map((id, i) => [id, i]));
  const picked = nodes.map(({ id }) => weights[place.get(id)!]!);
  const extra = judged.filter((id) => !nodes.some((node) => node.id === id));
  if (extra.length > 0) note({ code: "judgements-extra", path: ["judgements"], params: { nodes: extra } });
  return scaleToOne(picked);
}

/** Weights that sum to 1; as they are where they sum to 0. */
export function scaleToOne(weights: ArrayLike<number>): number[] {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  return Array.from(weights, (w) => (total > 0 ? w / total : w));
}

/** Values by node as JSON that keeps the order of the nodes. */
export function byNode(nodes: readonly string[], values: ArrayLike<number>): { readonly [node: string]: Json } {
  return Object.fromEntries(nodes.map((id, i) => [id, values[i]!]));
}
