/** A database engine that runs the statements of `toSql`. */
export type EngineName = "duckdb" | "postgresql" | "clickhouse" | "spark";

/** Figures are doubles with NaN for NULL; everything else is text, null for NULL. */
export type EngineColumn = Float64Array | readonly (string | null)[];

/** What a statement returned, by columns, in its order. */
export interface EngineTable {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, EngineColumn>;
}

/** How far a statement has come; `total` is 100 where the engine tells a share. */
export interface EngineProgress {
  readonly done: number;
  readonly total: number;
}

export interface RunOptions {
  /** Ends the statement in the engine, too. */
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: EngineProgress): void;
}

/** A column of a table as the engine calls it. */
export interface EngineField {
  readonly name: string;
  readonly type: string;
}

/**
 * A connection to an engine. It reads only, but for `into`, which makes one table and touches no other. What an engine says
 * against a statement comes back as an `IndexError`.
 */
export interface SqlEngine {
  readonly name: EngineName;
  readonly version: string;
  /** Every row at once. */
  query(text: string, options?: RunOptions): Promise<EngineTable>;
  /** The rows in parts, for results larger than memory. */
  blocks(text: string, options?: RunOptions): AsyncIterable<EngineTable>;
  /** What the engine plans to do, as it says it; nothing is computed. */
  explain(text: string, options?: RunOptions): Promise<string>;
  /** The columns of a table; empty where there is none. */
  fields(table: string): Promise<readonly EngineField[]>;
  /** Writes what a statement returns into a new table. @throws IndexError `engine-table-exists` without `overwrite` */
  into(
    text: string,
    options: RunOptions & { readonly table: string; readonly overwrite?: boolean },
  ): Promise<{ readonly rows: number }>;
  close(): Promise<void>;
}
