import type { Issue } from "../errors/index.ts";
import { type Rows, selectRows } from "../method/index.ts";
import type { Dataset } from "../schema/types.ts";
import type { Columns } from "./columns.ts";
import { adjusted, type Derivations, denominate, derive, rowsAtLevel } from "./derive.ts";
import { gather, gatherList } from "./slices.ts";
import type { Tree } from "./tree.ts";

export interface DerivedData {
  /** The rows that go on: those of the plan's level, where the data say which unit is of which. */
  readonly data: Dataset;
  readonly rows: Rows;
  /** The indicators as observed or computed. */
  readonly observed: Columns;
  /** And divided by their denominators. */
  readonly ratios: Columns;
}

/** Derives and denominates on all rows, because formulas read other levels; then only the plan's level goes on. */
export function deriveStep(
  data: Dataset,
  {
    tree,
    level,
    rows,
    derivations,
    note,
  }: { tree: Tree; level: string | null; rows: Rows; derivations: Derivations | undefined; note(issue: Issue): void },
): DerivedData {
  for (const issue of data.prepared ?? []) note(issue);
  const deriving = derivations?.start({ data, tree, level, rows, note });
  const meant = adjusted(data, { tree, deriving });
  const context = { tree, level, rows, deriving, note };
  const observed = derive(meant, context);
  const ratios = denominate(observed, meant, context);
  const kept = rowsAtLevel(rows, level);
  if (kept === null) return { data, rows, observed, ratios };
  note({ code: "level-rows", path: ["plan", "level"], params: { level: level!, kept: kept.length, of: rows.length } });
  const select = (columns: Columns): Columns => new Map([...columns].map(([id, x]) => [id, gather(x, kept)]));
  return {
    data: selectData(data, kept),
    rows: selectRows(rows, kept),
    observed: select(observed),
    ratios: select(ratios),
  };
}

/** Some rows of the data, everything that is said of them included. */
export function selectData(data: Dataset, kept: Uint32Array): Dataset {
  const { units, periods, names, groups, columns, status, standardErrors, contributors } = data;
  const lists = <T>(map: ReadonlyMap<string, readonly T[]>) =>
    new Map([...map].map(([id, list]) => [id, gatherList(list, kept)]));
  const numbers = (map: ReadonlyMap<string, Float64Array>) => new Map([...map].map(([id, x]) => [id, gather(x, kept)]));
  return {
    ...data,
    units: gatherList(units, kept),
    periods: gatherList(periods, kept),
    ...(names && { names: gatherList(names, kept) }),
    ...(groups && {
      groups: Object.fromEntries(Object.entries(groups).map(([name, list]) => [name, gatherList(list, kept)])),
    }),
    columns: numbers(columns),
    ...(status && { status: lists(status) }),
    ...(standardErrors && { standardErrors: numbers(standardErrors) }),
    ...(contributors && { contributors: numbers(contributors) }),
  };
}
