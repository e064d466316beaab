import type { Issue, Place } from "../../errors/index.ts";
import { nearest } from "../../schema/nearest.ts";
import { numberProblem } from "../number.ts";
import { type Headings, type KeyedRow, type KeyedRows, keyedRows } from "./rows.ts";
import type { Cell, Sheet } from "./sheet.ts";
import { directionOf, isPercentCell, listOf } from "./values.ts";

/** The headings of a system's sheet, one a field of a node, with their Chinese names. */
export const SYSTEM_HEADINGS: Headings = {
  id: "标识",
  parent: "上级",
  type: "类型",
  name: "名称",
  "name.zh": "中文名称",
  "name.en": "英文名称",
  weight: "权重",
  direction: "方向",
  measure: "计量单位",
  formula: "计算公式",
  denominator: "规模调整",
  worst: "不允许值",
  best: "满意值",
  transform: "变换",
  figure: "数据性质",
  role: "作用",
  levels: "适用层级",
  tags: "标签",
  owners: "责任单位",
  collection: "采集方式",
  definition: "定义",
  calculation: "计算方法",
  scope: "统计口径",
  frequency: "频率",
  dataSource: "数据来源",
  rationale: "选取理由",
  price: "价格",
  source: "出处",
  note: "备注",
};
const NUMBERS = ["weight", "worst", "best"];
const LISTS = ["levels", "tags", "owners"];

/** A document and the cell of each of its values. */
export interface SheetDocument {
  readonly value: Readonly<Record<string, unknown>> | undefined;
  readonly issues: readonly Issue[];
  /** The cell that a value was read from; by the object it stands in and its key. */
  readonly cells: ReadonlyMap<object, (key: string | undefined) => Place>;
}

type Raw = Record<string, unknown>;

/**
 * The tree and variables of a system from a sheet: a row a node with the id of its `parent`, the index itself without one;
 * rows of `type` variable (变量) are raw columns. What a field may hold is checked with the system, and shown at its cell.
 */
export function readSystemSheet(sheet: Sheet, { file }: { readonly file: string }): SheetDocument {
  const read = keyedRows(sheet, { file, headings: SYSTEM_HEADINGS, needed: ["id", "parent"] });
  const { rows, found, usable, place, label } = read;
  const cells = new Map<object, (key: string | undefined) => Place>();
  if (!usable) return { value: undefined, issues: found.issues(), cells };
  const nodes = new Map<string, { readonly raw: Raw; readonly row: number; readonly parent: string }>();
  const seen = new Map<string, number>();
  const variables: Raw[] = [];
  for (const keyed of rows) {
    const { row } = keyed;
    const text = (key: string) => keyed.cells.get(key)?.text.trim() ?? "";
    const id = text("id");
    if (id === "") {
      found.add({ code: "cell-empty", path: [], params: { role: "id" }, at: place(row, "id") });
      continue;
    }
    const first = seen.get(id);
    if (first !== undefined) {
      const params = { id, first: { file: label, row: first } };
      found.add({ code: "system-row-twice", path: [], params, at: place(row, "id") });
      continue;
    }
    seen.set(id, row);
    const raw = fieldsOf(keyed, read);
    cells.set(raw, (key) => place(row, keyOf(key, keyed)));
    if (/^(?:variable|变量)$/i.test(text("type"))) variables.push(raw);
    else nodes.set(id, { raw, row, parent: text("parent") });
  }
  const roots: Raw[] = [];
  for (const [id, { raw, row, parent }] of nodes) {
    const above = nodes.get(parent);
    if (parent === "") roots.push(raw);
    else if (above === undefined)
      found.add({
        code: "system-parent-unknown",
        path: [],
        params: { id, parent, nearest: nearest(parent, nodes.keys()) },
        at: place(row, "parent"),
      });
    else {
      const children = (above.raw["children"] ?? []) as Raw[];
      above.raw["children"] = [...children, raw];
    }
  }
  if (roots.length !== 1 && found.count() === 0)
    found.add({
      code: "system-root",
      path: [],
      params: { ids: roots.map(({ id }) => String(id)) },
      at: place(rows[0]?.row ?? 1),
    });
  const reached = new Set<Raw>();
  for (const waiting = [...roots]; waiting.length > 0; ) {
    const raw = waiting.pop()!;
    reached.add(raw);
    waiting.push(...((raw["children"] ?? []) as Raw[]));
  }
  const loose = [...nodes].filter(([, { raw }]) => !reached.has(raw)).map(([id]) => id);
  if (loose.length > 0 && found.count() === 0)
    found.add({ code: "system-parent-circle", path: [], params: { ids: loose }, at: place(nodes.get(loose[0]!)!.row) });
  const issues = found.issues();
  if (issues.length > 0) return { value: undefined, issues, cells };
  return { value: { ...(variables.length > 0 ? { variables } : {}), index: roots[0] }, issues, cells };
}

/** The heading under which a field of a node stands. */
function keyOf(key: string | undefined, { cells }: KeyedRow): string {
  if (key === "goalposts") return "worst";
  if (key === "name" && !cells.has("name")) return cells.has("name.zh") ? "name.zh" : "name.en";
  return key !== undefined && Object.hasOwn(SYSTEM_HEADINGS, key) ? key : "id";
}

function fieldsOf({ row, cells }: KeyedRow, { found, place }: KeyedRows): Raw {
  const raw: Raw = Object.create(null);
  for (const [key, cell] of cells) {
    const text = cell.text.trim();
    const at = place(row, key);
    if (key === "parent" || key === "type") continue;
    if (NUMBERS.includes(key)) {
      const value = numberOf(cell);
      if (value === undefined)
        found.add({
          code: "not-a-number",
          path: [],
          params: { text, problem: isPercentCell(cell) ? "percent" : numberProblem(text) },
          at,
        });
      else raw[key] = value;
    } else if (key === "direction") {
      raw[key] = directionOf(text);
      if (raw[key] === undefined) found.add({ code: "sheet-direction", path: [], params: { text }, at });
    } else if (key === "name.zh" || key === "name.en") {
      raw["name"] = { ...(typeof raw["name"] === "object" ? raw["name"] : {}), [key.slice(5)]: text };
    } else if (key === "denominator" && /\s+[×x*]\s*\d/.test(text)) {
      const [by = "", scale = ""] = text.split(/\s+[×x*]\s*/);
      raw[key] = { by, scale: Number(scale) };
    } else raw[key] = LISTS.includes(key) ? listOf(text) : text;
  }
  const { worst, best } = raw;
  if ((worst === undefined) !== (best === undefined))
    found.add({
      code: "sheet-goalposts",
      path: [],
      params: { id: String(raw["id"]) },
      at: place(row, worst === undefined ? "worst" : "best"),
    });
  else if (worst !== undefined) raw["goalposts"] = [worst, best];
  delete raw["worst"];
  delete raw["best"];
  return raw;
}

/** The number of a cell, by the rules of CSV for one that is a text; undefined where it is none. */
export function numberOf(cell: Cell): number | undefined {
  if (isPercentCell(cell)) return undefined;
  const value = cell.kind === "number" || cell.kind === "text" ? Number(cell.text) : Number.NaN;
  return Number.isFinite(value) && cell.text.trim() !== "" ? value : undefined;
}
