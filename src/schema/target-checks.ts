import type { Issue } from "../errors/index.ts";
import type { DraftNode } from "./draft.ts";
import { comparePeriods } from "./order.ts";
import type { Path } from "./path.ts";
import type { RawTarget } from "./target-shape.ts";

/** Problems of one indicator's targets. `known` are the columns that a target may name. */
export function targetIssues(
  node: DraftNode,
  known: ReadonlySet<string>,
  suggest: (word: string) => string | undefined,
): Issue[] {
  const issues: Issue[] = [];
  const targets = node.fields.targets ?? [];
  targets.forEach((target, i) => {
    const path = node.at("targets", i);
    const { period, since, base } = target;
    if (since !== undefined && comparePeriods(since, period) > 0) {
      issues.push({ code: "since-after-period", path: [...path, "since"], params: { since, period } });
    }
    if (base !== undefined && comparePeriods(base.period, period) > 0) {
      issues.push({ code: "base-after-period", path: [...path, "base"], params: { base: base.period, period } });
    }
    const wrong = contradiction(target, node.fields.direction);
    if (wrong !== undefined) {
      const params = { id: node.id, direction: String(node.fields.direction), comparator: wrong };
      issues.push({ code: "comparator-contradicts", path: [...path], params });
    }
    if (target.kind === "range") issues.push(...bandIssues(target, path));
    for (const { key, name, at } of references(target)) {
      if (known.has(name)) continue;
      issues.push({ code: "unknown-reference", path: [...path, ...at], params: { name, key, nearest: suggest(name) } });
    }
  });
  return [...issues, ...officialIssues(node, targets)];
}

/** What in a target asks for the opposite of the direction; `reach`, `about` and `exactly` never do. */
function contradiction(target: RawTarget, direction: unknown): string | undefined {
  if (direction !== "positive" && direction !== "negative") return undefined;
  if (target.kind === "elimination") return direction === "positive" ? "elimination" : undefined;
  if (target.kind === "trend") {
    return target.trend === (direction === "positive" ? "falling" : "rising") ? target.trend : undefined;
  }
  // a joint target compares a share of units, not the indicator
  if (target.kind === "joint" || !("comparator" in target) || target.comparator === undefined) return undefined;
  return target.comparator.startsWith(direction === "positive" ? "<" : ">") ? target.comparator : undefined;
}

export function bandIssues(
  band: { from: number; to: number; min?: number | undefined; max?: number | undefined },
  path: Path,
): Issue[] {
  const { from, to, min, max } = band;
  const lowest = min ?? from;
  const highest = max ?? to;
  const ordered =
    lowest <= from && from <= to && to <= highest && (min === undefined || max === undefined || min < max);
  return ordered ? [] : [{ code: "band-order", path: [...path], params: { from, to, min, max } }];
}

function references(target: RawTarget): { key: string; name: string; at: Path }[] {
  if (target.kind === "synchrony") return [{ key: "with", name: target.with, at: ["with"] }];
  if (target.kind === "joint")
    return target.floors.map(({ of }, i) => ({ key: "of", name: of, at: ["floors", i, "of"] }));
  return [];
}

/** Several targets for one unit and period are kept; only one of them can be the official one. */
function officialIssues(node: DraftNode, targets: readonly RawTarget[]): Issue[] {
  const marked = new Map<string, number[]>();
  targets.forEach((target, i) => {
    if (target.official !== true) return;
    const key = JSON.stringify([target.period, target.unit ?? null]);
    marked.set(key, [...(marked.get(key) ?? []), i]);
  });
  return [...marked.values()].flatMap((places): Issue[] => {
    if (places.length < 2) return [];
    const { period, unit } = targets[places[1]!]!;
    const params = { id: node.id, period, unit, count: places.length };
    return [{ code: "conflicting-targets", path: [...node.at("targets", places[1]!)], params }];
  });
}
