import type { Issue } from "../errors/index.ts";
import type { DraftNode } from "./draft.ts";
import { DIRECTION_CHOICES } from "./node-shape.ts";
import { bandIssues, targetIssues } from "./target-checks.ts";

/** What an indicator may name: columns there are, and levels where the system declares any. */
export interface Known {
  readonly columns: ReadonlySet<string>;
  readonly levels: readonly string[];
  readonly suggest: (word: string) => string | undefined;
  readonly suggestLevel: (word: string) => string | undefined;
}

export function indicatorIssues(node: DraftNode, known: Known): Issue[] {
  const { id, at, fields, written } = node;
  const issues: Issue[] = [];
  const { direction } = fields;
  if (node.object && !written.has("direction")) {
    issues.push({ code: "missing-direction", path: [...at("direction")], params: { id, choices: DIRECTION_CHOICES } });
  }
  if (typeof direction === "object" && "from" in direction) issues.push(...bandIssues(direction, at("direction")));
  issues.push(
    ...goalpostIssues(node),
    ...directionDomain(node),
    ...denominatorIssues(node, known),
    ...targetIssues(node, known.columns, known.suggest),
  );
  issues.push(...repeated(fields.levels, (i) => at("levels", i)));
  (fields.levels ?? []).forEach((level, i) => {
    if (known.levels.length === 0 || known.levels.includes(level)) return;
    const params = { level, declared: known.levels, nearest: known.suggestLevel(level) };
    issues.push({ code: "unknown-level", path: [...at("levels", i)], params });
  });
  return issues;
}

function goalpostIssues({ id, at, fields }: DraftNode): Issue[] {
  const { goalposts, direction, transform } = fields;
  if (goalposts === undefined) return [];
  const path = [...at("goalposts")];
  const [first, second] = goalposts;
  const issues: Issue[] = [];
  if (first === second) return [{ code: "equal-goalposts", path, params: { id, value: first } }];
  if (!Number.isFinite(second - first)) {
    return [
      { code: "out-of-range", path, params: { found: second, bound: Number.MAX_VALUE, side: "max", inclusive: false } },
    ];
  }
  const ordered =
    direction === undefined || direction === "unstated" || (direction === "negative" ? first > second : first < second);
  if (!ordered) {
    const word = typeof direction === "string" ? direction : JSON.stringify(direction);
    issues.push({ code: "goalposts-reversed", path, params: { id, direction: word, first, second } });
  } else if (typeof direction === "object") {
    const [from, to] = "ideal" in direction ? [direction.ideal, direction.ideal] : [direction.from, direction.to];
    if (from !== null && to !== null && (from < first || to > second)) {
      issues.push({ code: "goalposts-enclose", path, params: { id, first, second, from, to } });
    }
  }
  for (const found of goalposts) {
    const outside = transform === "sqrt" ? found < 0 : transform !== undefined && found <= 0;
    if (outside) issues.push({ code: "goalposts-domain", path, params: { id, transform: String(transform), found } });
  }
  return issues;
}

/** An ideal or a band is stated in the measure, and goes through the transform with the values. */
function directionDomain({ id, at, fields }: DraftNode): Issue[] {
  const { direction, transform } = fields;
  if (typeof direction !== "object" || transform === undefined) return [];
  return Object.values(direction).flatMap((found): Issue[] => {
    if (found === null || found === undefined || (transform === "sqrt" ? found >= 0 : found > 0)) return [];
    return [{ code: "goalposts-domain", path: [...at("direction")], params: { id, transform, found } }];
  });
}

function denominatorIssues({ id, at, fields }: DraftNode, known: Known): Issue[] {
  if (fields.denominator === undefined) return [];
  const name = typeof fields.denominator === "string" ? fields.denominator : fields.denominator.by;
  const path = [...at("denominator")];
  if (name === id) return [{ code: "self-reference", path, params: { id, key: "denominator" } }];
  if (known.columns.has(name)) return [];
  return [{ code: "unknown-reference", path, params: { name, key: "denominator", nearest: known.suggest(name) } }];
}

/** Each text that stands a second time in a list. */
export function repeated(
  list: readonly string[] | undefined,
  place: (i: number) => readonly (string | number)[],
): Issue[] {
  const seen = new Set<string>();
  return (list ?? []).flatMap((found, i): Issue[] => {
    if (seen.has(found)) return [{ code: "listed-twice", path: [...place(i)], params: { found } }];
    seen.add(found);
    return [];
  });
}
