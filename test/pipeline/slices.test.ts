import { expect, test } from "vitest";
import type { Rows } from "../../src/method/index.ts";
import { gather, periodsOf, scatter, slicesOf, slicesToApply } from "../../src/pipeline/slices.ts";

const rows: Rows = { length: 4, unit: ["a", "b", "a", "b"], period: ["2023", "2023", "2022", "2022"], group: {} };
const shown = (slices: ReturnType<typeof slicesOf>) =>
  slices.map(({ key, learn, use }) => [key, learn && [...learn], use && [...use]]);

test("all periods: one ruler, learned from and used on all rows", () => {
  expect(shown(slicesOf("all-periods", rows, []))).toEqual([["*", null, null]]);
});

test("each period: its own rows, in the order of time", () => {
  expect(shown(slicesOf("each-period", rows, []))).toEqual([
    ["2022", [2, 3], [2, 3]],
    ["2023", [0, 1], [0, 1]],
  ]);
  expect(shown(slicesOf("each-period", { ...rows, period: ["2023", "2023", "2023", "2023"] }, []))).toEqual([
    ["2023", null, null],
  ]);
});

test("base: learned from its rows, used on all", () => {
  expect(shown(slicesOf({ base: "2022" }, rows, []))).toEqual([["*", [2, 3], null]]);
});

test("rulers by period are used only on periods that have one", () => {
  expect(shown(slicesToApply(["2022", "2023"], rows)).map(([key]) => key)).toEqual(["2022", "2023"]);
  expect(() => slicesToApply(["2022"], rows)).toThrow('nothing was learned for period "2023"');
});

test("periods are ordered with runs of digits as numbers", () => {
  expect(periodsOf({ ...rows, period: ["2023Q10", "2023Q2", "2022", "2023Q1-Q3"] })).toEqual([
    "2022",
    "2023Q1-Q3",
    "2023Q2",
    "2023Q10",
  ]);
});

test("gather and scatter are each other's way back", () => {
  const x = Float64Array.of(1, 2, 3, 4);
  const index = Uint32Array.of(3, 1);
  const into = new Float64Array(4);
  scatter(gather(x, index), index, into);
  expect([...into]).toEqual([0, 2, 0, 4]);
});
