import type { Legalise } from "../sheet.ts";
import { call, ge, number, type SqlExpr, when } from "../tree.ts";
import type { Dialect } from "./dialect.ts";
import { legaliseFinite, mapParts, twice } from "./legalise.ts";
import { digits, doubled, escaped } from "./number.ts";

/** 2⁵²: from here on a double is whole. */
const WHOLE = 4_503_599_627_370_496;

/** Spark's `floor` gives a 64-bit integer, which ends at 9.2e18: what is whole by its size stays as it is. */
const legalise: Legalise = (expr, tools) => {
  const floors = (e: SqlExpr): SqlExpr => {
    const inner = mapParts(e, floors);
    if (inner.kind !== "call" || inner.name !== "floor") return inner;
    const x = twice(inner.args[0]!, tools);
    return when([[ge(call("abs", x), number(WHOLE)), x]], call("floor", x));
  };
  return floors(legaliseFinite(expr, tools));
};

/** Spark SQL: numbers with a D are doubles; NaN is greater than any number. */
export const spark: Dialect = {
  id: "spark",
  legalise,
  quote: (name) => doubled(name, "`"),
  text: (value) => escaped(value, "'"),
  number: (value) => (Number.isFinite(value) ? `${digits(value)}D` : `CAST('${value}' AS DOUBLE)`),
  missing: "CAST(NULL AS DOUBLE)",
  double: (inner) => `CAST(${inner} AS DOUBLE)`,
  asText: (inner) => `CAST(${inner} AS STRING)`,
  byCodePoints: "",
  looseConstants: false,
  isFinite: (inner) => `abs(${inner}) <= 1.7976931348623157e308D`,
  log10: "log10",
  pow: "power",
  roundDigits: (inner, decimals) =>
    `CAST(round(CAST(CAST(${inner} AS STRING) AS DECIMAL(38, 28)), ${decimals}) AS DOUBLE)`,
  quantile: (inner, share) => `percentile(${inner}, ${share})`,
  longestName: null,
  shadows: false,
  files({ format, paths, delimiter, nulls }) {
    if (format !== "parquet" || paths.length !== 1 || delimiter !== undefined || nulls !== undefined) return null;
    return `parquet.${doubled(paths[0]!, "`")}`;
  },
};
