import { expect, test } from "vitest";
import { probit } from "../../src/stats/probit.ts";

// Wichura (1988), AS 241: the test values printed there, and quantiles of the normal distribution to 16 digits (R, qnorm)
test.each([
  [0.25, -0.6744897501960817],
  [0.001, -3.090232306167813],
  [1e-20, -9.262340089798408],
  [0.5, 0],
  [0.975, 1.959963984540054],
  [0.9999, 3.719016485455709],
  [0.9375, 1.534120544352546],
])("Φ⁻¹(%d) = %d", (p, z) => {
  expect(Math.abs(probit(p) - z)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(z)));
});

test("is odd about one half, rises, and knows its ends", () => {
  for (const p of [0.01, 0.074, 0.076, 0.2, 0.4]) expect(probit(p)).toBeCloseTo(-probit(1 - p), 13);
  const values = Array.from({ length: 999 }, (_, i) => probit((i + 1) / 1000));
  expect(values.every((v, i) => i === 0 || v > values[i - 1]!)).toBe(true);
  expect([probit(0), probit(1), probit(Number.NaN)]).toEqual([-Infinity, Infinity, Number.NaN]);
  expect(() => probit(1.1)).toThrow(RangeError);
});
