import { expect, test } from "vitest";
import { computeIndex } from "../../../src/index.ts";
import { report } from "../../../src/report/html/report.ts";
import { textOf, townsSource } from "./fixtures.ts";

/** The method section under a plan, as it is read; what the plan does not name stays at its default. */
function told(plan: object, locale: "en" | "zh" = "en", tags: readonly string[] = []): string {
  const { definition, data } = townsSource();
  const system = structuredClone(definition.system) as unknown as {
    index: { children: { children: { tags: string[] }[] }[] };
  };
  system.index.children[0]!.children[0]!.tags.push(...tags);
  const own = { system, plan } as unknown as typeof definition;
  const source = { definition: own, data, result: computeIndex(own, data), uncertainty: null, trials: null };
  return textOf(report(source, { sections: ["method"], locale }));
}

test("rules that stand by default are sentences, without braces", () => {
  const text = told({});
  expect(text).toContain("learned from all periods together");
  expect(text).toContain("ranks within each period; equal scores share the smallest rank");
  expect(text).toContain("rows that enter all");
  expect(text).toContain("scores published all that can be computed");
  expect(text).toContain("figures of fewer than 3 contributors are shown nowhere, but count in scores");
  expect(text).not.toMatch(/\{"|undefined|\[object/);
  expect(told({}, "zh")).toContain("各时期分别排名；得分相同者取最小名次");
});

test.each([
  ["min", "share the smallest rank", "取最小名次"],
  ["max", "share the largest rank", "取最大名次"],
  ["mean", "share the mean of their ranks", "取平均名次"],
  ["dense", "the next follows without a gap", "其后名次不空缺"],
  ["first", "in the order of the data", "按数据先后排列"],
])("ties by %s are told", (ties, en, zh) => {
  const plan = { rank: { ties, over: "all-periods", decimals: 1 } };
  expect(told(plan)).toContain("over all periods together; by scores rounded to 1 decimals; equal scores");
  expect(told(plan)).toContain(en);
  expect(told(plan, "zh")).toContain(zh);
});

test("every rule that a plan can have is told in both languages", () => {
  const plan = {
    over: { base: "2022" },
    screen: { coverage: 0.5, nonZero: 0.25, groups: { care: 0.5 }, include: ["t1"], exclude: ["t2"] },
    withhold: { index: 0.8, groups: 0.6 },
    confidential: { contributors: 5, use: "missing" },
  };
  const text = told(plan);
  expect(text).toContain("the base period 2022");
  expect(text).toContain(
    "figures for at least 50 % of the indicators; figures other than 0 for at least 25 %; Care at least 50 %; always in: Town t1; left out: Town t2",
  );
  expect(text).toContain("the index from 80 % of its indicators on; groups from 60 % on");
  expect(text).toContain("fewer than 5 contributors are shown nowhere and count in no score");
  const chinese = told(plan, "zh");
  for (const words of [
    "基期 2022",
    "保障 不低于 50%",
    "非零数据不低于 25%",
    "也不参与计分",
    "综合指数：数据不低于 80%方可公布",
  ])
    expect(chinese).toContain(words);
});

test("methods of single indicators and weights of nodes stand by name, those of the same parameters together", () => {
  const indicators = { beds: { method: "rank" }, gap: { method: "z-score" }, wait: { method: "rank" } };
  const text = told({ normalise: { method: "min-max", indicators }, weigh: { method: "given", weights: { care: 2 } } });
  expect(text).toMatch(/Beds per head , Waiting : Ranks? rank/);
  expect(text).toMatch(/; Gap : [^;]*z-score/);
  expect(text).toContain("weights Care : 2");
});

test("tags of a plan are told as tags", () => {
  const plan = { weigh: { method: "given", emphasis: { shortboard: 1.5 }, shares: { shortboard: { min: 0.3 } } } };
  expect(told(plan, "en", ["shortboard"])).toContain("emphasis shortboard : 1.5 shares shortboard : min : 0.3");
  expect(told(plan, "zh", ["shortboard"])).toContain("短板指标 ：1.5");
});

test("lists of lists, as of judgements, stay as they are written", () => {
  const judgements = [
    [1, 2],
    [0.5, 1],
  ];
  const text = told({ weigh: { method: "equal", nodes: { care: { method: "ahp", judgements } } } });
  expect(text).toContain("[[1,2],[0.5,1]]");
});
