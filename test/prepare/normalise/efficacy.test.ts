import { describe, expect, test } from "vitest";
import { efficacy } from "../../../src/index.ts";
import { back, close, codes, gap, holds, nodeOf, notesOf, of, rowsOf, run, score } from "./suite.ts";

const posts = (worst: number, best: number, direction: "positive" | "negative" = "positive") => ({
  node: nodeOf({ direction, goalposts: [worst, best] }),
});

describe("efficacy", () => {
  test("published: 5.81 between 6 and 12 is 58.73 (功效系数法), not clipped", () => {
    close(score(efficacy, of(5.81, gap), {}, posts(6, 12)), [58.73, gap], 1e-4);
    expect(score(efficacy, of(5.81), { clip: true }, posts(6, 12))).toEqual([60]);
    expect(score(efficacy, of(6, 9, 12), {}, posts(6, 12))).toEqual([60, 80, 100]);
  });

  test("ends from goalposts, else quantiles, else extremes, and the result says which", () => {
    const x = of(0, 1, 2, 3, 4);
    expect(run(efficacy, x, {}, posts(1, 2)).fitted).toMatchObject({ from: "goalposts", worst: 1, best: 2 });
    expect(run(efficacy, x, {}).fitted).toMatchObject({ from: "extremes", worst: 0, best: 4 });
    expect(run(efficacy, x, { quantiles: [0.25, 0.75] }).fitted).toMatchObject({
      from: "quantiles",
      worst: 1,
      best: 3,
    });
    const node = nodeOf({ direction: "negative" });
    expect(run(efficacy, x, { quantiles: [0.75, 0.25] }, { node }).fitted).toMatchObject({ worst: 3, best: 1 });
    expect(efficacy.fixed(efficacy.fit(x, {}, posts(1, 2)))).toBe(true);
    expect(efficacy.fixed(efficacy.fit(x, { form: "exponential" }, posts(1, 2)))).toBe(true);
    expect(efficacy.fixed(efficacy.fit(x, {}))).toBe(false);
  });

  test("exponential: 60·exp(−ln 0.6·t), 60 at the worst, 100 at the best, exactly", () => {
    const x = of(6, 7.5, 9, 12, 5.81, 13);
    const want = [...x].map((v) => 60 * Math.exp(-Math.log(0.6) * ((v - 6) / 6)));
    close(score(efficacy, x, { form: "exponential" }, posts(6, 12)), want);
    const y = score(efficacy, of(6, 12), { form: "exponential" }, posts(6, 12));
    expect(y).toEqual([60, 100]);
    // half way is the geometric mean of the ends
    close(score(efficacy, of(9), { form: "exponential" }, posts(6, 12)), [Math.sqrt(6000)]);
    close(score(efficacy, of(12, 9, 6), { form: "exponential" }, posts(12, 6, "negative")), [60, Math.sqrt(6000), 100]);
  });

  test("logarithmic: 60 + 40·ln(x/worst)/ln(best/worst), each doubling the same step", () => {
    const given = { form: "logarithmic" };
    close(score(efficacy, of(1, 2, 4, 8, 16), given, posts(1, 16)), [60, 70, 80, 90, 100]);
    close(score(efficacy, of(16, 8, 4, 2, 1), given, posts(16, 1, "negative")), [60, 70, 80, 90, 100]);
    expect(score(efficacy, of(16), given, posts(1, 16))).toEqual([100]);
    close(score(efficacy, of(1e-300, 1, 1e300), given, posts(1e-300, 1e300)), [60, 80, 100]);
    expect(score(efficacy, of(0.5, 32), { ...given, clip: true }, posts(1, 16))).toEqual([60, 100]);
  });

  test("logarithmic at or below 0, exponential on a base that is not above 0: errors", () => {
    expect(codes(() => score(efficacy, of(1, 2), { form: "logarithmic" }, posts(0, 2)))).toEqual(["not-positive"]);
    expect(codes(() => score(efficacy, of(0, 2), { form: "logarithmic" }, posts(1, 2)))).toEqual(["not-positive"]);
    expect(codes(() => score(efficacy, of(0, 2), { form: "logarithmic" }))).toEqual(["not-positive"]);
    expect(codes(() => score(efficacy, of(1, 2), { form: "exponential", base: 0 }))).toEqual(["efficacy-base"]);
    expect(score(efficacy, of(1, 2), { base: 0, range: 1 })).toEqual([0, 1]);
  });

  test("the three forms agree at the ends and order as their curves bend", () => {
    const [linear, exponential, logarithmic] = ["linear", "exponential", "logarithmic"].map(
      (form) => score(efficacy, of(9), { form }, posts(6, 12))[0]!,
    );
    expect(exponential).toBeLessThan(linear!);
    expect(logarithmic).toBeGreaterThan(linear!);
  });

  test("constant, one unit, nothing present", () => {
    expect(score(efficacy, of(5, 5))).toEqual([80, 80]);
    expect(notesOf(efficacy, of(5, 5))).toEqual(["constant-scored"]);
    expect(codes(() => score(efficacy, of(5, 5), { constant: "error" }))).toEqual(["constant-indicator"]);
    const alone = { rows: rowsOf(["a", "a"]) };
    expect(codes(() => score(efficacy, of(1, 2), {}, alone))).toEqual(["single-unit"]);
    expect(score(efficacy, of(6, 12), {}, { ...alone, ...posts(6, 12) })).toEqual([60, 100]);
    expect(score(efficacy, of(gap))).toEqual([gap]);
    expect(codes(() => score(efficacy, of(-1.7e308, 1.7e308)))).toEqual(["range-overflow"]);
    expect(codes(() => score(efficacy, of(1), {}, posts(-1.7e308, 1.7e308)))).toEqual(["range-overflow"]);
  });

  test("the way back: a score that no value has gives nothing", () => {
    const curve = efficacy.fit(of(1), { form: "exponential" }, posts(6, 12));
    expect([...efficacy.inverse!(of(0, -1), curve)]).toEqual([gap, gap]);
    expect(
      back(efficacy, of(5, 13), { form: "logarithmic", clip: true }, posts(6, 12)).map((v) => Math.round(v)),
    ).toEqual([6, 12]);
  });

  holds(efficacy, {
    variants: [
      { params: {} },
      { params: { form: "exponential" } },
      { params: { quantiles: [0.1, 0.9], clip: true }, lossy: true },
    ],
  });
  holds(efficacy, { positive: true, variants: [{ params: { form: "logarithmic" } }] });
  holds(efficacy, {
    positive: true,
    goalposts: [20, 300],
    variants: [{ params: { form: "logarithmic", base: 0, range: 1 } }],
  });
});
