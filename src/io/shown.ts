import type { Name, System } from "../schema/types.ts";
import type { Layout } from "./columns.ts";
import { columnLetters, type Table } from "./csv.ts";
import type { Found } from "./found.ts";

/** Measures that count in percent, so that 55 % is 55. */
export function isPercentMeasure(measure: string | undefined): boolean {
  const text = measure?.normalize("NFKC").trim() ?? "";
  return /^%|^(?:percent|per cent|percentage)\b(?! points?)|^百分[比数率]/i.test(text);
}

/**
 * A number times a hundred as decimals are multiplied, so that what is shown as 55 % is 55 and not 55.00000000000001.
 * @example hundredfold("0.55"); // => "55"
 */
export function hundredfold(number: string): string {
  const [mantissa, exponent = "0"] = number.split("e");
  return String(Number(`${mantissa}e${Number(exponent) + 2}`));
}

/**
 * The table of a sheet with each number that is shown as a percentage read as its measure asks: a hundred times as much where
 * the measure is %, with a note; refused, with every cell, where the measure is another or none and the project does not say.
 * A date in the place of a period is refused unless the project says what dates stand for.
 */
export function readAsShown(
  table: Table,
  { layout, system, found }: { readonly layout: Layout; readonly system: System; readonly found: Found },
): { readonly table: Table; readonly note: Name | undefined } {
  const facts = table.sheet;
  if (facts === undefined || facts.shown.size === 0) return { table, note: undefined };
  const { file } = table;
  const measures = measuresOf(system);
  const columns = new Map(layout.form === "wide" ? layout.values.map(({ index, id }) => [index, id]) : []);
  const idAt = (cells: readonly string[], column: number): string | undefined => {
    if (layout.form === "wide") return columns.get(column);
    const word = cells[layout.indicator.index]!.trim().normalize("NFC");
    return column === layout.value.index || column === layout.se?.index ? (layout.words.get(word) ?? word) : undefined;
  };
  const rows = [...table.rows];
  const unclear = new Map<string, string[]>();
  const times = new Set<number>();
  const period = "index" in layout.period ? layout.period.index : -1;
  for (const [i, marks] of facts.shown) {
    const cells = [...rows[i]!];
    const row = table.numbers[i]!;
    for (const [column, kind] of marks) {
      if (kind === "date") {
        if (column === period && !facts.datesRead)
          found.add({
            code: "sheet-date",
            path: [],
            params: { text: cells[column]! },
            at: { file, row, column: table.headings[column]! },
          });
        continue;
      }
      const id = idAt(cells, column);
      const asShown =
        facts.percent === "shown" || (facts.percent === undefined && isPercentMeasure(measures.get(id ?? "")));
      if (id === undefined || facts.percent === "stored") continue;
      if (asShown) {
        cells[column] = hundredfold(cells[column]!);
        times.add(column);
      } else unclear.set(id, [...(unclear.get(id) ?? []), `${columnLetters(column + facts.left)}${row}`]);
    }
    rows[i] = cells;
  }
  for (const [id, cells] of unclear)
    found.add({
      code: "sheet-percent",
      path: [],
      params: { id, measure: measures.get(id), cells },
      at: { file },
    });
  return {
    table: { ...table, rows },
    note:
      times.size === 0
        ? undefined
        : noteOf(
            table,
            [...times].sort((a, b) => a - b),
          ),
  };
}

function noteOf({ file, headings, sheet }: Table, columns: readonly number[]): Name {
  const list = columns.map((j) => `${headings[j]!} (${columnLetters(j + sheet!.left)})`);
  return {
    en: `${file}: numbers shown as percentages are read as they are shown (0.55 shown as 55% is 55): ${list.join(", ")}`,
    zh: `${file}：以百分比格式显示的数按显示值读取（存为 0.55、显示为 55% 的读作 55）：${list.join("、")}`,
  };
}

function measuresOf(system: System): Map<string, string | undefined> {
  const measures = new Map<string, string | undefined>(system.variables.map(({ id, measure }) => [id, measure]));
  const waiting: (typeof system.index.children)[number][] = [system.index];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.children) waiting.push(...node.children);
    else measures.set(node.id, node.measure);
  }
  return measures;
}
