import { IndexError, type Issue } from "../errors/index.ts";
import { PARTS_A_YEAR, type Period, parsePeriod } from "../schema/period.ts";
import type { AnnualRule, Dataset, Figure, Status, System } from "../schema/types.ts";
import { yearlyVintages } from "../schema/vintage.ts";
import { type Combined, combine, type YearParts } from "./annual-year.ts";
import { describedIn } from "./described.ts";

/** What a figure is by nature says how its parts make a year; a rate or an order has no such rule. */
const OF_FIGURE: { readonly [F in Figure]?: AnnualRule } = { flow: "sum", stock: "last", cumulative: "last" };

interface Years {
  readonly units: string[];
  readonly periods: string[];
  /** By year row: the rows of the data that lie in it. */
  readonly rows: number[][];
}

/**
 * Data by years: quarters, months and half-years become years by the rule of their column, which is the `annual` of its
 * indicator or variable (`sum`, `mean`, `last`), else follows from its `figure`: flow by sum, stock and cumulative by last.
 * A year to date becomes the year where it runs to its end; a figure given for the year itself is taken as it is.
 * Missing: a year that lacks a part is missing (its last part, for `last`), with a note of the places. Standard errors stay
 * where the year's figure is one of those given. Data that are years already come back as they are.
 * @throws IndexError for a column without a rule, periods outside the calendar, and a column that holds two kinds of parts
 * of one year, quarters beside a year to date for one
 * @example
 * const index = { id: "index", children: [{ id: "gdp", direction: "positive", figure: "flow" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["a", "a", "a", "a"], periods: ["2023Q1", "2023Q2", "2023Q3", "2023Q4"], columns: { gdp: [1, 2, 3, 4] } });
 * toAnnual(data, { system }).columns.get("gdp"); // => [10]
 */
export function toAnnual(data: Dataset, { system }: { readonly system: System }): Dataset {
  const parsed = parsedPeriods(data);
  if (parsed.every(({ part }) => part === "year")) return data;
  const years = yearsOf(data, parsed);
  const rules = rulesOf(data, { system, parsed });
  const issues: Issue[] = [];
  const notes: Issue[] = [];
  const made = new Map<AnnualRule, string[]>();
  const columns = new Map<string, Float64Array>();
  const status = new Map<string, readonly Status[]>();
  const standardErrors = new Map<string, Float64Array>();
  const contributors = new Map<string, Float64Array>();
  for (const [id, x] of data.columns) {
    const rule = rules.get(id);
    const found = years.rows.map((rows) => combine(x, partsOf(rows, parsed, x), rule));
    const mixed = placesWhere(years, found, (year) => year.mixed);
    if (mixed.count > 0) issues.push({ code: "annual-mixed", path: ["data", id], params: mixed });
    const incomplete = placesWhere(years, found, (year) => year.incomplete);
    if (incomplete.count > 0)
      notes.push({ code: "year-incomplete", path: ["data", id], params: { rule: rule!, ...incomplete } });
    if (rule !== undefined) made.set(rule, [...(made.get(rule) ?? []), id]);
    columns.set(
      id,
      Float64Array.from(found, ({ value }) => value),
    );
    const words = data.status?.get(id);
    if (words) status.set(id, statusOf(words, found));
    const errors = data.standardErrors?.get(id);
    if (errors)
      standardErrors.set(
        id,
        Float64Array.from(found, ({ used }) => (used.length === 1 ? errors[used[0]!]! : Number.NaN)),
      );
    const cells = data.contributors?.get(id);
    if (cells)
      contributors.set(
        id,
        Float64Array.from(found, ({ used }) => fewest(used, cells)),
      );
  }
  if (issues.length > 0) throw new IndexError(issues);
  for (const [rule, ids] of made) notes.unshift({ code: "annual-made", path: ["data"], params: { rule, ids } });
  const lastOf = (texts: readonly string[]) => years.rows.map((rows) => texts[rows.at(-1)!]!);
  return {
    units: years.units,
    periods: years.periods,
    ...(data.names && { names: lastOf(data.names) }),
    ...(data.groups && {
      groups: Object.fromEntries(Object.entries(data.groups).map(([name, texts]) => [name, lastOf(texts)])),
    }),
    columns,
    ...(data.status && { status }),
    ...(data.standardErrors && { standardErrors }),
    ...(data.contributors && { contributors }),
    ...(data.notes && { notes: data.notes }),
    prepared: [...(data.prepared ?? []), ...notes],
    ...(data.vintages && { vintages: yearlyVintages(data.vintages) }),
  };
}

function parsedPeriods({ periods }: Dataset): Period[] {
  const foreign = [...new Set(periods)].filter((text) => parsePeriod(text) === undefined);
  if (foreign.length > 0)
    throw new IndexError([{ code: "annual-calendar", path: ["data", "periods"], params: { periods: foreign } }]);
  return periods.map((text) => parsePeriod(text)!);
}

/** Units and years in order of appearance; within a year the parts in order of time. */
function yearsOf({ units }: Dataset, parsed: readonly Period[]): Years {
  const years: Years = { units: [], periods: [], rows: [] };
  const places = new Map<string, Map<number, number>>();
  units.forEach((unit, row) => {
    const { year } = parsed[row]!;
    const ofUnit = places.get(unit) ?? new Map<number, number>();
    places.set(unit, ofUnit);
    let place = ofUnit.get(year);
    if (place === undefined) {
      place = years.units.push(unit) - 1;
      years.periods.push(String(year).padStart(4, "0"));
      years.rows.push([]);
      ofUnit.set(year, place);
    }
    years.rows[place]!.push(row);
  });
  const end = ({ part, index }: Period) => index / PARTS_A_YEAR[part];
  for (const rows of years.rows) rows.sort((a, b) => end(parsed[a]!) - end(parsed[b]!));
  return years;
}

/** The rule of each column that has a figure for a part of a year; an error lists those without one. */
function rulesOf(
  { columns }: Dataset,
  { system, parsed }: { readonly system: System; readonly parsed: readonly Period[] },
): Map<string, AnnualRule> {
  const all = describedIn(system);
  const rules = new Map<string, AnnualRule>();
  const without: string[] = [];
  for (const [id, x] of columns) {
    if (!x.some((v, i) => !Number.isNaN(v) && parsed[i]!.part !== "year")) continue;
    const of = all.get(id);
    const rule = of?.annual ?? (of?.figure && OF_FIGURE[of.figure]);
    if (rule !== undefined) rules.set(id, rule);
    // a year to date needs no rule: its last part is the year
    else if (x.some((v, i) => !Number.isNaN(v) && parsed[i]!.part !== "year" && !parsed[i]!.toDate)) without.push(id);
    else rules.set(id, "last");
  }
  if (without.length === 0) return rules;
  throw new IndexError([{ code: "annual-rule", path: ["data"], params: { ids: without } }]);
}

function partsOf(rows: readonly number[], parsed: readonly Period[], x: Float64Array): YearParts {
  return rows.flatMap((row) => (Number.isNaN(x[row]!) ? [] : [{ row, period: parsed[row]! }]));
}

function placesWhere(years: Years, found: readonly Combined[], test: (year: Combined) => boolean) {
  const at = found.flatMap((year, i) => (test(year) ? [i] : []));
  return { places: at.slice(0, 10).map((i) => `${years.units[i]} ${years.periods[i]}`), count: at.length };
}

/** From the least certain to the most: a year is as uncertain as the worst of its parts. */
const UNCERTAIN: readonly Status[] = ["suppressed", "imputed", "estimated", "provisional", "revised"];

function statusOf(words: readonly Status[], found: readonly Combined[]): Status[] {
  return found.map(({ used }) => UNCERTAIN.find((word) => used.some((row) => words[row] === word)) ?? "observed");
}

function fewest(rows: readonly number[], cells: Float64Array): number {
  return rows.reduce((least, row) => (cells[row]! < least || Number.isNaN(least) ? cells[row]! : least), Number.NaN);
}
