import { describe, expect, test } from "vitest";
import {
  computeIndex,
  datasetFromColumns,
  type IndexResult,
  imputeLatest,
  imputeLinear,
  imputeLinearConstant,
  parseSystem,
} from "../../src/index.ts";
import { type Frame, hasShared, named, relativeError, sharedJson } from "./shared.ts";

// COINr 1.1.14 on the ASEM data, seven imputations of a cross-section (17 significant digits)
interface Misc {
  readonly Raw: Frame;
  readonly unit_meta: Frame;
  readonly directions: Frame;
  readonly lineage: Frame;
  readonly impute: Readonly<Record<string, Frame>>;
}

type Leaf = { id: string; direction: "positive" | "negative" };

/** The three levels of the index from the table of COINr. */
function asemSystem({ lineage, directions }: Misc) {
  const direction = new Map(directions.data["iCode"]!.map((id, i) => [id, directions.data["Direction"]![i]]));
  const tree = new Map<string, Map<string, Leaf[]>>();
  lineage.data["Indicator"]!.forEach((id, i) => {
    const sub = String(lineage.data["Sub-index"]![i]);
    const pillar = String(lineage.data["Pillar"]![i]);
    const pillars = tree.get(sub) ?? new Map<string, Leaf[]>();
    tree.set(sub, pillars);
    const leaves = pillars.get(pillar) ?? [];
    pillars.set(pillar, leaves);
    leaves.push({ id: String(id), direction: direction.get(id) === -1 ? "negative" : "positive" });
  });
  const children = [...tree].map(([id, pillars]) => ({
    id,
    children: [...pillars].map(([pillar, leaves]) => ({ id: pillar, children: leaves })),
  }));
  return parseSystem({ id: "asem", version: "1", index: { id: "Index", children } });
}

describe.skipIf(!hasShared)(named("COINr's imputation of a cross-section"), () => {
  const misc = hasShared ? (sharedJson("reference/coinr/asem_misc.json") as Misc) : (null as never);
  const units = hasShared ? misc.Raw.data["uCode"]!.map(String) : [];
  const ids = hasShared ? misc.Raw.columns.slice(1) : [];
  const run = (impute: { method: string }): IndexResult => {
    const meta = misc.unit_meta.data;
    const of = (column: string) => units.map((unit) => String(meta[column]![meta["uCode"]!.indexOf(unit)]));
    const data = datasetFromColumns({
      units,
      columns: Object.fromEntries(ids.map((id) => [id, misc.Raw.data[id]! as (number | null)[]])),
      groups: { eurasia: of("EurAsia_group"), gdp: of("GDP_group") },
    });
    return computeIndex({ system: asemSystem(misc), plan: { impute } }, data);
  };
  const plans: [string, { method: string; [param: string]: unknown }][] = [
    ["mean", { method: "mean" }],
    ["median", { method: "median" }],
    ["mean_grp_EurAsia", { method: "group-mean", group: "eurasia" }],
    ["median_grp_GDP", { method: "group-median", group: "gdp" }],
    ["row_mean_group2", { method: "unit-mean" }],
    ["row_mean_all", { method: "unit-mean", level: 3 }],
    ["row_median_group3", { method: "unit-median", level: 2 }],
  ];
  test.each(plans)("%s", (name, impute) => {
    const result = run(impute);
    const frame = misc.impute[name]!;
    const errors = ids.map((id) => [id, relativeError(result.value("imputed", id), frame.data[id]!)] as const);
    expect(errors.filter(([, error]) => !(error <= 1e-12))).toEqual([]);
    expect(ids).toHaveLength(49);
    expect([...result.imputation.how.values()].flat().filter((how) => how !== undefined)).toHaveLength(63);
  });
});

// COINr's impute_panel on five indicators of 51 countries in five years
interface Panel {
  readonly impute_panel_input: Frame;
  readonly impute_panel_input2: Frame;
  readonly impute_panel: Readonly<Record<string, { readonly iData_imp: Frame }>>;
}

describe.skipIf(!hasShared)(named("COINr's imputation of a panel"), () => {
  const panel = hasShared ? (sharedJson("reference/coinr/asem_panel.json") as Panel) : (null as never);
  const check = (input: Frame, want: Frame, fill: (x: Float64Array, rows: never) => Float64Array) => {
    const rows = {
      length: input.nrow,
      unit: input.data["uCode"]!.map(String),
      period: input.data["Time"]!.map(String),
      group: {},
    };
    const place = new Map(want.data["uCode"]!.map((unit, i) => [`${unit} ${want.data["Time"]![i]}`, i]));
    for (const id of input.columns.slice(2)) {
      const x = Float64Array.from(input.data[id]!, (v) => (v === null ? Number.NaN : Number(v)));
      const expected = rows.unit.map((unit, i) => want.data[id]![place.get(`${unit} ${rows.period[i]}`)!]!);
      expect(relativeError(fill(x, rows as never), expected), id).toBeLessThanOrEqual(1e-12);
    }
  };
  test("latest", () => {
    check(panel.impute_panel_input, panel.impute_panel["latest"]!.iData_imp, (x, rows) =>
      imputeLatest.apply(x, imputeLatest.fit(x, {}, { rows }), { rows }),
    );
  });
  test("latest, no older than a year", () => {
    check(panel.impute_panel_input, panel.impute_panel["latest_max_time1"]!.iData_imp, (x, rows) =>
      imputeLatest.apply(x, imputeLatest.fit(x, { maxGap: 1 }, { rows }), { rows }),
    );
  });
  test.each(["impute_panel_input", "impute_panel_input2"] as const)("constant on %s", (name) => {
    const want = panel.impute_panel[name.endsWith("2") ? "constant_on_input2" : "constant"]!.iData_imp;
    check(panel[name], want, (x, rows) =>
      imputeLatest.apply(x, imputeLatest.fit(x, { ends: "both" }, { rows }), { rows }),
    );
  });
  test("linear-constant", () => {
    check(panel.impute_panel_input, panel.impute_panel["linear-constant"]!.iData_imp, (x, rows) =>
      imputeLinearConstant.apply(x, imputeLinearConstant.fit(x, {}, { rows }), { rows }),
    );
  });
  test("COINr's linear holds the ends as well: it is our linear-constant, and our linear leaves the ends", () => {
    const want = panel.impute_panel["linear_on_input2"]!.iData_imp;
    check(panel.impute_panel_input2, want, (x, rows) =>
      imputeLinearConstant.apply(x, imputeLinearConstant.fit(x, {}, { rows }), { rows }),
    );
    check(panel.impute_panel_input2, want, (x, rows) => {
      const inside = imputeLinear.apply(x, imputeLinear.fit(x, {}, { rows }), { rows });
      const held = imputeLinearConstant.apply(x, imputeLinearConstant.fit(x, {}, { rows }), { rows });
      expect(inside.some((v) => Number.isNaN(v))).toBe(true);
      return inside.map((v, i) => (Number.isNaN(v) ? held[i]! : v));
    });
  });
});
