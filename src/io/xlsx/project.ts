import type { Issue, Place } from "../../errors/index.ts";
import type { ReadDocument } from "../document.ts";
import { readKeyValues, type Written } from "./key-values.ts";
import { type SheetRole, sheetsOf } from "./pick.ts";
import { isFilled } from "./rows.ts";
import { readSystemSheet } from "./system-sheet.ts";
import { readTargetsSheet, withTargets } from "./targets-sheet.ts";
import type { Workbook } from "./workbook.ts";

/** A project read from a workbook: the document, and the cell of each of its values. */
export interface WorkbookProject extends Pick<ReadDocument, "value" | "issues"> {
  /** Problems of the targets, which do not keep the rest from being read. */
  readonly later: readonly Issue[];
  place(path: readonly (string | number)[]): Place;
}

/** Measures of the indicators of a system that the workbook only names. */
export type MeasuresOf = (system: unknown) => Promise<ReadonlyMap<string, string | undefined>>;

const TABLES: readonly SheetRole[] = ["weights", "judgements", "survey", "works", "ledger", "appraisal", "population"];

/**
 * A workbook as a project of its own. Sheets by the names of their tabs: `system` 指标体系 (or the key `system` of `project` 项目),
 * `data` 数据 (several: 数据 2022, 数据 2023), `plan` 方案, `weights` 权重, `judgements` 判断矩阵, `targets` 目标, `survey` 问卷,
 * `works` 重点工作, `ledger` 问题清单, `appraisal` 考评, `population` 人口. Sheets
 * under other names are not read, and empty ones say nothing.
 */
export async function projectOfWorkbook(
  workbook: Workbook,
  { name, measuresOf }: { readonly name: string; readonly measuresOf: MeasuresOf },
): Promise<WorkbookProject> {
  const { file } = workbook;
  const issues: Issue[] = [];
  const filled = (role: SheetRole) => sheetsOf(workbook, role).filter(isFilled);
  const keys = (role: SheetRole): Written | undefined => {
    const [sheet] = filled(role);
    const read = sheet && readKeyValues(sheet, { file });
    issues.push(...(read?.issues ?? []));
    return read;
  };
  const [main, plan] = [keys("project"), keys("plan")];
  const [systemSheet] = filled("system");
  const read = systemSheet && readSystemSheet(systemSheet, { file });
  issues.push(...(read?.issues ?? []));
  const head = main?.value["system"];
  let system: unknown = read === undefined ? head : { ...(typeof head === "object" ? head : {}), ...read.value };
  const data = filled("data");
  const roles = [...(system === undefined ? ["system"] : []), ...(data.length === 0 ? ["data"] : [])];
  if (roles.length > 0) issues.push({ code: "workbook-lacks", path: [], params: { roles }, at: { file } });

  const [targetSheet] = filled("targets");
  const targets =
    targetSheet && system !== undefined && issues.length === 0
      ? readTargetsSheet(targetSheet, { file, measures: await measuresOf(system) })
      : undefined;
  if (targets) system = withTargets(system, targets.targets);

  const value = {
    ...main?.value,
    system,
    ...(plan ? { plan: { ...(main?.value["plan"] as object | undefined), ...plan.value } } : {}),
    data: [
      ...data.map((sheet) => ({ file: name, sheet: sheet.name })),
      ...TABLES.flatMap((kind) => filled(kind).map((sheet) => ({ file: name, sheet: sheet.name, kind }))),
    ],
  };
  const cells = new Map([...(read?.cells ?? []), ...(targets?.cells ?? [])]);
  return { value, issues, later: targets?.issues ?? [], place };

  function place(path: readonly (string | number)[]): Place {
    let found: ((key: string | undefined) => Place) | undefined;
    let key: string | undefined;
    let at: unknown = value;
    for (const step of path) {
      if (typeof at !== "object" || at === null) break;
      const own = cells.get(at);
      if (own !== undefined) [found, key] = [own, String(step)];
      at = (at as Record<string | number, unknown>)[step];
    }
    const last = typeof at === "object" && at !== null ? cells.get(at) : undefined;
    if (last !== undefined) [found, key] = [last, undefined];
    if (found !== undefined) return found(key);
    if (path[0] === "plan" && plan !== undefined) return plan.place(path.slice(1));
    if (path[0] === "system" && systemSheet !== undefined && path.length < 2) return { file, sheet: systemSheet.name };
    return main === undefined ? { file } : main.place(path);
  }
}
