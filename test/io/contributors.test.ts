import { describe, expect, test } from "vitest";
import { readDataset } from "../../src/io/index.ts";
import { parseSystem } from "../../src/schema/system.ts";

const leaf = (id: string) => ({ id, direction: "positive" });
const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [leaf("gdp"), leaf("jobs")] } });
const read = (...texts: string[]) =>
  readDataset(
    texts.map((text, i) => ({ name: `${i}.csv`, text })),
    system,
  );

describe("contributors in files", () => {
  test("tidy: a column beside the value", () => {
    const { dataset } = read("unit,period,indicator,value,contributors\n北城,2023,gdp,5,2\n南城,2023,gdp,6,\n");
    expect([...dataset!.contributors!.get("gdp")!]).toEqual([2, Number.NaN]);
  });
  test("wide: contributors:<id> beside the column", () => {
    const { dataset } = read("unit,period,gdp,contributors:gdp,jobs\na,2023,5,2,1\nb,2023,6,7,2\n");
    expect([...dataset!.contributors!.get("gdp")!]).toEqual([2, 7]);
    expect(dataset!.contributors!.has("jobs")).toBe(false);
  });
  test("of two files the smaller number decides", () => {
    const { dataset } = read(
      "unit,period,indicator,value,contributors\na,2023,gdp,5,9\n",
      "unit,period,indicator,value,contributors\na,2023,gdp,5,2\n",
    );
    expect([...dataset!.contributors!.get("gdp")!]).toEqual([2]);
  });
  test("a negative number and a column of no indicator are problems", () => {
    expect(read("unit,period,indicator,value,contributors\na,2023,gdp,5,-1\n").issues).toMatchObject([
      { code: "contributors-negative", params: { value: -1 }, at: { row: 2 } },
    ]);
    expect(read("unit,period,gdp,contributors:gpd\na,2023,5,2\n").issues.map(({ code }) => code)).toEqual([
      "columns-unknown",
    ]);
  });
});
