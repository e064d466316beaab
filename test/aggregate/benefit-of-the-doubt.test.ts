import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodScore, harmonic } from "../../src/index.ts";
import { bestPractice, distanceToBest, frontierOf, mostFavourable } from "../../src/stats/envelopment.ts";
import { linearProgram } from "../../src/stats/linear-program.ts";

const of = (...values: number[]) => Float64Array.from(values);
const gap = Number.NaN;
const score = (columns: Float64Array[], params: object = {}) =>
  bodScore.apply(columns, { weights: columns.map(() => 1), fitted: bodScore.fit(columns, params) });

describe("solved by hand", () => {
  test("between two specialists: both limits bind", () => {
    // w₁ + 0.2w₂ ≤ 1 and 0.2w₁ + w₂ ≤ 1 meet at w = 1/1.2 each: 0.5·2/1.2 = 5/6
    const y = score([of(100, 20, 50), of(20, 100, 50)]);
    expect([y[0], y[1]]).toEqual([1, 1]);
    expect(y[2]).toBeCloseTo(5 / 6, 14);
  });
  test("behind one leader: all weight on what is nearest to it", () => {
    // w₁ + w₂ ≤ 1: ½w₁ + ¼w₂ is largest at w = (1, 0)
    expect([...score([of(10, 5), of(8, 2)])]).toEqual([1, 0.5]);
  });
  test("equal shares: the harmonic mean of what is reached of the leader", () => {
    // w₁·½ = w₂·¼ and w₁ + w₂ = 1: w = (⅓, ⅔), score ⅙ + ⅙ = ⅓
    const y = score([of(10, 5), of(8, 2)], { min: 0.5, max: 0.5 });
    expect(y[1]).toBeCloseTo(1 / 3, 14);
    expect(y[1]).toBeCloseTo(harmonic.apply([of(0.5), of(0.25)], { weights: [1, 1], fitted: null })[0]!, 14);
    const columns = [of(10, 5), of(8, 2)];
    const shares = bodScore.details!(
      columns,
      { weights: [1, 1], fitted: bodScore.fit(columns, { min: 0.5, max: 0.5 }) },
      undefined,
    );
    expect(shares["share:x1"]![1]).toBeCloseTo(0.5, 12);
  });
  test("a limit on one child", () => {
    // at most 60 % from the first: w₁·½ = 0.6 s, w₂·¼ = 0.4 s, 1.2 s + 1.6 s = 1
    const y = score([of(10, 5), of(8, 2)], { limits: { x1: { max: 0.6 } } });
    expect(y[1]).toBeCloseTo(1 / 2.8, 14);
  });
  test("along a direction", () => {
    // (½, ¼) reaches (1, ¾) with β = ½; along the second child alone β = ¾
    const columns = [of(10, 5), of(8, 2)];
    expect([...score(columns, { direction: "equal" })]).toEqual([1, 1 / 1.5]);
    expect(score(columns, { direction: { x2: 1 } })[1]).toBeCloseTo(1 / 1.75, 14);
    expect(score(columns, { direction: { x1: 2, x2: 1 } })[1]).toBeCloseTo(1 / 1.25, 14);
    // a later row twice as good as best practice: β = −1, where 1/(1 + β) has no value
    const fitted = bodScore.fit(columns, { direction: "equal" });
    expect([...bodScore.apply([of(20), of(8)], { weights: [1, 1], fitted })]).toEqual([2]);
  });
});

describe("duality", () => {
  const level = fc.double({ min: 0.05, max: 1, noNaN: true });
  const table = fc.array(fc.tuple(level, level, level), { minLength: 1, maxLength: 9 });
  test("most favourable weights: the primal is the dual, min Σλ with Σ λₖbₖ ≥ y", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const best = bestPractice(rows);
        for (const y of rows) {
          const primal = mostFavourable(y, frontierOf(best));
          const dual = linearProgram(
            best.map(() => -1),
            y.map((v, j) => ({ row: best.map((b) => b[j]!), min: v })),
          );
          if (primal.status !== "optimal" || dual.status !== "optimal") throw new Error("not solved");
          expect(primal.score).toBeCloseTo(-dual.value, 9);
          // feasible, and the dominated rows that were left out limit nothing
          for (const row of rows)
            expect(row.reduce((sum, v, j) => sum + primal.weights[j]! * v, 0)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
  test("directional: the multipliers give the largest β", () => {
    fc.assert(
      fc.property(table, fc.tuple(level, level, level), (rows, g) => {
        const best = bestPractice(rows);
        for (const y of rows) {
          const found = distanceToBest(y, frontierOf(best), g);
          const direct = linearProgram(
            [...best.map(() => 0), 1],
            [
              { row: [...best.map(() => 1), 0], max: 1 },
              ...y.map((v, j) => ({ row: [...best.map((b) => b[j]!), -g[j]!], min: v })),
            ],
          );
          if (found.status !== "optimal" || direct.status !== "optimal") throw new Error("not solved");
          expect(found.score).toBeCloseTo(direct.value, 8);
        }
      }),
    );
  });
});

describe("what it promises", () => {
  const column = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 3, maxLength: 8 });
  test("0 to 1, somebody at 1, no matter the measure of a child", () => {
    fc.assert(
      fc.property(column, fc.infiniteStream(fc.double({ min: 1, max: 100, noNaN: true })), (x, more) => {
        const second = Float64Array.from(x, () => more.next().value);
        const y = score([Float64Array.from(x), second]);
        const scaled = score([Float64Array.from(x, (v) => v * 1000), second.map((v) => v / 7)]);
        expect(Math.max(...y)).toBeCloseTo(1, 9);
        expect(Math.min(...y)).toBeGreaterThan(0);
        y.forEach((v, i) => expect(scaled[i]).toBeCloseTo(v, 8));
      }),
    );
  });
  test("gaps: held against rows that have what it has, limits widened", () => {
    const columns = [of(10, 5, 5), of(8, 2, gap)];
    const fitted = bodScore.fit(columns, { max: 0.7 });
    expect(bodScore.apply(columns, { weights: [1, 1], fitted })[2]).toBeCloseTo(0.5, 14);
    // the third is best where it has a value, and best practice for rows that have no more
    const better = [of(10, 5, 20, 10), of(8, 2, gap, gap)];
    expect([...score(better)]).toEqual([1, 0.5, 1, 0.5]);
    // nobody is complete: each stands for itself; a later row with both has nobody to be held against
    const none = [of(1, gap), of(gap, 1)];
    expect([...score(none)]).toEqual([1, 1]);
    const learned = bodScore.fit(none, {});
    expect(() => bodScore.apply([of(1), of(1)], { weights: [1, 1], fitted: learned })).toThrow(
      /no row .* has all the children that 1 has/,
    );
  });
  test("rows learned from never exceed 1, whatever their gaps", () => {
    const cell = fc.oneof(
      { weight: 3, arbitrary: fc.double({ min: 1, max: 100, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(gap) },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 8 }), (rows) => {
        const columns = [0, 1, 2].map((j) => Float64Array.from(rows, (row) => row[j]!));
        if (columns.every((x) => x.every(Number.isNaN))) return;
        score(columns).forEach((v, i) => {
          if (rows[i]!.every(Number.isNaN)) expect(v).toBeNaN();
          else expect(v).toBeLessThanOrEqual(1 + 1e-9);
        });
      }),
    );
  });
  test("later rows may be better than best practice; weights of 0 take a child out", () => {
    const columns = [of(10, 5), of(8, 2)];
    const fitted = bodScore.fit(columns, {});
    expect([...bodScore.apply([of(20, gap), of(8, gap)], { weights: [1, 1], fitted })]).toEqual([2, gap]);
    expect([...bodScore.apply(columns, { weights: [0, 1], fitted })]).toEqual([1, 0.25]);
  });
  test("a child that never differs has no say; where none differs all are best", () => {
    const notes: string[] = [];
    const note = ({ code }: { code: string }) => void notes.push(code);
    const fitted = bodScore.fit([of(5, 5), of(8, 2)], {}, { note });
    expect(notes).toEqual(["no-information"]);
    expect([...bodScore.apply([of(5, 5), of(8, 2)], { weights: [1, 1], fitted })]).toEqual([1, 0.25]);
    expect([...score([of(5, 5), of(2, 2)])]).toEqual([1, 1]);
  });
  test("what cannot be is named", () => {
    const columns = [of(10, 5), of(8, 0)];
    expect(() => score([of(-1, 5), of(8, 1)])).toThrow(/defined from 0 up/);
    expect(() => score(columns, { min: 0.1 })).toThrow(/a least share/);
    expect(() => score(columns, { min: 0.6 })).toThrow(/sum to 1/);
    expect(() => score(columns, { max: 0.4 })).toThrow(/sum to 1/);
    expect(() => score(columns, { direction: "equal", max: 0.6 })).toThrow(/no limits on shares/);
    expect(() => score(columns, { direction: { x1: 0 } })).toThrow(/0 for every child/);
    expect(() => score(columns, { limits: { y: { max: 0.6 } } })).toThrow(/"y" is no child/);
    expect([...score([of(gap), of(gap)])]).toEqual([gap]);
  });
  test("progress may stop it", () => {
    const columns = [of(10, 5), of(8, 2)];
    const fitted = bodScore.fit(columns, {});
    const progress = () => {
      throw new Error("stopped");
    };
    expect(() => bodScore.apply(columns, { weights: [1, 1], fitted }, { progress })).toThrow("stopped");
  });
});
