import type { Json } from "../../../method/index.ts";
import { aggregateChoice } from "../../../pipeline/aggregate-group.ts";
import { choiceFor, paramsOf } from "../../../pipeline/column-steps.ts";
import { compileTree } from "../../../pipeline/tree.ts";
import { comparePeriods } from "../../../schema/order.ts";
import { weightedMean } from "../../../stats/index.ts";
import type { CellToWrite, SheetToWrite } from "../../xlsx/write.ts";
import { type Book, type Column, columnOrder, identity, small, wideSheet } from "../context.ts";
import { methodName } from "../method.ts";
import { AGGREGATOR_FORMULAS, type GroupCells, presentWeight, weightedMeanOf } from "./aggregators.ts";
import { NORMALISER_FORMULAS } from "./normalisers.ts";
import type { Grid, Prepared } from "./prepared.ts";
import type { Ruler } from "./ruler.ts";
import { blockRef, cellRef, literal, MAX_FORMULA } from "./text.ts";
import type { LiveWeights } from "./weights.ts";

/** Nodes and methods whose cells are values, since no formula says them. */
export interface Carried {
  readonly node: string;
  readonly method: string;
}

export interface Calculation {
  readonly sheet: SheetToWrite;
  readonly carried: readonly Carried[];
  readonly scoreRef: (node: string, i: number) => string;
  /** Share of the children that are present, as a formula. */
  readonly coverage: (group: string, i: number) => string;
}

interface Needs {
  readonly grid: Grid;
  readonly ruler: Ruler;
  readonly prepared: Prepared;
  readonly weights: LiveWeights;
}

/** What was learned for a period, or for all rows. */
export function sliceOf<T>(table: Readonly<Record<string, T>>, period: string): T | undefined {
  return Object.hasOwn(table, period) ? table[period] : table["*"];
}

export function calculate(book: Book, { grid, ruler, prepared, weights }: Needs): Calculation {
  const { result, words, rows, registry } = book;
  const { plan, fitted } = result;
  const name = words.sheets.calculation;
  const left = identity(book).headings.length;
  const order = columnOrder(book);
  const at = new Map(order.map((id, j) => [id, left + j]));
  const parent = new Map(result.nodes.map((node) => [node.id, node.parent]));
  const isGroup = new Set(book.groups);
  const childrenOf = (id: string) => order.filter((other) => parent.get(other) === id);
  const tree = compileTree(result.system, plan.level);
  const rowOf = new Map(rows.map((i, k) => [i, grid.first + k]));
  const rowAt = new Map(rows.map((i) => [JSON.stringify([result.units[i], result.periods[i]]), i]));
  const periods = [...new Set(result.periods)].sort(comparePeriods);
  const carried = new Map<string, Carried>();
  const helpers = new Map<string, { readonly title: string; readonly cells: CellToWrite[] }>();
  const carry = (node: string, method: string): void => {
    carried.set(`${node} ${method}`, { node, method });
  };
  const values = (id: string) => (isGroup.has(id) ? result.score(id) : result.value("normalised", id));
  const scoreRef = (id: string, i: number) => cellRef(name, at.get(id)!, rowOf.get(i)!);

  /** A column to the right of the nodes; the same for every row. */
  function helper(group: string, what: string, { i, cell }: { i: number; cell: CellToWrite }): string {
    const key = JSON.stringify([group, what]);
    const found = helpers.get(key) ?? {
      title: words.helper(book.say(book.node(group).name, group), what),
      cells: [],
    };
    helpers.set(key, found);
    found.cells[i] = cell;
    return cellRef(name, left + order.length + [...helpers.keys()].indexOf(key), rowOf.get(i)!);
  }

  const learnPeriod = (period: string): string | null => {
    const { over } = plan.normalise;
    return over === "all-periods" ? null : over === "each-period" ? period : over.base;
  };

  function indicatorFormula(id: string, i: number): string | null {
    const method = choiceFor(plan.normalise, id).id;
    const say = NORMALISER_FORMULAS.get(method);
    const column = prepared.read(id);
    const [unit, period] = [result.units[i]!, result.periods[i]!];
    const own = sliceOf(fitted.normalise, period)?.[id] as Record<string, Json> | undefined;
    if (column === null || own === undefined || own === null) return null;
    const x = column.ref(i);
    const line = { id, at: sliceKey(fitted.normalise, period), method: methodName(book, "normalise", method) };
    if ("flat" in own) return `IF(ISNUMBER(${x}),${ruler.cell(line, "flat", own["flat"] as number)},"")`;
    if ("drop" in own || "empty" in own) return '""';
    const learned = column.learned(learnPeriod(period));
    const text = say?.(own, {
      x,
      unit,
      period,
      param: (what, value, by) => ruler.cell(line, what, value, by, learned),
      paramAt: (where, what, value) => ruler.cell({ ...line, at: where }, what, value),
      ladder: (sorted, sign) => (learned !== null && sameValues(learned.present, sorted, sign) ? learned.range : null),
      other: (otherUnit, otherPeriod) => {
        const row = rowAt.get(JSON.stringify([otherUnit, otherPeriod]));
        return row === undefined ? null : column.ref(row);
      },
      earlier: (lag) => periods[periods.indexOf(period) - lag] ?? null,
    });
    return text == null ? null : `IF(ISNUMBER(${x}),${text},"")`;
  }

  function indicatorCell(id: string, i: number): CellToWrite {
    const value = values(id)[i]!;
    const given = Number.isNaN(value) ? null : value;
    if (given !== null && prepared.read(id) !== null && Number.isNaN(prepared.read(id)!.values[i]!))
      return { value: given, look: "filled" };
    const formula = indicatorFormula(id, i);
    if (formula !== null && formula.length <= MAX_FORMULA) return { formula, value: given, look: "score" };
    if (given !== null) carry(id, methodName(book, "normalise", choiceFor(plan.normalise, id).id));
    return { value: given, look: "carried" };
  }

  function groupCells(group: string, i: number): GroupCells {
    const children = childrenOf(group);
    const row = rowOf.get(i)!;
    const weighs = children.filter((id) => weights.some(id));
    const line = (id: string) => ({
      id,
      at: sliceKey(fitted.aggregate, result.periods[i]!),
      method: methodName(book, "aggregate", methodOf(group).id),
    });
    const block = { sheet: name, left: at.get(children[0]!)!, right: at.get(children.at(-1)!)!, top: row, bottom: row };
    const cells: GroupCells = {
      children: weighs.map((id) => ({ id, x: scoreRef(id, i), w: weights.ref(id, i) })),
      values: blockRef(block),
      weights: weights.block(children, i),
      param: (what, value) => ruler.cell(line(group), what, value),
      paramOf: (child, what, value) => ruler.cell(line(child), what, value),
      mean: () => meanOf(cells),
      rescaled(say) {
        const refs = children.map((id, j) => {
          const x = scoreRef(id, i);
          return helper(group, id, {
            i,
            cell: { formula: `IF(ISNUMBER(${x}),${say(x, id, j)},"")`, look: "score" },
          });
        });
        const scaled: GroupCells = {
          ...cells,
          children: weighs.map((id) => ({ id, x: refs[children.indexOf(id)]!, w: weights.ref(id, i) })),
          values: `${refs[0]}:${refs.at(-1)!.slice(refs.at(-1)!.indexOf("!") + 1)}`,
          mean: () => meanOf(scaled),
        };
        return scaled;
      },
    };
    const meanOf = (of: GroupCells): string => {
      const own = children.map((id) => values(id)[i]!);
      const w = children.map((id) => weights.value(id, i));
      const plain = of === cells && own.some((v, j) => !Number.isNaN(v) && w[j]! > 0);
      return helper(group, "M", {
        i,
        cell: {
          formula: `IF(${presentWeight(of)}>0,${weightedMeanOf(of)},"")`,
          ...(plain ? { value: weightedMean(Float64Array.from(own), Float64Array.from(w)) } : {}),
          look: "score",
        },
      });
    };
    return cells;
  }

  const methodOf = (group: string) =>
    paramsOf(aggregateChoice(plan, tree, tree.get(group)!), ["coverage", "over", "nodes", "levels"]);
  const coverageOf = (group: string) => aggregateChoice(plan, tree, tree.get(group)!).coverage;
  const coverage = (group: string, i: number) => {
    const children = childrenOf(group);
    return `COUNT(${groupCells(group, i).values})/${children.length}`;
  };

  function groupFormula(group: string, i: number): string | null {
    const say = AGGREGATOR_FORMULAS.get(methodOf(group).id);
    const learned = sliceOf(fitted.aggregate, result.periods[i]!)?.[group];
    const cells = groupCells(group, i);
    const text = say?.((learned ?? null) as Json, cells);
    if (text == null || cells.children.length === 0) return null;
    let score = text;
    if (book.node(group).direction === "negative") {
      const { id, params } = paramsOf(plan.normalise, ["over", "indicators"]);
      const ends = registry.get("normalise", id)?.bounds(params as never);
      if (ends == null) return null;
      score = `${literal(ends[0] + ends[1])}-(${text})`;
    }
    const enough = `${presentWeight(cells)}>0`;
    const column = at.get(group)!;
    const needed = coverageOf(group) > 0 ? cellRef(name, column, COVERAGE_ROW, true) : null;
    const condition = needed === null ? enough : `AND(${enough},${coverage(group, i)}>=${needed})`;
    return `IF(${condition},${score},"")`;
  }

  const unpublished = new Set(result.withheld.map(({ node, row }) => JSON.stringify([node, row])));

  function groupCell(group: string, i: number): CellToWrite {
    const value = values(group)[i]!;
    const given = Number.isNaN(value) ? null : value;
    const formula = groupFormula(group, i);
    if (formula !== null && formula.length <= MAX_FORMULA) {
      // a score that is not published is computed by whoever opens the file, and used above it
      if (unpublished.has(JSON.stringify([group, i]))) return { formula, look: "score" };
      return { formula, value: given, look: "score" };
    }
    if (given !== null) carry(group, methodName(book, "aggregate", methodOf(group).id));
    return { value: given, look: "carried" };
  }

  const columns = order.map((id): Column => {
    const cells = rows.map((i) => (isGroup.has(id) ? groupCell(id, i) : indicatorCell(id, i)));
    const place = new Map(rows.map((i, k) => [i, k]));
    const method = isGroup.has(id)
      ? methodName(book, "aggregate", methodOf(id).id)
      : methodName(book, "normalise", choiceFor(plan.normalise, id).id);
    const needed = isGroup.has(id) && coverageOf(id) > 0 ? coverageOf(id) : null;
    return {
      title: book.names(order)[order.indexOf(id)]!,
      id,
      cell: (i) => cells[place.get(i)!]!,
      under: [small(method), needed === null ? small("") : { value: needed, look: "input" }, ...weights.lines(id)],
    };
  });
  const extra = [...helpers].map(
    ([key, { title, cells }]): Column => ({
      title,
      id: (JSON.parse(key) as string[]).join(" "),
      cell: (i) => cells[i] ?? null,
      under: Array.from({ length: grid.lines }, () => small("")),
    }),
  );
  const lines = [words.method, words.coverageNeeded, ...weights.lineNames];
  return {
    sheet: wideSheet(book, name, { columns: [...columns, ...extra], lines }),
    carried: [...carried.values()],
    scoreRef,
    coverage,
  };
}

/** The row of the sheet with the coverage that each group needs. */
const COVERAGE_ROW = 4;

/** The period whose ruler holds; empty where one holds for all. */
function sliceKey(table: Readonly<Record<string, unknown>>, period: string): string {
  return Object.hasOwn(table, period) ? period : "";
}

function sameValues(present: Float64Array, sorted: readonly number[], sign: 1 | -1): boolean {
  if (present.length !== sorted.length) return false;
  const own = present.map((v) => sign * v + 0).sort();
  return own.every((v, k) => v === sorted[k]);
}
