import { IndexError, type Issue } from "../errors/index.ts";
import { converted, MEASURES, measureFactor, readMeasure } from "../schema/measures.ts";
import { nearest } from "../schema/nearest.ts";
import type { Dataset, System } from "../schema/types.ts";
import { describedIn } from "./described.ts";

/**
 * Data in the system's measures: each column named in `measures` is converted from the measure given there, standard errors
 * with it. Factors are ratios of whole numbers, so that a figure is rounded at most twice. What was converted stands among
 * the notes of every result. Missing stays missing.
 * @throws IndexError where a measure is not known, or measures another thing than the system's
 * @example
 * const index = { id: "index", children: [{ id: "gdp", direction: "positive", measure: "万元" }] };
 * const data = datasetFromColumns({ units: ["a"], periods: "2023", columns: { gdp: [1.5] } });
 * convertMeasures(data, { system: parseSystem({ id: "s", version: "1", index }), measures: { gdp: "亿元" } }).columns.get("gdp"); // => [15000]
 */
export function convertMeasures(
  data: Dataset,
  { system, measures }: { readonly system: System; readonly measures: Readonly<Record<string, string>> },
): Dataset {
  const issues: Issue[] = [];
  const notes: Issue[] = [];
  const columns = new Map(data.columns);
  const errors = new Map(data.standardErrors ?? []);
  const all = describedIn(system);
  for (const [id, from] of Object.entries(measures)) {
    const path = ["data", id];
    const of = all.get(id);
    const to = of?.measure;
    const factor = to === undefined ? undefined : measureFactor(from, to);
    if (of === undefined)
      issues.push({ code: "measures-of-unknown", path, params: { id, nearest: nearest(id, all.keys()) } });
    else if (readMeasure(from) === undefined) {
      const params = { id, measure: from, nearest: nearest(from, MEASURES), known: MEASURES };
      issues.push({ code: "measure-unknown", path, params });
    } else if (factor === undefined) issues.push({ code: "measure-incompatible", path, params: { id, from, to } });
    else if (factor.times !== factor.over) {
      for (const map of [columns, errors]) {
        const x = map.get(id);
        if (x !== undefined)
          map.set(
            id,
            x.map((v) => converted(v, factor)),
          );
      }
      notes.push({ code: "measure-converted", path, params: { from, to: to! } });
    }
  }
  if (issues.length > 0) throw new IndexError(issues);
  return {
    ...data,
    columns,
    ...(data.standardErrors && { standardErrors: errors }),
    prepared: [...(data.prepared ?? []), ...notes],
  };
}
