import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { computeIndex, surveyToDataset } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { examples, gongfu } from "../cli/run.ts";

const folder = join(examples, "survey");
const project = join(folder, "gongfu.yaml");

async function inFolder<T>(files: Readonly<Record<string, string>>, use: (path: string) => Promise<T>): Promise<T> {
  const path = mkdtempSync(join(tmpdir(), "survey-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
    return await use(path);
  } finally {
    rmSync(path, { recursive: true });
  }
}

const issuesOf = async (path: string) => {
  try {
    await loadProject(path);
  } catch (error) {
    if (error instanceof IndexError) return error.issues;
    throw error;
  }
  return [];
};

describe("the example", () => {
  test("its generator writes the tables of the folder again, byte for byte", async () => {
    await inFolder({}, async (again) => {
      execFileSync(process.execPath, [join(folder, "generate.mjs"), again]);
      const tables = ["synthetic-income-2023.csv", "synthetic-survey-2023.csv"];
      expect(readdirSync(again).sort()).toEqual(tables);
      for (const file of tables)
        expect(readFileSync(join(again, file)).equals(readFileSync(join(folder, file)))).toBe(true);
    });
  });

  test("survey columns join the figures, with standard errors, status and what the file says of itself", async () => {
    const { data, surveys, files } = await loadProject(project);
    expect(data.units).toEqual(["甲镇", "乙镇", "丙镇", "丁镇"]);
    expect([...data.columns.keys()]).toEqual(["income", "satisfied", "senses"]);
    expect(data.status?.get("satisfied")).toEqual(["observed", "observed", "observed", "suppressed"]);
    const { cells, design } = surveys[0]!.result;
    expect(design).toEqual({ weighting: "column", psus: 17, strata: 4, single: "fail", samples: "panel" });
    const first = cells[0]!;
    expect(data.columns.get("satisfied")![0]).toBe(first.value);
    expect(data.standardErrors?.get("satisfied")?.[0]).toBe(first.standardError);
    expect(first).toMatchObject({ unit: "甲镇", period: "2023", rounds: ["2023H1", "2023H2"], df: 4 });
    expect(files.map(({ role }) => role)).toEqual(["project", "data", "survey"]);
    const notes = JSON.stringify(data.notes);
    for (const words of ["SYNTHETIC 合成数据", "satisfied share (the 2 highest of 5)", "don't-knows out"])
      expect(notes).toContain(words);
  });

  test("compute shows n, standard error and interval, and validate passes", async () => {
    const { code, out } = await gongfu(["compute", project, "--locale", "en"]);
    expect(code).toBe(0);
    expect(out).toContain("From surveys");
    expect(out).toContain("withheld: too few answers");
    const { value, low, high, n } = (await loadProject(project)).surveys[0]!.result.cells[0]!;
    const line = out.split("\n").find((text) => text.startsWith("Satisfied share") && text.includes("甲镇"));
    expect(line?.split(/ {2,}/).slice(1, 4)).toEqual(["甲镇", "2023", String(n)]);
    expect(line).toContain(value.toFixed(2));
    expect(line).toContain(`${low.toFixed(2)} – ${high.toFixed(2)}`);
    const zh = await gongfu(["compute", project, "--locale", "zh", "--period", "2023"]);
    expect(zh.out).toContain("95% 置信区间");
    expect((await gongfu(["validate", project])).code).toBe(0);
  });

  test("JSON carries the same rows, null where a figure is withheld", async () => {
    const { out } = await gongfu(["compute", project, "--format", "json", "--unit", "丁镇"]);
    expect(JSON.parse(out).surveys).toMatchObject([
      { indicator: "satisfied", unit: "丁镇", value: null, low: null, withheld: "minimum-n" },
      { indicator: "senses", unit: "丁镇", value: null, withheld: "minimum-n" },
    ]);
  });

  test("a figure that is kept back beside a confidential one does not stand in the table of the survey either", async () => {
    const read = (file: string) => readFileSync(join(folder, file), "utf8");
    const income = read("synthetic-income-2023.csv").trimEnd().split("\n");
    const at = income.findIndex((line) => line.startsWith("unit,"));
    // two households stand behind the income of the first town: one more of its three figures must go
    const marked = income.map((line, i) =>
      i < at ? line : i === at ? `${line},contributors:income` : `${line},${i === at + 1 ? 2 : 500}`,
    );
    const files = {
      "gongfu.yaml": read("gongfu.yaml"),
      "synthetic-income-2023.csv": `${marked.join("\n")}\n`,
      "synthetic-survey-2023.csv": read("synthetic-survey-2023.csv"),
    };
    await inFolder(files, async (path) => {
      const { out } = await gongfu([
        "compute",
        join(path, "gongfu.yaml"),
        "--format",
        "json",
        "--steps",
        "--unit",
        "甲镇",
      ]);
      const { surveys, steps } = JSON.parse(out);
      const given = steps.derived.filter((cell: { value: number | null }) => cell.value !== null);
      const kept = surveys.filter((row: { withheld?: string }) => row.withheld === "confidential");
      expect(kept).toHaveLength(1);
      expect(kept[0]).toMatchObject({ value: null, standardError: null, low: null, high: null, designEffect: null });
      expect(given.map((cell: { indicator: string }) => cell.indicator)).not.toContain(kept[0].indicator);
      expect(given).toHaveLength(1);
      const table = await gongfu(["compute", join(path, "gongfu.yaml"), "--locale", "en"]);
      expect(table.out).toContain("withheld: confidential");
    });
  });

  test("domains across strata and clusters, weighted: samplics 0.6.1 (Python) on the first round by sex", () => {
    const [head, ...rows] = readFileSync(join(folder, "synthetic-survey-2023.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    const first = rows.filter((cells) => cells[1] === "2023H1");
    const answers = Object.fromEntries(head!.map((heading, j) => [heading, first.map((cells) => cells[j]!)]));
    const labels = ["非常不满意", "不满意", "一般", "满意", "非常满意"];
    const { cells } = surveyToDataset(answers, {
      unit: "sex",
      period: "round",
      design: { weight: "weight", strata: "town", cluster: "village" },
      questions: {
        satisfied: {
          scale: labels,
          scoring: "satisfied-share",
          dontKnow: { answers: ["不清楚"], count: "out" },
        },
      },
    });
    // TaylorEstimator("mean") with stratum, psu and domain
    const wanted = new Map([
      ["女", [0.6306007301692665, 0.04213862759438649]],
      ["男", [0.6034793041391722, 0.07817487750717787]],
    ]);
    expect(cells).toHaveLength(2);
    for (const { unit, value, standardError } of cells) {
      expect(value / 100).toBeCloseTo(wanted.get(unit)![0]!, 12);
      expect(standardError / 100).toBeCloseTo(wanted.get(unit)![1]!, 12);
    }
  });

  test("the index is computed from the survey's figures", async () => {
    const { definition, data } = await loadProject(project);
    const result = computeIndex(definition, data);
    expect(result.value("derived", "senses")[0]).toBe(data.columns.get("senses")![0]);
    expect(
      result
        .score("index")
        .slice(0, 3)
        .every((v) => v >= 0 && v <= 100),
    ).toBe(true);
  });
});

describe("problems", () => {
  const head = `system: { id: s, version: "1", index: { id: index, children: [{ id: q, direction: positive }, { id: x, direction: positive }] } }\n`;
  const survey = (more: string) => `${head}data:\n  - file: s.csv\n    kind: survey\n    survey:\n${more}`;
  const fine =
    "      unit: town\n      period: { value: '2023' }\n      questions: { q: { scale: [1, 2, 3], scoring: linear-100 } }\n";

  test("of answers: by file, row and column, all at once", async () => {
    const text = survey(`      design: { weight: w }\n${fine}`);
    await inFolder({ "gongfu.yaml": text, "s.csv": "town,w,q\na,1,3\nb,-2,4\n,1,2\n" }, async (path) => {
      expect((await issuesOf(path)).map(({ code, at, path: where }) => [code, at, where])).toEqual([
        ["survey-answer", { file: "s.csv", row: 3, column: "q" }, []],
        ["survey-number", { file: "s.csv", row: 3, column: "w" }, []],
        ["cell-empty", { file: "s.csv", row: 4, column: "town" }, []],
      ]);
    });
  });

  test("of the survey: at the line of the project", async () => {
    const text = survey(`${fine.replace("{ q:", "{ r: { scale: [1, 2], scoring: linear-100 }, q:")}`);
    await inFolder({ "gongfu.yaml": text, "s.csv": "town,q,r\na,1,1\na,2,2\n" }, async (path) => {
      const issues = await issuesOf(path);
      expect(
        issues.map(({ code, at, path: where }) => [code, at?.file?.endsWith("gongfu.yaml"), at?.line, where]),
      ).toEqual([["indicator-unknown", true, 8, ["data", 0, "survey", "questions", "r"]]]);
    });
    const slips = survey(fine.replace("linear-100", "{ method: custom, values: [0, 100] }"));
    await inFolder({ "gongfu.yaml": slips, "s.csv": "town,q\na,1\n" }, async (path) => {
      expect((await issuesOf(path)).map(({ code, at }) => [code, at?.line])).toEqual([["survey-values", 8]]);
    });
  });

  test("a survey part without a survey, and a survey on another part", async () => {
    const text = `${head}data:\n  - { file: s.csv, kind: survey, columns: { unit: town } }\n  - { file: t.csv, survey: { questions: {} } }\n`;
    await inFolder({ "gongfu.yaml": text }, async (path) => {
      const codes = (await issuesOf(path)).map(({ code }) => code);
      expect(codes).toEqual(["survey-missing", "survey-mapping", "survey-elsewhere", "survey-no-questions"]);
    });
  });

  test("a figure that is given twice: by another file and by the survey", async () => {
    const text = `${survey(fine)}      publish: { minimum: 1, maximumCv: 9 }\n  - file: t.csv\n`;
    const files = { "gongfu.yaml": text, "s.csv": "town,q\na,1\na,3\n", "t.csv": "unit,period,q,x\na,2023,50,1\n" };
    await inFolder(files, async (path) => {
      expect((await issuesOf(path)).map(({ code, at }) => [code, at])).toEqual([
        ["survey-and-figure", { file: "s.csv" }],
      ]);
    });
  });
});
