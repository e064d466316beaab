// Writes the SYNTHETIC tables of this folder. No figure in them was measured or published by anybody.
//   node generate.mjs [folder]
// Plain Node, no dependencies. The same bytes on every machine: the generator below is seeded, draws in a fixed order,
// and only adds, multiplies, divides and rounds.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const SEED = 20220525; // the date of the Huangyan outline
const PERIODS = ["2021", "2022", "2023", "2024", "2025"];
/** Heading of a column that stands in every row, so that a copied line still says what it is. */
const MARK = "SYNTHETIC 合成数据";

/** mulberry32 (T. Ettinger): uniform on [0, 1) from a 32-bit state. @param {number} seed */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @typedef {() => number} Random */

/** Uniform on [−1, 1). @param {Random} random */
const either = (random) => 2 * random() - 1;

/** @param {number} x @param {number} low @param {number} high */
const within = (x, low, high) => Math.min(high, Math.max(low, x));

/**
 * The district: 2021 and 2025 around which the years run in between, and the printed decimals.
 * `max`: a share cannot pass 100. `around`: no trend, the spread about the first number.
 * `cumulative`: a total since 2021, so it never falls. The 2025 values lie on both sides of the outline's targets.
 * @type {Readonly<Record<string, { from: number, to: number, decimals: number, max?: number, cumulative?: true, around?: true }>>}
 */
const DISTRICT = {
  gdp_per_capita: { from: 84000, to: 108000, decimals: 0 },
  gdp_per_capita_growth: { from: 8.1, to: 5.6, decimals: 1 },
  disposable_income_per_capita: { from: 58000, to: 76500, decimals: 0 },
  disposable_income_growth: { from: 9.4, to: 5.9, decimals: 1 },
  labour_productivity: { from: 158000, to: 205000, decimals: 0 },
  rd_share_gdp: { from: 2.35, to: 3.05, decimals: 2 },
  digital_core_share_gdp: { from: 3.4, to: 6.1, decimals: 1 },
  high_tech_enterprises: { from: 118, to: 186, decimals: 0 },
  private_enterprises: { from: 3.1, to: 4.05, decimals: 2 },
  private_enterprise_revenue_growth: { from: 14.2, to: 7.1, decimals: 1 },
  patent_pledge_finance: { from: 4.2, to: 31.4, decimals: 1, cumulative: true },
  financing_cost_reduction: { from: 3.1, to: 14.6, decimals: 1, cumulative: true },
  labour_share_gdp: { from: 46.8, to: 49.6, decimals: 1 },
  households_10_50_share: { from: 62.5, to: 72.4, decimals: 1 },
  income_growth_synchrony: { from: 0, to: 1.2, decimals: 1, around: true },
  pay_productivity_synchrony: { from: 0, to: 1.5, decimals: 1, around: true },
  middle_income_group_size: { from: 28.6, to: 36.9, decimals: 1 },
  low_income_farmer_income_growth: { from: 9.2, to: 10.6, decimals: 1 },
  subsistence_allowance: { from: 10620, to: 13020, decimals: 0 },
  gdp_pc_max_min_ratio: { from: 5.8, to: 4.7, decimals: 2 },
  west_income_ratio: { from: 0.66, to: 0.74, decimals: 3 },
  urban_rural_income_ratio: { from: 1.83, to: 1.7, decimals: 2 },
  bus_integration_rate: { from: 91, to: 98, decimals: 1, max: 100 },
  rural_road_upgrade: { from: 52, to: 289, decimals: 0, cumulative: true },
  new_urban_jobs: { from: 0.91, to: 1.03, decimals: 2 },
  urban_unemployment_rate: { from: 3.4, to: 2.6, decimals: 2 },
  public_rental_coverage: { from: 86, to: 101, decimals: 1, max: 100 },
  old_estates_renovated: { from: 5, to: 19, decimals: 0, cumulative: true },
  life_expectancy: { from: 82.1, to: 83.2, decimals: 1 },
  health_literacy: { from: 33.5, to: 41.2, decimals: 1 },
  chronic_premature_mortality: { from: 9.1, to: 7.9, decimals: 2 },
  in_district_visit_rate: { from: 84.6, to: 89.1, decimals: 1 },
  nursing_bed_share: { from: 51.2, to: 59.4, decimals: 1 },
  health_care_unions: { from: 2, to: 9, decimals: 0, cumulative: true },
  public_service_circle_coverage: { from: 71, to: 93, decimals: 1, max: 100 },
  kindergarten_places: { from: 540, to: 2910, decimals: 0, cumulative: true },
  sync_classroom_coverage: { from: 88, to: 101, decimals: 1, max: 100 },
  schools_built: { from: 2, to: 15, decimals: 0, cumulative: true },
  industrial_tax_per_mu: { from: 27.5, to: 35.8, decimals: 1 },
  livelihood_budget_share: { from: 73.1, to: 76, decimals: 1 },
  criminal_cases_per_10k: { from: 48, to: 33, decimals: 1 },
  petitions_per_10k: { from: 62, to: 41, decimals: 1 },
  work_safety_mortality: { from: 0.0132, to: 0.0078, decimals: 4 },
  self_governance_coverage: { from: 96.5, to: 100.5, decimals: 1, max: 100 },
  demand_resolution_satisfaction: { from: 90.8, to: 95.6, decimals: 1 },
  rule_of_law_village_share: { from: 68, to: 91, decimals: 1 },
  social_integrity: { from: 94.2, to: 96.1, decimals: 1 },
  sense_of_gain: { from: 82.4, to: 87.9, decimals: 1 },
  sense_of_happiness: { from: 83.6, to: 88.4, decimals: 1 },
  sense_of_security: { from: 91.2, to: 95.1, decimals: 1 },
  food_drug_satisfaction: { from: 87.6, to: 91.3, decimals: 1 },
  culture_hall_coverage: { from: 89, to: 101, decimals: 1, max: 100 },
  films_to_villages: { from: 2430, to: 2745, decimals: 0 },
  culture_tourism_sport_share: { from: 11.8, to: 14.3, decimals: 1 },
  volunteers_per_10k: { from: 1640, to: 2080, decimals: 0 },
  volunteer_penetration: { from: 14.3, to: 17.2, decimals: 1 },
  orange_lantern_workshops: { from: 48, to: 103, decimals: 0, cumulative: true },
  good_air_days_share: { from: 94.8, to: 97.1, decimals: 1 },
  surface_water_class3_share: { from: 84, to: 92.4, decimals: 1, max: 100 },
  eco_environment_gain: { from: 81.5, to: 87.2, decimals: 1 },
  pollutant_emissions: { from: 6120, to: 5210, decimals: 0 },
  waste_sorting_coverage: { from: 83, to: 98.5, decimals: 1, max: 100 },
  energy_intensity_reduction: { from: 2.6, to: 3.3, decimals: 1 },
  co2_reduction_rate: { from: 3.1, to: 3.9, decimals: 1 },
};

/** The 19 towns and streets of Huangyan; `height`: how far up between `low` and `high` a town of this kind starts. */
const TOWNS = [
  { unit: "dongcheng", name: "东城街道", kind: "street", height: 0.86 },
  { unit: "xicheng", name: "西城街道", kind: "street", height: 0.82 },
  { unit: "nancheng", name: "南城街道", kind: "street", height: 0.78 },
  { unit: "beicheng", name: "北城街道", kind: "street", height: 0.74 },
  { unit: "xinqian", name: "新前街道", kind: "street", height: 0.66 },
  { unit: "chengjiang", name: "澄江街道", kind: "street", height: 0.58 },
  { unit: "jiangkou", name: "江口街道", kind: "street", height: 0.68 },
  { unit: "gaoqiao", name: "高桥街道", kind: "street", height: 0.56 },
  { unit: "ningxi", name: "宁溪镇", kind: "town", height: 0.36 },
  { unit: "beiyang", name: "北洋镇", kind: "town", height: 0.46 },
  { unit: "toutuo", name: "头陀镇", kind: "town", height: 0.45 },
  { unit: "yuanqiao", name: "院桥镇", kind: "town", height: 0.6 },
  { unit: "shabu", name: "沙埠镇", kind: "town", height: 0.44 },
  { unit: "yutou", name: "屿头乡", kind: "township", height: 0.27 },
  { unit: "shangzheng", name: "上郑乡", kind: "township", height: 0.22 },
  { unit: "fushan", name: "富山乡", kind: "township", height: 0.18 },
  { unit: "maoshe", name: "茅畲乡", kind: "township", height: 0.34 },
  { unit: "shangyang", name: "上垟乡", kind: "township", height: 0.2 },
  { unit: "pingtian", name: "平田乡", kind: "township", height: 0.21 },
];

/**
 * The indicators that the system marks for towns. `worse` and `better`: about the ends among the towns in 2021;
 * `gain`: what a town moves in four years, as a share of that distance; `pull`: 1 where the urban streets lead,
 * −1 where the mountain townships lead, 0 where neither does.
 * @type {Readonly<Record<string, { worse: number, better: number, gain: number, pull: number, decimals: number, max?: number }>>}
 */
const TOWN_INDICATORS = {
  disposable_income_per_capita: { worse: 33500, better: 69000, gain: 0.36, pull: 1, decimals: 0 },
  disposable_income_growth: { worse: 6.2, better: 10.4, gain: -0.35, pull: -0.3, decimals: 1 },
  low_income_farmer_income_growth: { worse: 8.4, better: 13.2, gain: 0.05, pull: -0.5, decimals: 1 },
  public_service_circle_coverage: { worse: 52, better: 88, gain: 0.4, pull: 1, decimals: 1, max: 100 },
  sync_classroom_coverage: { worse: 76, better: 97, gain: 0.6, pull: 0.4, decimals: 1, max: 100 },
  industrial_tax_per_mu: { worse: 11, better: 41, gain: 0.25, pull: 0.9, decimals: 1 },
  criminal_cases_per_10k: { worse: 72, better: 24, gain: 0.28, pull: -0.7, decimals: 1 },
  petitions_per_10k: { worse: 88, better: 36, gain: 0.3, pull: -0.3, decimals: 1 },
  self_governance_coverage: { worse: 92, better: 99.5, gain: 0.6, pull: 0, decimals: 1, max: 100 },
  demand_resolution_satisfaction: { worse: 86, better: 95, gain: 0.35, pull: 0.2, decimals: 1, max: 100 },
  rule_of_law_village_share: { worse: 48, better: 86, gain: 0.45, pull: 0.3, decimals: 1, max: 100 },
  sense_of_gain: { worse: 77, better: 87, gain: 0.4, pull: 0.3, decimals: 1, max: 100 },
  sense_of_happiness: { worse: 79, better: 88, gain: 0.4, pull: 0, decimals: 1, max: 100 },
  sense_of_security: { worse: 87, better: 95, gain: 0.35, pull: -0.3, decimals: 1, max: 100 },
  food_drug_satisfaction: { worse: 82, better: 92, gain: 0.3, pull: 0.1, decimals: 1, max: 100 },
  culture_hall_coverage: { worse: 78, better: 98, gain: 0.5, pull: 0.1, decimals: 1, max: 100 },
  volunteers_per_10k: { worse: 980, better: 2150, gain: 0.3, pull: 0.6, decimals: 0 },
  volunteer_penetration: { worse: 9.5, better: 18.5, gain: 0.3, pull: 0.6, decimals: 1 },
  good_air_days_share: { worse: 93.2, better: 98.6, gain: 0.2, pull: -0.8, decimals: 1, max: 100 },
  surface_water_class3_share: { worse: 74, better: 98, gain: 0.3, pull: -0.9, decimals: 1, max: 100 },
  eco_environment_gain: { worse: 78, better: 90, gain: 0.3, pull: -0.6, decimals: 1, max: 100 },
  waste_sorting_coverage: { worse: 66, better: 94, gain: 0.5, pull: 0.5, decimals: 1, max: 100 },
};

/** Cells left empty on purpose, so that coverage has something to show: nobody would have these figures. */
const NO_INDUSTRY = new Set(["yutou", "shangzheng", "fushan", "shangyang", "pingtian"]); // no above-scale industry
const SURVEYS = new Set(["sense_of_gain", "sense_of_happiness", "sense_of_security", "eco_environment_gain"]); // from 2022
const NO_STATION = new Set(["fushan", "pingtian"]); // an air station from 2023
/** @param {string} unit @param {string} period @param {string} indicator */
const missing = (unit, period, indicator) =>
  (indicator === "industrial_tax_per_mu" && NO_INDUSTRY.has(unit)) ||
  (SURVEYS.has(indicator) && period === "2021") ||
  (indicator === "good_air_days_share" && NO_STATION.has(unit) && period < "2023");

/** Five years of one district indicator. @param {(typeof DISTRICT)[string]} shape @param {Random} random */
function districtSeries({ from, to, max = Number.POSITIVE_INFINITY, cumulative, around }, random) {
  if (around) return PERIODS.map(() => from + to * either(random));
  const path = PERIODS.map((_, i) => from + ((to - from) * i) / (PERIODS.length - 1));
  const step = (to - from) / (PERIODS.length - 1);
  const years = path.map((x, i) => x + (i === 0 || i === PERIODS.length - 1 ? 0.1 : 0.45) * step * either(random));
  let highest = Number.NEGATIVE_INFINITY;
  return years.map((x) => {
    highest = Math.max(highest, x);
    return Math.min(max, cumulative ? highest : x);
  });
}

/** Five years of one town and one indicator. @param {(typeof TOWN_INDICATORS)[string]} shape @param {number} height @param {Random} random */
function townSeries({ worse, better, gain, pull, max = Number.POSITIVE_INFINITY }, height, random) {
  const led = 0.5 + (height - 0.5) * pull; // where the town's kind puts it
  const start = within(led + 0.16 * either(random), 0, 1);
  const pace = gain * (0.7 + 0.6 * random());
  return PERIODS.map((_, i) => {
    const place = start + (pace * i) / (PERIODS.length - 1) + 0.025 * either(random);
    return Math.min(max, worse + (better - worse) * place);
  });
}

/** As printed; no "-0.0". @param {number} x @param {number} decimals */
const printed = (x, decimals) => x.toFixed(decimals).replace(/^-(?=0(\.0+)?$)/, "");

/** @param {readonly (readonly string[])[]} rows */
const csv = (rows) => `${rows.map((row) => row.join(",")).join("\n")}\n`;

/** Items of the appraisal that no table of statistics has: about what they range over. */
const APPRAISAL = { mechanism: [82, 97], progress: [74, 99], support: [78, 96] };
/** Bonuses, deductions and the veto of the example; invented, as all else. @type {readonly (readonly string[])[]} */
const ADJUSTMENTS = [
  ["dongcheng", "award", "3", "2025", "合成 列入省级试点", "2025-06-18"],
  ["dongcheng", "award", "1.5", "2025", "合成 市级典型案例", "2025-09-05"],
  ["ningxi", "award", "2", "2025", "合成 市级现场会", "2025-10-20"],
  ["toutuo", "notice", "1", "2025", "合成 整改逾期", "2025-08-12"],
  ["beicheng", "accident", "1", "2025", "合成 较大生产安全事故", "2025-04-03"],
];

/** The entries of the appraisal of 2024 and 2025. @param {Random} random */
function appraisal(random) {
  const rows = TOWNS.flatMap(({ unit }) =>
    ["2024", "2025"].flatMap((period) =>
      Object.entries(APPRAISAL).map(([part, [low = 0, high = 100]]) => [
        unit,
        part,
        printed(low + (high - low) * random(), 1),
        period,
        "",
        "",
      ]),
    ),
  );
  const named = new Map(TOWNS.map(({ unit, name }) => [unit, name]));
  const items = new Map(Object.entries(APPRAISAL_NAMES));
  return [
    ["考评对象", "考评内容", "得分", "时期", "事由", "日期", MARK],
    ...[...rows, ...ADJUSTMENTS].map(([unit = "", part = "", ...rest]) => [
      named.get(unit) ?? unit,
      items.get(part) ?? part,
      ...rest,
      "synthetic",
    ]),
  ];
}
/** What the rule book calls them. */
const APPRAISAL_NAMES = {
  mechanism: "工作机制",
  progress: "工作推进",
  support: "工作保障",
  award: "表彰奖励",
  notice: "通报批评",
  accident: "安全生产",
};

/** File name → text of the three tables. */
export function tables() {
  const random = mulberry32(SEED);
  const columns = Object.entries(DISTRICT).map(([id, shape]) => ({ id, shape, years: districtSeries(shape, random) }));
  const district = [
    ["unit", "name", "period", MARK, ...columns.map(({ id }) => id)],
    ...PERIODS.map((period, i) => [
      "huangyan",
      "黄岩区",
      period,
      "synthetic",
      ...columns.map(({ shape, years }) => printed(years[i] ?? 0, shape.decimals)),
    ]),
  ];
  const towns = [["unit", "name", "period", "group:kind", MARK, ...Object.keys(TOWN_INDICATORS)]];
  for (const { unit, name, kind, height } of TOWNS) {
    const series = Object.values(TOWN_INDICATORS).map((shape) => townSeries(shape, height, random));
    for (const [i, period] of PERIODS.entries()) {
      const cells = Object.entries(TOWN_INDICATORS).map(([id, { decimals }], j) =>
        missing(unit, period, id) ? "" : printed(series[j]?.[i] ?? 0, decimals),
      );
      towns.push([unit, name, period, kind, "synthetic", ...cells]);
    }
  }
  return new Map([
    ["synthetic-appraisal-2024-2025.csv", csv(appraisal(mulberry32(SEED + 1)))], // a stream of its own
    ["synthetic-district-2021-2025.csv", csv(district)],
    ["synthetic-towns-2021-2025.csv", csv(towns)],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of tables()) writeFileSync(join(folder, file), text);
}
