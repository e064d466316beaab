import { describe, expect, test } from "vitest";
import { goalposts } from "../../../src/index.ts";
import { back, close, codes, gap, holds, nodeOf, of, rowsOf, score } from "./suite.ts";

describe("goalposts", () => {
  test("published: dimension indices of the Human Development Report (life expectancy 20–85, income ln 100–ln 75,000)", () => {
    // HDR 2023/24, technical note 1, gives the goalposts; Switzerland 2022: 84.255 years
    const life = nodeOf({ goalposts: [20, 85] });
    close(score(goalposts, of(84.255, 52.5, gap), { upper: 1, clip: true }, { node: life }), [64.255 / 65, 0.5, gap]);
    const income = nodeOf({ goalposts: [Math.log(100), Math.log(75000)] });
    const x = of(Math.log(75000), Math.log(100), Math.log(90000));
    expect(score(goalposts, x, { upper: 1, clip: true }, { node: income })).toEqual([1, 0, 1]);
  });

  test("worst above best for a negative indicator; beyond the goalposts unless clipped", () => {
    const node = nodeOf({ direction: "negative", goalposts: [3, 1.5] });
    const scores = score(goalposts, of(3, 2.25, 1.5, 1.2), {}, { node });
    expect(scores.slice(0, 3)).toEqual([0, 50, 100]);
    expect(scores[3]).toBeCloseTo(120, 12);
    expect(score(goalposts, of(3, 2.25, 1.5, 1.2), { clip: true }, { node })).toEqual([0, 50, 100, 100]);
  });

  test("a fixed ruler: one unit alone, a constant or no value change nothing", () => {
    const node = nodeOf({ goalposts: [0, 10] });
    expect(score(goalposts, of(5, 5), {}, { node, rows: rowsOf(["a", "a"]) })).toEqual([50, 50]);
    expect(score(goalposts, of(gap), {}, { node })).toEqual([gap]);
    expect(goalposts.fixed(goalposts.fit(of(1), {}, { node }))).toBe(true);
    expect(back(goalposts, of(-5, 5, 15), {}, { node })).toEqual([-5, 5, 15]);
    expect(back(goalposts, of(-5, 5, 15), { clip: true }, { node })).toEqual([0, 5, 10]);
  });

  test("none declared: an error", () => {
    expect(codes(() => score(goalposts, of(1, 2)))).toEqual(["missing-goalposts"]);
  });

  holds(goalposts, {
    goalposts: [-100, 150],
    variants: [{ params: {} }, { params: { upper: 1, clip: true }, lossy: true }],
  });
});
