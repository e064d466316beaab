import { describe, expect, test } from "vitest";
import { changeRate } from "../../../src/index.ts";
import { checkMethod } from "../../../src/testing.ts";
import { codes, gap, nodeOf, notesOf, of, rowsOf, run, score } from "./suite.ts";

const years = rowsOf(["a", "a", "a", "b", "b", "b"], ["2020", "2021", "2022", "2020", "2021", "2022"]);

describe("change-rate", () => {
  test("closed form: 100·(x − x₋)/x₋, the first period missing with a note", () => {
    expect(score(changeRate, of(50, 60, 45, 8, 8, 10), {}, { rows: years })).toEqual([gap, 20, -25, gap, 0, 25]);
    const node = nodeOf({ direction: "negative" });
    expect(score(changeRate, of(50, 60, 45, 8, 8, 10), {}, { rows: years, node })).toEqual([gap, -20, 25, gap, 0, -25]);
    const notes: { code: string; params: unknown }[] = [];
    run(changeRate, of(50, 60, 45, 8, 8, 10), {}, { rows: years, notes });
    expect(notes).toEqual([{ code: "change-starts", path: [], params: { periods: ["2020"], count: 2 } }]);
  });

  test("real figures: income a head in Taizhou, 2019 to 2023, rose by 5.5, 9.6, 4.6 and 5.2 %", () => {
    // 台州市统计局, 居民人均可支配收入: 47,988 50,643 55,499 58,040 61,067 yuan
    const rows = rowsOf(["t", "t", "t", "t", "t"], ["2019", "2020", "2021", "2022", "2023"]);
    const y = score(changeRate, of(47988, 50643, 55499, 58040, 61067), {}, { rows });
    expect(y.map((v) => Number(v.toFixed(1)))).toEqual([gap, 5.5, 9.6, 4.6, 5.2]);
  });

  test("lag 4: the same quarter of the year before, periods in their order and not in that of the rows", () => {
    const quarters = ["2023Q2", "2023Q1", "2022Q4", "2022Q3", "2022Q2", "2022Q1"];
    const rows = rowsOf(
      quarters.map(() => "a"),
      quarters,
    );
    expect(score(changeRate, of(22, 11, 4, 3, 20, 10), { lag: 4 }, { rows })).toEqual([10, 10, gap, gap, gap, gap]);
    expect(score(changeRate, of(22, 11, 4, 3, 20, 10), {}, { rows }).at(-1)).toBeNaN();
  });

  test("a gap before a value is not bridged, and is named", () => {
    const x = of(50, gap, 45, 8, 8, 10);
    expect(score(changeRate, x, {}, { rows: years })).toEqual([gap, gap, gap, gap, 0, 25]);
    const notes: { code: string; params: unknown }[] = [];
    run(changeRate, x, {}, { rows: years, notes });
    expect(notes).toContainEqual({ code: "previous-missing", path: [], params: { at: ["a 2022"] } });
  });

  test("a value before at or below 0: every one of them in one error", () => {
    const x = of(0, 1, -3, -1, 5, 7);
    expect(codes(() => score(changeRate, x, {}, { rows: years }))).toEqual([
      "previous-not-positive",
      "previous-not-positive",
    ]);
    // the last value of a unit starts nothing
    expect(score(changeRate, of(1, 1, 0, 1, 1, 1), {}, { rows: years })[2]).toBe(-100);
  });

  test("too few periods: an error; the ruler of a unit is its own past", () => {
    expect(codes(() => score(changeRate, of(1, 2), {}, { rows: rowsOf(["a", "b"], "2020") }))).toEqual([
      "too-few-periods",
    ]);
    expect(changeRate.needs({ lag: 4 })).toEqual({ periods: 5 });
    expect(changeRate.shape).toBe("column");
    expect(changeRate.inverse).toBeUndefined();
    expect(changeRate.fixed({ lag: 1, sign: 1 })).toBe(true);
    expect(checkMethod(changeRate)).toEqual([]);
  });

  test("the measure does not matter, constants change by 0, one unit and nothing present are scored as they are", () => {
    const x = of(50, 60, 45, 8, 8, 10);
    expect(
      score(
        changeRate,
        x.map((v) => v * 1024),
        {},
        { rows: years },
      ),
    ).toEqual(score(changeRate, x, {}, { rows: years }));
    expect(score(changeRate, of(7, 7, 7, 7, 7, 7), {}, { rows: years })).toEqual([gap, 0, 0, gap, 0, 0]);
    expect(score(changeRate, of(gap, gap, gap, gap, gap, gap), {}, { rows: years })).toEqual([
      gap,
      gap,
      gap,
      gap,
      gap,
      gap,
    ]);
    expect(notesOf(changeRate, of(gap, gap), {}, { rows: rowsOf(["a", "a"], ["2020", "2021"]) })).toEqual([]);
    expect(score(changeRate, of(1e300, 2e300), {}, { rows: rowsOf(["a", "a"], ["2020", "2021"]) })).toEqual([gap, 100]);
  });

  test("rows in another order score the same", () => {
    const x = of(50, 60, 45, 8, 8, 10);
    const turned = { rows: rowsOf([...years.unit].reverse(), [...years.period].reverse()) };
    const y = score(changeRate, x.slice().reverse(), {}, turned).reverse();
    expect(y).toEqual(score(changeRate, x, {}, { rows: years }));
  });
});
