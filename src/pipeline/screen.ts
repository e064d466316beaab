import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import type { Rows } from "../method/index.ts";
import { suggester } from "../schema/nearest.ts";
import { leavesOf, type Tree, type TreeNode } from "./tree.ts";

const share = z.number().check(z.minimum(0), z.maximum(1));

export const ScreenShell = z.strictObject({
  /** Least share of the evaluated indicators that are present. */
  coverage: z._default(share, 0),
  /** Least share of the present ones that are not zero. */
  nonZero: z._default(share, 0),
  /** Least share present within a group of the tree. */
  groups: z._default(z.record(z.string(), share), {}),
  /** Units that stay whatever is missing. */
  include: z._default(z.array(z.string()), []),
  /** Units that leave whatever is there. */
  exclude: z._default(z.array(z.string()), []),
});

export type ScreenRule = z.output<typeof ScreenShell>;

/** A row that screening left out, and why. */
export interface Screened {
  readonly unit: string;
  readonly period: string;
  readonly reasons: readonly ("excluded" | "coverage" | "zeros" | "group")[];
  /** Evaluated indicators that are present, and how many there are. */
  readonly present: number;
  readonly of: number;
  readonly zeros: number;
  /** Groups that have too little. */
  readonly groups: readonly string[];
}

interface Screening {
  readonly rule: ScreenRule;
  readonly tree: Tree;
  readonly rows: Rows;
  note(issue: Issue): void;
}

/** Rows that hold too little, or too many zeros, leave the index: those kept (null for all), and a reason for each other. */
export function screen(
  columns: ReadonlyMap<string, Float64Array>,
  { rule, tree, rows, note }: Screening,
): { readonly kept: Uint32Array | null; readonly screened: readonly Screened[] } {
  refuseUnknown(rule, rows);
  const asks = rule.coverage > 0 || rule.nonZero > 0 || rule.exclude.length > 0 || Object.keys(rule.groups).length > 0;
  if (!asks) return { kept: null, screened: [] };
  const columnsOf = (entry: TreeNode) => leavesOf(entry).map(({ id }) => columns.get(id)!);
  const all = columnsOf(tree.root);
  const groups = Object.entries(rule.groups).map(([id, least]) => ({ id, least, own: columnsOf(tree.get(id)!) }));
  const [include, exclude] = [new Set(rule.include), new Set(rule.exclude)];
  const kept: number[] = [];
  const screened: Screened[] = [];
  for (let i = 0; i < rows.length; i++) {
    const [unit, period] = [rows.unit[i]!, rows.period[i]!];
    const { present, zeros } = tally(all, i);
    const lacking = groups.filter(({ own, least }) => tally(own, i).present < least * own.length);
    const reasons: Screened["reasons"][number][] = [];
    if (exclude.has(unit)) reasons.push("excluded");
    if (present / all.length < rule.coverage) reasons.push("coverage");
    if (present > 0 && (present - zeros) / present < rule.nonZero) reasons.push("zeros");
    if (lacking.length > 0) reasons.push("group");
    if (reasons.length === 0 || include.has(unit)) kept.push(i);
    if (reasons.length === 0) continue;
    if (include.has(unit)) {
      note({ code: "unit-forced-in", path: ["data"], params: { unit, period, present, of: all.length, zeros } });
      continue;
    }
    screened.push({ unit, period, reasons, present, of: all.length, zeros, groups: lacking.map(({ id }) => id) });
    for (const reason of reasons)
      note(reasonNote(reason, { unit, period, present, of: all.length, zeros, lacking, rule }));
  }
  if (kept.length === 0) {
    const params = { coverage: rule.coverage };
    throw new IndexError([{ code: "nothing-left", path: ["plan", "screen", "coverage"], params }]);
  }
  return { kept: kept.length === rows.length ? null : Uint32Array.from(kept), screened };
}

function tally(columns: readonly Float64Array[], i: number): { present: number; zeros: number } {
  let present = 0;
  let zeros = 0;
  for (const x of columns) {
    if (Number.isNaN(x[i]!)) continue;
    present += 1;
    if (x[i] === 0) zeros += 1;
  }
  return { present, zeros };
}

interface Reason {
  readonly unit: string;
  readonly period: string;
  readonly present: number;
  readonly of: number;
  readonly zeros: number;
  readonly lacking: readonly { readonly id: string; readonly least: number }[];
  readonly rule: ScreenRule;
}

function reasonNote(reason: Screened["reasons"][number], found: Reason): Issue {
  const { unit, period, present, of, zeros, lacking, rule } = found;
  const path = ["data"];
  switch (reason) {
    case "excluded":
      return { code: "unit-excluded", path, params: { unit, period } };
    case "coverage":
      return { code: "unit-screened", path, params: { unit, period, present, of, coverage: rule.coverage } };
    case "zeros":
      return { code: "unit-zeros", path, params: { unit, period, zeros, present, nonZero: rule.nonZero } };
    case "group":
      return { code: "unit-group-gaps", path, params: { unit, period, groups: lacking.map(({ id }) => id) } };
    default:
      return reason satisfies never;
  }
}

/** Units that the rule names must be in the data, and on one side only. */
function refuseUnknown({ include, exclude }: ScreenRule, rows: Rows): void {
  if (include.length + exclude.length === 0) return;
  const known = new Set(rows.unit);
  const suggest = suggester(() => known);
  const issues: Issue[] = [];
  for (const [key, units] of [
    ["include", include],
    ["exclude", exclude],
  ] as const) {
    units.forEach((unit, k) => {
      const path = ["plan", "screen", key, k];
      if (!known.has(unit))
        issues.push({ code: "screen-unit-unknown", path, params: { unit, nearest: suggest(unit) } });
      else if (key === "exclude" && include.includes(unit))
        issues.push({ code: "screen-unit-both", path, params: { unit } });
    });
  }
  if (issues.length > 0) throw new IndexError(issues);
}
