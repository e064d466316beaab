import { beforeAll, describe, expect, test } from "vitest";
import { computeIndex, datasetFromColumns, type IndexResult, parseSystem, unitTrends } from "../../src/index.ts";
import { compoundGrowth, percentChange } from "../../src/stats/trend.ts";
import { type Frame, hasShared, named, relativeError, sharedJson } from "./shared.ts";

// COINr 1.1.14 on its artificial panel of the ASEM data: 51 countries, 49 indicators, 2018 to 2022
interface Panel {
  readonly iMeta: Frame;
  readonly trends: Readonly<
    Record<string, { readonly out: Frame; readonly f_trend: string; readonly use_latest?: number }>
  >;
  readonly trend_vectors: Readonly<Record<string, number | (number | null)[]>> & { y: (number | null)[]; x: number[] };
  readonly screened_out: Readonly<Record<string, readonly string[]>>;
  readonly treated_by_year: Readonly<Record<string, Frame>>;
  readonly normalised_global_by_year: Readonly<Record<string, Frame>>;
  readonly aggregated_by_year: Readonly<Record<string, Frame>>;
}

const panel = hasShared ? (sharedJson("reference/coinr/asem_panel.json") as Panel) : (null as never);
const raw = hasShared
  ? (sharedJson("reference/coinr/ASEM_iData_p.json") as Frame & { data: Record<string, (number | string | null)[]> })
  : (null as never);

describe.skipIf(!hasShared)(named("COINr's trends"), () => {
  test("on a vector with gaps", () => {
    const { x, y, ...want } = panel.trend_vectors;
    const series = { times: Float64Array.from(x), values: Float64Array.from(y, (v) => v ?? Number.NaN) };
    expect(compoundGrowth(series)).toBeCloseTo(want["CAGR"] as number, 12);
    expect(percentChange(series)).toBeCloseTo(want["prc1"] as number, 10);
    expect(percentChange(series, { per: 10 })).toBeCloseTo(want["prc10"] as number, 9);
  });
  test.each([
    ["CAGR_Raw", "cagr", undefined, 1e-12],
    // R's line on the years 2018–2022 themselves is off by up to 1.7e-11, as sums of fractions show; see the next test
    ["prc_Raw", "percent-change", undefined, 1e-10],
    ["CAGR_latest3", "cagr", 3, 1e-12],
  ] as const)("%s, by unit", (name, measure, last, tolerance) => {
    const { out } = panel.trends[name]!;
    const column = measure === "cagr" ? "CAGR" : "prc_change";
    const units = raw.data["uCode"]!.map(String);
    const periods = raw.data["Time"]!.map(String);
    for (const id of new Set(out.data["iCode"]!)) {
      const values = Float64Array.from(raw.data[String(id)]!, (v) => (v === null ? Number.NaN : Number(v)));
      const trends = new Map(
        unitTrends({ units, periods, values }, { measure, ...(last && { last }) }).map(({ unit, value }) => [
          unit,
          value,
        ]),
      );
      const rows = [...out.data["uCode"]!.keys()].filter((i) => out.data["iCode"]![i] === id);
      const got = rows.map((i) => trends.get(String(out.data["uCode"]![i]))!);
      expect(
        relativeError(
          got,
          rows.map((i) => out.data[column]![i]!),
        ),
        String(id),
      ).toBeLessThanOrEqual(tolerance);
    }
  });
  test("percent change where COINr is off: Malta's patents", () => {
    // computed by Python's fractions from the reference's data: −5431.29149114561; COINr has −5431.291491238112
    const at = [...raw.data["uCode"]!.keys()].filter((i) => raw.data["uCode"]![i] === "MLT");
    const of = (column: string) => Float64Array.from(at, (i) => (raw.data[column]![i] as number | null) ?? Number.NaN);
    expect(Math.abs(percentChange({ times: of("Time"), values: of("Pat") }) / -5431.29149114561 - 1)).toBeLessThan(
      1e-12,
    );
  });
});

describe.skipIf(!hasShared)(named("COINr's index of a panel"), () => {
  let result: IndexResult;
  const { data: meta } = hasShared ? panel.iMeta : (null as never);
  const ids = hasShared ? meta["iCode"]!.filter((_, i) => meta["Type"]![i] === "Indicator").map(String) : [];
  beforeAll(() => {
    const build = (id: string): object => {
      const i = meta["iCode"]!.indexOf(id);
      const children = meta["iCode"]!.filter((_, k) => meta["Parent"]![k] === id);
      const own = { id, ...(meta["Weight"]![i] === null ? {} : { weight: meta["Weight"]![i] }) };
      if (children.length > 0) return { ...own, children: children.map((child) => build(String(child))) };
      return { ...own, direction: meta["Direction"]![i] === -1 ? "negative" : "positive" };
    };
    const system = parseSystem({ id: "asem", version: "1", index: build("Index") });
    const data = datasetFromColumns({
      units: raw.data["uCode"]!.map(String),
      periods: raw.data["Time"]!.map(String),
      columns: Object.fromEntries(ids.map((id) => [id, raw.data[id]! as (number | null)[]])),
    });
    const plan = {
      screen: { coverage: 0.9 },
      treat: { method: "winsorise", over: "each-period" as const, maxPoints: 5 },
    };
    result = computeIndex({ system, plan }, data);
  });
  const years = ["2018", "2019", "2020", "2021", "2022"];

  test.each(years)("%s: screened, treated, normalised over all years, aggregated", (year) => {
    const at = (frame: Frame) =>
      frame.data["uCode"]!.map((unit) =>
        result.units.findIndex((one, i) => one === unit && result.periods[i] === year),
      );
    const kept = result.units.filter((_, i) => result.periods[i] === year);
    expect(panel.screened_out[year]!.filter((unit) => kept.includes(unit))).toEqual([]);
    expect(kept).toHaveLength(46);
    const worst = (frame: Frame, column: (id: string) => ArrayLike<number>, wanted: readonly string[]) =>
      wanted
        .map(
          (id) =>
            [
              id,
              relativeError(
                at(frame).map((i) => column(id)[i]!),
                frame.data[id]!,
              ),
            ] as const,
        )
        .filter(([, error]) => !(error <= 1e-12));
    expect(worst(panel.treated_by_year[year]!, (id) => result.value("treated", id), ids)).toEqual([]);
    expect(worst(panel.normalised_global_by_year[year]!, (id) => result.value("normalised", id), ids)).toEqual([]);
    const groups = result.nodes.filter(({ group }) => group).map(({ id }) => id);
    expect(groups).toHaveLength(11);
    expect(worst(panel.aggregated_by_year[year]!, (id) => result.score(id), groups)).toEqual([]);
  });

  test("growth of the index by country", () => {
    const { out } = panel.trends["CAGR_index"]!;
    const trends = unitTrends(
      { units: result.units, periods: result.periods, values: result.score("Index") },
      { measure: "cagr" },
    );
    const byUnit = new Map(trends.map(({ unit, value }) => [unit, value]));
    const got = out.data["uCode"]!.map((unit) => byUnit.get(String(unit))!);
    expect(relativeError(got, out.data["CAGR"]!)).toBeLessThanOrEqual(1e-12);
  });
});
