import { formatPath, type Issue } from "../errors/index.ts";
import type { DraftNode, DraftSystem } from "./draft.ts";
import { expressionIssues, type NamedExpr } from "./expression-checks.ts";
import { idIssue, isId } from "./ids.ts";
import { indicatorIssues, type Known, repeated } from "./indicator-checks.ts";
import { suggester } from "./nearest.ts";
import { indicatorShape } from "./node-shape.ts";
import type { Path } from "./path.ts";

/** What the shape of a system cannot say: ids, tree, weights, directions, goalposts, targets, references. */
export function systemIssues(system: DraftSystem): Issue[] {
  const issues: Issue[] = [];
  const { fields, path, index } = system;
  if (fields.id !== undefined && !isId(fields.id)) {
    issues.push({ code: "bad-id", path: [...path, "id"], params: { id: fields.id } });
  }
  issues.push(...repeated(fields.levels, (i) => [...path, "levels", i]));
  if (index === undefined) return issues;
  if (!index.group || (index.children.length === 0 && Array.isArray(index.fields.children))) {
    issues.push({ code: "index-without-children", path: [...index.path], params: { id: index.id } });
  }
  const nodes = preorder(index);
  issues.push(...idIssues(system, nodes));
  const known = knownIn(system, nodes);
  const expressions: NamedExpr[] = [];
  for (const node of nodes) {
    issues.push(...commonIssues(node));
    if (node.group || node === index) issues.push(...groupIssues(node, node === index));
    else issues.push(...indicatorIssues(node, known));
    if (node.fields.expression && !node.group) {
      expressions.push({ id: node.id, expr: node.fields.expression, path: node.at("expression") });
    }
  }
  const groups = new Set(nodes.filter((node) => node.group).map(({ id }) => id));
  issues.push(...expressionIssues(expressions, { columns: known.columns, groups }));
  return issues;
}

function preorder(root: DraftNode): DraftNode[] {
  const nodes: DraftNode[] = [];
  const waiting = [root];
  while (waiting.length > 0) {
    const node = waiting.pop()!;
    nodes.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) waiting.push(node.children[i]!);
  }
  return nodes;
}

function knownIn(system: DraftSystem, nodes: readonly DraftNode[]): Known {
  const columns = new Set(nodes.filter((node) => !node.group).map(({ id }) => id));
  for (const { id } of system.variables) columns.add(id);
  columns.delete("");
  const levels = system.fields.levels ?? [];
  return { columns, levels, suggest: suggester(() => columns), suggestLevel: suggester(() => levels) };
}

/** One space of ids for groups, indicators and variables. */
function idIssues(system: DraftSystem, nodes: readonly DraftNode[]): Issue[] {
  const issues: Issue[] = [];
  const first = new Map<string, Path>();
  const parentOf = new Map(nodes.flatMap((node) => node.children.map((child) => [child, node] as const)));
  const homeOf = new Map<string, DraftNode | undefined>();
  const take = (id: string, path: Path, parent: DraftNode | undefined) => {
    if (id === "") return; // missing or no text: said already
    const place = first.get(id);
    if (place === undefined) {
      first.set(id, path);
      homeOf.set(id, parent);
      const issue = idIssue(id, path);
      if (issue) issues.push(issue);
    } else if (parent !== undefined && homeOf.get(id) === parent) {
      issues.push({ code: "child-twice", path: [...path], params: { id, parent: parent.id } });
    } else issues.push({ code: "duplicate-id", path: [...path], params: { id, first: formatPath(place) } });
  };
  for (const node of nodes) take(node.id, node.at("id"), parentOf.get(node));
  for (const { id, path } of system.variables) take(id, [...path, "id"], undefined);
  // an id that is an empty text passes the shape, which only asks for a text
  for (const { id, path, fields } of [...nodes, ...system.variables]) {
    if (id === "" && fields.id === "") issues.push({ code: "bad-id", path: [...path, "id"], params: { id } });
  }
  return issues;
}

function commonIssues({ id, at, fields }: DraftNode): Issue[] {
  const issues = repeated(fields.tags, (i) => at("tags", i));
  if (fields.weight !== undefined && fields.weight < 0) {
    issues.push({ code: "negative-weight", path: [...at("weight")], params: { id, found: fields.weight } });
  }
  if (Array.isArray(fields.owners)) {
    const sum = fields.owners.reduce((total, owner) => total + (typeof owner === "string" ? 0 : (owner.share ?? 0)), 0);
    // shares such as ten times 0.1 add up to a little more than 1
    if (sum > 1 + 1e-9) issues.push({ code: "owner-shares", path: [...at("owners")], params: { sum } });
  }
  return issues;
}

function groupIssues(node: DraftNode, isIndex: boolean): Issue[] {
  const { id, at, fields, written, children } = node;
  const issues: Issue[] = [];
  if (children.length === 0 && !isIndex && Array.isArray(fields.children)) {
    issues.push({ code: "empty-group", path: [...node.path], params: { id } });
  }
  for (const key of Object.keys(indicatorShape)) {
    if (node.group && written.has(key))
      issues.push({ code: "key-of-indicator", path: [...at(key)], params: { key, id } });
  }
  const { direction } = fields;
  if (direction !== undefined && direction !== "positive" && direction !== "negative") {
    const found = typeof direction === "string" ? `"${direction}"` : JSON.stringify(direction);
    issues.push({ code: "group-direction", path: [...at("direction")], params: { id, found } });
  }
  issues.push(...weightIssues(node));
  return issues;
}

function weightIssues(node: DraftNode): Issue[] {
  const bearing = node.children.filter(isScored);
  const readable = bearing.every((child) => child.fields.weight !== undefined || !child.written.has("weight"));
  if (bearing.length === 0 || !readable) return [];
  const weights = bearing.map((child) => child.fields.weight ?? 1);
  if (weights.some((w) => w < 0)) return [];
  const sum = weights.reduce((total, w) => total + w, 0);
  const path = [...node.at("children")];
  if (sum === Number.POSITIVE_INFINITY) return [{ code: "weights-overflow", path, params: { id: node.id } }];
  if (sum > 0) return [];
  return [{ code: "zero-weights", path, params: { id: node.id, children: bearing.map(({ id }) => id) } }];
}

/** Whether a node takes part in the index: observed indicators, gates, unstated ones, and groups of nothing else, do not. */
function isScored({ group, fields, children }: DraftNode): boolean {
  if (group) return children.some(isScored);
  return (fields.role ?? "evaluated") === "evaluated" && fields.direction !== "unstated";
}
