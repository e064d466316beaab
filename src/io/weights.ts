import type { Issue } from "../errors/index.ts";
import { suggester } from "../schema/nearest.ts";
import type { System } from "../schema/types.ts";
import { readTable, type Table } from "./csv.ts";
import { collectIssues } from "./found.ts";
import { numberProblem, readNumber } from "./number.ts";

/**
 * Weights from a CSV `node,weight`, or such a table of a workbook: only the nodes that differ from the system need a row. Weights are relative among siblings.
 * Other columns are refused, so that a misspelt heading is not passed over.
 * @example readWeights("node,weight\neconomy,2", { file: "w.csv" }).weights; // => { economy: 2 }
 */
export function readWeights(
  given: string | Table,
  { file, system }: { readonly file: string; readonly system?: System | undefined },
): { readonly weights: Readonly<Record<string, number>> | undefined; readonly issues: readonly Issue[] } {
  const sheet = typeof given === "string" ? undefined : given.sheet;
  const found = collectIssues({ file, place: sheet?.place });
  const table = typeof given === "string" ? readTable(given, { file, found }) : given;
  const weights: Record<string, number> = Object.create(null);
  if (table) {
    const { headings, headingRow: row } = table;
    const [node, weight] = [headings.indexOf("node"), headings.indexOf("weight")];
    const others = headings.filter(
      (heading) => heading !== "" && heading !== "node" && heading !== "weight" && heading !== "name",
    );
    if (node < 0 || weight < 0 || others.length > 0)
      found.add({
        code: "weights-headings",
        path: [],
        params: { headings: headings.filter(Boolean) },
        at: { file: table.file, row },
      });
    else readRows(node, weight);
    if (table.rows.length === 0 && found.count() === 0)
      found.add({ code: "file-no-rows", path: [], params: {}, at: { file: table.file } });

    function readRows(nodeIndex: number, weightIndex: number): void {
      const ids = system && nodeIds(system);
      const suggest = suggester(() => ids ?? []);
      const rows = new Map<string, number>();
      const percents = [...(sheet?.shown.values() ?? [])].filter(
        (marks) => marks.get(weightIndex) === "percent",
      ).length;
      if (percents > 0 && percents < table!.rows.length)
        found.add({ code: "weights-percent-mixed", path: [], params: { percents }, at: { file: table!.file } });
      table!.rows.forEach((cells, i) => {
        const at = { file: table!.file, row: table!.numbers[i]! };
        const id = cells[nodeIndex]!.trim();
        const cell = cells[weightIndex]!.trim();
        const value = readNumber(cell);
        const first = rows.get(id);
        if (id === "")
          found.add({ code: "cell-empty", path: [], params: { role: "node" }, at: { ...at, column: "node" } });
        else if (first !== undefined)
          found.add({ code: "weight-twice", path: [], params: { id, first: { file: at.file, row: first } }, at });
        else if (ids && !ids.has(id))
          found.add({
            code: "weight-unknown",
            path: [],
            params: { id, nearest: suggest(id) },
            at: { ...at, column: "node" },
          });
        rows.set(id, first ?? at.row);
        const column = { ...at, column: "weight" };
        if (value === undefined)
          found.add({
            code: "not-a-number",
            path: [],
            params: { text: cell, problem: numberProblem(cell) },
            at: column,
          });
        else if (Number.isNaN(value))
          found.add({ code: "cell-empty", path: [], params: { role: "weight" }, at: column });
        else if (value < 0) found.add({ code: "weight-negative", path: [], params: { id, value }, at: column });
        else if (id !== "") weights[id] = value;
      });
    }
  }
  const issues = found.issues();
  return { weights: issues.length > 0 ? undefined : weights, issues };
}

function nodeIds(system: System): Set<string> {
  const ids = new Set<string>();
  const waiting: (typeof system.index | (typeof system.index.children)[number])[] = [system.index];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    ids.add(node.id);
    if (node.children) waiting.push(...[...node.children].reverse());
  }
  return ids;
}
