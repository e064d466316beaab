import type { Legalise } from "../sheet.ts";
import type { SqlDialect, SqlFiles } from "../types.ts";

/** How one engine spells things. */
export interface Dialect {
  readonly id: SqlDialect;
  readonly legalise: Legalise;
  /** An identifier; what cannot be one was refused before. */
  quote(name: string): string;
  /** A text as a literal. */
  text(value: string): string;
  /** A finite number, or an infinite one, with 17 significant digits where it needs them. */
  number(value: number): string;
  readonly missing: string;
  readonly double: (inner: string) => string;
  readonly asText: (inner: string) => string;
  /** After a text in ORDER BY, so that it goes by code points; empty where it does anyway. */
  readonly byCodePoints: string;
  /** Whether a constant alone would be of another type than double; then what has no column in it is cast. */
  readonly looseConstants: boolean;
  isFinite(inner: string): string;
  readonly log10: string;
  readonly pow: string;
  roundDigits(inner: string, decimals: number): string;
  quantile(inner: string, share: string): string;
  /** Most bytes of a name; null where there is no limit. */
  readonly longestName: number | null;
  /** An alias hides a column of the same name from the rest of its selection. */
  readonly shadows: boolean;
  /** Files as a relation; null where the engine reads none. */
  files(files: SqlFiles): string | null;
}
