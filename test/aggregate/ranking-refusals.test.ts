import { describe, expect, test } from "vitest";
import { plainNode } from "../../src/method/index.ts";
import {
  attempt,
  byName,
  columnsOf,
  compute,
  learn,
  type Row,
  refusal,
  rowsOf,
  type Setting,
  VARIANTS,
} from "./ranking-methods.ts";

const named = VARIANTS.map((choice) => [choice.name, choice] as const);
const both: Setting = { ways: ["+", "-"], weights: [1, 1] };

describe("refused by name, with the cell", () => {
  const REFUSED: readonly [string, readonly Row[], string][] = [
    ["weighted-sum", rowsOf("-1 1 | 2 2"), "value-not-positive x1"],
    ["weighted-sum", rowsOf("1 0 | 2 2"), "value-not-positive x2"],
    ["weighted-sum sum", rowsOf("1 0 | 2 2"), "value-not-positive x2"],
    ["weighted-product", rowsOf("0 1 | 2 2"), "value-not-positive x1"],
    ["waspas", rowsOf("0 1 | 2 2"), "value-not-positive x1"],
    ["codas", rowsOf("1 0 | 2 2"), "value-not-positive x2"],
    ["copras", rowsOf("-1 1 | 2 2"), "value-not-positive x1"],
    ["copras", rowsOf("1 0 | 2 2"), "divides-by-zero "],
    ["aras", rowsOf("1 0 | 2 2"), "value-not-positive x2"],
    ["marcos", rowsOf("1 0 | 2 2"), "value-not-positive x2"],
    ["ocra", rowsOf("0 1 | 2 2"), "value-not-positive x1"],
    ["ram", rowsOf("-1 1 | 2 2"), "value-not-positive x1"],
    ["moora multiplicative", rowsOf("0 1 | 2 2"), "value-not-positive x1"],
    ["grey-relational linear 0.2", rowsOf("1 0 | 2 2"), "value-not-positive x2"],
    ["topsis sum distance", rowsOf("-1 1 | 2 2"), "value-not-positive x1"],
    ["cocoso", rowsOf("1 2 | 2 1"), "divides-by-zero "],
    ["edas", rowsOf("-3 1 | 2 2"), "average-not-positive x1"],
    ["weighted-sum", rowsOf("0 1 | 0 2"), "values-all-zero x1"],
    ["ram", rowsOf("1 0 | 2 0"), "values-all-zero x2"],
    ["moora", rowsOf("0 1 | 0 2"), "values-all-zero x1"],
  ];
  test.each(REFUSED)("%s", (name, rows, code) => {
    expect(refusal(() => compute(byName(name), rows, both))).toEqual([code.trim()]);
  });

  test("later rows too", () => {
    const { score } = learn(byName("weighted-product"), rowsOf("1 1 | 2 2"), both);
    expect(refusal(() => score(rowsOf("0 1")))).toEqual(["value-not-positive x1"]);
  });

  test("the message names unit, value and count", () => {
    const columns = columnsOf(rowsOf("1 1 | -2 2 | -3 1"), 2);
    expect(() => byName("ram").method.fit(columns, {} as never)).toThrow(
      'x1: "ram" makes shares or ratios of the values, which must be at least 0; 2 are not, the first -2 for 2 ;',
    );
  });

  test("a child of weight 0 has no say, whatever its values", () => {
    for (const { name, method, params } of VARIANTS) {
      const nodes = [plainNode("a"), { ...plainNode("b"), direction: "negative" as const }];
      const columns = columnsOf(rowsOf("1 -5 | 2 0 | 3 –"), 2);
      const context = { nodes, weights: [1, 0] };
      const run = () =>
        method.apply(columns, { weights: [1, 0], fitted: method.fit(columns, params as never, context) }, context);
      if (name === "cocoso") continue; // the worst of one child is the worst of all
      const scores = attempt(run);
      expect(
        scores?.every((v) => Number.isFinite(v)),
        name,
      ).toBe(true);
      expect(scores![2]! >= scores![0]!, name).toBe(true);
    }
  });

  test("totals that were learned with other weights", () => {
    const { method } = byName("vikor");
    const columns = columnsOf(rowsOf("1 1 | 2 5 | 3 4"), 2);
    const fitted = method.fit(columns, {} as never, { weights: [1, 3] });
    expect([...method.apply(columns, { weights: [2, 6], fitted })]).toHaveLength(3);
    expect(refusal(() => method.apply(columns, { weights: [1, 1], fitted }))).toEqual(["weights-differ"]);
  });

  test("values of a child of which nothing was learned", () => {
    for (const [name, choice] of named) {
      if (name.endsWith("scale")) continue; // learns nothing, and needs nothing
      const learned = attempt(() => learn(choice, rowsOf("1 – | 2 – | 4 –"), both));
      if (learned === null) continue;
      expect(
        refusal(() => learned.score(rowsOf("1 1"))),
        name,
      ).toEqual(["nothing-learned x2"]);
    }
  });

  test("goalposts that are not there", () => {
    for (const [id, param] of [
      ["topsis", "ideal"],
      ["spotis", "bounds"],
    ] as const) {
      const { method } = byName(id);
      const run = () => method.fit(columnsOf(rowsOf("1 | 2"), 1), { [param]: "goalposts" } as never);
      expect(refusal(run)).toEqual(["no-goalposts x1"]);
    }
  });
});
