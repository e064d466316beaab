import type { Issue } from "../errors/index.ts";
import { describedIn } from "../prepare/described.ts";
import {
  converted,
  MEASURES,
  type MeasureFactor,
  measureFactor,
  measureInHeading,
  readMeasure,
} from "../schema/measures.ts";
import { nearest } from "../schema/nearest.ts";
import type { ColumnMapping } from "../schema/project.ts";
import type { System } from "../schema/types.ts";
import type { Found } from "./found.ts";
import type { GrowingColumn, Rows } from "./rows.ts";

/** What a file says of the measures and prices of its columns. */
interface Saying {
  readonly columns: ColumnMapping | undefined;
  readonly system: System;
  readonly file: string;
  readonly found: Found;
}

/**
 * How the figures of a file become those of the system's measures. A file's measure is what the project says under
 * `measures`, or stands in brackets in a heading that the project maps to the id; a heading that is only met says nothing.
 */
export function conversionsOf({ columns = {}, system, file, found }: Saying): {
  readonly factors: ReadonlyMap<string, MeasureFactor>;
  readonly notes: readonly Issue[];
} {
  const all = describedIn(system);
  const factors = new Map<string, MeasureFactor>();
  const notes: Issue[] = [];
  const said = new Map<string, string>();
  for (const [id, heading] of Object.entries(columns.indicators ?? {})) {
    const measure = measureInHeading(heading);
    const own = all.get(id)?.measure;
    if (measure !== undefined && own !== undefined && readMeasure(own) !== undefined) said.set(id, measure);
  }
  for (const [id, measure] of Object.entries(columns.measures ?? {})) {
    const heading = said.get(id);
    const factor = heading === undefined ? undefined : measureFactor(heading, measure);
    if (heading !== undefined && factor?.times !== factor?.over)
      found.add({ code: "measure-contradicted", path: [], params: { id, measure, heading }, at: { file } });
    said.set(id, measure);
  }
  for (const [id, from] of said) {
    const to = all.get(id)?.measure;
    const factor = to === undefined ? undefined : measureFactor(from, to);
    if (factor !== undefined) {
      if (factor.times === factor.over) continue;
      factors.set(id, factor);
      notes.push({ code: "measure-converted", path: ["data", id], params: { from, to: to!, file } });
    } else if (!all.has(id)) {
      found.add({
        code: "measures-of-unknown",
        path: [],
        params: { id, nearest: nearest(id, all.keys()) },
        at: { file },
      });
    } else if (readMeasure(from) === undefined) {
      const params = { id, measure: from, nearest: nearest(from, MEASURES), known: MEASURES };
      found.add({ code: "measure-unknown", path: [], params, at: { file } });
    } else {
      found.add({ code: "measure-incompatible", path: [], params: { id, from, to }, at: { file } });
    }
  }
  for (const [id, price] of Object.entries(columns.prices ?? {})) {
    const own = all.get(id);
    if (own === undefined)
      found.add({
        code: "measures-of-unknown",
        path: [],
        params: { id, nearest: nearest(id, all.keys()) },
        at: { file },
      });
    else if (own.price !== price)
      found.add({ code: "price-of-data", path: [], params: { id, found: price, price: own.price }, at: { file } });
  }
  return { factors, notes };
}

/** The same rows, figures and their standard errors converted as they come. */
export function convertingRows(rows: Rows, factors: ReadonlyMap<string, MeasureFactor>): Rows {
  if (factors.size === 0) return rows;
  return {
    ...rows,
    column(id): GrowingColumn {
      const column = rows.column(id);
      const factor = factors.get(id);
      if (factor === undefined) return column;
      return {
        ...column,
        set: (entry, value, given) => column.set(entry, converted(value, factor), given),
        setAll: (values) => column.setAll(values.map((value) => converted(value, factor))),
        setError: (entry, value) => column.setError(entry, converted(value, factor)),
      };
    },
  };
}
