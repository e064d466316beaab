import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { computeIndex, type IndexResult } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import type { Indicator, Node } from "../../src/schema/types.ts";
import { loadSystem, type SystemId } from "../../src/systems/index.ts";

const reference = new URL("../../../shared/reference/", import.meta.url);
const present = existsSync(reference);
const rowsOf = (name: string): Record<string, string>[] =>
  parse(readFileSync(new URL(name, reference)), { columns: true, bom: true });

async function run(project: string) {
  const path = fileURLToPath(new URL(`../../data/examples/${project}`, import.meta.url));
  const { definition, data, project: written } = await loadProject(path);
  const result = computeIndex(definition, data);
  const row = (unit: string, period: string): number => {
    const at = data.units.findIndex((u, i) => u === unit && data.periods[i] === period);
    if (at < 0) throw new Error(`no row ${unit} ${period}`);
    return at;
  };
  return {
    result,
    data,
    written,
    score: (node: string, unit: string, period: string) => result.score(node)[row(unit, period)]!,
    normalised: (indicator: string, unit: string, period: string) =>
      result.value("normalised", indicator)[row(unit, period)]!,
    raw: (indicator: string, unit: string, period: string) => data.columns.get(indicator)![row(unit, period)]!,
  };
}
const leaves = (node: Node): Indicator[] => (node.children === undefined ? [node] : node.children.flatMap(leaves));
const saysSynthetic = ({ data, written }: Awaited<ReturnType<typeof run>>): boolean => {
  const texts = [written.title, ...(data.notes ?? [])] as { en: string; zh: string }[];
  return texts.length === 2 && texts.every(({ en, zh }) => en.startsWith("SYNTHETIC") && zh.startsWith("合成数据"));
};
const effective = (result: IndexResult, node: string) => result.weights.find((row) => row.node === node)!.effective;

describe("fenghua: targets for 2022 measured against those for 2025", () => {
  test("closed forms: value / target, target / value for negative ones, at most 100; total 89.0529", async () => {
    const { normalised, score } = await run("fenghua/gongfu.yaml");
    const by = (id: string) => normalised(id, "fenghua", "2022");
    // both documents' own figures
    expect(by("gdp_per_capita")).toBeCloseTo((15 / 20) * 100, 12);
    expect(by("disposable_income_per_capita")).toBeCloseTo((56000 / 75000) * 100, 12);
    expect(by("rd_share_gdp")).toBeCloseTo((2.44 / 3.6) * 100, 12);
    expect(by("digital_core_share_gdp")).toBeCloseTo((7 / 15) * 100, 12);
    expect(by("industrial_tax_per_mu")).toBe(100); // 175 against 174: capped
    expect(by("land_use_per_gdp")).toBeCloseTo((16.4 / 18.59) * 100, 12);
    expect(by("urban_unemployment_rate")).toBe(100); // 3.5 against 3.5
    expect(by("urban_rural_income_ratio")).toBeCloseTo((1.65 / 1.67) * 100, 12);
    expect(by("subsistence_allowance")).toBe(100); // 1.4万元 against 14000元
    expect(by("culture_consumption_share")).toBeCloseTo((8.5 / 16.8) * 100, 12);
    expect(by("work_safety_mortality")).toBeCloseTo((0.006 / 0.009) * 100, 12);
    expect(by("litigation_per_10k")).toBeCloseTo((80 / 86.7) * 100, 12);
    expect(by("lawyers_per_10k")).toBeCloseTo((2 / 2.5) * 100, 12);
    expect(score("index", "fenghua", "2022")).toBeCloseTo(89.05286222910563, 11);
  });

  test("every value and target is the one of the bundled system, in the same measure or 万元 for CNY", async () => {
    const { result, data } = await run("fenghua/gongfu.yaml");
    const official = async (id: SystemId) =>
      new Map(
        leaves((await loadSystem(id)).index).map((i) => [i.id, i.targets.find((t) => t.official) ?? i.targets[0]!]),
      );
    const [values, targets] = [await official("fenghua_2022"), await official("fenghua_2025")];
    const indicators = leaves(result.system.index);
    expect(indicators.length).toBe(35);
    for (const { id, targets: own } of indicators) {
      const same = (used: number, printed: unknown) => {
        const factor = used / (printed as { value: number }).value;
        expect(
          [1, 10000].some((f) => Math.abs(factor - f) < 1e-9),
          `${id}: ${factor}`,
        ).toBe(true);
      };
      same(data.columns.get(id)![0]!, values.get(id));
      same((own[0] as { value: number }).value, targets.get(id));
      expect((own[0] as { comparator: string }).comparator, id).toBe(
        (targets.get(id) as { comparator: string }).comparator,
      );
    }
  });
});

describe("zhejiang-2020: the 11 cities", () => {
  const cities = [
    "hangzhou",
    "ningbo",
    "wenzhou",
    "jiaxing",
    "huzhou",
    "shaoxing",
    "jinhua",
    "quzhou",
    "zhoushan",
    "taizhou",
    "lishui",
  ];
  const period = "2020Q1-Q3";

  test("min-max and plain means by hand, the ratio from its formula, the province not among the ranked", async () => {
    const { result, data, raw, score } = await run("zhejiang-2020/gongfu.yaml");
    expect(data.units).toEqual(cities);
    const column = (id: string) => cities.map((city) => raw(id, city, period));
    const scaled = (x: number[], worst: number, best: number) => x.map((v) => ((v - worst) / (best - worst)) * 100);
    const up = (x: number[]) => scaled(x, Math.min(...x), Math.max(...x));
    const down = (x: number[]) => scaled(x, Math.max(...x), Math.min(...x));
    const mean = (...xs: number[][]) => xs[0]!.map((_, i) => xs.reduce((sum, x) => sum + x[i]!, 0) / xs.length);
    const [urban, rural] = [column("urban_income"), column("rural_income")];
    const ratio = urban.map((u, i) => u / rural[i]!);
    // 54754 / 29439 in Hangzhou, 37195 / 17860 in Lishui
    expect([ratio[0]!.toFixed(2), ratio[10]!.toFixed(2)]).toEqual(["1.86", "2.08"]);
    const index = mean(
      mean(up(urban), up(rural)),
      mean(up(column("urban_income_growth")), up(column("rural_income_growth"))),
      down(ratio),
    );
    cities.forEach((city, i) => {
      expect(score("index", city, period), city).toBeCloseTo(index[i]!, 10);
    });
    const order = [...index.keys()].sort((a, b) => index[b]! - index[a]!);
    expect([...result.rank("index")]).toEqual(cities.map((_, i) => order.indexOf(i) + 1));
    // income of all residents is a mixture of the two: shown, not counted twice
    expect(result.notes.map((note) => note.code)).toContain("observed-only");
    expect(effective(result, "urban_rural_ratio")).toBeCloseTo(1 / 3, 15);
  });

  test.skipIf(!present)("every figure is the official one of the reference table", async () => {
    const { data } = await run("zhejiang-2020/gongfu.yaml");
    const ids: Readonly<Record<string, string>> = {
      居民人均可支配收入: "income",
      居民人均可支配收入增速: "income_growth",
      城镇居民人均可支配收入: "urban_income",
      城镇居民人均可支配收入增速: "urban_income_growth",
      农村居民人均可支配收入: "rural_income",
      农村居民人均可支配收入增速: "rural_income_growth",
    };
    const official = rowsOf("zhejiang/zj_stats.csv").filter(
      (row) => row["period"] === period && row["region"] !== "浙江省",
    );
    expect(official.length).toBe(66);
    for (const { region, indicator, value } of official)
      expect(data.columns.get(ids[indicator!]!)![data.names!.indexOf(region!)], `${region} ${indicator}`).toBe(
        Number(value),
      );
  });
});

describe("zhejiang-urban-rural: the official evaluation of 2009 and 2010, lower bounds inferred", () => {
  test("the first domain within 0.01 of the published 89.02 and of 81.74, or 81.75 as the published difference implies", async () => {
    const { score } = await run("zhejiang-urban-rural/gongfu.yaml");
    const [y2009, y2010] = [score("index", "zhejiang", "2009"), score("index", "zhejiang", "2010")];
    expect(Math.abs(y2010 - 89.02)).toBeLessThan(0.01);
    expect(Math.abs(y2009 - 81.74)).toBeLessThan(0.01);
    expect(Math.abs(y2009 - 81.75)).toBeLessThan(0.01);
    // by hand: 60 + 40·(x − lower)/(target − lower), weights 6, 5, 6, 7
    const by = (x: number, lower: number, target: number) => 60 + (40 * (x - lower)) / (target - lower);
    const parts = [
      by(84.62, 70, 90) * 6,
      by(22406, 8000, 25000) * 5,
      by(51711, 20000, 80000) * 6,
      by(5512, 1500, 6500) * 7,
    ];
    expect(y2010).toBeCloseTo(parts.reduce((a, b) => a + b) / 24, 11);
  });

  test.skipIf(!present)(
    "each indicator within 0.02 of the published attainment: the bounds are inferred from it",
    async () => {
      const { normalised, result } = await run("zhejiang-urban-rural/gongfu.yaml");
      const ids = leaves(result.system.index).map(({ id }) => id);
      rowsOf("worked/zj_urbanrural_domain1.csv").forEach((row, i) => {
        for (const year of ["2009", "2010"]) {
          const published = Number(row[`realisation_pct_${year}`]);
          expect(Math.abs(normalised(ids[i]!, "zhejiang", year) - published), `${ids[i]} ${year}`).toBeLessThan(0.02);
        }
      });
    },
  );
});

describe("huangyan-illustrative: synthetic", () => {
  test("district: 31 by attainment, 7 between bounds, 26 as an index to 2021; all 64 weigh in", async () => {
    const example = await run("huangyan-illustrative/district.yaml");
    const { result, normalised, raw, score } = example;
    expect(saysSynthetic(example)).toBe(true);
    const { indicators: chosen, method } = result.plan.normalise;
    const methods = leaves(result.system.index).map(({ id }) => chosen[id]?.method ?? method);
    expect(methods.length).toBe(64);
    for (const [id, count] of [
      ["attainment", 31],
      ["goalposts", 7],
      ["index-to-base", 26],
    ] as const)
      expect(methods.filter((m) => m === id).length, id).toBe(count);
    const at = (id: string, period: string) => normalised(id, "huangyan", period);
    const x = (id: string, period: string) => raw(id, "huangyan", period);
    expect(at("industrial_tax_per_mu", "2025")).toBeCloseTo((x("industrial_tax_per_mu", "2025") / 37) * 100, 12);
    expect(at("urban_unemployment_rate", "2021")).toBeCloseTo((3 / x("urban_unemployment_rate", "2021")) * 100, 12);
    expect(at("surface_water_class3_share", "2025")).toBe(100); // above 90.9: capped
    expect(at("culture_hall_coverage", "2021")).toBeCloseTo(x("culture_hall_coverage", "2021"), 12); // full coverage: 100
    expect(at("disposable_income_growth", "2023")).toBeCloseTo((x("disposable_income_growth", "2023") / 12) * 100, 12);
    expect(at("income_growth_synchrony", "2022")).toBeCloseTo(
      (1 - Math.abs(x("income_growth_synchrony", "2022")) / 5) * 100,
      12,
    );
    expect(at("petitions_per_10k", "2024")).toBeCloseTo(
      (x("petitions_per_10k", "2021") / x("petitions_per_10k", "2024")) * 100,
      12,
    );
    expect(at("gdp_per_capita", "2021")).toBe(100);
    const years = ["2021", "2022", "2023", "2024", "2025"].map((period) => score("index", "huangyan", period));
    expect(years.every((y, i) => Number.isFinite(y) && (i === 0 || y > years[i - 1]!))).toBe(true);
    expect([...result.coverage("index")]).toEqual([1, 1, 1, 1, 1]);
  });

  test("towns: 19 ranked in each year on 22 equal weights; gaps lower the coverage of their groups", async () => {
    const example = await run("huangyan-illustrative/towns.yaml");
    const { result, data } = example;
    expect(saysSynthetic(example)).toBe(true);
    const ranks = result.rank("index");
    for (const period of ["2021", "2022", "2023", "2024", "2025"]) {
      const year = [...ranks].filter((_, i) => data.periods[i] === period).sort((a, b) => a - b);
      expect(year, period).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
    }
    const town = leaves(result.system.index).filter(({ levels }) => levels.includes("town"));
    expect(town.length).toBe(22);
    for (const { id } of town) expect(effective(result, id), id).toBeCloseTo(1 / 22, 14);
    const coverage = (node: string, unit: string, period: string) =>
      result.coverage(node)[data.units.findIndex((u, i) => u === unit && data.periods[i] === period)]!;
    expect(coverage("positive_perception", "dongcheng", "2021")).toBe(1 / 4); // no survey but food and drug safety
    expect(coverage("positive_perception", "dongcheng", "2022")).toBe(1);
    expect(coverage("environmental_quality", "fushan", "2021")).toBe(1 / 3); // neither survey nor air station
  });
});
