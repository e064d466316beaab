import type { Issue } from "../../errors/index.ts";
import type { Json } from "../../method/index.ts";
import { nearest } from "../../schema/nearest.ts";

/** A method with its parameters under a name that the literature knows it by. */
export interface Preset {
  readonly method: string;
  readonly params: Readonly<Record<string, Json>>;
}

/**
 * Choices of a normaliser by name: `normalise: { preset: human-development }` is the method and parameters below; a
 * parameter beside the name takes precedence. The resolved plan spells the method out.
 */
export const normalisePresets = {
  "coinr-default": {
    method: "min-max",
    params: { lower: 0, upper: 100 },
    // Becker et al. (2022), COINr: qNormalise without arguments
  },
  "min-max-1-100": {
    method: "min-max",
    params: { lower: 1, upper: 100 },
    // the usual scale before a geometric mean, which has no place for 0
  },
  "human-development": {
    method: "goalposts",
    params: { lower: 0, upper: 1, clip: true },
    // UNDP, Human Development Report 2023/24, technical note 1
  },
  "sdg-index": {
    method: "goalposts",
    params: { lower: 0, upper: 100, clip: true },
    // Lafortune et al. (2018), SDG Index and Dashboards: Detailed Methodological Paper
  },
  "global-innovation-index": {
    method: "scaled",
    params: { from: 0, to: 100, upper: 100 },
    // COINr, n_scaled: the indicators of the Global Innovation Index 2020 that are percentages
  },
  "efficacy-60-40": {
    method: "efficacy",
    params: { base: 60, range: 40, form: "linear" },
    // 功效系数法: 60 + 40·(x − 不允许值)/(满意值 − 不允许值)
  },
  "efficacy-exponential": {
    method: "efficacy",
    params: { base: 60, range: 40, form: "exponential" },
    // 指数型功效函数: 60·exp(−ln 0.6·t)
  },
  "efficacy-logarithmic": {
    method: "efficacy",
    params: { base: 60, range: 40, form: "logarithmic" },
    // 对数型功效函数: 60 + 40·ln(x/不允许值)/ln(满意值/不允许值)
  },
  "t-score": {
    method: "z-score",
    params: { mean: 50, sd: 10, ddof: 1 },
    // McCall (1922), How to Measure in Education: mean 50, standard deviation 10
  },
  "mazziotta-pareto": {
    method: "z-score",
    params: { mean: 100, sd: 10, ddof: 0 },
    // Mazziotta and Pareto (2016), Social Indicators Research 127: 100 + 10·z, population deviation
  },
  "handbook-categories": {
    method: "categorical",
    params: { percentiles: [15, 25, 65, 85, 95], scores: [0, 20, 40, 60, 80, 100] },
    // OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5, categorical scale
  },
  "well-off-2008": {
    method: "attainment",
    params: { base: "none", cap: 100, floor: 0 },
    // 国家统计局 (2008), 全面建设小康社会统计监测方案: x/标准值, 标准值/x, 区间型按允许上下限
  },
} as const satisfies Readonly<Record<string, Preset>>;

/**
 * A step with its preset written out as method and parameters, those beside it taking precedence; a step without one as
 * it is. An unknown name, or a method beside the preset, is reported.
 * @example writeOutPreset({ preset: "t-score", ddof: 0 }, { path: [], issues: [] }); // => { method: "z-score", mean: 50, sd: 10, ddof: 0 }
 */
export function writeOutPreset(
  step: Readonly<Record<string, unknown>>,
  { path, issues }: { path: readonly (string | number)[]; issues: Issue[] },
): Readonly<Record<string, unknown>> {
  if (!Object.hasOwn(step, "preset")) return step;
  const { preset, method, ...own } = step;
  const name = String(preset);
  if (method !== undefined) {
    const params = { preset: name, method: String(method) };
    issues.push({ code: "preset-and-method", path: [...path, "preset"], params });
  }
  const known = Object.keys(normalisePresets);
  if (!known.includes(name)) {
    issues.push({
      code: "unknown-preset",
      path: [...path, "preset"],
      params: { found: name, nearest: nearest(name, known), known },
    });
    return own;
  }
  const chosen = (normalisePresets as Readonly<Record<string, Preset>>)[name]!;
  return { method: chosen.method, ...chosen.params, ...own };
}
