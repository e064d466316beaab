import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { writeWorkbook } from "../../src/io/xlsx/write.ts";
import { loadProject } from "../../src/node/index.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "targets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);

const SYSTEM = `
id: s
version: "1"
index:
  id: index
  children:
    - { id: income, direction: positive, measure: 元, targets: [{ period: "2025", value: 75000 }] }
    - { id: cover, direction: positive, measure: "%" }
    - { id: ratio, direction: negative }
`;
function project(targets: string, system = "system.yaml"): void {
  put("system.yaml", SYSTEM);
  put("data.csv", "unit,period,income,cover,ratio\n甲镇,2023,60000,80,1.9\n乙镇,2023,50000,70,2.1\n");
  put("gongfu.yaml", `system: ${system}\ndata:\n  - { file: data.csv }\n  - ${targets}\n`);
}
const targetsOf = async () => {
  const { definition, files } = await loadProject(folder);
  const leaves = definition.system.index.children as unknown as { id: string; targets: object[] }[];
  return { by: Object.fromEntries(leaves.map(({ id, targets }) => [id, targets])), files };
};
const problems = async () => {
  try {
    await loadProject(folder);
    return [];
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return error.issues.map(({ code, at }) =>
      [code, at?.file?.replace(/^.*\//, ""), at?.cell ?? at?.row, at?.cell === undefined ? at?.column : ""]
        .filter(Boolean)
        .join(" "),
    );
  }
};

const CSV = `indicator,unit,period,value,comparator,basis,official,source,base.period,base.value
income,甲镇,2025,80000,reach,annual,yes,甲镇责任书,2020,50000
ratio,,2025,1.65,以下,,,,,
cover,,2025,-,,,,,,
`;

describe("targets in a table of their own", () => {
  test("they join those of the system, whichever way it is given", async () => {
    const csv = CSV.replace("cover,,2025,-,,,,,,\n", "");
    const joined = {
      income: [
        { kind: "value", value: 75000, comparator: "reach", period: "2025" },
        {
          kind: "value",
          value: 80000,
          comparator: "reach",
          unit: "甲镇",
          period: "2025",
          basis: "annual",
          base: { period: "2020", value: 50000 },
          official: true,
          source: "甲镇责任书",
        },
      ],
      cover: [],
      ratio: [{ kind: "value", value: 1.65, comparator: "<=", period: "2025" }],
    };
    put("t.csv", csv);
    for (const system of ["system.yaml", "{ extends: system.yaml, set: { cover: { weight: 2 } } }"]) {
      project("{ file: t.csv, kind: targets }", system);
      const { by, files } = await targetsOf();
      expect(by).toMatchObject(joined);
      expect(Object.values(by).map((list) => list.length)).toEqual([2, 0, 1]);
      expect(files.filter(({ role }) => role === "targets")).toEqual([{ file: "t.csv", role: "targets" }]);
    }
  });

  test("a sheet among others is read by the same rules, with headings in Chinese and a title above", async () => {
    const rows = [
      ["2025年目标"],
      ["指标", "时期", "目标值", "比较"],
      ["cover", "2025", { value: 0.85, look: "percent" as const }, "≥"],
    ];
    put(
      "book.xlsx",
      writeWorkbook([
        { name: "其他", rows: [["x"]] },
        { name: "目标", rows },
      ]),
    );
    project("{ file: book.xlsx, sheet: 目标, header: 2, kind: targets }");
    expect((await targetsOf()).by["cover"]).toMatchObject([{ value: 85, comparator: ">=", period: "2025" }]);
  });

  test("every problem stands at its row and heading, or its cell, those that only the system can see too", async () => {
    project("{ file: t.csv, kind: targets }");
    put("t.csv", "indicator,period,value,comparator\nincom,2025,1,\ncover,2025,85%,\n,2025,1,\n");
    expect(await problems()).toEqual([
      "target-row-indicator t.csv 2 indicator",
      "not-a-number t.csv 3 value",
      "cell-empty t.csv 4 indicator",
    ]);
    put("t.csv", "indicator,period,value,comparator\nincome,2025,80000,<=\ncover,2025,85,reech\n");
    expect(await problems()).toEqual(["not-one-of t.csv 3 comparator", "comparator-contradicts t.csv 2 indicator"]);
    put("t.csv", "indicator,period,value,comparator\nincome,2025,80000,<=\n");
    expect(await problems()).toEqual(["comparator-contradicts t.csv 2 indicator"]);
    put("t.csv", "indicator,perod,value\nincome,2025,80000\n");
    expect(await problems()).toEqual(["sheet-columns t.csv 1"]);
    put("t.csv", "");
    expect(await problems()).toEqual(["file-empty t.csv"]);
    project("{ file: absent.csv, kind: targets }");
    expect(await problems()).toEqual(["file-missing absent.csv"]);

    const rows = [
      ["indicator", "period", "value"],
      ["cover", "2025", "八十五"],
    ];
    put("book.xlsx", writeWorkbook([{ name: "targets", rows }]));
    project("{ file: book.xlsx, kind: targets }");
    expect(await problems()).toEqual(["not-a-number book.xlsx C2"]);
  });

  test("a mapping of headings is not passed over", async () => {
    put("t.csv", "indicator,period,value\ncover,2025,85\n");
    project("{ file: t.csv, kind: targets, columns: { unit: 乡镇 } }");
    expect(await problems()).toEqual(["mapping-unused gongfu.yaml"]);
  });
});
