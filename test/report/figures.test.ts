import { expect, test } from "vitest";
import { decimalsFor, scoreText, shareText } from "../../src/report/figures.ts";

test("as many decimals as the size of the scores asks for", () => {
  expect([decimalsFor([87.3, null]), decimalsFor([-3.2]), decimalsFor([0.78]), decimalsFor([])]).toEqual([2, 3, 4, 4]);
  expect(scoreText(87.316, { decimals: 2 })).toBe("87.32");
  expect(scoreText(-0.0001, { decimals: 2 })).toBe("0.00");
  expect([scoreText(null, { decimals: 2 }), scoreText(undefined, { decimals: 2 })]).toEqual(["", ""]);
});

test("only a whole share reads 100 %, only none reads 0 %", () => {
  expect([1, 0.5, 1 / 3, 0.9999, 0.0001, 0].map(shareText)).toEqual([
    "100 %",
    "50 %",
    "33.3 %",
    ">99.9 %",
    "<0.1 %",
    "0 %",
  ]);
});
