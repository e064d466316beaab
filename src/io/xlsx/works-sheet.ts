import type { Issue, Place } from "../../errors/index.ts";
import { checkWorks, type Work, type WorkKind, type WorkState } from "../../schema/works.ts";
import type { Table } from "../csv.ts";
import { type FieldReader, fieldReader } from "./fields.ts";
import { type Headings, type KeyedColumns, keyedRows, sheetOfTable } from "./rows.ts";
import { listOf } from "./values.ts";

/** The headings of a table of work items, with their Chinese names. */
export const WORK_HEADINGS: Headings = {
  id: "编号",
  name: "名称",
  kind: "类型",
  group: "分类",
  owner: "责任单位",
  support: "配合单位",
  stage: "阶段",
  state: "状态",
  start: "开始时间",
  due: "完成时限",
  completed: "完成时间",
  total: "总量",
  measure: "计量单位",
  date: "日期",
  milestone: "节点",
  planned: "计划进度",
  done: "完成进度",
  indicators: "服务指标",
  note: "备注",
};
const KINDS: Readonly<Record<WorkKind, readonly string[]>> = {
  work: ["重点工作", "工作"],
  reform: ["重大改革", "改革"],
  project: ["重大项目", "项目"],
  demonstration: ["示范工程", "示范性工程", "示范"],
};
const STATES: Readonly<Record<WorkState, readonly string[]>> = {
  "not-started": ["未开始", "未启动"],
  "under-way": ["进行中", "推进中"],
  done: ["已完成", "完成"],
  suspended: ["暂停", "已暂停"],
  cancelled: ["取消", "已取消"],
};
/** What is said of an item as a whole, in its first row or any other. */
const OF_ITEM = [
  "name",
  "kind",
  "group",
  "owners",
  "stage",
  "state",
  "start",
  "due",
  "total",
  "measure",
  "indicators",
  "note",
] as const;
/** The heading of a field that is not named like it. */
const HEADING_OF: Readonly<Record<string, string>> = { owners: "owner" };

type Raw = { -readonly [K in keyof Work]: Work[K] };

export interface ReadWorks {
  readonly works: readonly Work[] | undefined;
  readonly issues: readonly Issue[];
}

/**
 * Work items from a CSV or a sheet. A row without `date` is an item with its plan and state as they stand; a row with a `date` adds a
 * milestone (`planned` or `milestone`) or a report (`done`) to the item of its `id`. What is said of an item once holds for all its
 * rows; said again it must be the same.
 */
export function readWorksTable(
  table: Table,
  { file, columns }: { readonly file: string; readonly columns?: KeyedColumns | undefined },
): ReadWorks {
  const { rows, found, usable, place } = keyedRows(sheetOfTable(table), {
    file,
    headings: WORK_HEADINGS,
    needed: ["id"],
    table,
    columns,
  });
  const works = new Map<string, Raw>();
  const cells = new Map<object, number>(); // the row of an item, a milestone, a report
  const undated = new Set<string>();
  for (const keyed of usable ? rows : []) {
    const { row } = keyed;
    const read = fieldReader(keyed, { found, place });
    const id = read.text("id");
    if (id === undefined) {
      found.add({ code: "cell-empty", path: [], params: { role: "id" }, at: place(row, "id") });
      continue;
    }
    const work: Raw = works.get(id) ?? { id };
    if (!works.has(id)) cells.set(work, row);
    works.set(id, work);
    addItem(work, {
      read,
      told: (key, params) => found.add({ code: "work-row-differs", path: [], params, at: place(row, key) }),
    });
    const [date, planned, done, completed] = [
      read.day("date"),
      read.number("planned"),
      read.number("done"),
      read.day("completed"),
    ];
    const milestone = read.text("milestone");
    if (date === undefined) {
      if (undated.has(id)) found.add({ code: "work-repeated", path: [], params: { id }, at: place(row, "id") });
      undated.add(id);
      Object.assign(work, some({ planned, done, completed }));
      continue;
    }
    if (planned === undefined && done === undefined && milestone === undefined)
      found.add({ code: "work-row-empty", path: [], params: { id }, at: place(row, "date") });
    if (planned !== undefined || milestone !== undefined) {
      const one = { date, ...some({ name: milestone, planned, completed }) };
      cells.set(one, row);
      work.milestones = [...(work.milestones ?? []), one];
    }
    if (done !== undefined) {
      const one = { date, done };
      cells.set(one, row);
      work.reports = [...(work.reports ?? []), one];
    }
  }
  const list = [...works.values()];
  const locate = (path: readonly (string | number)[]): Place => {
    const work = list[Number(path[1])]!;
    const [, , key, k, inner] = path;
    const part = typeof k === "number" ? work[key as "milestones" | "reports"]?.[k] : undefined;
    const field = part === undefined ? String(key) : String(inner);
    return place(cells.get(part ?? work)!, HEADING_OF[field] ?? field);
  };
  const checked = checkWorks(list);
  for (const issue of found.count() > 0 ? [] : checked.issues)
    found.add({ ...issue, path: [], at: locate(issue.path) });
  const issues = found.issues();
  return { works: usable && issues.length === 0 ? checked.works : undefined, issues };
}

function addItem(
  work: Raw,
  {
    read,
    told,
  }: {
    readonly read: FieldReader;
    readonly told: (key: string, params: { id: string; key: string; found: string; first: string }) => void;
  },
): void {
  const list = (key: string) => (read.text(key) === undefined ? undefined : listOf(read.text(key)!));
  const lead = (list("owner") ?? []).map((name) => ({ name, role: "lead" as const }));
  const support = (list("support") ?? []).map((name) => ({ name, role: "support" as const }));
  const owners = [...lead, ...support];
  const said = some({
    name: read.text("name"),
    kind: read.word("kind", KINDS),
    group: read.text("group"),
    owners: owners.length === 0 ? undefined : owners,
    stage: read.text("stage"),
    state: read.word("state", STATES),
    start: read.day("start"),
    due: read.day("due"),
    total: read.number("total"),
    measure: read.text("measure"),
    indicators: list("indicators"),
    note: read.text("note"),
  });
  for (const key of OF_ITEM) {
    const [first, now] = [work[key], said[key]];
    if (now === undefined) continue;
    if (first === undefined) Object.assign(work, { [key]: now });
    else if (JSON.stringify(first) !== JSON.stringify(now)) {
      const heading = HEADING_OF[key] ?? key;
      told(heading, { id: work.id, key: heading, found: shown(now), first: shown(first) });
    }
  }
}

const shown = (value: unknown): string =>
  Array.isArray(value)
    ? value.map((one: string | { name: string }) => (typeof one === "string" ? one : one.name)).join("、")
    : String(value);

/** The fields that are there. */
function some<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
