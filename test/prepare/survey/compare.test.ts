import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IndexError } from "../../../src/errors/index.ts";
import { adjustP } from "../../../src/prepare/survey/adjust.ts";
import { compareRounds } from "../../../src/prepare/survey/compare-rounds.ts";
import { compareUnits } from "../../../src/prepare/survey/compare-units.ts";
import { indistinct } from "../../../src/prepare/survey/indistinct.ts";
import type { SurveyInput } from "../../../src/schema/survey.ts";
import { studentTTail } from "../../../src/stats/student-t.ts";

const scale = [1, 2, 3, 4, 5];
const questions = { q: { scale, scoring: "linear-100" } } as const;
const publish = { minimum: 2, maximumCv: 9 };
const repeat = <T>(count: number, of: (i: number) => T) => Array.from({ length: count }, (_, i) => of(i));

describe("p-values of many tests", () => {
  test("Bonferroni, Holm and Benjamini–Hochberg by hand", () => {
    const p = [0.01, 0.04, 0.03, 0.2];
    const rounded = (list: readonly number[]) => list.map((v) => Number(v.toFixed(12)));
    expect(rounded(adjustP(p, "bonferroni"))).toEqual([0.04, 0.16, 0.12, 0.8]);
    expect(rounded(adjustP(p, "holm"))).toEqual([0.04, 0.09, 0.09, 0.2]); // 4·0.01, 3·0.03, max(0.09, 2·0.04), 0.2
    expect(rounded(adjustP(p, "benjamini-hochberg"))).toEqual([0.04, 0.053333333333, 0.053333333333, 0.2]);
    expect(adjustP(p, "none")).toEqual(p);
    expect(adjustP([], "holm")).toEqual([]);
  });

  test("Holm lies between the p-values and Bonferroni's and keeps their order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (p) => {
        const [holm, bonferroni] = [adjustP(p, "holm"), adjustP(p, "bonferroni")];
        p.forEach((v, i) => {
          expect(holm[i]).toBeGreaterThanOrEqual(v);
          expect(holm[i]).toBeLessThanOrEqual(bonferroni[i]! + 1e-15);
          p.forEach((other, j) => {
            if (v < other) expect(holm[i]).toBeLessThanOrEqual(holm[j]!);
          });
        });
      }),
    );
  });
});

describe("sets that cannot be told apart", () => {
  test("a chain, all alike, all apart", () => {
    const units = ["a", "b", "c", "d"];
    expect(indistinct(units, [])).toEqual([units]);
    expect(
      indistinct(units, [
        { a: "a", b: "c" },
        { a: "a", b: "d" },
        { a: "b", b: "d" },
      ]),
    ).toEqual([
      ["a", "b"],
      ["b", "c"],
      ["c", "d"],
    ]);
    expect(indistinct(["a", "b"], [{ a: "a", b: "b" }])).toEqual([["a"], ["b"]]);
    expect(indistinct([], [])).toEqual([]);
  });

  test("two units share a set exactly where they do not differ", () => {
    const units = ["a", "b", "c", "d", "e"];
    const pairs = units.flatMap((a, i) => units.slice(i + 1).map((b) => ({ a, b })));
    fc.assert(
      fc.property(fc.subarray(pairs), (apart) => {
        const sets = indistinct(units, apart);
        for (const { a, b } of pairs) {
          const differ = apart.some((pair) => pair.a === a && pair.b === b);
          expect(sets.some((set) => set.includes(a) && set.includes(b))).toBe(!differ);
        }
        for (const set of sets)
          expect(sets.filter((other) => set.every((unit) => other.includes(unit)))).toEqual([set]);
      }),
    );
  });
});

describe("units", () => {
  // means 75, 70 and 25, spread alike
  const answers = {
    town: repeat(120, (i) => ["甲", "乙", "丙"][Math.floor(i / 40)]!),
    q: repeat(120, (i) => (i < 40 ? 3 + (i % 3) : i < 80 ? 3 + (i % 5 === 0 ? 0 : i % 2) : 1 + (i % 3))),
  };
  const survey: SurveyInput = {
    unit: "town",
    period: { value: "2023" },
    publish,
    questions,
    design: { strata: "town" },
  };

  test("towns that do not differ are not ordered; independent strata give Welch's standard error", () => {
    const found = compareUnits(answers, survey, { question: "q", period: "2023" });
    expect(found.tests).toBe(3);
    expect(found.adjust).toBe("holm");
    const [first, second] = found.places;
    const pair = found.pairs[0]!;
    expect(pair.standardError).toBeCloseTo(Math.hypot(first!.standardError, second!.standardError), 12);
    expect(pair.df).toBe(78);
    expect(pair.p).toBeCloseTo(studentTTail(pair.difference / pair.standardError, { df: 78 }), 14);
    const last = found.places.at(-1)!;
    expect([last.unit, last.from, last.to]).toEqual(["丙", 3, 3]);
    const together = compareUnits(answers, survey, { question: "q", period: "2023", alpha: 1e-12 });
    for (const { a, b } of together.pairs.filter(({ differs }) => !differs))
      expect(together.groups.some((set) => set.includes(a) && set.includes(b))).toBe(true);
  });

  test("the same answers in two towns: one set, both from place 1 to 2", () => {
    const twins = { town: repeat(80, (i) => (i < 40 ? "甲" : "乙")), q: repeat(80, (i) => 1 + (i % 5)) };
    const found = compareUnits(twins, survey, { question: "q", period: "2023" });
    expect(found.groups).toEqual([["甲", "乙"]]);
    expect(found.places.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test("towns that share clusters are not independent", () => {
    // each village answers alike in both towns, so the difference has no variance
    const village = repeat(40, (i) => `v${Math.floor((i % 20) / 4)}`);
    const shared = {
      town: repeat(40, (i) => (i < 20 ? "甲" : "乙")),
      village,
      q: repeat(40, (i) => 2 + (Math.floor((i % 20) / 4) % 3) + (i < 20 ? 1 : 0)),
    };
    const found = compareUnits(
      shared,
      { ...survey, design: { cluster: "village" } },
      { question: "q", period: "2023" },
    );
    expect(found.pairs[0]!.standardError).toBeCloseTo(0, 6);
    expect(found.pairs[0]!.differs).toBe(true);
    expect(found.places[0]!.standardError).toBeGreaterThan(5);
  });

  test("a withheld town is named and not compared", () => {
    const few = { town: [...answers.town, "丁"], q: [...answers.q, 3] };
    const design = { strata: "town", single: "certainty" } as const;
    const found = compareUnits(few, { ...survey, design }, { question: "q", period: "2023" });
    expect(found.withheld).toEqual(["丁"]);
    expect(found.tests).toBe(3);
  });

  test("an unknown question or round is refused", () => {
    expect(() => compareUnits(answers, survey, { question: "p", period: "2023" })).toThrow(/no question "p"/);
    expect(() => compareUnits(answers, survey, { question: "q", period: "2024" })).toThrow(/no answers of 2024/);
  });
});

describe("rounds", () => {
  const before = [4, 3, 5, 2, 3, 4, 3, 2];
  const after = [5, 4, 5, 3, 3, 5, 3, 3];
  const answers = {
    period: [...before.map(() => "2023H1"), ...after.map(() => "2023H2")],
    who: [...before.keys(), ...after.keys()].map((i) => `r${i}`),
    q: [...before, ...after],
    mode: [...before.map(() => "入户"), ...after.map(() => "电话")],
  };
  const survey: SurveyInput = { unit: { value: "甲" }, publish, questions };
  const compare = (given: Partial<SurveyInput>, more = {}) =>
    compareRounds(answers, { ...survey, ...given }, { question: "q", from: "2023H1", to: "2023H2", ...more })[0]!;

  test("independent samples: the variances add", () => {
    const row = compare({});
    const s2 = (x: readonly number[]) => {
      const mean = x.reduce((a, b) => a + b, 0) / x.length;
      return x.reduce((a, b) => a + (b - mean) ** 2, 0) / (x.length - 1);
    };
    expect(row.change).toBeCloseTo(25 * (31 / 8 - 26 / 8), 12);
    expect(row.standardError).toBeCloseTo(25 * Math.sqrt((s2(before) + s2(after)) / 8), 12);
    expect([row.df, row.covariance]).toEqual([14, 0]);
  });

  test("a panel: the paired t-test of the same people", () => {
    const row = compare({ design: { respondent: "who", samples: "panel" } });
    // differences 1 1 0 1 0 1 0 1: mean 5/8, s² = (5 − 25/8)/7
    const error = 25 * Math.sqrt((5 - 25 / 8) / 7 / 8);
    expect(row.standardError).toBeCloseTo(error, 12);
    expect(row.df).toBe(7);
    expect(row.t).toBeCloseTo((25 * 5) / 8 / error, 10);
    expect(row.p).toBeCloseTo(studentTTail((25 * 5) / 8 / error, { df: 7 }), 12);
    expect(row.covariance).toBeGreaterThan(0);
    expect(row.low).toBeLessThan(row.change);
  });

  test("a changed mode is a break: refused, or flagged beside the figure", () => {
    const refused = compare({ mode: "mode" });
    expect(refused.refused).toBe("break");
    expect(refused.change).toBeNaN();
    expect(refused.breaks).toEqual([
      { unit: "甲", from: "2023H1", to: "2023H2", what: "mode", before: ["入户"], after: ["电话"] },
    ]);
    const flagged = compare({ mode: "mode" }, { breaks: "flag" });
    expect(flagged.refused).toBeUndefined();
    expect(flagged.change).toBeCloseTo(15.625, 12);
    expect(flagged.breaks).toHaveLength(1);
  });

  test("what is withheld or not in both rounds has no change", () => {
    expect(compare({ publish: { minimum: 9 } }).refused).toBe("withheld");
    const more = {
      unit: [...answers.period.map(() => "甲"), "乙", "乙"],
      period: [...answers.period, "2023H1", "2023H1"],
      q: [...answers.q, 3, 4],
    };
    const rows = compareRounds(more, { publish, questions }, { question: "q", from: "2023H1", to: "2023H2" });
    expect(rows.map(({ unit, refused }) => [unit, refused])).toEqual([
      ["甲", undefined],
      ["乙", "not-in-both"],
    ]);
  });

  test("every problem of the call at once", () => {
    try {
      compareRounds(answers, survey, { question: "q", from: "2022", to: "2022" });
      expect.unreachable();
    } catch (error) {
      expect((error as IndexError).issues.map(({ code }) => code)).toEqual([
        "survey-rounds-same",
        "survey-round-unknown",
      ]);
    }
  });
});
