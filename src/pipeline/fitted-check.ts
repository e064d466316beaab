import { IndexError, type Issue } from "../errors/index.ts";
import type { Json } from "../method/index.ts";
import { nearest } from "../schema/nearest.ts";
import { typeWord } from "../schema/words.ts";
import { checkShape } from "../schema/zod-issues.ts";
import type { Fitted } from "./score-types.ts";
import { isGroup, type Tree, type TreeNode } from "./tree.ts";

type Path = readonly (string | number)[];
type Table = Readonly<Record<string, unknown>>;

const STEPS = ["impute", "treat", "normalise", "weigh", "aggregate"] as const;

/**
 * What was learned, as it comes from a file or a database, before it is used: every step has its table of rulers, weights
 * are numbers that can be summed, what was dropped is there. What a method learned is checked where it is recalled.
 */
export function checkFitted(given: unknown, { tree }: { tree: Tree }): Fitted {
  const issues: Issue[] = [];
  if (!isObject(given)) throw new IndexError([notObject(["fitted"], given)]);
  for (const step of STEPS) {
    const slices = tableAt(given, step, ["fitted"], issues);
    for (const [slice, entries] of Object.entries(slices)) {
      const path = ["fitted", step, slice];
      if (!isObject(entries)) issues.push(notObject(path, entries));
      else if (step === "weigh") issues.push(...weighIssues(entries, path, tree));
    }
  }
  issues.push(...droppedIssues(given["dropped"], tree));
  if (issues.length > 0) throw new IndexError(issues);
  return given as unknown as Fitted;
}

const isObject = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function notObject(path: Path, value: unknown): Issue {
  if (value === undefined) return { code: "missing-key", path: [...path], params: { key: String(path.at(-1)) } };
  return { code: "wrong-type", path: [...path], params: { expected: "object", found: typeWord(value) } };
}

function tableAt(holder: Table, key: string, path: Path, issues: Issue[]): Table {
  const table = Object.hasOwn(holder, key) ? holder[key] : undefined;
  if (isObject(table)) return table;
  issues.push(notObject([...path, key], table));
  return {};
}

/** Weights of the groups: a number of 0 or more for each child listed, at least one above 0. */
function weighIssues(groups: Table, path: Path, tree: Tree): Issue[] {
  const issues: Issue[] = [];
  for (const [id, entry] of Object.entries(groups)) {
    const at = [...path, id];
    const group = tree.get(id);
    if (group === undefined || !isGroup(group.node)) continue;
    if (!isObject(entry)) issues.push(notObject(at, entry));
    else if (!Object.hasOwn(entry, "learned"))
      issues.push({ code: "missing-key", path: [...at, "learned"], params: { key: "learned" } });
    else issues.push(...weightIssues(tableAt(entry, "weights", at, issues), [...at, "weights"], group));
  }
  return issues;
}

function weightIssues(weights: Table, path: Path, group: TreeNode): Issue[] {
  const issues: Issue[] = [];
  let sum = 0;
  for (const [child, w] of Object.entries(weights)) {
    const at = [...path, child];
    if (typeof w !== "number")
      issues.push({ code: "wrong-type", path: at, params: { expected: "number", found: typeWord(w) } });
    else if (!Number.isFinite(w)) issues.push({ code: "not-finite", path: at, params: { found: String(w) } });
    else if (w < 0) issues.push({ code: "negative-weight", path: at, params: { id: child, found: w } });
    else if (group.children.some(({ id }) => id === child)) sum += w;
  }
  if (issues.length > 0) return issues;
  if (sum === Number.POSITIVE_INFINITY)
    return [{ code: "weights-overflow", path: [...path], params: { id: group.id } }];
  const children = group.children.map(({ id }) => id);
  return sum > 0 ? [] : [{ code: "zero-weights", path: [...path], params: { id: group.id, children } }];
}

function droppedIssues(dropped: unknown, tree: Tree): Issue[] {
  const path = ["fitted", "dropped"];
  if (dropped === undefined) return [{ code: "missing-key", path, params: { key: "dropped" } }];
  if (!Array.isArray(dropped))
    return [{ code: "wrong-type", path, params: { expected: "list", found: typeWord(dropped) } }];
  const known = tree.indicators.map(({ id }) => id);
  return dropped.flatMap((id: unknown, i): Issue[] => {
    const at = [...path, i];
    if (typeof id !== "string")
      return [{ code: "wrong-type", path: at, params: { expected: "text", found: typeWord(id) } }];
    if (known.includes(id)) return [];
    const params = { id, wanted: "indicator" as const, other: tree.get(id) !== undefined, nearest: nearest(id, known) };
    return [{ code: "no-such-node", path: at, params }];
  });
}

interface Recalled {
  readonly id: string;
  readonly learned?: Parameters<typeof checkShape>[0] | undefined;
}

/** What a method learned before, held against the shape that it says this has. */
export function checkLearned(fitted: Json, { learned }: Recalled, path: Path): void {
  if (learned === undefined) return;
  const { issues } = checkShape(learned, fitted, path);
  if (issues.length > 0) throw new IndexError(issues);
}

/** Uses what was learned before; that a method stumbles over it means that it was damaged on the way. */
export function replay<T>(run: () => T, { id }: Recalled): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw damaged(id);
  }
}

/** A ruler learned before leaves no value without a score, unless it says so. */
export function refuseLost(before: Float64Array, after: Float64Array, { id }: Recalled): void {
  for (let i = 0; i < before.length; i++) {
    if (Number.isNaN(after[i]!) && !Number.isNaN(before[i]!)) throw damaged(id);
  }
}

function damaged(method: string): IndexError {
  return new IndexError([{ code: "fitted-damaged", path: [], params: { method } }]);
}
