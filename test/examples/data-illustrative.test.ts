import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const folder = fileURLToPath(new URL("../../data/examples/huangyan-illustrative/", import.meta.url));
const figures = ["synthetic-district-2021-2025.csv", "synthetic-towns-2021-2025.csv"];
const tables = ["synthetic-appraisal-2024-2025.csv", ...figures];
const rowsOf = (file: string): Record<string, string>[] => parse(readFileSync(join(folder, file)), { columns: true });
const fixed = ["unit", "name", "period", "group:kind", "SYNTHETIC 合成数据"];

interface Node {
  readonly id: string;
  readonly direction?: unknown;
  readonly levels?: readonly string[];
  readonly children?: readonly Node[];
  readonly targets?: readonly {
    readonly period: string;
    readonly kind: string;
    readonly value?: number;
    readonly basis?: string;
  }[];
}
const system = JSON.parse(readFileSync(new URL("../../data/systems/huangyan_64.json", import.meta.url), "utf8"));
const leaves = (node: Node): Node[] => node.children?.flatMap(leaves) ?? [node];
const indicators = leaves(system.index);

describe("the generator of the illustrative data", () => {
  let again = "";
  beforeAll(() => {
    again = mkdtempSync(join(tmpdir(), "illustrative-"));
    execFileSync(process.execPath, [join(folder, "generate.mjs"), again]);
  });
  afterAll(() => rmSync(again, { recursive: true }));

  test("writes the tables of the folder again, byte for byte", () => {
    expect(readdirSync(again).sort()).toEqual(tables);
    for (const file of tables)
      expect(readFileSync(join(again, file)).equals(readFileSync(join(folder, file))), file).toBe(true);
  });

  test("uses neither the clock nor the machine's randomness nor a power", () => {
    const code = readFileSync(join(folder, "generate.mjs"), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    expect(code).not.toMatch(/Math\.(random|pow|exp|log|sin|cos)|\*\*|\bDate\b|performance|crypto/);
  });
});

describe("the illustrative data", () => {
  test("say that they are synthetic in file name, heading and every row", () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".csv"))) {
      expect(file.startsWith("synthetic-")).toBe(true);
      for (const row of rowsOf(file)) expect(row["SYNTHETIC 合成数据"]).toBe("synthetic");
    }
    for (const project of ["district.yaml", "towns.yaml", "appraisal.yaml"]) {
      const text = readFileSync(join(folder, project), "utf8");
      expect(text).toMatch(/title:\s+en: "SYNTHETIC/);
      expect(text).toMatch(/note:\s+en: "SYNTHETIC DATA/);
      expect(text).toMatch(/zh: "合成数据/);
    }
  });

  test("district: five years of exactly the 64 indicators, none empty", () => {
    const rows = rowsOf("synthetic-district-2021-2025.csv");
    expect(rows.map((row) => row["period"])).toEqual(["2021", "2022", "2023", "2024", "2025"]);
    const columns = Object.keys(rows[0]!).filter((heading) => !fixed.includes(heading));
    expect(columns.toSorted()).toEqual(indicators.map(({ id }) => id).toSorted());
    for (const row of rows)
      for (const id of columns) expect(Number.isFinite(Number.parseFloat(row[id]!)), id).toBe(true);
  });

  test("towns: 8 streets, 5 towns and 6 townships over five years, exactly the indicators marked for towns", () => {
    const rows = rowsOf("synthetic-towns-2021-2025.csv");
    expect(rows.length).toBe(19 * 5);
    expect(new Set(rows.map((row) => `${row["unit"]} ${row["period"]}`)).size).toBe(19 * 5);
    const kinds = rows.filter((row) => row["period"] === "2021").map((row) => row["group:kind"]);
    expect(["street", "town", "township"].map((kind) => kinds.filter((k) => k === kind).length)).toEqual([8, 5, 6]);
    const columns = Object.keys(rows[0]!).filter((heading) => !fixed.includes(heading));
    const town = indicators.filter(({ levels }) => levels?.includes("town")).map(({ id }) => id);
    expect(town.length).toBe(22);
    expect(columns.toSorted()).toEqual(town.toSorted());
    const readme = readFileSync(join(folder, "README.md"), "utf8");
    for (const id of town) expect(readme).toContain(`\`${id}\``);
    const empty = rows.flatMap((row) =>
      columns.filter((id) => row[id] === "").map((id) => `${row["unit"]} ${row["period"]} ${id}`),
    );
    expect(empty.length).toBe(5 * 5 + 19 * 4 + 2 * 2); // no industry, no survey in 2021, no air station before 2023
  });

  test("shares stay within 0 and 100, running totals never fall", () => {
    for (const file of figures) {
      const rows = rowsOf(file);
      for (const { id, ...indicator } of indicators) {
        if (!(id in rows[0]!)) continue;
        const measure = (indicator as { measure?: string }).measure;
        for (const unit of new Set(rows.map((row) => row["unit"]))) {
          const years = rows.filter((row) => row["unit"] === unit && row[id] !== "").map((row) => Number(row[id]));
          if (measure === "%") for (const x of years) expect(x >= 0 && x <= 100, `${unit} ${id}`).toBe(true);
          if ((indicator as { figure?: string }).figure === "cumulative")
            expect(
              years.every((x, i) => i === 0 || x >= years[i - 1]!),
              `${unit} ${id}`,
            ).toBe(true);
        }
      }
    }
  });

  test("district: starts on the wrong side of every 2025 target, moves the right way, reaches some and misses some", () => {
    const rows = rowsOf("synthetic-district-2021-2025.csv");
    const [first, last] = [rows[0]!, rows.at(-1)!];
    const met: boolean[] = [];
    for (const { id, direction, targets } of indicators) {
      const target = targets!.find(({ period, kind }) => period === "2025" && kind === "value");
      if (target === undefined) continue;
      const better = (a: number, b: number) => (direction === "negative" ? a <= b : a >= b);
      expect(better(Number(first[id]), target.value!), `${id} in 2021`).toBe(false);
      expect(better(Number(last[id]), Number(first[id])), id).toBe(true);
      met.push(better(Number(last[id]), target.value!));
    }
    expect(met.length).toBe(29);
    expect(met.filter(Boolean).length).toBeGreaterThan(15);
    expect(met.filter((m) => !m).length).toBeGreaterThan(4);
  });
});
