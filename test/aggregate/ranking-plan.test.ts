import { describe, expect, test } from "vitest";
import { applyIndex, computeIndex, fitIndex, type PlanInput, parseSystem } from "../../src/index.ts";
import { data } from "../pipeline/fixtures.ts";
import { attempt, byName, refusal, VARIANTS } from "./ranking-methods.ts";

const named = VARIANTS.map((choice) => [choice.name, choice] as const);

describe("in a plan", () => {
  const system = parseSystem({
    id: "small",
    version: "1",
    index: {
      id: "index",
      children: [
        {
          id: "a",
          children: [
            { id: "x", direction: "positive" },
            { id: "y", direction: "negative" },
          ],
        },
        { id: "z", direction: "positive" },
      ],
    },
  });
  const last = data({ x: [2, 4, 3], y: [1, 2, 5], z: [1, 2, 3] });

  test.each(named)("%s: this year's rows on last year's ruler, and the same rows again", (_, { method, params }) => {
    // the group below is a mean: some rank by scores of 0 or less, which others cannot take as shares
    const aggregate = { levels: [{ method: "arithmetic" }, { method: method.id, ...params }] };
    const plan = { normalise: { method: "min-max", lower: 1 }, aggregate } as unknown as PlanInput;
    const fitted = attempt(() => fitIndex({ system, plan }, last));
    if (fitted === null) return expect(method.id).toBe("cocoso");
    const stored = JSON.parse(JSON.stringify(fitted)) as typeof fitted;
    const direct = computeIndex({ system, plan }, last);
    expect([...applyIndex(stored, last).score("index")]).toEqual([...direct.score("index")]);
    const later = applyIndex(stored, data({ x: [3], y: [2], z: [2] }));
    return expect(later.score("index").every((v) => Number.isFinite(v))).toBe(true);
  });

  test("reads measures, or with on: scores the normalised values", () => {
    const plan = (on: "raw" | "scores"): PlanInput =>
      ({ aggregate: { method: "topsis", on }, normalise: { method: "min-max", upper: 1 } }) as PlanInput;
    const raw = computeIndex({ system, plan: plan("raw") }, last);
    const scores = computeIndex({ system, plan: plan("scores") }, last);
    // D⁺ of a: by vector norm of 2, 4, 3 the way is 2/√29; on 0–1 it is 1 of √1.25
    expect(raw.details("a")["dPlus"]![0]).toBeCloseTo(0.5 * (2 / Math.sqrt(29)), 12);
    expect(scores.details("a")["dPlus"]![0]).toBeCloseTo(0.5 / Math.sqrt(1.25), 12);
  });

  test("one unit over its own years is no cross-section, unless the ends are given", () => {
    const alone = data({ x: [2, 4], y: [1, 2], z: [1, 2] }, { units: ["u", "u"], periods: ["2022", "2023"] });
    const run = (aggregate: object) => () =>
      computeIndex({ system, plan: { normalise: { method: "goalposts" }, aggregate } as PlanInput }, alone);
    const codes = refusal(run({ method: "vikor" })) as string[];
    expect(codes.some((code) => code.startsWith("single-unit") || code.startsWith("missing-goalposts"))).toBe(true);
    expect(byName("vikor").method.needs({} as never)).toEqual({ units: 2 });
    const given = { ideal: "scale", norm: "min-max" } as never;
    expect(byName("topsis").method.needs(given)).toEqual({});
    expect(byName("spotis").method.needs({ bounds: "goalposts" } as never)).toEqual({});
  });
});
