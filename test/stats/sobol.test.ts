import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { haltonPoints, primes, radicalInverse } from "../../src/stats/halton.ts";
import { replicateRandom, replicateSeed } from "../../src/stats/replicate-random.ts";
import { sobolIndices } from "../../src/stats/sobol-indices.ts";
import { SOBOL_DIMENSIONS, sobolPoints } from "../../src/stats/sobol-sequence.ts";

describe("Sobol's sequence", () => {
  // the first points in six dimensions by Joe and Kuo's numbers, as scipy 1.17.1 prints them (qmc.Sobol, scramble=False)
  const FIRST = [
    [0, 0, 0, 0, 0, 0],
    [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
    [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
    [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
    [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
    [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
    [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
  ];
  test("the first eight points", () => {
    expect([...sobolPoints(8, { dimensions: 6 })]).toEqual(FIRST.flat());
  });

  // scipy 1.17.1: [point, dimension (from 0), coordinate · 2^32]
  test.each([
    [5, 9, 536870912],
    [100, 39, 570425344],
    [777, 127, 507510784],
    [1000, 199, 3619684352],
    [1023, 255, 3619684352],
  ])("point %i, dimension %i", (point, dimension, wanted) => {
    const x = sobolPoints(1, { dimensions: SOBOL_DIMENSIONS, skip: point });
    expect(x[dimension]! * 2 ** 32).toBe(wanted);
  });

  test("each coordinate of the first 2^k points has one point in each of 2^k equal parts", () => {
    const points = sobolPoints(256, { dimensions: SOBOL_DIMENSIONS });
    for (let j = 0; j < SOBOL_DIMENSIONS; j++) {
      const parts = new Set(Array.from({ length: 256 }, (_, i) => Math.floor(points[i * SOBOL_DIMENSIONS + j]! * 256)));
      expect(parts.size, `dimension ${j}`).toBe(256);
    }
  });

  test("a range made by itself is part of the whole, shifted or not", () => {
    const shift = Uint32Array.of(0xdeadbeef, 7, 0x80000000);
    for (const options of [{ dimensions: 3 }, { dimensions: 3, shift }]) {
      const whole = sobolPoints(100, options);
      fc.assert(
        fc.property(fc.nat(99), fc.nat(30), (skip, more) => {
          const n = Math.min(more, 100 - skip);
          expect([...sobolPoints(n, { ...options, skip })]).toEqual([...whole.subarray(3 * skip, 3 * (skip + n))]);
        }),
      );
    }
  });

  test("dimensions that there are not", () => {
    expect(() => sobolPoints(1, { dimensions: 257 })).toThrow(RangeError);
    expect(() => sobolPoints(1, { dimensions: 0 })).toThrow(RangeError);
  });
});

describe("Halton's sequence", () => {
  test("closed form: bases 2, 3 and 5", () => {
    const points = haltonPoints(5, { dimensions: 3 });
    const wanted = [
      [1 / 2, 1 / 3, 1 / 5],
      [1 / 4, 2 / 3, 2 / 5],
      [3 / 4, 1 / 9, 3 / 5],
      [1 / 8, 4 / 9, 4 / 5],
      [5 / 8, 7 / 9, 1 / 25],
    ].flat();
    wanted.forEach((v, i) => expect(points[i]).toBeCloseTo(v, 15));
  });
  test("mirrors digits: 12345 in base 10 is 0.54321", () => {
    expect(radicalInverse(12345, 10)).toBeCloseTo(0.54321, 15);
  });
  test("the first primes", () => {
    expect(primes(10)).toEqual([2, 3, 5, 7, 11, 13, 17, 19, 23, 29]);
  });
  test("a shift is added modulo 1", () => {
    const points = haltonPoints(2, { dimensions: 1, shift: Float64Array.of(0.75) });
    expect([...points]).toEqual([0.25, 0]);
  });
  test("at least one dimension", () => {
    expect(() => haltonPoints(1, { dimensions: 0 })).toThrow(RangeError);
  });
});

describe("streams of replicates", () => {
  test("no two of many replicates share a seed", () => {
    const seeds = new Set(Array.from({ length: 200_000 }, (_, r) => replicateSeed(7, r)));
    expect(seeds.size).toBe(200_000);
  });
  test("numbers of neighbouring replicates are as if independent", () => {
    // 20,000 first numbers: mean 1/2 ± 5 · 0.00204, lag correlation 0 ± 5/√20000 (standard errors)
    const u = Array.from({ length: 20_000 }, (_, r) => replicateRandom(1, r).uniform());
    const mean = u.reduce((a, b) => a + b, 0) / u.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0102);
    let lag = 0;
    for (let i = 1; i < u.length; i++) lag += (u[i]! - 0.5) * (u[i - 1]! - 0.5);
    expect(Math.abs((12 * lag) / u.length)).toBeLessThan(0.0354);
  });
});

describe("Sobol indices", () => {
  type F = (x: readonly number[]) => number;
  /** A Saltelli design by Sobol's points over the unit cube. */
  function indicesOf(f: F, k: number, n: number, options: Parameters<typeof sobolIndices>[1] = {}) {
    const points = sobolPoints(n, { dimensions: 2 * k });
    const at = (i: number, exchanged: readonly number[]) =>
      f(Array.from({ length: k }, (_, j) => points[i * 2 * k + (exchanged.includes(j) ? k + j : j)]!));
    const over = (exchanged: readonly number[]) => Float64Array.from({ length: n }, (_, i) => at(i, exchanged));
    const every = Array.from({ length: k }, (_, j) => j);
    return sobolIndices({ a: over([]), b: over(every), mixed: every.map((j) => over([j])) }, options);
  }
  const angle = (u: number) => Math.PI * (2 * u - 1);
  const ishigami: F = ([x, y, z]) =>
    Math.sin(angle(x!)) + 7 * Math.sin(angle(y!)) ** 2 + 0.1 * (angle(z!) ** 2) ** 2 * Math.sin(angle(x!));

  test("Ishigami's function, a = 7, b = 0.1: the analytic values (Saltelli 2008, p. 179)", () => {
    const { inputs, variance, rows } = indicesOf(ishigami, 3, 16_384, { bootstrap: 200 });
    expect(rows).toBe(16_384);
    // V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2 = 13.844588
    expect(variance).toBeCloseTo(13.8446, 2);
    const analytic = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] };
    inputs.forEach(({ first, total, firstInterval, totalInterval }, k) => {
      expect(Math.abs(first - analytic.first[k]!)).toBeLessThan(0.01);
      expect(Math.abs(total - analytic.total[k]!)).toBeLessThan(0.01);
      expect(firstInterval[0]).toBeLessThan(analytic.first[k]!);
      expect(firstInterval[1]).toBeGreaterThan(analytic.first[k]!);
      expect(totalInterval[0]).toBeLessThan(analytic.total[k]!);
      expect(totalInterval[1]).toBeGreaterThan(analytic.total[k]!);
    });
  });

  test("Sobol's g-function: the closed form Vᵢ = 1/(3(1 + aᵢ)²)", () => {
    const a = [0, 1, 4.5, 9];
    const g: F = (x) => x.reduce((product, u, j) => (product * (Math.abs(4 * u - 2) + a[j]!)) / (1 + a[j]!), 1);
    const v = a.map((one) => 1 / (3 * (1 + one) ** 2));
    const whole = v.reduce((product, one) => product * (1 + one), 1);
    const { inputs, variance } = indicesOf(g, 4, 8192, { bootstrap: 0 });
    expect(Math.abs(variance / (whole - 1) - 1)).toBeLessThan(0.01);
    inputs.forEach(({ first, total }, k) => {
      expect(Math.abs(first - v[k]! / (whole - 1))).toBeLessThan(0.01);
      expect(Math.abs(total - (v[k]! * (whole / (1 + v[k]!))) / (whole - 1))).toBeLessThan(0.01);
    });
  });

  test("an additive function: first and total are the same, 1/5 and 4/5", () => {
    const { inputs } = indicesOf(([x, y]) => x! + 2 * y!, 2, 4096, { bootstrap: 0 });
    expect(inputs[0]!.first).toBeCloseTo(0.2, 3);
    expect(inputs[0]!.total).toBeCloseTo(0.2, 3);
    expect(inputs[1]!.first).toBeCloseTo(0.8, 3);
    expect(inputs[1]!.total).toBeCloseTo(0.8, 3);
  });

  test("rows without an output are left out; a constant output has no variance to share", () => {
    const gap = indicesOf(([x]) => (x! < 0.5 ? x! : Number.NaN), 1, 64, { bootstrap: 0 });
    expect(gap.rows).toBe(16); // of 64 points in two dimensions those with both below a half
    const flat = indicesOf(() => 3, 2, 16, { bootstrap: 20 });
    expect(flat.inputs[0]!.first).toBeNaN();
    expect(flat.variance).toBe(0);
    expect(flat.mean).toBe(3);
  });

  test("the same seed gives the same intervals, another seed others", () => {
    const run = (seed: number) => indicesOf(ishigami, 3, 128, { seed, bootstrap: 50 }).inputs[0]!.firstInterval;
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });
});
