import fc from "fast-check";
import { expect, test } from "vitest";
import { betaQuantile, regularisedBeta } from "../../src/stats/incomplete-beta.ts";
import { betaFront, lnGamma } from "../../src/stats/ln-gamma.ts";
import { studentTQuantile, studentTTail } from "../../src/stats/student-t.ts";

const near = (found: number, wanted: number, tolerance = 1e-12) =>
  expect(Math.abs(found - wanted) / Math.max(1e-300, Math.abs(wanted))).toBeLessThan(tolerance);

test("ln Γ: factorials, √π, and scipy 1.17.1 gammaln", () => {
  let ln = 0;
  for (let n = 1; n < 30; n++) {
    expect(lnGamma(n)).toBeCloseTo(ln, 12); // ln (n − 1)!
    ln += Math.log(n);
  }
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
  near(lnGamma(0.001), 6.907178885383853);
  near(lnGamma(1.5), -0.12078223763524526);
  near(lnGamma(1234.25), 7548.771422345796);
  // x^a (1−x)^b / B with scipy's betaln: −0.9192518444066039
  near(betaFront(0.5, { a: 20, b: 0.5, rest: 0.5 }), Math.exp(20.5 * Math.log(0.5) + 0.9192518444066039));
  expect(lnGamma(0)).toBe(Infinity);
  expect(() => lnGamma(-1)).toThrow(RangeError);
});

test("Iₓ(a, b): closed forms x^a for b = 1, 1 − (1−x)^b for a = 1, and the binomial sum for whole shapes", () => {
  for (const x of [0.001, 0.2, 0.5, 0.77, 0.999]) {
    near(regularisedBeta(x, { a: 3, b: 1 }), x * x * x);
    near(regularisedBeta(x, { a: 1, b: 2 }), 1 - (1 - x) * (1 - x));
    // 3 or 4 of 4: 4x³(1−x) + x⁴
    near(regularisedBeta(x, { a: 3, b: 2 }), 4 * x * x * x * (1 - x) + x * x * x * x);
    near(regularisedBeta(x, { a: 0.5, b: 0.5 }), (2 / Math.PI) * Math.asin(Math.sqrt(x)));
  }
  expect(regularisedBeta(-1, { a: 2, b: 2 })).toBe(0);
  expect(regularisedBeta(2, { a: 2, b: 2 })).toBe(1);
  expect(regularisedBeta(Number.NaN, { a: 2, b: 2 })).toBeNaN();
  expect(() => regularisedBeta(0.5, { a: 0, b: 1 })).toThrow(RangeError);
});

test("Iₓ(a, b) and its quantile agree with scipy 1.17.1 betainc and betaincinv", () => {
  const shares: [number, number, number, number][] = [
    [2.5, 0.5, 0.3, 0.018927124071945658],
    [10, 20, 0.25, 0.16630494959787945],
    [0.5, 0.5, 0.9, 0.7951672353008665],
    [150.5, 3.2, 0.97, 0.18935848586386922],
    [1200, 800, 0.61, 0.819209219242703],
    [0.3, 7, 0.001, 0.24736406489314075],
    [30, 1e5, 2.5e-4, 0.18247200202762903],
  ];
  for (const [a, b, x, p] of shares) near(regularisedBeta(x, { a, b }), p);
  const quantiles: [number, number, number, number][] = [
    [2.5, 0.5, 0.3, 0.789166555012333],
    [10, 20, 0.025, 0.17938364923511183],
    [81, 920, 0.975, 0.09857977904790216],
    [0.5, 0.5, 0.1, 0.024471741852423214],
    [1200, 801, 0.025, 0.5781458987230789],
    [3, 0.2, 0.9, 0.9999975046460848],
  ];
  for (const [a, b, p, x] of quantiles) near(betaQuantile(p, { a, b }), x);
  expect([betaQuantile(0, { a: 2, b: 3 }), betaQuantile(1, { a: 2, b: 3 })]).toEqual([0, 1]);
  expect(betaQuantile(Number.NaN, { a: 2, b: 3 })).toBeNaN();
});

test("the quantile undoes the share, and both sides add to 1", () => {
  const shape = fc.double({ min: 0.2, max: 300, noNaN: true });
  fc.assert(
    fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, p) => {
      const x = betaQuantile(p, { a, b });
      if (x > 1e-6 && x < 0.999) expect(regularisedBeta(x, { a, b })).toBeCloseTo(p, 10);
      const whole = regularisedBeta(p, { a, b }) + regularisedBeta(1 - p, { a: b, b: a });
      expect(whole).toBeCloseTo(1, 11);
    }),
  );
});

test("Student's t: closed forms for 1 and 2 degrees of freedom, scipy 1.17.1, and the normal in the limit", () => {
  near(studentTQuantile(0.95, { df: 1 }), Math.tan(Math.PI * 0.475), 1e-11); // Cauchy
  near(studentTQuantile(0.95, { df: 2 }), 0.95 / Math.sqrt(2 * 0.975 * 0.025)); // (2p−1)/√(2p(1−p))
  const table: [number, number, number, number][] = [
    [1, 12.706204736174694, 1.0000000000000002, 0.24223788318168682],
    [2, 4.302652729749462, 0.8164965809277261, 0.12961172022151082],
    [5, 2.5705818356363146, 0.7266868438004226, 0.05449009934237626],
    [14, 2.144786687917804, 0.6924170695700052, 0.025466664614062162],
    [183, 1.973011915136267, 0.6758327509438459, 0.013298808854230263],
    [1000.5, 1.962337892459348, 0.6747350419214271, 0.012578488029448201],
  ];
  for (const [df, wide, half, tail] of table) {
    near(studentTQuantile(0.95, { df }), wide, 2e-12);
    near(studentTQuantile(0.5, { df }), half, 2e-12);
    near(studentTTail(-2.5, { df }), tail, 2e-12);
  }
  expect(studentTQuantile(0.95, { df: Infinity })).toBeCloseTo(1.959963984540054, 14);
  expect(studentTTail(1.959963984540054, { df: Infinity })).toBeCloseTo(0.05, 14);
  expect([studentTTail(0, { df: 3 }), studentTTail(-Infinity, { df: 3 })]).toEqual([1, 0]);
  expect(studentTTail(Number.NaN, { df: 3 })).toBeNaN();
  expect(() => studentTTail(1, { df: 0 })).toThrow(RangeError);
  expect(() => studentTQuantile(0.5, { df: 0 })).toThrow(RangeError);
});
