import type { Place } from "../../errors/index.ts";
import { suggester } from "../../schema/nearest.ts";
import type { Table } from "../csv.ts";
import { numberProblem, readNumber } from "../number.ts";
import { hundredfold, isPercentMeasure } from "../shown.ts";
import { type Headings, keyedRows, sheetOfTable } from "./rows.ts";
import type { Sheet } from "./sheet.ts";
import type { SheetDocument } from "./system-sheet.ts";
import { cellValue, truthOf } from "./values.ts";

/** The headings of a sheet of targets, one a field of a target, with their Chinese names. */
export const TARGET_HEADINGS: Headings = {
  indicator: "指标",
  unit: "评价对象",
  period: "时期",
  kind: "类型",
  value: "目标值",
  comparator: "比较",
  tolerance: "容差",
  from: "下限",
  to: "上限",
  min: "最低",
  max: "最高",
  trend: "趋势",
  every: "每",
  factor: "倍数",
  with: "对照指标",
  band: "允许差距",
  by: "下达单位",
  words: "原文",
  reference: "参照",
  basis: "口径",
  since: "起始时期",
  "base.period": "基期",
  "base.value": "基期值",
  aspirational: "争取",
  official: "正式",
  issuedOn: "发布日期",
  supersedes: "替代",
  source: "出处",
  note: "备注",
  price: "价格",
  rounding: "修约",
};
const NUMBERS = ["value", "tolerance", "from", "to", "min", "max", "factor", "band", "rounding", "base.value"];
const TRUTHS = ["aspirational", "official"];
/** As documents say it; 以上, 以下, 以内 include the figure, 超过, 高于, 低于 do not. */
const COMPARATORS: Readonly<Record<string, string>> = {
  达到: "reach",
  "≥": ">=",
  不低于: ">=",
  不小于: ">=",
  以上: ">=",
  "≤": "<=",
  不高于: "<=",
  不大于: "<=",
  不超过: "<=",
  以下: "<=",
  以内: "<=",
  超过: ">",
  高于: ">",
  低于: "<",
  左右: "about",
  等于: "exactly",
};

type Raw = Record<string, unknown>;

const BASES: Readonly<Record<string, string>> = {
  时点: "stock",
  年度: "annual",
  年内累计: "ytd",
  累计: "cumulative",
  年均: "annual-average",
  比率: "rate",
  倍数: "multiple",
};

export interface ReadTargets extends Omit<SheetDocument, "value"> {
  readonly targets: ReadonlyMap<string, readonly Raw[]>;
}

interface TargetOptions {
  readonly file: string;
  readonly measures: ReadonlyMap<string, string | undefined>;
  /** The table that the sheet was made of, where it is one of CSV or a part of a sheet. */
  readonly table?: Table | undefined;
}

/** The targets of a table, of CSV or of a sheet, by the same rules. */
export function readTargetsTable(table: Table, options: Omit<TargetOptions, "table">): ReadTargets {
  return readTargetsSheet(sheetOfTable(table), { ...options, table });
}

/**
 * Targets by indicator from a sheet, a row a target. `measures` gives the measure of each indicator that exists; a value shown as
 * a percentage is read as shown where that is %. What a field may hold is checked with the system, and shown at its cell.
 */
export function readTargetsSheet(sheet: Sheet, { file, measures, table }: TargetOptions): ReadTargets {
  const { rows, found, usable, place } = keyedRows(sheet, {
    file,
    headings: TARGET_HEADINGS,
    needed: ["indicator", "period"],
    table,
  });
  const suggest = suggester(() => measures.keys());
  const cells = new Map<object, (key: string | undefined) => Place>();
  const targets = new Map<string, Raw[]>();
  for (const { row, cells: given } of usable ? rows : []) {
    const id = given.get("indicator")?.text.trim() ?? "";
    const before = found.count();
    if (!measures.has(id)) {
      const at = place(row, "indicator");
      if (id === "") found.add({ code: "cell-empty", path: [], params: { role: "indicator" }, at });
      else found.add({ code: "target-row-indicator", path: [], params: { id, nearest: suggest(id) }, at });
    }
    const raw: Raw = Object.create(null);
    for (const [key, cell] of given) {
      const text = cell.text.trim();
      const at = place(row, key);
      if (key === "indicator") continue;
      if (NUMBERS.includes(key)) {
        if (cell.percent && measures.has(id) && !isPercentMeasure(measures.get(id))) {
          const params = { id, measure: measures.get(id), cells: [at.cell ?? ""] };
          found.add({ code: "sheet-percent", path: [], params, at });
          continue;
        }
        const value = readNumber(cell.percent ? hundredfold(text) : text);
        if (Number.isNaN(value)) continue; // as good as empty
        if (value === undefined || cell.kind === "boolean" || cell.kind === "date")
          found.add({ code: "not-a-number", path: [], params: { text, problem: numberProblem(text) }, at });
        else if (key === "base.value") raw["base"] = { ...(raw["base"] as object), value };
        else raw[key] = value;
      } else if (TRUTHS.includes(key)) {
        raw[key] = truthOf(text);
        if (raw[key] === undefined) found.add({ code: "sheet-boolean", path: [], params: { text }, at });
      } else if (key === "base.period") raw["base"] = { ...(raw["base"] as object), period: text };
      else if (key === "period" && cell.kind === "date")
        found.add({ code: "sheet-date", path: [], params: { text }, at });
      else if (key === "comparator") raw[key] = COMPARATORS[text] ?? text;
      else if (key === "basis") raw[key] = BASES[text] ?? text;
      else raw[key] = key === "reference" || key === "source" ? cellValue({ ...cell, kind: "text" }) : text;
    }
    if (found.count() > before) continue; // told once, and not again as a target without its figure
    cells.set(raw, (key) => place(row, key === undefined ? "indicator" : key === "base" ? "base.value" : key));
    targets.set(id, [...(targets.get(id) ?? []), raw]);
  }
  return { targets, issues: found.issues(), cells };
}

/** A system document with the targets of a sheet in place of those that its indicators have; an id is built on. */
export function withTargets(system: unknown, targets: ReadonlyMap<string, readonly Raw[]>): unknown {
  if (targets.size === 0) return system;
  if (typeof system !== "object" || system === null || "extends" in system) {
    const set = Object.fromEntries([...targets].map(([id, list]) => [id, { targets: list }]));
    return { extends: system, set };
  }
  const waiting: unknown[] = [(system as Raw)["index"]];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const raw = node as Raw;
    const own = targets.get(String(raw["id"]));
    if (own !== undefined) raw["targets"] = own;
    waiting.push(...(Array.isArray(raw["children"]) ? raw["children"] : []));
  }
  return system;
}
