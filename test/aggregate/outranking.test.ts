import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outrankingMatrix } from "../../src/aggregate/copeland.ts";
import { exactKemeny, insertionSearch, supportKept } from "../../src/aggregate/kemeny.ts";
import { circles, createRelation, kernelOf } from "../../src/aggregate/outranking-kernel.ts";
import { type Preference, preferenceOf, unicriterionFlows } from "../../src/aggregate/preference.ts";
import { bordaCount, condorcet, copeland, electreI, prometheeIi } from "../../src/index.ts";
import type { Aggregator } from "../../src/method/index.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;

// the capital of Tennessee: Memphis, Nashville, Knoxville, Chattanooga; four groups of voters, their order as scores
const tennessee = [of(4, 3, 1, 2), of(1, 4, 2, 3), of(1, 2, 3, 4), of(1, 2, 4, 3)];
const voters = [42, 26, 15, 17];
const input = { weights: voters, fitted: null };

describe("the capital of Tennessee (the example of the voting literature)", () => {
  test("Copeland: Nashville beats all, Memphis nobody", () => {
    expect([...copeland.apply(tennessee, input)]).toEqual([-3, 3, -1, 1]);
    const { wins, ties, losses } = copeland.details!(tennessee, input);
    expect([...wins!]).toEqual([0, 3, 1, 2]);
    expect([...ties!]).toEqual([0, 0, 0, 0]);
    expect([...losses!]).toEqual([3, 0, 2, 1]);
  });
  test("Borda: 126, 194, 107, 173 points of 100 voters", () => {
    expect(Array.from(bordaCount.apply(tennessee, input), (v) => Math.round(v * 100))).toEqual([126, 194, 107, 173]);
  });
  test("Kemeny: Nashville, Chattanooga, Knoxville, Memphis, with 393 votes kept of 600", () => {
    const fitted = condorcet.fit(tennessee, {});
    expect([...condorcet.apply(tennessee, { weights: voters, fitted })]).toEqual([0, 3, 1, 2]);
    const matrix = outrankingMatrix(tennessee, voters);
    const { kept, orders } = exactKemeny(4, (a, b) => 100 * (2 * matrix[a * 4 + b]! - 1), 1e-9);
    expect((kept + 600) / 2).toBeCloseTo(393, 9);
    expect(orders).toBe(1);
  });
});

describe("Copeland and Borda", () => {
  test("gaps: the missing weight is shared equally, a row without values is nobody's opponent", () => {
    // only the first child tells 1 and 2 apart; the second is missing in one
    const columns = [of(1, 2, gap), of(9, gap, gap)];
    expect([...outrankingMatrix(columns, [1, 3])].slice(0, 2)).toEqual([gap, 0.375]);
    expect([...copeland.apply(columns, { weights: [1, 3], fitted: null })]).toEqual([-1, 1, gap]);
    // Borda: a child's points are brought to the scale of both rows; a single value has half of them
    expect([...bordaCount.apply(columns, { weights: [1, 3], fitted: null })]).toEqual([(0 + 3 * 0.5) / 4, 1, gap]);
  });
  test("equal values are half a vote for each, and a tied duel counts for neither", () => {
    const columns = [of(5, 5, 1), of(2, 2, 9)];
    expect([...outrankingMatrix(columns, [2, 1])].slice(0, 3)).toEqual([gap, 0.5, 2 / 3]);
    const { wins, ties, losses } = copeland.details!(columns, { weights: [2, 1], fitted: null });
    expect([[...wins!], [...ties!], [...losses!]]).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 2],
    ]);
  });
  test("weights of which the halves are equal only on paper tie", () => {
    const columns = [of(1, 2), of(1, 2), of(2, 1)];
    expect([...copeland.apply(columns, { weights: [0.1, 0.2, 0.3], fitted: null })]).toEqual([0, 0]);
  });
  test("rank reversal, shown: a third row turns the order of the first two under Borda, not under Kemeny", () => {
    const columns = [of(3, 2, 1), of(3, 2, 1), of(3, 2, 1), of(1, 3, 2), of(1, 3, 2)];
    const weights = [1, 1, 1, 1, 1];
    const firstTwo = columns.map((x) => x.slice(0, 2));
    const order = (y: Float64Array) => Math.sign(y[0]! - y[1]!);
    const fitted = condorcet.fit([], {});
    expect(order(bordaCount.apply(firstTwo, { weights, fitted: null }))).toBe(1);
    expect(order(bordaCount.apply(columns, { weights, fitted: null }))).toBe(-1);
    expect(order(condorcet.apply(firstTwo, { weights, fitted }))).toBe(1);
    expect(order(condorcet.apply(columns, { weights, fitted }))).toBe(1);
  });
  test("weights of each row's own are refused", () => {
    const rowWeights = [of(1, 1)];
    for (const method of [copeland, condorcet, electreI] as unknown as Aggregator[])
      expect(() =>
        method.apply([of(1, 2)], { weights: [1], rowWeights, fitted: method.fit([of(1, 2)], {} as never) }),
      ).toThrow(/one set of weights/);
  });
});

/** All orders of n rows. */
function orders(n: number): number[][] {
  if (n === 0) return [[]];
  return orders(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}
const support = fc.integer({ min: -3, max: 3 });
const contest = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.array(support, { minLength: n * n, maxLength: n * n }).map((values) => ({
    n,
    net: (a: number, b: number) => (a === b ? 0 : a < b ? values[a * n + b]! : -values[b * n + a]!),
  })),
);

describe("Kemeny–Young", () => {
  test("exact: the best of all orders, every best one counted", () => {
    fc.assert(
      fc.property(contest, ({ n, net }) => {
        const all = orders(n).map((order) => ({ order, kept: supportKept(Uint32Array.from(order), net).kept }));
        const most = Math.max(...all.map(({ kept }) => kept));
        const best = all.filter(({ kept }) => kept === most);
        const found = exactKemeny(n, net, 1e-9);
        expect(found.kept).toBe(most);
        expect(found.orders).toBe(best.length);
        for (let row = 0; row < n; row++) {
          const mean = best.reduce((sum, { order }) => sum + order.indexOf(row) + 1, 0) / best.length;
          expect(found.place[row]).toBeCloseTo(mean, 12);
        }
      }),
    );
  });
  test("search: never worse than its start, no move of one row helps, and near the best", () => {
    let lost = 0;
    let whole = 0;
    fc.assert(
      fc.property(contest, ({ n, net }) => {
        const start = Uint32Array.from({ length: n }, (_, i) => i);
        const order = insertionSearch(start, net, { even: 1e-9, rounds: 50, tick: () => {} });
        expect([...order].sort((a, b) => a - b)).toEqual([...start]);
        const { kept } = supportKept(order, net);
        expect(kept).toBeGreaterThanOrEqual(supportKept(start, net).kept);
        for (const row of start) {
          const rest = [...order].filter((other) => other !== row);
          for (let at = 0; at < n; at++) {
            const moved = Uint32Array.from([...rest.slice(0, at), row, ...rest.slice(at)]);
            expect(supportKept(moved, net).kept).toBeLessThanOrEqual(kept);
          }
        }
        const exact = exactKemeny(n, net, 1e-9).kept;
        lost += exact - kept;
        whole += exact;
      }),
      { seed: 7 },
    );
    expect(lost / whole).toBeLessThan(0.02);
  });
  const random = (n: number, m: number) =>
    Array.from({ length: m }, (_, j) =>
      Float64Array.from({ length: n }, (_, i) => ((i + 1) * (7919 + 104729 * j)) % 1009),
    );
  test("above ten rows it says that it is a heuristic, unless nothing is lost", () => {
    const run = (columns: Float64Array[]) => {
      const notes: { code: string; params: unknown }[] = [];
      const given = { weights: columns.map(() => 1), fitted: condorcet.fit(columns, {}) };
      const context = { note: (issue: { code: string; params: unknown }) => void notes.push(issue) };
      const y = condorcet.apply(columns, given, context);
      return { y, codes: notes.map(({ code }) => code), exact: condorcet.details!(columns, given, context)["exact"]! };
    };
    const hard = run(random(30, 3));
    expect(hard.codes).toEqual(["heuristic-order"]);
    expect(new Set(hard.exact)).toEqual(new Set([0]));
    const easy = run([Float64Array.from({ length: 30 }, (_, i) => (i * 7) % 30)]);
    expect(easy.codes).toEqual([]);
    expect(new Set(easy.exact)).toEqual(new Set([1]));
    expect([...easy.y]).toEqual(Array.from({ length: 30 }, (_, i) => (i * 7) % 30));
  });
  test("rows alike tie, at any size", () => {
    const columns = random(12, 3).map((x) => Float64Array.of(...x, x[0]!, x[5]!));
    const y = condorcet.apply(columns, { weights: [1, 1, 1], fitted: condorcet.fit(columns, {}) });
    expect(y[12]).toBe(y[0]);
    expect(y[13]).toBe(y[5]);
    const small = condorcet.apply([of(1, 2, 1), of(2, 1, 2)], { weights: [1, 1], fitted: condorcet.fit([], {}) });
    expect([...small]).toEqual([1, 1, 1]);
  });
  test("several best orders are said", () => {
    const notes: string[] = [];
    condorcet.apply(
      [of(1, 2), of(2, 1)],
      { weights: [1, 1], fitted: condorcet.fit([], {}) },
      { note: ({ code }) => notes.push(code) },
    );
    expect(notes).toEqual(["several-best-orders"]);
  });
});

/** Mean preferences over all pairs, straight from the definition. */
function pairwiseFlows(x: Float64Array, shape: Preference) {
  const others = x.filter((v) => !Number.isNaN(v)).length - 1;
  const mean = (sign: 1 | -1) =>
    x.map((v) => {
      if (Number.isNaN(v) || others === 0) return v - v;
      return x.reduce((sum, u) => (Number.isNaN(u) ? sum : sum + preferenceOf(sign * (v - u), shape)), 0) / others;
    });
  return { plus: mean(1), minus: mean(-1) };
}

describe("PROMETHEE II", () => {
  const shapes: Preference[] = [
    { type: "usual" },
    { type: "u-shape", q: 2 },
    { type: "v-shape", p: 4 },
    { type: "level", q: 1, p: 3 },
    { type: "linear", q: 1, p: 5 },
    { type: "gaussian", s: 2 },
  ];
  test("the six preference functions, at and around their thresholds", () => {
    const at = (k: number, ...ds: number[]) => ds.map((d) => preferenceOf(d, shapes[k]!));
    expect(at(0, -1, 0, 1e-9)).toEqual([0, 0, 1]);
    expect(at(1, 2, 2.1)).toEqual([0, 1]);
    expect(at(2, 1, 4, 5)).toEqual([0.25, 1, 1]);
    expect(at(3, 1, 2, 3, 3.1)).toEqual([0, 0.5, 0.5, 1]);
    expect(at(4, 1, 3, 5, 9)).toEqual([0, 0.5, 1, 1]);
    expect(at(5, 2)[0]).toBeCloseTo(1 - Math.exp(-0.5), 14);
  });
  test("along the sorted values as over all pairs, gaps and ties included", () => {
    const cell = fc.oneof(
      fc.integer({ min: 0, max: 9 }),
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.constant(gap),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), fc.constantFrom(...shapes), (values, shape) => {
        const x = Float64Array.from(values);
        const fast = unicriterionFlows(x, shape);
        const slow = pairwiseFlows(x, shape);
        for (const side of ["plus", "minus"] as const)
          fast[side].forEach((v, i) =>
            Number.isNaN(x[i]!) ? expect(v).toBeNaN() : expect(v).toBeCloseTo(slow[side][i]!, 10),
          );
      }),
    );
  });
  test("flows by hand, with preferences of single children", () => {
    // first: 10 beats 7 wholly (d 3 > q 2); second, linear 0–4: 6 beats 4 by ½
    const columns = [of(10, 7), of(4, 6)];
    const fitted = prometheeIi.fit(columns, {
      preference: { type: "u-shape", q: 2 },
      by: { x2: { type: "linear", q: 0, p: 4 } },
    });
    const { plus, minus, net } = prometheeIi.details!(columns, { weights: [3, 1], fitted });
    expect([[...plus!], [...minus!], [...net!]]).toEqual([
      [0.75, 0.125],
      [0.125, 0.75],
      [0.625, -0.625],
    ]);
  });
  test("in measures: direction and ideals are the indicator's", () => {
    const columns = [of(3, 1), of(52, 40)];
    const nodes = [
      { id: "gap", direction: "negative" as const, targets: [], tags: [], weight: 1 },
      { id: "share", direction: { ideal: 50 }, targets: [], tags: [], weight: 1 },
    ];
    const fitted = prometheeIi.fit(columns, { scale: "measures", preference: { type: "v-shape", p: 4 } }, { nodes });
    // the gap: the second is better by 2 of 4; the share: distances 2 and 10, the first is better by 8
    expect([...prometheeIi.apply(columns, { weights: [1, 1], fitted }, { nodes })]).toEqual([0.25, -0.25]);
    expect(prometheeIi.reads({ scale: "measures" } as never)).toBe("treated");
  });
  test("thresholds in the wrong order, and children that are not there", () => {
    expect(() => prometheeIi.fit([of(1)], { preference: { type: "linear", q: 5, p: 5 } })).toThrow(/q must be below/);
    expect(() => prometheeIi.fit([of(1)], { by: { y: { type: "usual" } } })).toThrow(/"y" is no child/);
  });
});

const relation = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc.array(fc.boolean(), { minLength: n * n, maxLength: n * n }).map((bits) => {
    const made = createRelation(n);
    bits.forEach((bit, k) => bit && k % n !== Math.floor(k / n) && made.add(Math.floor(k / n), k % n));
    return made;
  }),
);

describe("ELECTRE I", () => {
  test("by hand: concordance, discordance, kernel", () => {
    // weights 3 and 1; ranges 80 and 10. 1 over 2: c = ¾, d = 5/10; 1 over 3: c = ¾, d = 1 vetoes; 2 over 3: c = ¾, d = ½
    const columns = [of(90, 60, 10), of(80, 85, 90)];
    const given = { weights: [3, 1], fitted: electreI.fit(columns, { discordance: 0.5 }) };
    expect([...electreI.apply(columns, given)]).toEqual([1, 0, -1]);
    const { kernel, outranks, outrankedBy } = electreI.details!(columns, given);
    expect([[...kernel!], [...outranks!], [...outrankedBy!]]).toEqual([
      [1, 0, 1],
      [1, 1, 0],
      [0, 1, 1],
    ]);
  });
  test("alike in everything: each outranks the other, and both are in the kernel", () => {
    const columns = [of(5, 5, 1), of(5, 5, 1)];
    const given = { weights: [1, 1], fitted: electreI.fit(columns, {}) };
    expect([...electreI.apply(columns, given)]).toEqual([1, 1, -2]);
    expect([...electreI.details!(columns, given)["kernel"]!]).toEqual([1, 1, 0]);
  });
  test("gaps: a pair is judged by what both have", () => {
    const columns = [of(5, gap, 1, gap), of(gap, 5, 1, gap)];
    const given = { weights: [1, 1], fitted: electreI.fit(columns, {}) };
    // 1 and 2 have nothing in common; 1 over 3 by the first child, 2 over 3 by the second
    expect([...electreI.apply(columns, given)]).toEqual([1, 1, -2, gap]);
  });
  test("the kernel: nobody inside outranks one of another circle, everybody outside is outranked from inside", () => {
    fc.assert(
      fc.property(relation, (made) => {
        const { of: circle, count } = circles(made);
        const inside = kernelOf(made);
        const reach = Array.from({ length: made.n }, (_, a) =>
          Array.from({ length: made.n }, (_, b) => a === b || made.has(a, b)),
        );
        for (let k = 0; k < made.n; k++)
          for (let a = 0; a < made.n; a++)
            for (let b = 0; b < made.n; b++) reach[a]![b] ||= reach[a]![k]! && reach[k]![b]!;
        expect(new Set(circle).size).toBe(count);
        for (let a = 0; a < made.n; a++) {
          let beaten = false;
          for (let b = 0; b < made.n; b++) {
            expect(circle[a] === circle[b]).toBe(reach[a]![b]! && reach[b]![a]!);
            if (inside[a] && inside[b] && circle[a] !== circle[b]) expect(made.has(a, b)).toBe(false);
            if (inside[b] && circle.some((own, c) => own === circle[a] && made.has(b, c))) beaten = true;
          }
          if (!inside[a]) expect(beaten).toBe(true);
        }
      }),
    );
  });
});

describe("work on all pairs", () => {
  const n = 6000;
  const columns = [Float64Array.from({ length: n }, (_, i) => (i * 31) % 997)];
  test.each([
    ["copeland", copeland, {}],
    ["condorcet", condorcet, {}],
    ["electre-i", electreI, {}],
    ["promethee-ii", prometheeIi, { preference: { type: "gaussian", s: 1 } }],
  ] as unknown as [string, Aggregator, object][])(
    "%s says so before it starts, and stops when progress throws",
    (id, method, params) => {
      const notes: { code: string; params: unknown }[] = [];
      const told: number[] = [];
      const run = () =>
        method.apply(
          columns,
          { weights: [1], fitted: method.fit(columns, params as never) },
          {
            note: (issue) => void notes.push(issue),
            progress: (done) => {
              told.push(done);
              if (done > 0) throw new Error("stopped");
            },
          },
        );
      expect(run).toThrow("stopped");
      expect(notes).toEqual([{ code: "pairs-ahead", path: [], params: { method: id, units: n, pairs: 17_997_000 } }]);
      expect(told[0]).toBe(0);
    },
  );
  test("usual preference takes no pairs: no note", () => {
    const notes: unknown[] = [];
    prometheeIi.apply(
      columns,
      { weights: [1], fitted: prometheeIi.fit(columns, {}) },
      { note: (issue) => void notes.push(issue) },
    );
    expect(notes).toEqual([]);
  });
});
