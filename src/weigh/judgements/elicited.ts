import { IndexError, type Issue } from "../../errors/index.ts";
import type { Json, TableContext, WeightsFitted } from "../../method/index.ts";
import { checkEach } from "./check.ts";
import { byNode, checkCovered, entryFor, pickWeights } from "./entry.ts";
import { spreadOf } from "./panel.ts";
import { checkExperts } from "./sheet.ts";

type Path = readonly (string | number)[];

/** What one expert said, and where it stands. */
export interface Elicited<O> {
  readonly name: string;
  readonly weight: number;
  readonly own: O;
  readonly path: Path;
}

/** Weights of everything that one expert judged, and the figures on the way. */
export interface Solved {
  readonly nodes: readonly string[];
  readonly weights: ArrayLike<number>;
  readonly figures: { readonly [key: string]: Json };
}

/** How one form of judgement is checked and solved. */
export interface ElicitedForm<O> {
  /** The keys of the form, by which it is told from a map of groups. */
  readonly keys: readonly string[];
  check(own: O, at: { readonly path: Path; readonly issues: Issue[] }): void;
  solve(own: O, at: { readonly path: Path; readonly context: TableContext }): Solved;
}

type Panel<O> = { readonly experts: readonly (O & { readonly name?: string; readonly weight?: number })[] };

export function panelKeys({ keys }: { readonly keys: readonly string[] }): readonly string[] {
  return [...keys, "experts"];
}

/** One statement, or one an expert; problems of all of them are added to `issues`. */
export function readElicited<O extends object>(
  entry: O | Panel<O>,
  { path, issues, form }: { path: Path; issues: Issue[]; form: Pick<ElicitedForm<O>, "check"> },
): Elicited<O>[] {
  const all = "experts" in entry ? statements(entry, path) : [{ name: "1", weight: 1, own: entry, path }];
  if ("experts" in entry) checkExperts(entry.experts, { path: [...path, "experts"], issues });
  for (const one of all) form.check(one.own, { path: one.path, issues });
  return all;
}

/** The zod check of `judgements` of a form: every entry is read, every problem at its place. */
export function checkElicited<O extends object>(form: ElicitedForm<O>) {
  return checkEach<O | Panel<O>, { readonly judgements: unknown }>(panelKeys(form), (entry, { path, issues }) =>
    readElicited(entry, { path, issues, form }),
  );
}

function statements<O extends object>({ experts }: Panel<O>, path: Path): Elicited<O>[] {
  return experts.map((expert, k) => {
    const { name = String(k + 1), weight = 1, ...own } = expert;
    return { name, weight, own: own as unknown as O, path: [...path, "experts", k] };
  });
}

/** Weights of a group's children from one statement, or the weighted mean of several experts', with their spread. */
export function fitElicited<O extends object>(
  judgements: unknown,
  form: ElicitedForm<O>,
  context: TableContext,
): WeightsFitted {
  const issues: Issue[] = [];
  const found = entryFor<O | Panel<O>>(judgements, { keys: panelKeys(form), group: context.group });
  if (found.issue !== undefined) throw new IndexError([found.issue]);
  const all = readElicited(found.entry, { path: found.path, issues, form });
  if (issues.length > 0) throw new IndexError(issues);
  const solved = all.map(({ own, path }) => form.solve(own, { path, context }));
  for (const [k, { nodes }] of solved.entries()) checkCovered(nodes, { path: all[k]!.path, context, issues });
  if (issues.length > 0) throw new IndexError(issues);
  if (solved.length === 1) {
    const [{ nodes, weights, figures }] = solved as [Solved];
    return { weights: pickWeights(nodes, weights, context), judged: byNode(nodes, weights), ...figures };
  }
  // experts may have judged other things beside; they are compared on what counts here
  const own = solved.map(({ nodes, weights }) => Float64Array.from(pickWeights(nodes, weights, context)));
  const ids = context.nodes.map(({ id }) => id);
  const { weights, spread } = spreadOf(own, { ids, weights: all.map(({ weight }) => weight) });
  const experts = all.map(({ name, weight }, k) => {
    const { nodes, figures } = solved[k]!;
    return { name, weight, weights: byNode(nodes, solved[k]!.weights), ...figures };
  });
  return { weights, spread, experts };
}

/** A list of ids in order, none twice. */
export function checkOrder(order: readonly string[], { path, issues }: { path: Path; issues: Issue[] }): void {
  const twice = new Set(order.filter((id, i) => order.indexOf(id) !== i));
  for (const id of twice) issues.push({ code: "judgement-node-twice", path: [...path, "order"], params: { id } });
}

interface ListCheck {
  readonly key: string;
  readonly path: Path;
  readonly issues: Issue[];
  readonly order: readonly string[];
  /** How many values there must be. */
  readonly wanted: number;
  /** The least value that makes sense. */
  readonly least: number;
}

/** Values that go with an order: as many as there must be, none below the least. */
export function checkValues(
  values: readonly (number | null)[],
  { key, path, issues, order, wanted, least }: ListCheck,
): void {
  const at = [...path, key];
  if (values.length !== wanted) {
    issues.push({
      code: "judgement-count",
      path: at,
      params: { key, found: values.length, wanted, nodes: order.length },
    });
  }
  values.forEach((found, i) => {
    if (found !== null && !(found >= least))
      issues.push({ code: "judgement-too-small", path: [...at, i], params: { key, found, least } });
  });
}
