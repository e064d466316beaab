import type { Issue } from "../../errors/index.ts";
import type { Dataset, Status } from "../../schema/types.ts";

/**
 * The figures of a survey beside other figures: rows by unit and period, new rows at the end, standard errors and status kept.
 * Names and groups of a unit are those of its other rows. A figure that both have for a unit and period is a problem, not
 * an average.
 * @example
 * const base = datasetFromColumns({ units: ["a"], periods: "2023", columns: { gdp: [1] } });
 * const survey = datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { trust: [70, 80] } });
 * joinSurvey(base, survey).dataset.columns.get("gdp"); // => [1, NaN]
 */
export function joinSurvey(
  base: Dataset,
  survey: Dataset,
): { readonly dataset: Dataset; readonly issues: readonly Issue[] } {
  const rowOf = new Map<string, number>();
  const key = (unit: string, period: string) => JSON.stringify([unit, period]);
  base.units.forEach((unit, i) => {
    rowOf.set(key(unit, base.periods[i]!), i);
  });
  const units = [...base.units];
  const periods = [...base.periods];
  const to = survey.units.map((unit, i) => {
    const found = rowOf.get(key(unit, survey.periods[i]!));
    if (found !== undefined) return found;
    periods.push(survey.periods[i]!);
    return units.push(unit) - 1;
  });
  const n = units.length;
  const longer = (column: Float64Array | undefined) => {
    const full = new Float64Array(n).fill(Number.NaN);
    if (column) full.set(column);
    return full;
  };
  const issues: Issue[] = [];
  const columns = new Map([...base.columns].map(([id, column]) => [id, longer(column)]));
  const errors = new Map([...(base.standardErrors ?? [])].map(([id, column]) => [id, longer(column)]));
  const status = new Map<string, Status[]>(
    [...(base.status ?? [])].map(([id, list]) => [id, units.map((_, i) => list[i] ?? "observed")]),
  );
  for (const [id, values] of survey.columns) {
    const column = columns.get(id) ?? longer(undefined);
    const own = errors.get(id) ?? longer(undefined);
    const words = status.get(id) ?? units.map((): Status => "observed");
    columns.set(id, column);
    errors.set(id, own);
    status.set(id, words);
    to.forEach((row, i) => {
      const word = survey.status?.get(id)?.[i] ?? "observed";
      if (Number.isNaN(values[i]!) && word === "observed") return; // says nothing, so it contradicts nothing
      if (!Number.isNaN(column[row]!)) {
        const params = { id, unit: units[row]!, period: periods[row]! };
        issues.push({ code: "survey-and-figure", path: ["data", id], params });
        return;
      }
      column[row] = values[i]!;
      own[row] = survey.standardErrors?.get(id)?.[i] ?? Number.NaN;
      words[row] = word;
    });
  }
  const textOf = (list: readonly string[], other: (unit: string) => string): string[] => {
    const known = new Map<string, string>();
    list.forEach((text, i) => {
      if (!known.has(units[i]!)) known.set(units[i]!, text);
    });
    return units.map((unit, i) => list[i] ?? known.get(unit) ?? other(unit));
  };
  const notes = [...(base.notes ?? [])];
  for (const note of survey.notes ?? [])
    if (!notes.some((other) => JSON.stringify(other) === JSON.stringify(note))) notes.push(note);
  const groups = base.groups && Object.entries(base.groups).map(([name, list]) => [name, textOf(list, () => "")]);
  const dataset: Dataset = {
    ...base,
    units,
    periods,
    ...(base.names && { names: textOf(base.names, (unit) => unit) }),
    ...(groups && { groups: Object.fromEntries(groups) }),
    columns,
    standardErrors: errors,
    status,
    ...(notes.length > 0 && { notes }),
  };
  return { dataset, issues };
}
