import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { examples, gongfu, scratch } from "./run.ts";

let folder: ReturnType<typeof scratch>;
beforeEach(() => {
  folder = scratch();
  cpSync(join(examples, "revisions-synthetic"), folder.path, { recursive: true });
});
afterEach(() => folder.remove());

const call = (...args: string[]) => gongfu(args, { cwd: folder.path });
const json = async (...args: string[]) => JSON.parse((await call(...args, "--format", "json")).out);
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(folder.path, file), change(readFileSync(join(folder.path, file), "utf8")));
const scores = (list: readonly { unit: string; period: string; node: string; score: number }[]) =>
  list.filter(({ node }) => node === "index").map(({ unit, score }) => [unit, Math.round(score * 100) / 100]);

describe("--as-of", () => {
  test("compute: the figures as they stood, named in the notes; the edition in the status", async () => {
    const then = await json("compute", "--as-of", "2023-06", "--steps");
    // 甲镇: (44000 − 20000)/600 = 40 and (92 − 80)/0.2 = 60
    expect(scores(then.scores)).toEqual([
      ["jia", 50],
      ["yi", 60],
      ["bing", 42.5],
      ["ding", 55],
    ]);
    expect(then.notes.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(["vintages-used", "vintages-newer"]),
    );
    const now = await json("compute", "--period", "2022");
    expect(scores(now.scores)).toEqual([
      ["jia", 51],
      ["yi", 59.5],
      ["bing", 43.75],
      ["ding", 56.75],
    ]);
    expect(scores((await json("compute", "--as-of", "最终核实", "--period", "2022")).scores)[0]).toEqual(["jia", 50.5]);
  });

  test("snapshots name the vintages of their own cells; verify reads the figures as they stood then", async () => {
    expect((await call("snapshot", "--period", "2022", "--as-of", "2023-06")).code).toBe(0);
    const snapshot = JSON.parse(readFileSync(join(folder.path, "snapshots/2022.json"), "utf8"));
    expect(snapshot.data.vintages).toEqual([{ vintage: "2023-03", edition: "preliminary", cells: 8 }]);
    expect(snapshot.flags).toHaveLength(8);
    const verified = await call("verify");
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining("reproduced")]);
    const { revisions, attribution } = await json("diff", "snapshots/2022.json", ".");
    expect(revisions.find(({ unit }: { unit: string }) => unit === "jia")).toMatchObject({ from: 44000, to: 45200 });
    expect(attribution.find(({ unit }: { unit: string }) => unit === "jia").causes.revision).toBeCloseTo(1, 12);
    expect((await json("diff", "snapshots/2022.json", ".", "--as-of", "2023-03")).scores).toEqual([]);
    const two = await call("diff", "snapshots/2022.json", "snapshots/2022.json", "--as-of", "2023-03");
    expect([two.code, two.err]).toEqual([2, expect.stringContaining("both sides are snapshots")]);
  });

  test("a figure changed in the file of a published vintage is found by verify", async () => {
    await call("snapshot", "--period", "2022", "--as-of", "2023-06");
    edit("synthetic-2023-03.csv", (csv) => csv.replace("44000", "44001"));
    const { code, out } = await call("verify");
    expect([code, out]).toEqual([3, expect.stringContaining("NOT reproduced")]);
  });

  test("monitor takes a day for works and for figures", async () => {
    expect((await call("monitor", "--as-of", "2023-06-30")).out).toContain("Period 2022");
    const none = await gongfu(["monitor", "--as-of", "2021-06-30"], { cwd: join(examples, "snapshots-synthetic") });
    expect(none.code).toBe(0);
  });

  test("refused: too early, no vintages, in a stream", async () => {
    const early = await call("compute", "--as-of", "2020");
    expect([early.code, early.err]).toEqual([
      1,
      expect.stringContaining('up to "2020"; known: "2023-03" (preliminary)'),
    ]);
    const other = await gongfu(["compute", "--as-of", "2020"], { cwd: join(examples, "snapshots-synthetic") });
    expect([other.code, other.err]).toEqual([1, expect.stringContaining("no data file says when")]);
    const stream = await call("compute", "--stream", "--out", "out.csv");
    expect([stream.code, stream.err]).toEqual([1, expect.stringContaining("a stream does not")]);
    expect((await call("compute", "--stream", "--out", "out.csv", "--as-of", "2024")).code).toBe(2);
  });

  test("a cell twice in one vintage, an edition that is none, a vintage of a table of works: each refused", async () => {
    edit("gongfu.yaml", (yaml) => yaml.replace("edition: 普查修订", "edition: 普查"));
    expect((await call("validate")).err).toContain("普查修订");
    edit("gongfu.yaml", (yaml) => yaml.replace("edition: 普查 ", "edition: final, kind: works "));
    const works = await call("validate");
    expect(works.err.match(/of kind works/g)?.length).toBe(2);
  });
});

describe("gongfu revisions", () => {
  test("tables in both languages", async () => {
    const en = await call("revisions");
    expect(en.code).toBe(0);
    expect(en.out).toContain(
      "Vintages: 2023-03 (preliminary), 2023-12 (final), 2024-03 (preliminary), 2024-12 (census revision)",
    );
    // 人均可支配收入: R = 1200, −600, 1500, 900 and 900, −600, 1200, 1200
    expect(en.out).toMatch(/Income per head +8 +8 +\+712\.5 +1012\.5 +2\.2 % +75 %/);
    expect(en.out).toContain("2023: 4 scores moved by 0.94 on average (absolute); 2 ranks moved, by up to 1 place");
    const zh = await call("revisions", "--locale", "zh");
    expect(zh.out).toContain("2024-12（普查修订）");
    expect(zh.out).toMatch(/丁镇 +2023 +61\.67 +62\.67 +\+1\.00 +2 → 1 ↑1 +数据修订 \+1\.00/);
    expect(zh.out).not.toMatch(/[A-Za-z]{4,}/);
    expect((await call("revisions", "--locale", "both")).out).toContain("平均修订 mean");
  });

  test("JSON has all; CSV a part", async () => {
    const found = await json("revisions", "--bias-over", "periods");
    expect(found.cells).toHaveLength(12);
    expect(found.summary[0].bias.df).toBe(1);
    expect(found.effect.changes[0].causes.revision).toBeCloseTo(found.effect.changes[0].change, 12);
    const csv = async (section: string) =>
      (await call("revisions", "--section", section, "--format", "csv")).out.split("\n");
    expect((await csv("cells"))[1]).toBe("bing,2022,income,38000,38900,900,0.02368421052631579,2023-12,final,2023-03");
    expect((await csv("summary"))[1]).toMatch(/^income,8,8,712\.5,1012\.5,0\.0215942/);
    expect((await csv("scores"))[1]).toBe("jia,2022,50,51,1,3,3,0");
    const [first] = (await call("revisions", "--format", "jsonl")).out.split("\n");
    expect(JSON.parse(first!)).toMatchObject({ unit: "bing", from: 38000, to: 38900, difference: 900 });
    expect((await call("revisions", "--out", "cells.xlsx")).code).toBe(0);
    const parts = Object.entries(unzipSync(readFileSync(join(folder.path, "cells.xlsx"))));
    expect(parts.filter(([, bytes]) => strFromU8(bytes).includes("census-revision"))).toHaveLength(1);
  });

  test("a project without vintages, an unknown part", async () => {
    const none = await gongfu(["revisions"], { cwd: join(examples, "snapshots-synthetic") });
    expect([none.code, none.err]).toEqual([1, expect.stringContaining("figures of two vintages")]);
    expect((await call("revisions", "--section", "cell")).code).toBe(2);
    expect((await call("revisions", "--node", "jobless")).code).toBe(1);
  });
});

describe("gongfu series", () => {
  const newSystem = () =>
    edit("gongfu.yaml", (yaml) =>
      yaml.replace('version: "1"', 'version: "2"').replace("id: jobs,", "id: jobs, weight: 3,"),
    );

  test("under one method, beside what was published", async () => {
    await call("snapshot", "--period", "2022", "--as-of", "2023-12");
    newSystem();
    await call("snapshot", "--period", "2023");
    const found = await json("series", "--as-of", "2024-03");
    // 甲镇 2022: ¼ · 41 + ¾ · 60 = 55.25, published 50.5
    expect(found.scores.find(({ unit }: { unit: string }) => unit === "jia")).toMatchObject({
      period: "2022",
      score: expect.closeTo(55.25, 12),
      published: { score: 50.5, rank: 3 },
      difference: expect.closeTo(4.75, 12),
    });
    const first = await json("series", "--edition", "2022", "--ruler", "anew");
    expect(first.by.system.version).toBe("1");
    const table = await call("series", "--locale", "zh");
    expect(table.out).toContain("综合指数，同一口径：指标体系 revisions_example 2，2023 的计算方案与标尺");
    expect(table.out).toContain("减去已发布得分");
  });

  test("linked over the change of system, the break at each node", async () => {
    await call("snapshot", "--period", "2022", "--as-of", "2023-12");
    newSystem();
    await call("snapshot", "--period", "2023");
    const { breaks, scores: list } = await json("series", "--method", "chained", "--by", "difference");
    // both from today's figures: 甲镇 2022 ½(42 + 60) = 51 and ¼ · 42 + ¾ · 60 = 55.5
    const jia = ({ unit }: { unit: string }) => unit === "jia";
    expect(breaks[0].computed).toBe("both");
    expect(breaks[0].sizes.find(jia)).toMatchObject({ difference: expect.closeTo(4.5, 12) });
    expect(list.find(jia)).toMatchObject({ score: 50.5, linked: expect.closeTo(55, 12), edition: 0 });
    const table = await call("series", "--method", "chained");
    expect(table.out).toContain("Break from revisions_example 1 to revisions_example 2, in the overlap 2022");
    const csv = await call("series", "--method", "chained", "--keep", "earliest", "--format", "csv");
    expect(csv.out.split("\n")[0]).toBe("unit,period,node,score,linked,system,version");
    expect((await call("series", "--method", "chained", "--locale", "zh")).out).toContain(
      "按比率衔接，保持最新体系的水平",
    );
  });

  test("no snapshots; a call that is wrong; data that no longer hold a period", async () => {
    expect((await call("series")).err).toContain("there are no snapshots");
    expect((await call("series", "--by", "sum")).code).toBe(2);
    await call("snapshot", "--period", "2022,2023");
    for (const name of ["2023-03", "2023-12"]) rmSync(join(folder.path, `synthetic-${name}.csv`));
    edit("gongfu.yaml", (yaml) => yaml.replace(/ {2}- \{ file: synthetic-2023.*\n/g, ""));
    edit("synthetic-2024-12.csv", (csv) => csv.replace(/^.*,2022,.*\n/gm, ""));
    const { code, err } = await call("series");
    expect([code, err]).toEqual([1, expect.stringContaining("do not hold 2022")]);
  });
});
