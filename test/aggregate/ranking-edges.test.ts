import { describe, expect, test } from "vitest";
import { plainNode } from "../../src/method/index.ts";
import {
  attempt,
  byName,
  columnsOf,
  compute,
  learn,
  refusal,
  rowsOf,
  type Setting,
  VARIANTS,
} from "./ranking-methods.ts";

const named = VARIANTS.map((choice) => [choice.name, choice] as const);
const both: Setting = { ways: ["+", "-"], weights: [1, 1] };

describe("degenerate data have a stated result", () => {
  const EQUAL: Readonly<Record<string, number>> = {
    topsis: 0.5,
    vikor: 0.5,
    "grey-relational": 1,
    "rank-sum-ratio": 2 / 3, // the middle rank of three
    "weighted-sum": 1,
    "weighted-sum min-max": 0.5,
    "weighted-sum sum": 1 / 3,
    "weighted-product": 1,
    waspas: 1,
    edas: 0.5,
    codas: 0,
    copras: 1,
    cocoso: Math.cbrt(2 / 3) + (1 / 3 + 2 + 1) / 3,
    aras: 1,
    mabac: 0,
    mairca: 0.5,
    marcos: 2 / 3,
    ocra: 0,
    spotis: 1,
    wroclaw: 0.5,
  };
  test.each(Object.entries(EQUAL))("%s: three equal rows", (name, want) => {
    const scores = compute(byName(name), rowsOf("5 2 | 5 2 | 5 2"), both);
    for (const v of scores) expect(v).toBeCloseTo(want, 12);
  });

  test.each(named)("%s: a constant child changes no order and is no reason to fail", (_, choice) => {
    const rows = rowsOf("1 7 | 4 7 | 9 7");
    const scores = attempt(() => compute(choice, rows, both));
    // the worst in all children, and CoCoSo divides by it only without the constant
    expect(scores).not.toBe(null);
    expect(scores![0]! < scores![1]! && scores![1]! < scores![2]!).toBe(true);
  });

  test("constant children and 0/0 are noted", () => {
    const noted = (name: string) => learn(byName(name), rowsOf("5 2 | 5 2"), both).notes;
    for (const name of ["vikor", "edas", "spotis", "mabac", "wroclaw", "ocra"])
      expect(noted(name), name).toContain("constant-child");
    for (const name of ["vikor", "edas", "wroclaw"]) expect(noted(name), name).toContain("equal-everywhere");
    const { score, notes } = learn(byName("topsis"), rowsOf("5 2 | 5 2"), both);
    score(rowsOf("5 2"));
    expect(notes).toEqual(["constant-child", "constant-child", "equal-everywhere"]);
  });

  test("details add no notes", () => {
    const { details, notes } = learn(byName("topsis"), rowsOf("5 2 | 5 2"), both);
    const before = notes.length;
    details(rowsOf("5 2"));
    expect(notes).toHaveLength(before);
  });
});

describe("directions that are not more or less", () => {
  test.each(named)("%s: an ideal becomes the distance from it, of which less is better", (_, choice) => {
    const rows = rowsOf("3 1 | 5.5 2 | 9 4 | 2 3");
    const asIs = rows.map(([a, b]) => [Math.abs(a! - 5), b!]);
    const got = attempt(() => compute(choice, rows, { ways: [{ ideal: 5 }, "+"], weights: [1, 1] }));
    const want = attempt(() => compute(choice, asIs, { ways: ["-", "+"], weights: [1, 1] }));
    expect(got).toEqual(want);
  });

  test.each(named)("%s: an ideal that nobody knows is refused", (_, choice) => {
    expect(
      refusal(() => compute(choice, rowsOf("1 1 | 2 3"), { ways: [{ ideal: null }, "+"], weights: [1, 1] })),
    ).toEqual(["ideal-unknown x1"]);
  });

  test("goalposts on both sides of an ideal go with it", () => {
    const node = { ...plainNode("x1"), direction: { ideal: 50 }, goalposts: [0, 100] as const };
    const setting: Setting = { ways: [{ ideal: 50 }], weights: [1], nodes: [node] };
    const { method } = byName("spotis");
    const columns = columnsOf(rowsOf("50 | 25 | 100"), 1);
    const fitted = method.fit(columns, { bounds: "goalposts" } as never, { nodes: setting.nodes! });
    expect([...method.apply(columns, { weights: [1], fitted }, { nodes: setting.nodes! })]).toEqual([1, 0.5, 0]);
  });
});

test("ARAS adds its optimal row to long columns without spreading them", () => {
  const { method } = byName("aras");
  const x = Float64Array.from({ length: 200_000 }, (_, i) => i + 1);
  const scores = method.apply([x], { weights: [1], fitted: method.fit([x], {} as never) });
  expect([scores[199_999], scores[0]! * 200_000]).toEqual([1, 1]);
});
