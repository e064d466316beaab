import type { weighObjectiveEn } from "../../../src/errors/en/weigh-objective.ts";
import type { Samples } from "./types.ts";

export const weighObjectiveSamples: Samples<typeof weighObjectiveEn> = {
  "cell-not-positive": [
    { method: "entropy", found: -1, lowest: "at least 0", unit: "北城街道", period: "2023", count: 1 },
    { method: "merec", found: 0, lowest: "above 0", unit: "北城街道", period: "2023", count: 3 },
  ],
  "needs-complete": [{ method: "critic", ids: ["gdp", "income"] }],
  "no-conflict": [{ method: "critic", nodes: ["gdp", "income"] }],
  "uncorrelated-indicators": [{ method: "independence", nodes: ["gdp"] }],
  "loss-undetermined": [{ method: "cilos", nodes: ["gdp"] }],
  "negative-loadings": [{ method: "pca", nodes: ["gdp"] }],
  "bounds-not-feasible": [{ method: "bod", min: 0.3, max: 0.4, indicators: 4 }],
  "no-reference": [{ method: "dea" }],
  "program-unsolved": [{ method: "bod", unit: "北城街道", status: "infeasible" }],
  "coefficients-length": [{ found: 2, wanted: 3 }],
  "subjective-count": [{ found: 3, wanted: 3 }],
  "weights-cancel": [{ rule: "product" }],
  "unknown-limit": [{ tag: "shortbord" }],
  "share-not-feasible": [
    { tag: "shortboard", least: 0.05, most: 0.1, min: 0.15 },
    { tag: "shortboard", least: 0.05, most: 0.1, max: 0.01 },
    { tag: "shortboard", least: 0.05, most: 0.1, min: 0.15, max: 0.2 },
  ],
  "weight-bound-not-feasible": [
    { on: "effective", bound: "max", given: 0.01, limit: 0.015625 },
    { on: "sibling", bound: "min", given: 0.5, limit: 0.25 },
  ],
  "limits-conflict": [{ limits: ["shares.shortboard", "bounds.max"] }],
  "limits-on-row-weights": [{ groups: ["economy"] }],
  "limit-order": [{ min: 0.3, max: 0.2 }],
  "few-units-per-indicator": [{ method: "pca", units: 19, indicators: 10, advised: 5 }],
  "pooled-panel": [{ method: "pca", rows: 95, units: 19 }],
  "collinear-indicators": [{ nodes: ["gdp", "income"] }],
  "low-kmo": [{ kmo: 0.42 }],
  "opposed-loadings": [{ method: "pca", nodes: ["gdp"] }],
  "negative-loadings-kept-out": [{ method: "pca", nodes: ["gdp"] }],
  "negative-loadings-turned": [{ method: "pca", nodes: ["gdp"] }],
  "negative-coefficients": [{ rule: "game-theory", of: ["ahp"] }],
  "not-converged": [{ method: "pca", rounds: 100 }],
  "undefined-correlations": [{ method: "critic", pairs: ["gdp–income"] }],
  "incomplete-reference": [{ count: 1 }, { count: 4 }],
};
