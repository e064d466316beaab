import { describe, expect, test } from "vitest";
import {
  builtins,
  computeIndex,
  createRegistry,
  datasetFromColumns,
  normalisePresets,
  type PlanInput,
  parseDefinition,
  parseSystem,
} from "../../../src/index.ts";
import { parseParams } from "../../../src/method/index.ts";
import { writeOutPreset } from "../../../src/pipeline/presets.ts";
import { close, codes } from "./suite.ts";

const normalisers = new Map(builtins.filter(({ kind }) => kind === "normalise").map((method) => [method.id, method]));

const system = parseSystem({
  id: "s",
  version: "1",
  index: {
    id: "index",
    children: [
      { id: "x", direction: "positive", goalposts: [0, 8] },
      { id: "y", direction: "negative", goalposts: [9, 1] },
    ],
  },
});
const data = datasetFromColumns({
  units: ["a", "b", "c"],
  columns: { x: Float64Array.of(2, 4, 8), y: Float64Array.of(1, 3, 9) },
});
const run = (normalise: PlanInput["normalise"] & object) => computeIndex({ system, plan: { normalise } }, data);

describe("presets", () => {
  test.each(Object.entries(normalisePresets))(
    "%s: its method exists and takes its parameters",
    (_, { method, params }) => {
      const found = normalisers.get(method)!;
      expect(parseParams(found.params, params)).toMatchObject(params);
    },
  );

  test("a preset by name is its method with its parameters, and the resolved plan spells it out", () => {
    const result = run({ preset: "human-development" });
    close(result.value("normalised", "x"), [0.25, 0.5, 1]);
    expect(result.plan.normalise).toEqual({
      method: "goalposts",
      lower: 0,
      upper: 1,
      clip: true,
      over: "all-periods",
      indicators: {},
    });
  });

  test("a parameter beside the name takes precedence; single indicators have presets too", () => {
    const result = run({ preset: "min-max-1-100", lower: 10, indicators: { y: { preset: "efficacy-60-40" } } });
    close(result.value("normalised", "x"), [10, 40, 100]);
    close(result.value("normalised", "y"), [100, 90, 60]);
  });

  test("figures: T-score, Mazziotta and Pareto, exponential and logarithmic efficacy", () => {
    const z = (divisor: number) => [-8, -2, 10].map((d) => d / 3 / Math.sqrt(168 / 9 / divisor));
    close(
      run({ preset: "t-score" }).value("normalised", "x"),
      z(2).map((v) => 50 + 10 * v),
    );
    close(
      run({ preset: "mazziotta-pareto" }).value("normalised", "x"),
      z(3).map((v) => 100 + 10 * v),
    );
    close(
      run({ preset: "efficacy-exponential" }).value("normalised", "x"),
      [0.25, 0.5, 1].map((t) => 60 * Math.exp(-Math.log(0.6) * t)),
    );
    const log = run({ preset: "efficacy-logarithmic", indicators: { x: { preset: "coinr-default" } } });
    close(log.value("normalised", "y"), [100, 80, 60]);
  });

  test("an unknown name, or a method beside it, with the nearest and the known", () => {
    expect(codes(() => run({ preset: "t-scor" }))).toEqual(["unknown-preset"]);
    expect(codes(() => run({ preset: "t-score", method: "min-max" }))).toEqual(["preset-and-method"]);
    expect(() => run({ preset: "t-scor" })).toThrow(
      'plan.normalise.preset: no preset "t-scor"; did you mean "t-score"?',
    );
    expect(() => run({ indicators: { x: { preset: "toString" } } })).toThrow("plan.normalise.indicators.x.preset");
    expect(codes(() => run({ preset: "t-score", upper: 5 }))).toEqual(["unknown-key"]);
    // an engine knows the names of its own methods
    expect(createRegistry(builtins.filter(({ id }) => id === "goalposts")).presets.size).toBe(2);
  });

  test("a parsed definition carries the method", async () => {
    const { plan } = await parseDefinition({ system, plan: { normalise: { preset: "sdg-index" } } });
    expect(plan?.normalise).toMatchObject({ method: "goalposts", lower: 0, upper: 100, clip: true });
  });

  test("a step without a preset is left alone", () => {
    const step = { method: "rank" };
    expect(writeOutPreset(step, { path: [], issues: [], registry: createRegistry(builtins) })).toBe(step);
  });
});
