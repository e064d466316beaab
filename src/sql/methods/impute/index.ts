import { IndexError } from "../../../errors/index.ts";
import type { SqlMaking } from "../../../method/sql-expr.ts";
import { coalesce, eq, missing, number, type SqlExpr, text, when } from "../../tree.ts";
import type { SqlReason } from "../../types.ts";

/** A column with its gaps filled by what was learned of it. */
export type ImputeMaker<F = never> = (x: SqlExpr, fitted: F, making: SqlMaking) => SqlExpr;

const filled = (x: SqlExpr, value: number | null): SqlExpr => (value === null ? x : coalesce(x, number(value)));

interface GroupCentres {
  readonly group: string;
  readonly overall: number | null;
  readonly centres: readonly { readonly group: string; readonly value: number | null }[];
}

const byGroup: ImputeMaker<GroupCentres> = (x, { group, overall, centres }, { groups }) => {
  const label = Object.hasOwn(groups, group) ? groups[group]! : undefined;
  if (label === undefined) {
    const params = { group, known: Object.keys(groups) };
    throw new IndexError([{ code: "unknown-group", path: ["columns", "groups"], params }]);
  }
  const rest = overall === null ? missing : number(overall);
  const centre = when(
    centres.flatMap(({ group: name, value }) =>
      value === null ? [] : [[eq(label, text(name)), number(value)] as const],
    ),
    rest,
  );
  return coalesce(x, centre);
};

export const imputers: Readonly<Record<string, ImputeMaker | SqlReason>> = {
  none: (x) => x,
  constant: (x, { value }: { readonly value: number }) => filled(x, value),
  mean: (x, { mean }: { readonly mean: number | null }) => filled(x, mean),
  median: (x, { median }: { readonly median: number | null }) => filled(x, median),
  "group-mean": byGroup,
  "group-median": byGroup,
  "drop-weight": "status",
  latest: "many-values",
  linear: "many-values",
  "linear-constant": "many-values",
  regression: "not-written",
  "nearest-neighbours": "whole-table",
  "hot-deck": "random",
  em: "iterative",
  multiple: "random",
  "unit-median": "not-written",
};
