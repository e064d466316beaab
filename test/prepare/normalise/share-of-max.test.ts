import { describe, expect, test } from "vitest";
import { shareOfMax } from "../../../src/index.ts";
import { back, close, codes, gap, holds, nodeOf, of, rowsOf, score } from "./suite.ts";

const node = nodeOf({ direction: "negative" });
const alone = { rows: rowsOf(["a", "a"], ["2020", "2021"]) };

describe("share-of-max", () => {
  test("closed form, and pymcdm's two forms for a cost: min/x (linear) and 1 − x/max (max)", () => {
    expect(score(shareOfMax, of(2, gap, 4, 8))).toEqual([25, gap, 50, 100]);
    expect(score(shareOfMax, of(2, gap, 4, 8), {}, { node })).toEqual([100, gap, 50, 25]);
    expect(score(shareOfMax, of(2, gap, 4, 8), { negative: "mirror" }, { node })).toEqual([75, gap, 50, 0]);
    expect(score(shareOfMax, of(2, 8), { scale: 1 })).toEqual([0.25, 1]);
  });

  test("zeros and negatives: stated, or an error that names the value", () => {
    expect(score(shareOfMax, of(0, -2, 4))).toEqual([0, -50, 100]);
    expect(codes(() => score(shareOfMax, of(-1, -2)))).toEqual(["share-of-nothing"]);
    expect(codes(() => score(shareOfMax, of(0, 0)))).toEqual(["share-of-nothing"]);
    expect(codes(() => score(shareOfMax, of(0, 3), {}, { node }))).toEqual(["share-reciprocal"]);
    expect(score(shareOfMax, of(0, 3), { negative: "mirror" }, { node })).toEqual([100, 0]);
    const fitted = shareOfMax.fit(of(1, 3), {}, { node });
    expect(codes(() => shareOfMax.apply(of(0), fitted))).toEqual(["share-reciprocal"]);
  });

  test("constant, one unit, nothing present, very large and very small", () => {
    expect(score(shareOfMax, of(5, 5))).toEqual([100, 100]);
    expect(codes(() => score(shareOfMax, of(1, 2), {}, alone))).toEqual(["single-unit"]);
    expect(shareOfMax.needs({ scale: 100, negative: "mirror" })).toEqual({ units: 2 });
    expect(score(shareOfMax, of(gap, gap))).toEqual([gap, gap]);
    close(score(shareOfMax, of(1e300, 2e300)), [50, 100]);
    close(score(shareOfMax, of(1e-300, 2e-300), {}, { node }), [100, 50]);
    expect(back(shareOfMax, of(gap, gap))).toEqual([gap, gap]);
    expect([...shareOfMax.inverse!(of(0, -1), shareOfMax.fit(of(1, 2), {}, { node }))]).toEqual([gap, gap]);
  });

  holds(shareOfMax, { positive: true, variants: [{ params: {} }, { params: { negative: "mirror", scale: 1 } }] });
  holds(shareOfMax, { variants: [{ params: { negative: "mirror" } }] });
});
