import { deriveEn } from "../../errors/en/derive.ts";
import type { Issue } from "../../errors/index.ts";
import { suggester } from "../../schema/nearest.ts";
import type { Deflate } from "../../schema/types.ts";
import type { Derivations, DeriveContext } from "../derive.ts";
import { isGroup } from "../tree.ts";
import { breakNotes } from "./break-notes.ts";
import { deflated } from "./deflate.ts";
import { hierarchyOf } from "./hierarchy.ts";
import { rowIndex } from "./row-index.ts";
import { figureIssues, figureNotes } from "./system-checks.ts";
import { needsHierarchy, wordIssues, wordsIn } from "./word-checks.ts";
import { gapNotes, noGaps, wordEvaluator } from "./words.ts";

/**
 * The part of an engine that computes what reads other rows (`lag`, `at`, `ref`, `across`, `share` of formulas), brings money
 * to constant prices, and checks that prices and kinds of figures go together. The library's own engine has it.
 */
export const derivations: Derivations = { texts: deriveEn, check: figureIssues, start, learned: breakNotes };

function start({ data, tree, level, rows, note }: DeriveContext): ReturnType<Derivations["start"]> {
  const issues: Issue[] = [];
  const index = rowIndex(rows);
  const hierarchy = hierarchyOf(rows, index);
  const levelOf = rows.group["level"];
  let unitsBelong = false;
  for (const { id, node } of tree.indicators) {
    if (isGroup(node) || node.expression === undefined) continue;
    const words = wordsIn(node.expression);
    if (words.length === 0) continue;
    issues.push(...wordIssues(node.expression, { index, hierarchy, path: ["system", id, "formula"] }));
    if (words.some((word) => needsHierarchy(word, index))) unitsBelong = true;
  }
  if (unitsBelong && hierarchy !== undefined) {
    if (hierarchy.levels.length > 1 && level === null) {
      issues.push({ code: "level-needed", path: ["plan", "level"], params: { levels: hierarchy.levels } });
    }
    const unknown = hierarchy.unknownParents;
    if (unknown.length > 0)
      note({ code: "parents-unknown", path: ["data", "groups", "parent"], params: { units: unknown } });
  }
  const deflate = new Map<string, Deflate>();
  for (const { id, deflate: how } of described(tree)) if (how !== undefined) deflate.set(id, how);
  const suggest = suggester(() => data.columns.keys());
  for (const [id, { by, base, unit }] of deflate) {
    const path = ["system", id, "deflate"];
    if (!data.columns.has(by))
      issues.push({ code: "missing-column", path, params: { id: by, of: id, nearest: suggest(by) } });
    if (index.periodNumber(base) === undefined) {
      issues.push({ code: "deflate-base", path, params: { base, known: [...index.periods] } });
    }
    if (unit !== undefined && index.unitNumber(unit) === undefined) {
      issues.push({ code: "deflate-unit", path, params: { unit } });
    }
  }
  for (const issue of figureNotes(tree.system, { periods: index.periods.length })) note(issue);
  return {
    issues,
    evaluator(id) {
      const gaps = noGaps();
      const counts = (row: number) => level === null || levelOf === undefined || levelOf[row] === level;
      return {
        words: wordEvaluator({ rows, index, hierarchy }, gaps),
        done: () => {
          for (const issue of gapNotes(id, gaps, { rows, counts })) note(issue);
        },
      };
    },
    adjust(id, x) {
      const how = deflate.get(id);
      if (how === undefined) return x;
      const { values, notes } = deflated(x, how, { rows, index, prices: data.columns.get(how.by)! });
      for (const issue of notes) note({ ...issue, path: ["data", id] });
      return values;
    },
  };
}

function described(tree: DeriveContext["tree"]) {
  return [...tree.system.variables, ...tree.indicators.flatMap(({ node }) => (isGroup(node) ? [] : [node]))];
}
