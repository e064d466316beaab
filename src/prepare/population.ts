import { IndexError, type Issue } from "../errors/index.ts";
import { isId } from "../schema/ids.ts";
import type { PopulationRow } from "../schema/population.ts";
import type { Dataset, Name } from "../schema/types.ts";

/**
 * The dataset with the population of its units as columns: `population` for everybody, and `population_urban` for a group whose name
 * fits an id. They serve as denominators where the system has a variable of that id, and as weights (`subnational`, `inequalityOf`).
 * A row without a period holds for every period that has no row of its own; without a row for everybody, the groups are added up.
 * Missing: NaN where the table says nothing. Units that only the table has are passed over, with a note.
 * @param options.as the id of the column, `population` unless given
 * @throws IndexError population-value, population-twice, population-column
 * @example
 * const data = datasetFromColumns({ units: ["a", "b"], periods: "2022", columns: { gdp: [10, 20] } });
 * const rows = [{ unit: "a", population: 5 }, { unit: "b", group: "urban", population: 3 }, { unit: "b", group: "rural", population: 1 }];
 * withPopulation(data, rows).columns.get("population"); // => [5, 4]
 */
export function withPopulation(
  data: Dataset,
  rows: readonly PopulationRow[],
  { as = "population" }: { readonly as?: string } = {},
): Dataset {
  const issues: Issue[] = [];
  const found = new Map<string, number>();
  const key = (unit: string, period: string | undefined, group: string | undefined) =>
    JSON.stringify([unit, period ?? null, group ?? null]);
  rows.forEach(({ unit, period, group, population: value }, i) => {
    const path = ["population", i];
    const own = key(unit, period, group);
    if (!(value >= 0)) issues.push({ code: "population-value", path, params: { unit, value } });
    if (found.has(own)) {
      const first = rows.findIndex((row) => key(row.unit, row.period, row.group) === own) + 1;
      const params = { unit, period: period ?? "", group: group ?? "", first };
      issues.push({ code: "population-twice", path, params });
    }
    found.set(own, value);
  });
  const groups = [...new Set(rows.flatMap(({ group }) => group ?? []))];
  const at = (row: number, group: string | undefined): number => {
    const [unit, period] = [data.units[row]!, data.periods[row]!];
    return found.get(key(unit, period, group)) ?? found.get(key(unit, undefined, group)) ?? Number.NaN;
  };
  const all = Float64Array.from(data.units, (_, row) => {
    const whole = at(row, undefined);
    if (!Number.isNaN(whole)) return whole;
    const parts = groups.map((group) => at(row, group)).filter((part) => !Number.isNaN(part));
    return parts.length === 0 ? Number.NaN : parts.reduce((sum, part) => sum + part, 0);
  });
  const parts = groups
    .filter((group) => isId(`${as}_${group}`))
    .map((group) => [`${as}_${group}`, Float64Array.from(data.units, (_, row) => at(row, group))] as const);
  const columns = new Map(data.columns);
  for (const [id, column] of [[as, all] as const, ...parts]) {
    if (data.columns.get(id)?.some((v) => !Number.isNaN(v)))
      issues.push({ code: "population-column", path: ["data", id], params: { id } });
    columns.set(id, column);
  }
  if (issues.length > 0) throw new IndexError(issues);
  const known = new Set(data.units);
  const strangers = [...new Set(rows.map(({ unit }) => unit))].filter((unit) => !known.has(unit));
  const note: Name = {
    en: `Units of the table of population that have no figures, passed over: ${strangers.join(", ")}`,
    zh: `人口表中没有数据的评价对象，不予采用：${strangers.join("、")}`,
  };
  return { ...data, columns, ...(strangers.length > 0 && { notes: [...(data.notes ?? []), note] }) };
}
