import { expect, test } from "vitest";
import { en } from "../../src/errors/en.ts";
import { issueText } from "../../src/errors/index.ts";
import { zh } from "../../src/errors/zh.ts";
import { classOf, heldClass } from "../../src/monitor/hysteresis.ts";
import { type MonitorOptions, monitor } from "../../src/monitor/monitor.ts";
import { rulesFrom } from "../../src/monitor/rules.ts";
import { datasetFromColumns } from "../../src/schema/dataset.ts";
import { parseSystem } from "../../src/schema/system.ts";

function rows(
  node: object,
  columns: Record<string, (number | null)[]>,
  options: MonitorOptions & { periods: string[] },
) {
  const index = { id: "index", children: [{ id: "x", direction: "positive", ...node }] };
  const system = parseSystem({ id: "s", version: "1", index });
  const { periods, ...settings } = options;
  const data = datasetFromColumns({ units: periods.map(() => "u"), periods, columns });
  return monitor({ system }, data, settings);
}
const first = (...args: Parameters<typeof rows>) => rows(...args).targets[0]!;
const based = (t = 150) => ({ targets: [{ period: "2025", value: t, base: { period: "2020", value: 50 } }] });

test("the default rules: on schedule green, 10 points behind yellow, further red, each exactly at its edge", () => {
  const colour = (x: number) => first(based(), { x: [x] }, { periods: ["2023"] });
  // 60 % of the time is over: 110 is 60 %, 100 is 50 %
  expect([colour(110).colour, colour(110).level]).toEqual(["green", null]);
  expect([colour(109.9).colour, colour(100).colour, colour(100).level]).toEqual(["yellow", "yellow", "notice"]);
  expect([colour(99.9).colour, colour(99.9).level]).toEqual(["red", "alarm"]);
  expect(issueText(colour(100).reason, en)).toBe("progress is 10 points behind the time that is over");
  expect(issueText(colour(100).reason, zh)).toBe("进度落后于时序进度 10 个百分点");
});

test("a target already met is green before every rule; one that is due and missed is red", () => {
  expect(first(based(), { x: [150] }, { periods: ["2021"] })).toMatchObject({
    colour: "green",
    by: null,
    met: true,
    due: false,
  });
  expect(first(based(), { x: [149] }, { periods: ["2025"] })).toMatchObject({
    colour: "red",
    by: { measure: "met" },
    due: true,
  });
});

test("without a base the pace from the first figure is what counts; with one period alone the degree", () => {
  const plain = { targets: [{ period: "2025", value: 150 }] };
  // 50 in 2020, 20 a year planned; 10 had is 50 %
  expect(first(plain, { x: [50, 80] }, { periods: ["2020", "2023"] })).toMatchObject({
    colour: "yellow",
    by: { measure: "pace", value: 50 },
  });
  expect(first(plain, { x: [90] }, { periods: ["2023"] })).toMatchObject({
    colour: "yellow",
    by: { measure: "attainment", value: 60 },
  });
});

test("a trend that holds before its period is green so far, and said to be so", () => {
  const trend = { targets: [{ period: "2025", kind: "trend", trend: "rising", every: "year" }] };
  const { colour, reason } = first(trend, { x: [1, 2] }, { periods: ["2022", "2023"] });
  expect([colour, reason.code]).toEqual(["green", "colour-on-course"]);
  expect(issueText(reason, en)).toBe("on course so far; whether the target is met is told by the figures up to 2025");
  expect(issueText(reason, zh)).toBe("目前符合目标要求；是否达标须待 2025 期数据");
});

test("what is not judged is grey, with the reason", () => {
  const found = first(
    { targets: [{ period: "2025", kind: "assigned", by: "city" }] },
    { x: [1] },
    { periods: ["2023"] },
  );
  expect(found).toMatchObject({
    colour: "grey",
    level: null,
    reason: { code: "colour-unjudged", params: { why: "assigned" } },
  });
});

test("Eurostat: actual over required growth, 95 and 60 % and 0 belonging to the better class", () => {
  // required: 100 → 200 in 5 years
  const node = { targets: [{ period: "2025", value: 200, base: { period: "2020", value: 100 } }] };
  const required = 2 ** 0.2 - 1;
  const colour = (share: number) =>
    first(node, { x: [100 * (1 + share * required)] }, { periods: ["2021"], rules: "eurostat" });
  expect([0.95, 0.94, 0.6, 0.59, 0].map((share) => colour(share).colour)).toEqual([
    "green",
    "light-green",
    "light-green",
    "orange",
    "orange",
  ]);
  expect(colour(-0.01)).toMatchObject({ colour: "red", level: "alarm", arrow: "decreasing" });
  expect(colour(0.95).by!.value).toBeCloseTo(95, 9);
});

test("SDSN: the band from the worst value to the target, and arrows at 100, 50 and 0 % of the planned pace", () => {
  const book = rulesFrom("sdsn");
  const rules = { ...book, rules: book.rules.map((rule) => ({ ...rule, of: { x: 0 } })) };
  const at = (x: number) => first(based(100), { x: [x] }, { periods: ["2023"], rules });
  expect([100, 50, 49, 0].map((x) => at(x).colour)).toEqual(["green", "yellow", "orange", "red"]);
  // planned 10 a year from 50: 80 in 2023 is on track, 65 is half, 50 stands, 49 falls
  expect([80, 65, 64, 50, 49].map((x) => at(x).arrow)).toEqual([
    "on-track",
    "improving",
    "stagnating",
    "stagnating",
    "decreasing",
  ]);
  expect(first(based(100), { x: [90] }, { periods: ["2023"], rules: "sdsn" })).toMatchObject({
    colour: "grey",
    reason: { code: "colour-no-rule" },
  });
});

test("a floor that is breached, by the worst of all rules", () => {
  const rules = {
    take: "worst" as const,
    rules: [
      { measure: "attainment" as const, steps: [{ from: 0, give: "green" as const }], otherwise: "red" as const },
      {
        measure: "floor" as const,
        of: { x: 40 },
        steps: [{ from: 0, give: "green" as const }],
        otherwise: "red" as const,
      },
    ],
    levels: { red: "alarm" as const },
  };
  expect(first(based(), { x: [40] }, { periods: ["2023"], rules }).colour).toBe("green");
  expect(first(based(), { x: [39.5] }, { periods: ["2023"], rules })).toMatchObject({
    colour: "red",
    level: "alarm",
    by: { measure: "floor", value: -0.5 },
  });
});

test("a forecast: its interval is shown, or it is refused with a reason, and GM(1,1) below 6 values colours nothing", () => {
  const rules = {
    rules: [
      { measure: "forecast" as const, steps: [{ from: 100, give: "green" as const }], otherwise: "red" as const },
    ],
  };
  const node = { targets: [{ period: "2025", value: 150 }] };
  const years = ["2020", "2021", "2022", "2023"];
  const linear = first(node, { x: [100, 112, 119, 131] }, { periods: years, rules });
  expect(linear.forecast).toMatchObject({ refused: false, method: "linear", n: 4, onTrack: "open" });
  expect(linear.colour).toBe("green"); // 100.4 + 10 · 5 = 150.4 in 2025
  const grey = first(node, { x: [100, 112, 119, 131] }, { periods: years, rules, forecast: { method: "gm11" } });
  expect(grey.forecast).toMatchObject({ refused: false, firm: false, lower: null, upper: null });
  expect(grey.colour).toBe("grey");
  expect(first(node, { x: [100, 112] }, { periods: years.slice(0, 2), rules }).forecast).toEqual({
    refused: true,
    reason: "few-values",
    n: 2,
    least: 3,
  });
});

test("the slope by least squares: b ± t·s/√S, none below three figures", () => {
  const { slope } = first(based(), { x: [1, 3, 2, 5] }, { periods: ["2020", "2021", "2022", "2023"] });
  // times −1.5 … 1.5, S = 5, b = (−1.5 − 1.5 + 1 + 7.5)/5 = 1.1; residuals −0.1 0.8 −1.3 0.6: squares 2.7, s² = 1.35
  const half = 4.30265272974946 * Math.sqrt(1.35 / 5);
  expect(slope).toMatchObject({ n: 4, level: 0.95 });
  expect(slope!.value).toBeCloseTo(1.1, 12);
  expect(slope!.lower).toBeCloseTo(1.1 - half, 10);
  expect(slope!.upper).toBeCloseTo(1.1 + half, 10);
  expect(first(based(), { x: [1, 2] }, { periods: ["2020", "2021"] }).slope).toBeNull();
});

test("a share is forecast between its bounds", () => {
  const node = { measure: "%", targets: [{ period: "2030", value: 99 }] };
  const found = first(node, { x: [90, 94, 97, 98] }, { periods: ["2020", "2021", "2022", "2023"] });
  expect(found.forecast).toMatchObject({ bounds: [0, 100] });
  expect((found.forecast as { upper: number }).upper).toBeLessThanOrEqual(100);
});

test("hysteresis: a colour changes only beyond the margin, or after so many periods", () => {
  const scale = {
    steps: [
      { from: 95, give: "green" as const },
      { from: 60, give: "yellow" as const },
    ],
    otherwise: "red" as const,
  };
  const held = (values: number[], margin: number, periods: number) => heldClass(values, { scale, margin, periods })!;
  expect(held([96, 94], 0, 1)).toEqual({ give: "yellow", plain: "yellow", since: 1 });
  expect(held([96, 94], 2, 1)).toEqual({ give: "green", plain: "yellow", since: 0 });
  expect(held([96, 92.9], 2, 1)).toEqual({ give: "yellow", plain: "yellow", since: 1 });
  expect(held([94, 96], 2, 1).give).toBe("yellow");
  expect(held([94, 97], 2, 1).give).toBe("green");
  expect(held([96, 94, 96, 94], 0, 2).give).toBe("green");
  expect(held([96, 94, 93], 0, 2)).toEqual({ give: "yellow", plain: "yellow", since: 1 });
  expect(held([96, Number.NaN, 94], 0, 2).give).toBe("green");
  // both below 95, though not of one class: as far down as both are
  expect(held([96, 94, 50], 0, 2)).toEqual({ give: "yellow", plain: "red", since: 1 });
  expect(held([96, 50, 94, 50, 94], 0, 2).give).toBe("yellow");
  expect(held([96, 94, 50, 50], 0, 2)).toEqual({ give: "red", plain: "red", since: 2 });
  expect(held([50, 70, 96], 0, 2).give).toBe("yellow");
  expect(heldClass([Number.NaN], { scale, margin: 0, periods: 1 })).toBeNull();
  expect(classOf(95 - 1e-12, scale)).toBe("green");
});

test("hysteresis over the history of a target keeps the colour and says so", () => {
  const rules = {
    rules: [
      { measure: "attainment" as const, steps: [{ from: 50, give: "green" as const }], otherwise: "red" as const },
    ],
    hysteresis: { margin: 5 },
  };
  const node = { targets: [{ period: "2025", value: 100 }] };
  const found = first(node, { x: [52, 48] }, { periods: ["2022", "2023"], rules });
  expect(found).toMatchObject({ colour: "green", plain: "red", since: "2022", reason: { params: { held: true } } });
});

test("wrong settings are errors with their place", () => {
  const run = (rules: unknown) => () => first(based(), { x: [1] }, { periods: ["2023"], rules: rules as never });
  expect(run({ rules: [{ measure: "luck", steps: [], otherwise: "blue" }] })).toThrowError(/options\.rules/);
  expect(() => rulesFrom("eurostats")).toThrowError(/eurostat/);
});
