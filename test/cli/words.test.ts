import { expect, test } from "vitest";
import { wordsEn } from "../../src/cli/words/en.ts";
import { label, localeFrom, nameOf, namesOf } from "../../src/cli/words/index.ts";
import { wordsZh } from "../../src/cli/words/zh.ts";
import type { Target } from "../../src/schema/types.ts";

test("names in a language, in both, or what there is", () => {
  const name = { en: "Income", zh: "收入" };
  expect((["en", "zh", "both"] as const).map((locale) => nameOf(name, { locale, id: "x" }))).toEqual([
    "Income",
    "收入",
    "收入 Income",
  ]);
  expect(nameOf({ zh: "收入" }, { locale: "en", id: "x" })).toBe("收入");
  expect(nameOf(undefined, { locale: "both", id: "x" })).toBe("x");
  expect(nameOf({}, { locale: "both", id: "x" })).toBe("x");
  expect(namesOf(name, "both")).toEqual(["收入", "Income"]);
  expect(label("both", ({ compute }) => compute.rank)).toBe("名次 rank");
});

test("the computer's language by LC_ALL, LC_MESSAGES, LANG", () => {
  expect(localeFrom({ LANG: "zh_CN.UTF-8" })).toBe("zh");
  expect(localeFrom({ LANG: "zh_CN.UTF-8", LC_ALL: "en_GB.UTF-8" })).toBe("en");
  expect(localeFrom({ LC_MESSAGES: "zh-Hans", LANG: "C" })).toBe("zh");
  expect(localeFrom({})).toBe("en");
  expect(localeFrom({ LANG: "zha_CN" })).toBe("en");
});

test("every kind of target in both languages", () => {
  const common = { period: "2025" } as const;
  const targets: Target[] = [
    { ...common, kind: "value", value: 3, comparator: "reach" },
    { ...common, kind: "about", value: 3, comparator: "about", tolerance: 0.5 },
    { ...common, kind: "range", from: 1, to: 2 },
    { ...common, kind: "trend", trend: "falling", every: "year" },
    { ...common, kind: "relative", comparator: ">", reference: { unit: "zj", name: { en: "Zhejiang", zh: "浙江" } } },
    { ...common, kind: "relative", comparator: ">=", factor: 1.2, reference: { statistic: "mean", of: "counties" } },
    { ...common, kind: "relative", comparator: "reach", reference: { rank: 3, of: "counties" } },
    { ...common, kind: "relative", comparator: "reach", reference: { quantile: 0.5, of: "counties" } },
    { ...common, kind: "synchrony", with: "gdp_growth" },
    {
      ...common,
      kind: "joint",
      floors: [
        { of: "a", comparator: ">=", value: 30 },
        { of: "b", comparator: ">=", value: 15 },
      ],
      value: 80,
      comparator: ">=",
    },
    { ...common, kind: "elimination", value: 0, comparator: "reach" },
    { ...common, kind: "multiple", factor: 2, comparator: "reach" },
    { ...common, kind: "growth", value: 8, comparator: ">=" },
    { ...common, kind: "assigned", by: "the city" },
    { ...common, kind: "unknown", words: "基本建成" },
  ];
  expect(
    targets.map((target) => `${wordsEn.systems.target(target)} | ${wordsZh.systems.target(target)}`),
  ).toMatchSnapshot();
});
