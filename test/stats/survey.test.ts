import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../src/stats/random.ts";
import { calibratedInfluence, type Margin, rake } from "../../src/stats/survey-calibrate.ts";
import { effectiveSize, kornGraubardInterval, meanInterval, wilsonInterval } from "../../src/stats/survey-interval.ts";
import { surveyMean } from "../../src/stats/survey-mean.ts";
import {
  combineInfluences,
  linearVariance,
  type SampleDesign,
  type SinglePsuRule,
} from "../../src/stats/survey-variance.ts";

const all = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);
const ones = (n: number) => new Float64Array(n).fill(1);

function estimate(
  y: readonly number[],
  design: SampleDesign,
  { w = ones(y.length), rows = all(y.length), single = "fail" as SinglePsuRule } = {},
) {
  const mean = surveyMean({ rows, y: Float64Array.from(rows, (i) => y[i]!) }, { w });
  return { ...mean, ...linearVariance(mean.influence, { design, single }) };
}

// Lohr (2010), Sampling: Design and Analysis, 2nd ed., Example 5.2: grade averages of 5 suites of 4 students, out of 100 suites
const suites = [
  3.08, 2.6, 3.44, 3.04, 2.36, 3.04, 3.28, 2.68, 2.0, 2.56, 2.52, 1.88, 3.0, 2.88, 3.44, 3.64, 2.68, 1.92, 3.28, 3.2,
];
const suiteDesign: SampleDesign = {
  psuOf: Uint32Array.from(suites, (_, i) => Math.floor(i / 4)),
  stratumOf: new Uint32Array(5),
  populations: Float64Array.of(100),
};

// Scheaffer, Mendenhall and Ott, Elementary Survey Sampling, stratified sampling of television hours:
// towns A and B and a rural area, N = 155, 62, 93; published mean 27.7, variance 1.97
const hours = [
  [35, 28, 26, 41, 43, 29, 32, 37, 36, 25, 29, 31, 39, 38, 40, 45, 28, 27, 35, 34],
  [27, 4, 49, 10, 15, 41, 25, 30],
  [8, 15, 21, 7, 14, 30, 20, 11, 12, 32, 34, 24],
];
const populations = [155, 62, 93];
const stratified: SampleDesign = {
  psuOf: all(40),
  stratumOf: Uint32Array.from(hours.flatMap((list, h) => list.map(() => h))),
  populations: Float64Array.from(populations),
};
const expansion = Float64Array.from(hours.flatMap((list, h) => list.map(() => populations[h]! / list.length)));

describe("published examples", () => {
  test("one-stage cluster sample: Lohr's suites, mean 2.826, standard error 0.1637", () => {
    const { value, variance, df } = estimate(suites, suiteDesign);
    expect(value).toBeCloseTo(2.826, 12); // cluster-total mean 11.304 / 4
    // √((1 − 5/100)·s²/5)/4 with s² = 2.25568
    expect(Math.sqrt(variance)).toBeCloseTo(Math.sqrt((0.95 * 2.25568) / 5) / 4, 12);
    expect(Math.sqrt(variance)).toBeCloseTo(0.1637, 4);
    expect(df).toBe(4);
  });

  test("stratified sample: television hours, mean 27.7, variance 1.97", () => {
    const { value, variance, df } = estimate(hours.flat(), stratified, { w: expansion });
    expect(value).toBeCloseTo(27.7, 1);
    expect(variance).toBeCloseTo(1.97, 2);
    // (1/310)² Σ Nₕ²·(1 − nₕ/Nₕ)·sₕ²/nₕ
    const wanted = hours.reduce((sum, list, h) => {
      const mean = list.reduce((a, b) => a + b, 0) / list.length;
      const s2 = list.reduce((a, b) => a + (b - mean) ** 2, 0) / (list.length - 1);
      return sum + ((populations[h]! / 310) ** 2 * (1 - list.length / populations[h]!) * s2) / list.length;
    }, 0);
    expect(variance).toBeCloseTo(wanted, 12);
    expect(df).toBe(37);
  });

  test("a stratum is a domain of its own: the variance of its simple random sample", () => {
    const rows = Uint32Array.from({ length: 8 }, (_, i) => 20 + i);
    const { value, variance, df } = estimate(hours.flat(), stratified, { w: expansion, rows });
    expect(value).toBe(25.125);
    expect(Math.sqrt((variance * 8) / (1 - 8 / 62))).toBeCloseTo(15.25, 2); // published s of town B
    expect(df).toBe(7);
  });
});

describe("variance", () => {
  test("a domain is a part of the sample: the size of the domain varies too", () => {
    // two of four answers are of the domain, 0 and 10; n/(n−1)·Σ(z − z̄)² with z = (−2.5, 2.5, 0, 0)
    const design = { psuOf: all(4), stratumOf: new Uint32Array(4), populations: Float64Array.of(Infinity) };
    const { variance } = estimate([0, 10, 5, 5], design, { rows: Uint32Array.of(0, 1) });
    expect(variance).toBeCloseTo((4 / 3) * 12.5, 12);
  });

  test("a census has no sampling error, and one stratum of a census adds none", () => {
    const census = { ...suiteDesign, populations: Float64Array.of(5) };
    expect(estimate(suites, census)).toMatchObject({ variance: 0, census: true });
    expect(estimate(suites, suiteDesign).census).toBe(false);
    const one = { ...stratified, populations: Float64Array.of(20, 62, 93) };
    const two = estimate(hours.flat(), one, { w: expansion, rows: Uint32Array.from({ length: 20 }, (_, i) => i) });
    expect(two.variance).toBe(0);
  });

  test("a single PSU by each rule", () => {
    // strata {0, 2}, {4, 8} and the single {7}; w = 1: mean 4.2, z = (y − 4.2)/5
    const design = (population: number) => ({
      psuOf: all(5),
      stratumOf: Uint32Array.of(0, 0, 1, 1, 2),
      populations: Float64Array.of(Infinity, Infinity, population),
    });
    const y = [0, 2, 4, 8, 7];
    const others = (2 * (1 + 1) + 2 * (4 + 4)) / 25;
    const by = (single: SinglePsuRule, population = Infinity) => estimate(y, design(population), { single });
    expect(by("certainty").variance).toBeCloseTo(others, 12);
    expect(by("centred").variance).toBeCloseTo(others + ((7 - 4.2) / 5) ** 2, 12);
    expect(by("average").variance).toBeCloseTo(others * 1.5, 12);
    expect(by("fail").variance).toBeNaN();
    expect(by("fail").single).toEqual([2]);
    expect(by("fail", 1)).toMatchObject({ single: [], df: 2 }); // taken whole: known, not single
    expect(by("fail", 1).variance).toBeCloseTo(others, 12);
  });

  test("the difference of two rounds of the same people is that of their differences", () => {
    const [before, after] = [
      [50, 60, 70, 90],
      [55, 70, 70, 95],
    ];
    const design = {
      psuOf: Uint32Array.of(0, 1, 2, 3, 0, 1, 2, 3),
      stratumOf: new Uint32Array(4),
      populations: Float64Array.of(Infinity),
    };
    const w = ones(8);
    const first = surveyMean({ rows: all(4), y: Float64Array.from(before!) }, { w });
    const second = surveyMean({ rows: Uint32Array.of(4, 5, 6, 7), y: Float64Array.from(after!) }, { w });
    const change = combineInfluences([
      { influence: second.influence, by: 1 },
      { influence: first.influence, by: -1 },
    ]);
    // differences 5, 10, 0, 5: s²/n = (50/3)/4
    expect(linearVariance(change, { design, single: "fail" }).variance).toBeCloseTo(50 / 3 / 4, 12);
  });

  const sample = fc.record({
    y: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 12, maxLength: 12 }),
    w: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 }),
  });
  const design: SampleDesign = {
    psuOf: Uint32Array.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5),
    stratumOf: Uint32Array.of(0, 0, 0, 1, 1, 1),
    populations: Float64Array.of(10, Infinity),
  };

  test("weights times a constant change nothing", () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0.01, max: 1000, noNaN: true }), ({ y, w }, factor) => {
        const a = estimate(y, design, { w: Float64Array.from(w) });
        const b = estimate(y, design, { w: Float64Array.from(w, (v) => v * factor) });
        expect(b.value).toBeCloseTo(a.value, 9);
        expect(b.variance).toBeCloseTo(a.variance, 9);
        expect(b.weightEffect).toBeCloseTo(a.weightEffect, 9);
      }),
    );
  });

  test("the order of the rows changes nothing", () => {
    fc.assert(
      fc.property(sample, fc.shuffledSubarray([...all(12)], { minLength: 12 }), ({ y, w }, order) => {
        const a = estimate(y, design, { w: Float64Array.from(w) });
        const b = estimate(
          order.map((i) => y[i]!),
          { ...design, psuOf: Uint32Array.from(order, (i) => design.psuOf[i]!) },
          { w: Float64Array.from(order, (i) => w[i]!) },
        );
        expect(b.value).toBeCloseTo(a.value, 10);
        expect(b.variance).toBeCloseTo(a.variance, 10);
      }),
    );
  });
});

describe("calibration", () => {
  const margin = (of: readonly number[], totals: readonly number[]): Margin => ({
    of: Uint32Array.from(of),
    totals: Float64Array.from(totals),
  });

  test("post-stratification is exact in one round; the mean is Σ Nₖȳₖ/N", () => {
    const margins = [margin([0, 0, 1, 1, 1], [60, 40])];
    const { weights, iterations, converged } = rake(ones(5), { margins });
    expect([iterations, converged]).toEqual([1, true]);
    const { value } = surveyMean({ rows: all(5), y: Float64Array.of(10, 20, 30, 60, 90) }, { w: weights });
    expect(value).toBeCloseTo(0.6 * 15 + 0.4 * 60, 12);
  });

  test("after post-stratification the variance is that of the residuals within the groups", () => {
    const margins = [margin([0, 0, 1, 1, 1], [60, 40])];
    const { weights } = rake(ones(5), { margins });
    const mean = surveyMean({ rows: all(5), y: Float64Array.of(10, 20, 30, 60, 90) }, { w: weights });
    const influence = calibratedInfluence(mean.influence, { rows: all(5), weights, margins });
    // z = wᵢ·(y − ȳₖ)/100 with w = 30, 30, 40/3 …: (−1.5, 1.5, −4, 0, 4)
    expect([...influence.z].map((v) => Number(v.toFixed(10)))).toEqual([-1.5, 1.5, -4, 0, 4]);
    const design = { psuOf: all(5), stratumOf: new Uint32Array(5), populations: Float64Array.of(Infinity) };
    expect(linearVariance(influence, { design, single: "fail" }).variance).toBeCloseTo((5 / 4) * 36.5, 10);
  });

  test("what the margins fix has no variance left", () => {
    const margins = [margin([0, 0, 1, 1, 1, 0], [50, 50]), margin([0, 1, 1, 0, 1, 0], [30, 70])];
    const { weights, converged, distance } = rake(Float64Array.of(1, 2, 1, 3, 1, 1), { margins });
    expect(converged).toBe(true);
    expect(distance).toBeLessThan(1e-10);
    const second = surveyMean({ rows: all(6), y: Float64Array.of(0, 1, 1, 0, 1, 0) }, { w: weights });
    expect(second.value).toBeCloseTo(0.7, 9);
    const { z } = calibratedInfluence(second.influence, { rows: all(6), weights, margins });
    for (const v of z) expect(Math.abs(v)).toBeLessThan(1e-11);
  });

  test("raking keeps the interaction of the sample: the cross-product ratio of a 2 × 2 table", () => {
    const start = Float64Array.of(10, 20, 30, 15);
    const margins = [margin([0, 0, 1, 1], [40, 60]), margin([0, 1, 0, 1], [55, 45])];
    const { weights: w } = rake(start, { margins });
    expect((w[0]! * w[3]!) / (w[1]! * w[2]!)).toBeCloseTo((10 * 15) / (20 * 30), 9);
    expect(w[0]! + w[1]!).toBeCloseTo(40, 7);
    expect(w[0]! + w[2]!).toBeCloseTo(55, 7);
  });

  test("margins that no weights can meet are said to have not converged", () => {
    const margins = [margin([0, 1], [10, 10]), margin([0, 1], [5, 15])];
    expect(rake(ones(2), { margins, iterations: 50 })).toMatchObject({ converged: false, iterations: 50 });
  });
});

describe("intervals", () => {
  test("Wilson: 10 of 20 and 0 of 10 at 95 % (closed form)", () => {
    const { low, high } = wilsonInterval({ p: 0.5, size: 20 }, { level: 0.95, df: Infinity });
    const t2 = 1.959963984540054 ** 2;
    expect(high - 0.5).toBeCloseTo((0.5 * Math.sqrt(t2 / 20) * Math.sqrt(1 + t2 / 20)) / (1 + t2 / 20), 12);
    expect(low + high).toBeCloseTo(1, 12);
    const none = wilsonInterval({ p: 0, size: 10 }, { level: 0.95, df: Infinity });
    expect(none.low).toBeCloseTo(0, 15);
    expect(none.high).toBeCloseTo(t2 / (10 + t2), 12);
  });

  test("Korn–Graubard on a simple sample is Clopper–Pearson: 0 of 10 and 3 of 20", () => {
    // 1 − 0.025^(1/10); 3 of 20: scipy 1.17.1, binomtest(3, 20).proportion_ci(method="exact")
    const none = kornGraubardInterval({ p: 0, size: 10, n: 10 }, { level: 0.95, df: 9 });
    expect(none.low).toBe(0);
    expect(none.high).toBeCloseTo(1 - Math.exp(Math.log(0.025) / 10), 12);
    const three = kornGraubardInterval({ p: 0.15, size: 20, n: 20 }, { level: 0.95, df: 19 });
    expect(three.low).toBeCloseTo(0.0320709371, 9);
    expect(three.high).toBeCloseTo(0.3789268266, 9);
    expect(kornGraubardInterval({ p: 1, size: 10, n: 10 }, { level: 0.95, df: 9 }).high).toBe(1);
  });

  test("fewer PSUs widen Korn–Graubard; the effective size of a share of 0 or 1 is the number of answers", () => {
    const wide = kornGraubardInterval({ p: 0.15, size: 20, n: 20 }, { level: 0.95, df: 4 });
    expect(wide.high).toBeGreaterThan(0.3789268266);
    expect(effectiveSize({ p: 0.5, variance: 0.005, n: 80 })).toBe(50);
    expect(effectiveSize({ p: 0, variance: 0, n: 80 })).toBe(80);
  });

  test("a mean without error is its own interval", () => {
    expect(meanInterval({ value: 3, standardError: 0 }, { level: 0.95, df: 0 })).toEqual({ low: 3, high: 3 });
  });

  test("the 95 % interval covers the mean of a clustered population about as often as it says", () => {
    // 12 of 40 villages, 6 people each, drawn anew 400 times with a fixed seed: 400·0.95 = 380 ± 3·√19
    const random = createRandom(20_251);
    const villages = Array.from({ length: 40 }, () => {
      const level = 40 + 30 * random.uniform();
      return Array.from({ length: 6 }, () => level + 30 * (random.uniform() - 0.5));
    });
    const truth = villages.flat().reduce((a, b) => a + b, 0) / 240;
    const design: SampleDesign = {
      psuOf: Uint32Array.from({ length: 72 }, (_, i) => Math.floor(i / 6)),
      stratumOf: new Uint32Array(12),
      populations: Float64Array.of(40),
    };
    let covered = 0;
    for (let round = 0; round < 400; round++) {
      const order = villages.map((_, i) => i);
      for (let i = 0; i < 12; i++) {
        const j = i + random.integer(40 - i);
        [order[i], order[j]] = [order[j]!, order[i]!];
      }
      const { value, variance, df } = estimate(
        order.slice(0, 12).flatMap((v) => villages[v]!),
        design,
      );
      const { low, high } = meanInterval({ value, standardError: Math.sqrt(variance) }, { level: 0.95, df });
      if (low <= truth && truth <= high) covered += 1;
    }
    expect(covered).toBeGreaterThanOrEqual(367);
    expect(covered).toBeLessThanOrEqual(393);
  });
});
