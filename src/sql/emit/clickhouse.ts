import type { Dialect } from "./dialect.ts";
import { legaliseFinite } from "./legalise.ts";
import { escaped, withExponent } from "./number.ts";

const text = (value: string): string => escaped(value, "'");

/** ClickHouse: backslashes escape in names and texts; an alias is seen by the rest of its selection. */
export const clickhouse: Dialect = {
  id: "clickhouse",
  legalise: legaliseFinite,
  quote: (name) => escaped(name, "`"),
  text,
  number: (value) => (Number.isFinite(value) ? withExponent(value) : value > 0 ? "inf" : "-inf"),
  missing: "CAST(NULL AS Nullable(Float64))",
  double: (inner) => `CAST(${inner} AS Nullable(Float64))`,
  asText: (inner) => `toString(${inner})`,
  byCodePoints: "",
  looseConstants: false,
  isFinite: (inner) => `isFinite(${inner})`,
  log10: "log10",
  pow: "pow",
  // a decimal that becomes a double loses its last bit; a whole number does not, nor does its division by a power of ten
  roundDigits(inner, decimals) {
    const rounded = `round(toDecimal256(toString(${inner}), 28), ${decimals})`;
    if (decimals <= 0) return `toFloat64(toInt256(${rounded}))`;
    return `(toFloat64(toInt256(${rounded} * 1${"0".repeat(decimals)})) / 1e${decimals})`;
  },
  quantile: (inner, share) => `quantileExactInclusive(${share})(${inner})`,
  longestName: null,
  shadows: true,
  files({ format, paths, hive, unionByName, delimiter, nulls }) {
    const plain = hive !== true && unionByName !== true && delimiter === undefined && nulls === undefined;
    if (!plain || paths.some((path) => /[{},]/.test(path))) return null;
    const path = paths.length === 1 ? paths[0]! : `{${paths.join(",")}}`;
    return `file(${text(path)}, ${text(format === "parquet" ? "Parquet" : "CSVWithNames")})`;
  },
};
