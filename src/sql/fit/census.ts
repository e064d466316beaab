import type { Registry } from "../../method/index.ts";
import type { Plan } from "../../pipeline/plan-types.ts";
import type { FittedIndex } from "../../pipeline/result.ts";
import type { Tree } from "../../pipeline/tree.ts";
import { openState } from "../build.ts";
import { DIALECTS } from "../emit/index.ts";
import { deriveStep } from "../steps/derive.ts";
import { screenStep } from "../steps/screen.ts";
import type { SqlOptions } from "../types.ts";
import type { ReadRows } from "./rows.ts";
import { writeSteps } from "./statement.ts";
import type { Census } from "./virtual.ts";

export interface CensusOf {
  readonly system: FittedIndex["system"];
  readonly plan: Plan;
  readonly tree: Tree;
  readonly registry: Registry;
  readonly options: SqlOptions;
}

/** Rows and different units in each period, of the rows that screening keeps. */
export function censusStatement({ system, plan, tree, registry, options }: CensusOf): {
  text: string;
  steps: readonly string[];
  read(rows: ReadRows): Census;
} {
  const dialect = DIALECTS[options.dialect];
  const nothing = { impute: {}, treat: {}, normalise: {}, weigh: {}, aggregate: {}, dropped: [] };
  const source: FittedIndex = { system, plan, fitted: nothing };
  const { state, table } = openState({ source, options, registry, tree, stays: [] });
  deriveStep(state);
  screenStep(state);
  const { sheet, unit, period } = state;
  const keys = [period, unit].map((column) => (column as { key: string }).key);
  const { ctes, last, steps } = writeSteps(keys, { dialect, options, table, sheet });
  const [at, id] = keys.map((key) => dialect.quote(last.names.get(key)!));
  const counted = (of: string) =>
    `SELECT ${of} AS of_period, count(*) AS all_rows, count(DISTINCT ${id}) AS units, min(${id}) AS first_unit\nFROM ${last.from}`;
  const head = `-- index ${system.id}\n-- rows and units of each period; of all in the row without a period\n`;
  return {
    text: `${head}WITH\n${ctes.join(",\n")}\n${counted(at!)}\nGROUP BY ${at}\nUNION ALL\n${counted("NULL")}\n`,
    steps,
    read(rows) {
      const all = Array.from({ length: rows.length }, (_, row) => ({
        period: rows.text("of_period", row),
        units: rows.number("units", row),
        count: rows.number("all_rows", row),
        first: rows.text("first_unit", row) ?? "",
      }));
      const whole = all.find(({ period: p }) => p === null);
      const periods = all.flatMap(({ period: p, units, count }) =>
        p === null || count === 0 ? [] : [{ period: p, units }],
      );
      return { periods, units: whole?.units ?? 0, first: whole?.first ?? "" };
    },
  };
}
