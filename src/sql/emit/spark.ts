import type { Dialect } from "./dialect.ts";
import { legaliseFinite } from "./legalise.ts";
import { digits, doubled, escaped } from "./number.ts";

/** Spark SQL: numbers with a D are doubles; NaN is greater than any number. */
export const spark: Dialect = {
  id: "spark",
  legalise: legaliseFinite,
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
