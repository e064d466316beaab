import { describe, expect, test } from "vitest";
import { isNote, isTotal } from "../../src/io/aside.ts";
import { readDataset } from "../../src/io/dataset.ts";
import { parseSystem } from "../../src/schema/system.ts";

const system = parseSystem({
  id: "s",
  version: "1",
  index: { id: "index", children: [{ id: "gdp", direction: "positive" }] },
});
const columns = { period: { value: "2023" } };
const read = (text: string) => readDataset([{ name: "d.csv", text, columns }], system);

describe("rows of a file that are no units", () => {
  test("a total and a note are refused by name, however they are written, beside the other problems", () => {
    const { dataset, issues } = read("unit,gdp\n甲镇,1\n乙镇,约2\n全县合计,3\n合　计,3\n注：2023年为快报数,\n");
    expect(dataset).toBe(undefined);
    expect(issues.map(({ code, at }) => [code, at?.row])).toEqual([
      ["not-a-number", 3],
      ["unit-total", 4],
      ["unit-total", 5],
      ["unit-note", 6],
    ]);
  });

  test("a total whose unit is a code is known by its name", () => {
    expect(read("unit,name,gdp\n330001,甲镇,1\n330000,总计,2\n").issues.map(({ code }) => code)).toEqual([
      "unit-total",
    ]);
  });

  test("units whose names hold such words are units", () => {
    for (const unit of ["注口镇", "平均村", "来源乡", "合计数镇", "Total Valley", "Sumter", "Mean Green", "全省平均"])
      expect([isTotal(unit), isNote(unit)], unit).toEqual([false, false]);
    expect(read("unit,gdp\n平均村,1\n注口镇,2\n").dataset?.units).toEqual(["平均村", "注口镇"]);
  });
});
