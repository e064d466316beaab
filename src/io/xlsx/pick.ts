import type { Issue } from "../../errors/index.ts";
import { nearest } from "../../schema/nearest.ts";
import type { Sheet } from "./sheet.ts";
import type { Workbook } from "./workbook.ts";

/** What a sheet is for; its tab is named by it in English or Chinese. */
export type SheetRole =
  | "project"
  | "system"
  | "data"
  | "plan"
  | "weights"
  | "judgements"
  | "targets"
  | "survey"
  | "neighbours"
  | "positions"
  | "population"
  | "works"
  | "ledger"
  | "appraisal"
  | "readme";

const NAMES: { readonly [R in SheetRole]: readonly string[] } = {
  project: ["project", "项目"],
  system: ["system", "指标体系"],
  data: ["data", "数据"],
  plan: ["plan", "方案"],
  weights: ["weights", "权重"],
  judgements: ["judgements", "判断矩阵"],
  targets: ["targets", "目标"],
  survey: ["survey", "问卷"],
  neighbours: ["neighbours", "邻接"],
  positions: ["positions", "坐标"],
  population: ["population", "人口"],
  works: ["works", "重点工作"],
  ledger: ["ledger", "问题清单"],
  appraisal: ["appraisal", "考评"],
  readme: ["readme", "说明"],
};
/** Roles that several sheets may have: 数据2022, 数据 2023, data (towns). */
const MANY: readonly SheetRole[] = ["data", "judgements"];

/** The name of a role's tab. @example tabName("data", "zh"); // => "数据" */
export function tabName(role: SheetRole, locale: "en" | "zh"): string {
  return NAMES[role][locale === "en" ? 0 : 1]!;
}

/** The sheets of a role by the names of their tabs, hidden and empty ones left out. */
export function sheetsOf({ sheets }: Workbook, role: SheetRole): Sheet[] {
  return sheets.filter(({ name, hidden, rows }) => !hidden && rows.size > 0 && isNamed(name, role));
}

function isNamed(tab: string, role: SheetRole): boolean {
  const text = tab.trim().toLowerCase();
  return NAMES[role].some(
    (name) =>
      text === name || (MANY.includes(role) && text.startsWith(name) && /^[\s\d_(（-]/.test(text.slice(name.length))),
  );
}

/** The sheet that is meant: the one named, else the only one that is visible and not empty, else the only one of the role. */
export function pickSheet(
  workbook: Workbook,
  { sheet, role }: { readonly sheet?: string | undefined; readonly role: SheetRole },
): Sheet | Issue {
  const at = { file: workbook.file };
  const tabs = workbook.sheets.map(({ name }) => name);
  if (sheet !== undefined) {
    const wanted = sheet.trim().normalize("NFC");
    const found = workbook.sheets.find(({ name }) => name.trim() === wanted);
    return (
      found ?? { code: "sheet-unknown", path: [], params: { sheet, sheets: tabs, nearest: nearest(sheet, tabs) }, at }
    );
  }
  const full = workbook.sheets.filter(({ hidden, rows }) => !hidden && rows.size > 0);
  if (full.length === 1) return full[0]!;
  const named = sheetsOf(workbook, role);
  if (named.length === 1) return named[0]!;
  if (full.length === 0) return { code: "workbook-empty", path: [], params: {}, at };
  return { code: "sheet-not-said", path: [], params: { sheets: full.map(({ name }) => name) }, at };
}
