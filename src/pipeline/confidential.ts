import * as z from "zod/mini";
import type { Dataset } from "../schema/types.ts";

export const ConfidentialShell = z.strictObject({
  /** Fewest contributors behind a cell that may be shown. */
  contributors: z._default(z.int().check(z.minimum(1)), 3),
  /** `score`: a confidential cell counts in its unit's scores and is shown nowhere; `missing`: it counts nowhere. */
  use: z._default(z.enum(["score", "missing"]), "score"),
});

export type ConfidentialRule = z.output<typeof ConfidentialShell>;

/** Rows of the confidential cells of each column. */
export type Cells = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * Cells that may not be shown: fewer contributors than the rule asks for, or the status `suppressed` beside a value.
 * A cell whose contributors are not known is not confidential. Null where there is none.
 */
export function confidentialCells(
  { columns, contributors, status }: Dataset,
  { contributors: least }: Pick<ConfidentialRule, "contributors">,
): Cells | null {
  if (contributors === undefined && status === undefined) return null;
  const cells = new Map<string, Set<number>>();
  for (const [id, x] of columns) {
    const [people, words] = [contributors?.get(id), status?.get(id)];
    if (people === undefined && words === undefined) continue;
    const rows = new Set<number>();
    for (let i = 0; i < x.length; i++)
      if (!Number.isNaN(x[i]!) && ((people?.[i] ?? Number.NaN) < least || words?.[i] === "suppressed")) rows.add(i);
    if (rows.size > 0) cells.set(id, rows);
  }
  return cells.size === 0 ? null : cells;
}

/** The data without some cells: missing, their status `suppressed`, and nothing said of how many stand behind any cell. */
export function withoutCells({ contributors: _, ...data }: Dataset, cells: Cells | null): Dataset {
  if (cells === null) return data;
  const columns = new Map(data.columns);
  const status = new Map(data.status);
  const standardErrors = new Map(data.standardErrors);
  const cleared = (x: Float64Array, rows: ReadonlySet<number>) => x.map((v, i) => (rows.has(i) ? Number.NaN : v));
  for (const [id, rows] of cells) {
    columns.set(id, cleared(columns.get(id)!, rows));
    const words = status.get(id);
    status.set(
      id,
      data.units.map((__, i) => (rows.has(i) ? "suppressed" : (words?.[i] ?? "observed"))),
    );
    const errors = standardErrors.get(id);
    if (errors !== undefined) standardErrors.set(id, cleared(errors, rows));
  }
  return { ...data, columns, status, ...(standardErrors.size > 0 ? { standardErrors } : {}) };
}

/** The data with every cell taken as it stands, to compute with and never to show. */
export function revealed({ contributors: _, status, ...data }: Dataset): Dataset {
  if (status === undefined) return data;
  const words = [...status].map(([id, list]) => {
    const x = data.columns.get(id);
    return [
      id,
      list.map((word, i) => (word === "suppressed" && !Number.isNaN(x?.[i] ?? Number.NaN) ? "observed" : word)),
    ] as const;
  });
  return { ...data, status: new Map(words) };
}

/**
 * The data as it may be shown: confidential cells are missing and `suppressed`. For what is made of data beside the
 * index: descriptions, hashes, files.
 * @param least fewest contributors behind a cell that may be shown
 * @example
 * const data = datasetFromColumns({ units: ["a", "b"], columns: { gdp: [1, 2] }, contributors: { gdp: [2, 9] } });
 * publicData(data).columns.get("gdp"); // => [NaN, 2]
 */
export function publicData(data: Dataset, { contributors = 3 }: { readonly contributors?: number } = {}): Dataset {
  return withoutCells(data, confidentialCells(data, { contributors }));
}
