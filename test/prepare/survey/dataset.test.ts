import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IndexError } from "../../../src/errors/index.ts";
import type { SurveyAnswers } from "../../../src/prepare/survey/answers.ts";
import { surveyToDataset } from "../../../src/prepare/survey/dataset.ts";
import type { SurveyInput } from "../../../src/schema/survey.ts";
import { categoryScores } from "../../../src/schema/survey-question.ts";
import { wilsonInterval } from "../../../src/stats/survey-interval.ts";

const issuesOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof IndexError) return error.issues;
    throw error;
  }
  throw new Error("no problem was found");
};

/** 5, 10, 30, 40 and 15 of a hundred on 1 to 5: the worked figure of the definitions. */
const hundred = [5, 10, 30, 40, 15].flatMap((count, j) => Array.from({ length: count }, () => j + 1));
const scale = [1, 2, 3, 4, 5];
const open = { publish: { minimum: 1, maximumCv: 1e9 } };
const place = { unit: { value: "北城" }, period: { value: "2023" } };

function one(
  answers: SurveyAnswers,
  survey: Omit<SurveyInput, "questions">,
  question: SurveyInput["questions"][string],
) {
  const result = surveyToDataset(answers, { ...place, ...open, ...survey, questions: { q: question } });
  return { ...result, cell: result.cells[0]! };
}

describe("scoring", () => {
  test("5/10/30/40/15 on 1 to 5: satisfied share 55, linear 62.5, linear from 20 70", () => {
    const value = (scoring: SurveyInput["questions"][string]["scoring"]) =>
      one({ q: hundred }, {}, { scale, scoring }).cell.value;
    expect(value("satisfied-share")).toBeCloseTo(55, 12);
    expect(value({ method: "satisfied-share", top: 1 })).toBeCloseTo(15, 12);
    expect(value("linear-100")).toBeCloseTo(62.5, 12);
    expect(value("linear-20-100")).toBeCloseTo(70, 12);
    // 0.1·0.4 + 0.3·0.6 + 0.4·0.8 + 0.15 of 100, the two lowest 0 and 40
    expect(value({ method: "custom", values: [0, 40, 60, 80, 100] })).toBeCloseTo(69, 12);
  });

  test("a list runs from the lowest answer up; a map names each answer's place, and 5, 5.0 and a text of it are one answer", () => {
    const labels = ["非常不满意", "不满意", "一般", "满意", "非常满意"];
    const texts = hundred.map((v) => labels[v - 1]!);
    expect(one({ q: texts }, {}, { scale: labels, scoring: "linear-100" }).cell.value).toBeCloseTo(62.5, 12);
    const map = { 非常满意: 5, 满意: 4, 一般: 3, 不满意: 2, 非常不满意: 1, 很满意: 5 };
    expect(one({ q: texts }, {}, { scale: map, scoring: "linear-100" }).cell.value).toBeCloseTo(62.5, 12);
    expect(one({ q: ["5.0", " 5", 5] }, {}, { scale, scoring: "linear-100" }).cell.value).toBe(100);
  });

  test("don't-knows in or out by choice, counted; no answer is left out", () => {
    const q = [...hundred, ...Array.from({ length: 10 }, () => "不清楚"), "", null];
    const out = one({ q }, {}, { scale, scoring: "satisfied-share", dontKnow: { answers: ["不清楚"], count: "out" } });
    expect(out.cell).toMatchObject({ n: 100, dontKnow: 10, missing: 2 });
    expect(out.cell.value).toBeCloseTo(55, 12);
    const within = one(
      { q },
      {},
      { scale, scoring: "satisfied-share", dontKnow: { answers: ["不清楚"], count: "in" } },
    );
    expect(within.cell.n).toBe(110);
    expect(within.cell.value).toBeCloseTo(50, 12); // 55 of 110
    const scored = { answers: ["不清楚"], count: "in", score: 50 } as const;
    expect(one({ q }, {}, { scale, scoring: "linear-100", dontKnow: scored }).cell.value).toBeCloseTo(6750 / 110, 12);
  });

  test("scores of a scale of k rise from the lowest category to the highest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 11 }), (k) => {
        for (const method of ["linear-100", "linear-20-100"] as const) {
          const scores = categoryScores(k, { method });
          expect([scores[0], scores.at(-1)]).toEqual([method === "linear-100" ? 0 : 20, 100]);
          for (let j = 1; j < k; j++) expect(scores[j]).toBeGreaterThan(scores[j - 1]!);
        }
      }),
    );
  });
});

describe("items", () => {
  const answers = { a: [5, 3, 1], b: [5, "", 3], c: [5, 5, 5] };
  const four = { items: ["a", "b", "c"], scale, scoring: "linear-100" } as const;

  test("by respondent: who answered enough items counts with their mean", () => {
    const all = one(answers, {}, { ...four, combine: "respondent" });
    expect(all.cell.n).toBe(2);
    expect(all.cell.value).toBeCloseTo((100 + 50) / 2, 12); // 100; 0, 50, 100
    const two = one(answers, {}, { ...four, combine: "respondent", least: 2 });
    expect(two.cell.value).toBeCloseTo((100 + 75 + 50) / 3, 12);
    // s² of 100, 75, 50 is 625
    expect(two.cell.standardError).toBeCloseTo(Math.sqrt(625 / 3), 12);
  });

  test("by item: the mean of the items' means, its error from each respondent's part in all of them", () => {
    const { cell } = one(answers, {}, { ...four, combine: "items" });
    expect(cell.value).toBeCloseTo((50 + 75 + 100) / 3, 12);
    // z by respondent: a (50, 0, −50)/3, b (25, –, −25)/2, c 0; summed and divided by 3
    const z = [50 / 3 + 12.5, 0, -50 / 3 - 12.5].map((v) => v / 3);
    expect(cell.standardError).toBeCloseTo(Math.sqrt((3 / 2) * z.reduce((sum, v) => sum + v * v, 0)), 12);
    expect(cell.n).toBe(3);
    expect(cell.designEffect).toBeNaN();
  });
});

describe("design", () => {
  test("a simple sample: standard error, Wilson's interval, design effect 1", () => {
    const { cell, design } = one({ q: hundred }, {}, { scale, scoring: "satisfied-share" });
    // p(1−p)/(n−1)
    expect(cell.standardError).toBeCloseTo(100 * Math.sqrt((0.55 * 0.45) / 99), 12);
    expect(cell.designEffect).toBeCloseTo(1, 12);
    expect(cell.weightEffect).toBeCloseTo(1, 12);
    expect(cell.df).toBe(99);
    const { low, high } = wilsonInterval({ p: 0.55, size: 99 }, { level: 0.95, df: 99 });
    expect(cell.low).toBeCloseTo(100 * low, 10);
    expect(cell.high).toBeCloseTo(100 * high, 10);
    expect(design).toEqual({ weighting: "equal", psus: 100, strata: 1, single: "fail", samples: "independent" });
  });

  test("strata with a population and no weight: every answer weighs N/n, with the correction", () => {
    // strata of 4 from 8 and 2 from 2: means 50 and 100, weights 2 and 1
    const answers = { s: ["x", "x", "x", "x", "y", "y"], q: [1, 3, 3, 5, 5, 5] };
    const { cell, design } = one(
      answers,
      { design: { strata: "s", population: { x: 8, y: 2 } } },
      { scale, scoring: "linear-100" },
    );
    expect(design.weighting).toBe("from-population");
    expect(cell.value).toBeCloseTo(60, 12); // (8·50 + 2·100)/10
    // (8/10)²·(1 − 4/8)·s²/4, s² of 0, 50, 50, 100 = 5000/3; y is whole
    expect(cell.standardError).toBeCloseTo(Math.sqrt((0.64 * 0.5 * (5000 / 3)) / 4), 12);
  });

  test("a census has no error and its interval is the figure", () => {
    const { cell } = one({ q: hundred }, { design: { population: 100 } }, { scale, scoring: "satisfied-share" });
    expect([cell.standardError, cell.low, cell.high]).toEqual([0, cell.value, cell.value]);
  });

  test("clusters of like answers: the design effect is their size", () => {
    const q = [5, 5, 5, 1, 1, 1, 5, 5, 5, 1, 1, 1, 3, 3, 3];
    const village = q.map((_, i) => `v${Math.floor(i / 3)}`);
    const clustered = one({ q, village }, { design: { cluster: "village" } }, { scale, scoring: "linear-100" }).cell;
    // 5 clusters of mean 100, 0, 100, 0, 50: s²/5 = 2500/5; singly Σ/(n(n−1)) = 30000/(15·14)
    expect(clustered.standardError).toBeCloseTo(Math.sqrt(500), 12);
    expect(clustered.designEffect).toBeCloseTo(500 / (30_000 / 210), 12);
    expect(clustered.df).toBe(4);
  });

  test("post-stratification and raking by heading, both told", () => {
    const answers = { sex: ["男", "男", "男", "女"], q: [1, 1, 3, 5] };
    const post = one(
      answers,
      { calibrate: { margins: [{ by: "sex", totals: { 男: 50, 女: 50 } }] } },
      { scale, scoring: "linear-100" },
    );
    expect(post.cell.value).toBeCloseTo((50 / 3 + 100) / 2, 12);
    expect(post.calibration).toMatchObject([{ period: "2023", iterations: 1 }]);
    expect(post.calibration[0]!.weightRatio).toBeCloseTo(3, 12);
    const more = { ...answers, age: ["青", "老", "老", "青"] };
    const margins = [
      { by: ["sex"], totals: { 男: 0.5, 女: 0.5 } },
      { by: ["age"], totals: { 青: 0.6, 老: 0.4 } },
    ];
    const raked = one(more, { calibrate: { margins } }, { scale, scoring: "linear-100" });
    expect(raked.calibration[0]!.distance).toBeLessThan(1e-10);
    // 女 weighs 0.5, the two 老 0.4 and so the young man 0.1: 0.5·100 + 0.2·50
    expect(raked.cell.value).toBeCloseTo(60, 6);
  });

  test("weights times a constant change nothing that is shown", () => {
    const weight = hundred.map((v, i) => 1 + ((v * 7 + i) % 5));
    const by = (factor: number) =>
      one(
        { q: hundred, w: weight.map((w) => w * factor) },
        { design: { weight: "w" } },
        { scale, scoring: "satisfied-share" },
      ).cell;
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (factor) => {
        const [a, b] = [by(1), by(factor)];
        for (const key of ["value", "standardError", "low", "high", "designEffect", "weightEffect"] as const)
          expect(b[key]).toBeCloseTo(a[key], 8);
      }),
    );
  });
});

describe("what is shown", () => {
  const survey: SurveyInput = {
    unit: "town",
    period: "year",
    publish: { minimum: 3, maximumCv: 0.5 },
    questions: { q: { scale, scoring: "linear-100" } },
  };

  test("too few answers and too wide an error withhold the figure, with the reason and n", () => {
    const answers = {
      town: ["a", "a", "a", "a", "b", "b", "c", "c", "c", "d"],
      year: Array.from({ length: 10 }, () => "2023"),
      q: [4, 5, 4, 5, 4, 5, 1, 1, 2, ""],
    };
    const { dataset, cells } = surveyToDataset(answers, survey);
    expect(dataset.units).toEqual(["a", "b", "c", "d"]);
    expect([...dataset.columns.get("q")!]).toEqual([87.5, Number.NaN, Number.NaN, Number.NaN]);
    expect(cells.map(({ withheld, n }) => [withheld, n])).toEqual([
      [undefined, 4],
      ["minimum-n", 2],
      ["maximum-cv", 3],
      ["no-answers", 0],
    ]);
    expect(dataset.status?.get("q")).toEqual(["observed", "suppressed", "suppressed", "observed"]);
    expect(dataset.standardErrors?.get("q")?.[0]).toBeCloseTo(cells[0]!.standardError, 15);
    expect(JSON.stringify(dataset.notes)).toContain("2 of 4 figures withheld (1 with fewer than 3 answers, 1 with");
  });

  test("one cluster alone has no standard error, and its figure is withheld", () => {
    const answers = { town: ["a", "a", "a", "b", "b", "b"], year: Array(6).fill("2023"), q: [4, 5, 4, 3, 4, 3] };
    const { cells } = surveyToDataset(
      { ...answers, v: ["1", "1", "1", "2", "2", "3"] },
      { ...survey, design: { cluster: "v" } },
    );
    expect(cells.map(({ withheld }) => withheld)).toEqual(["no-standard-error", undefined]);
  });
});

describe("rounds of a year", () => {
  const answers = {
    period: ["2023H1", "2023H1", "2023H1", "2023H2", "2023H2"],
    q: [1, 3, 5, 5, 4],
  };
  const annual = (rule: SurveyInput["annual"]) =>
    one(answers, { period: "period", ...(rule && { annual: rule }) }, { scale, scoring: "linear-100" });

  test("each round, the mean of the rounds, the last one, or all answers together", () => {
    expect(annual(undefined).cells.map(({ period, value }) => [period, value])).toEqual([
      ["2023H1", 50],
      ["2023H2", 87.5],
    ]);
    const mean = annual("mean").cell;
    expect([mean.period, mean.rounds, mean.n, mean.value]).toEqual(["2023", ["2023H1", "2023H2"], 5, 68.75]);
    // ½√(2500/3 + 312.5/2)
    expect(mean.standardError).toBeCloseTo(Math.sqrt(2500 / 3 + 312.5 / 2) / 2, 12);
    expect(annual("last").cell).toMatchObject({ period: "2023", value: 87.5, rounds: ["2023H2"], n: 2 });
    expect(annual("pooled").cell).toMatchObject({ period: "2023", value: 65, n: 5 });
  });
});

describe("problems", () => {
  const survey: SurveyInput = {
    unit: "town",
    period: { value: "2023" },
    questions: { q: { scale, scoring: "linear-100" } },
  };
  const answers = { town: ["a", "b"], q: [1, 5] };

  test("every problem of the answers at once, by column and row", () => {
    const wrong = { town: ["a", ""], q: ["6", "很满意"], w: ["-1", "x"] };
    const found = issuesOf(() => surveyToDataset(wrong, { ...survey, design: { weight: "w", strata: "street" } }));
    expect(found.map(({ code, path }) => [code, ...path])).toEqual([
      ["cell-empty", "answers", "town", 1],
      ["survey-answer", "answers", "q", 0],
      ["survey-answer", "answers", "q", 1],
      ["column-not-found", "answers"],
      ["survey-number", "answers", "w", 0],
      ["survey-number", "answers", "w", 1],
    ]);
  });

  test.each([
    ["survey-single-psu", { strata: "town" }],
    ["survey-population-small", { population: 1 }],
    ["survey-population-absent", { strata: "town", population: { a: 4 }, single: "certainty" }],
    ["survey-panel-key", { samples: "panel" }],
  ] as const)("%s", (code, design) => {
    expect(issuesOf(() => surveyToDataset(answers, { ...survey, design })).map((issue) => issue.code)).toEqual([code]);
  });

  test("a population that differs within a stratum, and respondents who repeat", () => {
    const repeated = { town: ["a", "a", "a"], q: [1, 2, 3], N: [9, 9, 8], r: ["x", "y", "x"], p: ["1", "1", "2"] };
    const varied = issuesOf(() => surveyToDataset(repeated, { ...survey, design: { population: "N" } }));
    expect(varied.map(({ code, path }) => [code, path.at(-1)])).toEqual([["survey-population-varies", 2]]);
    const twice = issuesOf(() => surveyToDataset(repeated, { ...survey, design: { respondent: "r" } }));
    expect(twice.map(({ code }) => code)).toEqual(["survey-respondent-twice"]);
    const both = issuesOf(() =>
      surveyToDataset(repeated, { ...survey, period: "p", design: { respondent: "r", single: "certainty" } }),
    );
    expect(both.map(({ code }) => code)).toEqual(["survey-respondent-repeats"]);
  });

  test("totals that do not fit the answers, and annual rules without a year", () => {
    const totals = (given: Record<string, number>) => ({
      ...survey,
      calibrate: { margins: [{ by: "town", totals: given }] },
    });
    const codes = (input: SurveyInput) => issuesOf(() => surveyToDataset(answers, input)).map(({ code }) => code);
    expect(codes(totals({ a: 1, c: 2 }))).toEqual(["survey-total-absent", "survey-total-empty"]);
    expect(codes({ ...survey, period: { value: "上半年" }, annual: "mean" })).toEqual(["survey-annual-period"]);
    expect(codes({ ...survey, questions: {} })).toEqual(["survey-no-questions"]);
    const [a, b] = [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ].map((given) => ({ by: "town", totals: given }));
    expect(codes({ ...survey, calibrate: { margins: [a!, b!] } })).toEqual(["survey-totals-differ", "survey-raking"]);
    expect(issuesOf(() => surveyToDataset({ town: [], q: [] }, survey)).map(({ code }) => code)).toEqual([
      "survey-no-answers",
    ]);
    expect(issuesOf(() => surveyToDataset({ town: ["a", "b"], q: [] }, survey)).map(({ code }) => code)).toEqual([
      "column-length",
    ]);
  });
});
