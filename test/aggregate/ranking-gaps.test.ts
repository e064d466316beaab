import { describe, expect, test } from "vitest";
import { attempt, byName, columnsOf, compute, gap, learn, rowsOf, type Setting, VARIANTS } from "./ranking-methods.ts";

const named = VARIANTS.map((choice) => [choice.name, choice] as const);
const both: Setting = { ways: ["+", "-"], weights: [1, 1] };

describe("gaps", () => {
  const three: Setting = { ways: ["+", "+", "-"], weights: [1, 1, 2] };
  const rows = rowsOf("1 8 3 | 6 2 5 | 9 4 2 | 4 9 7");

  test.each(named)("%s: a row without any child is missing and changes no other", (_, choice) => {
    const full = attempt(() => compute(choice, rows, three));
    const more = attempt(() => compute(choice, [...rows, [gap, gap, gap]], three));
    expect(more?.[4]).toBe(gap);
    expect(more?.slice(0, 4)).toEqual(full?.slice(0, 4));
  });

  test.each([
    "topsis",
    "grey-relational",
    "weighted-sum",
    "weighted-product",
    "waspas",
    "aras",
    "mabac",
    "mairca",
    "marcos",
    "spotis",
    "rank-sum-ratio",
  ])("%s: the weights of the present children count, as if the others were not there", (name) => {
    const { score } = learn(byName(name), rows, three);
    const alone = learn(
      byName(name),
      rows.map(([a, , c]) => [a!, c!]),
      { ways: ["+", "-"], weights: [1, 2] },
    );
    expect(score(rowsOf("6 – 5"))[0]).toBeCloseTo(alone.score(rowsOf("6 5"))[0]!, 12);
  });

  test.each(["copras", "moora", "ram"])(
    "%s: a missing cost is no gift: it is what the rows have on average",
    (name) => {
      const learned = learn(byName(name), rows, three);
      const [bare] = learned.score(rowsOf("6 2 –"));
      const some = [2, 3, 5, 7].map((cost) => learned.score([[6, 2, cost]])[0]!);
      expect(bare! > Math.min(...some) && bare! < Math.max(...some)).toBe(true);
      // and a missing gain gives its weight to the gains, not to the costs
      const { gain, loss } = learned.details(rowsOf("6 – 5 | 6 2 5"));
      expect(loss![0]).toBe(loss![1]);
      expect(gain![0]! > 0).toBe(true);
    },
  );

  test("VIKOR: in S the weights of the present count, in R each keeps its own", () => {
    const { details } = learn(byName("vikor"), rows, three);
    const { S, R } = details(rowsOf("1 – –"));
    expect([S![0], R![0]]).toEqual([1, 0.25]);
  });

  test("CoCoSo: the mean power of the present stands for the missing", () => {
    const even: Setting = { ...three, weights: [1, 1, 1] };
    const { P } = learn(byName("cocoso"), rows, even).details(rowsOf("9 – – | 9 9 2"));
    expect(P![0]).toBeCloseTo(3, 12);
    expect(P![1]).toBeCloseTo(3, 12);
  });

  test.each(["topsis", "codas", "wroclaw"])("%s: distances of the present stand for the missing", (name) => {
    const even: Setting = { ways: ["+", "+", "+"], weights: [1, 1, 1] };
    const twins = rowsOf("0.5 0.5 0.5 | 1 1 1 | 2 2 2 | 4 4 4");
    const { details } = learn(byName(name), twins, even);
    for (const values of Object.values(details(rowsOf("2 2 2 | 2 – 2 | – – 2")))) {
      for (const v of values) expect(v).toBeCloseTo(values[0]!, 12);
    }
  });
});

describe("later rows on last year's ruler", () => {
  const ruler = rowsOf("0 10 | 10 0");
  test("TOPSIS, grey relations, Wrocław: beyond the best is as good as the best", () => {
    for (const name of ["topsis", "topsis min-max", "grey-relational", "wroclaw"])
      expect(learn(byName(name), ruler, both).score(rowsOf("12 -3"))[0], name).toBeCloseTo(1, 12);
  });
  test("SPOTIS, MAIRCA, the weighted sum: the line goes on", () => {
    for (const name of ["spotis", "mairca", "weighted-sum min-max"])
      expect(learn(byName(name), ruler, both).score(rowsOf("15 0"))[0], name).toBeCloseTo(1.25, 12);
  });
  test("one row alone is scored by what was learned", () => {
    const { score } = learn(byName("vikor"), rowsOf("0 10 | 10 0 | 5 5"), both);
    expect(score(rowsOf("5 5"))[0]).toBe(score(rowsOf("0 10 | 5 5"))[1]);
  });
});

test.each(named)("%s: weights of each row, all the same, are the weights", (_, choice) => {
  const { method, params } = choice;
  const rows = rowsOf("1 8 3 | 6 – 5 | 9 4 2 | 4 9 7");
  const columns = columnsOf(rows, 3);
  const one = attempt(() => compute(choice, rows, { ways: ["+", "+", "+"], weights: [1, 2, 5] }));
  const rowWeights = [1, 2, 5].map((w) => new Float64Array(4).fill(w));
  const context = { weights: [1, 1, 1], rowWeights };
  const own = attempt(() => {
    const fitted = method.fit(columns, params as never, context);
    return [...method.apply(columns, { weights: [1, 1, 1], rowWeights, fitted })];
  });
  expect(own === null).toBe(one === null);
  own?.forEach((v, i) => expect(v).toBeCloseTo(one![i]!, 12));
});
