import type { Dialect } from "./dialect.ts";
import { legaliseFinite } from "./legalise.ts";
import { doubled, withExponent } from "./number.ts";

const text = (value: string): string => doubled(value, "'");

/** DuckDB: numbers with an exponent are doubles, plain ones exact decimals. */
export const duckdb: Dialect = {
  id: "duckdb",
  legalise: legaliseFinite,
  quote: (name) => doubled(name, '"'),
  text,
  number: (value) => (Number.isFinite(value) ? withExponent(value) : `CAST('${value}' AS DOUBLE)`),
  missing: "CAST(NULL AS DOUBLE)",
  double: (inner) => `CAST(${inner} AS DOUBLE)`,
  asText: (inner) => `CAST(${inner} AS VARCHAR)`,
  byCodePoints: "",
  looseConstants: false,
  isFinite: (inner) => `isfinite(${inner})`,
  log10: "log10",
  pow: "pow",
  roundDigits: (inner, decimals) =>
    `CAST(round(CAST(CAST(${inner} AS VARCHAR) AS DECIMAL(38, 28)), ${decimals}) AS DOUBLE)`,
  quantile: (inner, share) => `quantile_cont(${inner}, ${share})`,
  longestName: null,
  shadows: false,
  files({ format, paths, hive, unionByName, delimiter, nulls }) {
    const list = paths.length === 1 ? text(paths[0]!) : `[${paths.map(text).join(", ")}]`;
    const settings = [
      ...(hive === undefined ? [] : [`hive_partitioning = ${hive}`]),
      ...(unionByName === undefined ? [] : [`union_by_name = ${unionByName}`]),
      ...(format === "csv" && delimiter !== undefined ? [`delim = ${text(delimiter)}`] : []),
      ...(format === "csv" && nulls !== undefined ? [`nullstr = [${nulls.map(text).join(", ")}]`] : []),
    ];
    return `read_${format}(${[list, ...settings].join(", ")})`;
  },
};
