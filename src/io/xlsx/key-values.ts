import type { Issue, Place } from "../../errors/index.ts";
import { keyedRows } from "./rows.ts";
import type { Sheet } from "./sheet.ts";
import { cellValue, isPercentCell } from "./values.ts";

export const KEY_HEADINGS = { key: "键", value: "值", note: "备注" };
/** Values that are texts even where they look like numbers. */
const TEXTS = /(^|\.)version$|(^|\.)base$|(^|\.)period$/;
const KEY = /^[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_][A-Za-z0-9_-]*)*$/;

export interface Written {
  readonly value: Record<string, unknown>;
  readonly issues: readonly Issue[];
  /** The cell of a value, by its path from the root of what was read. */
  place(path: readonly (string | number)[]): Place;
}

/**
 * A sheet `key, value` as an object: `normalise.method` is the key `method` of `normalise`. Numbers and TRUE or FALSE keep their
 * kind; a text that begins with [ or { is JSON.
 */
export function readKeyValues(sheet: Sheet, { file }: { readonly file: string }): Written {
  const { rows, found, usable, place, label } = keyedRows(sheet, {
    file,
    headings: KEY_HEADINGS,
    needed: ["key", "value"],
  });
  const root: Record<string, unknown> = Object.create(null);
  const places = new Map<string, number>();
  if (usable)
    for (const { row, cells } of rows) {
      const key = cells.get("key")?.text.trim();
      const cell = cells.get("value");
      if (cell === undefined) continue; // a key left empty takes its default
      const at = place(row, "key");
      if (key === undefined) found.add({ code: "cell-empty", path: [], params: { role: "key" }, at });
      else if (!KEY.test(key)) found.add({ code: "sheet-key", path: [], params: { key, problem: "form" }, at });
      else if (places.has(key)) found.add({ code: "sheet-key", path: [], params: { key, problem: "twice" }, at });
      else if (isPercentCell(cell))
        found.add({
          code: "sheet-percent",
          path: [],
          params: { id: key, measure: undefined, cells: [place(row, "value").cell!] },
          at,
        });
      else {
        places.set(key, row);
        const value = TEXTS.test(key) ? cell.text.trim() : cellValue(cell);
        if (value === undefined)
          found.add({ code: "sheet-key-json", path: [], params: { key }, at: place(row, "value") });
        else if (!put(root, key.split("."), value))
          found.add({ code: "sheet-key", path: [], params: { key, problem: "under" }, at });
      }
    }
  return {
    value: root,
    issues: found.issues(),
    place(path) {
      for (let n = path.length; n > 0; n--) {
        const row = places.get(path.slice(0, n).join("."));
        if (row !== undefined) return place(row, "value");
      }
      const under = [...places].find(([key]) => path.length > 0 && key.startsWith(`${path.join(".")}.`));
      return under === undefined ? { file, sheet: label.slice(file.length + 3) } : place(under[1], "key");
    },
  };
}

function put(root: Record<string, unknown>, steps: readonly string[], value: unknown): boolean {
  let at = root;
  for (const step of steps.slice(0, -1)) {
    if (at[step] === undefined) at[step] = Object.create(null);
    const next = at[step];
    if (typeof next !== "object" || next === null || Array.isArray(next)) return false;
    at = next as Record<string, unknown>;
  }
  const last = steps.at(-1)!;
  if (at[last] !== undefined) return false;
  at[last] = value;
  return true;
}
