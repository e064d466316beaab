import { beforeAll, describe, expect, test } from "vitest";
import { computeIndex, type Description, describe as describeData, type IndexResult } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { type ColumnSummary, summarise } from "../../src/stats/column-summary.ts";
import { type Frame, hasShared, named, relativeError, sharedJson, sharedPath } from "./shared.ts";

// COINr 1.1.14, get_stats() with its default thresholds and get_data_avail() on ASEM (17 significant digits)
interface Reference {
  Raw: Frame;
  Treated: Frame;
  Aggregated: Frame;
  data_avail_raw: { Summary: Frame; ByGroup: Frame };
}

const figures = {
  Min: "min",
  Max: "max",
  Mean: "mean",
  Median: "median",
  Std: "standardDeviation",
  Skew: "skewness",
  Kurt: "kurtosis",
  "N.Avail": "n",
  "N.Unique": "unique",
  "N.Same": "same",
} as const satisfies Record<string, keyof ColumnSummary>;

describe.skipIf(!hasShared)(named("COINr's statistics of ASEM"), () => {
  let reference: Reference;
  let result: IndexResult;
  let raw: Description;
  let treated: Description;
  beforeAll(async () => {
    const { definition, data } = await loadProject(sharedPath("examples/asem.yaml"));
    reference = sharedJson("reference/coinr/asem_stats.json") as Reference;
    result = computeIndex(definition, data);
    const options = { correlations: [], thresholds: { unique: 0.5 } } as const;
    raw = describeData(definition, data, { step: "derived", ...options });
    treated = describeData(definition, data, { step: "treated", ...options });
  });

  const wrong = (of: (id: string) => ColumnSummary, frame: Frame): string[] =>
    Object.entries(figures).flatMap(([name, key]) => {
      const got = frame.data["iCode"]!.map((id) => of(String(id))[key]);
      const error = relativeError(got, frame.data[name]!);
      return error <= 1e-10 ? [] : [`${name}: ${error}`];
    });
  const one = (description: Description, id: string) =>
    description.indicators.find(({ indicator }) => indicator === id)!;

  test("raw, treated and aggregated: every statistic within 1e-10", () => {
    expect(wrong((id) => one(raw, id), reference.Raw)).toEqual([]);
    expect(wrong((id) => one(treated, id), reference.Treated)).toEqual([]);
    expect(wrong((id) => summarise(result.score(id)), reference.Aggregated)).toEqual([]);
    expect(reference.Aggregated.nrow).toBe(60);
  });

  test.each([
    ["Frc.Avail", "availability"],
    ["Frc.NonZero", "nonZeroShare"],
    ["Frc.Unique", "uniqueShare"],
    ["Frc.Same", "sameShare"],
  ] as const)("%s of raw and treated data", (name, key) => {
    for (const [description, frame] of [
      [raw, reference.Raw],
      [treated, reference.Treated],
    ] as const) {
      const got = frame.data["iCode"]!.map((id) => one(description, String(id))[key]);
      expect(relativeError(got, frame.data[name]!)).toBeLessThanOrEqual(1e-12);
    }
  });

  test.each([
    ["Flag.SkewKurt", "OUT", "outliers"],
    ["Flag.Unique", "LOW", "few-different"],
    ["Flag.Avail", "LOW", "few-present"],
    ["Flag.NonZero", "LOW", "many-zeros"],
  ] as const)("%s: the same indicators are flagged", (name, word, kind) => {
    for (const [description, frame] of [
      [raw, reference.Raw],
      [treated, reference.Treated],
    ] as const) {
      const want = frame.data["iCode"]!.filter((_, i) => frame.data[name]![i] === word);
      const got = description.indicators.filter(({ flags }) => flags.some((flag) => flag.kind === kind));
      expect(got.map(({ indicator }) => indicator).sort()).toEqual(want.map(String).sort());
    }
  });

  test("data availability by unit, and by unit and group", () => {
    const { Summary, ByGroup } = reference.data_avail_raw;
    const { units, missing, zeros, share, nodes } = raw.availability;
    const place = (frame: Frame) => frame.data["uCode"]!.map((unit) => units.indexOf(String(unit)));
    const pick = (x: ArrayLike<number>, frame: Frame) => place(frame).map((i) => x[i]!);
    expect(pick(missing, Summary)).toEqual(Summary.data["N_missing"]);
    expect(pick(zeros, Summary)).toEqual(Summary.data["N_zero"]);
    expect(relativeError(pick(share, Summary), Summary.data["Dat_Avail"]!)).toBeLessThanOrEqual(1e-12);
    expect(nodes.map(({ node }) => node).sort()).toEqual(ByGroup.columns.slice(1).toSorted());
    for (const { node, share: own } of nodes)
      expect(relativeError(pick(own, ByGroup), ByGroup.data[node]!), node).toBeLessThanOrEqual(1e-12);
  });
});
