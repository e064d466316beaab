import { computeIndex, datasetFromColumns, type IndexResult, parseDefinition } from "../../src/index.ts";
import type { Dataset, System } from "../../src/schema/types.ts";
import { sound } from "./oracle.ts";

/** A system with one of everything, as people write it. */
export const fullSystem = {
  format: "common-prosperity-index/system@1",
  id: "tiny",
  version: "1",
  name: { en: "Tiny", zh: "小" },
  description: "one of everything",
  source: { document: "d", section: "s", quote: "q", evidence: "named", date: "2022", url: "u", note: "n" },
  levels: ["district", "town"],
  variables: [{ id: "people", measure: "persons", figure: "stock", name: "people" }],
  index: {
    id: "index",
    tags: ["t"],
    owners: "o",
    children: [
      {
        id: "a",
        weight: 2,
        direction: "positive",
        children: [
          {
            id: "x",
            name: "x",
            weight: 1,
            direction: "positive",
            measure: "CNY",
            denominator: { by: "people", scale: 10 },
            goalposts: [1, 1000],
            transform: "ln",
            figure: "flow",
            role: "evaluated",
            levels: ["town"],
            tags: ["shortboard"],
            collection: "statistics",
            price: "current",
            owners: [{ id: "o1", name: { zh: "局" }, role: "support", share: 0.5 }, "o2"],
            targets: [
              { kind: "value", period: "2025", value: 5, comparator: ">=", basis: "annual", official: true },
              { kind: "range", period: "2025", from: 1, to: 2, min: 0, max: 3 },
              { kind: "trend", period: "2025", trend: "rising", every: "year", rounding: 0.1 },
              { kind: "relative", period: "2025", comparator: ">", reference: { statistic: "mean", of: "town" } },
              { kind: "synchrony", period: "2025", with: "y", band: 1 },
              { kind: "joint", period: "2025", floors: [{ of: "y", comparator: ">=", value: 1 }], value: 50 },
              { kind: "multiple", period: "2025", factor: 2, base: { period: "2020", value: 1, source: "s" } },
              { kind: "growth", period: "2025", value: 3, base: { period: "2020", value: 1 } },
              { kind: "assigned", period: "2025", by: "city" },
              { kind: "unknown", period: "2025", words: "w" },
              { kind: "about", period: "2025", value: 5, comparator: "about", tolerance: 1 },
            ],
          },
          { id: "y", direction: "negative", targets: [{ kind: "elimination", period: "2025", value: 0 }] },
          { id: "v", direction: { ideal: 3 }, role: "observed" },
        ],
      },
      {
        id: "b",
        direction: "positive",
        children: [
          { id: "z", direction: "positive", formula: "y / people + 1" },
          { id: "w", direction: { from: 2, to: 4, min: 0, max: 9 } },
          { id: "u", direction: "positive", expression: { kind: "column", id: "y" } },
        ],
      },
    ],
  },
};

/** A plan with every key. */
export const fullPlan = {
  format: "common-prosperity-index/plan@1",
  over: "all-periods",
  level: "town",
  screen: { coverage: 0.1 },
  impute: {
    method: "mean",
    over: "each-period",
    indicators: { x: { method: "group-mean", group: "g", fallback: "overall" } },
  },
  treat: { method: "winsorise", maxPoints: 1, skewness: 2, kurtosis: 3.5, force: false, then: "none", combine: false },
  normalise: {
    method: "min-max",
    over: "all-periods",
    lower: 1,
    upper: 100,
    constant: "midpoint",
    clip: false,
    indicators: { x: { method: "goalposts", lower: 1, upper: 100, clip: true }, y: { method: "rank" } },
  },
  weigh: {
    method: "given",
    over: "all-periods",
    scope: "siblings",
    weights: { a: 2, x: 3 },
    nodes: { b: { method: "entropy", sharesOf: "min-max", shift: 0 } },
    emphasis: { shortboard: 1.5 },
  },
  aggregate: {
    method: "arithmetic",
    over: "all-periods",
    coverage: 0.2,
    nodes: { a: { method: "geometric", coverage: 0 } },
    levels: ["arithmetic", { method: "geometric", coverage: 0.1 }],
  },
  rank: { ties: "min", over: "each-period", within: "g", decimals: 3 },
};

/** A small whole number, in a fixed way, for a row and a column. */
const figure = (i: number, j: number): number => 1 + ((i * 7 + j * 5 + i * j * 3) % 11);

/** Figures for every column that a system computes with: four units in two periods, two groups. */
export function figuresFor(system: System): Dataset {
  const ids = system.variables.map(({ id }) => id);
  const visit = (node: System["index"]["children"][number]): void => {
    if (node.children !== undefined) node.children.forEach(visit);
    else if (node.formula === undefined && node.expression === undefined) ids.push(node.id);
  };
  visit(system.index);
  const rows = Array.from({ length: 8 }, (_, i) => i);
  return datasetFromColumns({
    units: rows.map((i) => `u${i % 4}`),
    periods: rows.map((i) => (i < 4 ? "2020" : "2021")),
    groups: { g: rows.map((i) => (i % 2 === 0 ? "north" : "south")) },
    columns: new Map(ids.map((id, j) => [id, rows.map((i) => figure(i, j))])),
  });
}

/** Reads and computes a definition on figures made for it, and holds the result against the oracle. */
export async function computed(system: unknown, plan?: unknown): Promise<IndexResult> {
  const definition = await parseDefinition(plan === undefined ? { system } : { system, plan });
  const data = figuresFor(definition.system);
  return sound(computeIndex(definition, data), data);
}

/** A plain system of two groups. */
export const plainSystem = {
  id: "plain",
  version: "1",
  index: {
    id: "index",
    children: [
      {
        id: "a",
        children: [
          { id: "x", direction: "positive", tags: ["t"] },
          { id: "y", direction: "negative" },
        ],
      },
      { id: "b", children: [{ id: "z", direction: "positive" }] },
    ],
  },
};

/** The plain system with the indicator x changed. */
export function withX(changes: object, more: object = {}): unknown {
  const x = { id: "x", direction: "positive", ...changes };
  return {
    ...plainSystem,
    ...more,
    index: {
      id: "index",
      children: [
        { id: "a", children: [x, { id: "y", direction: "negative" }] },
        { id: "z", direction: "positive" },
      ],
    },
  };
}
