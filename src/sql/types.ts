import type { Issue } from "../errors/index.ts";
import type { Method } from "../method/index.ts";
import type { Step } from "../pipeline/result.ts";

export const SQL_DIALECTS = ["duckdb", "postgresql", "clickhouse", "spark"] as const;
export type SqlDialect = (typeof SQL_DIALECTS)[number];

/** Files that an engine reads as a table. What each engine makes of them is written by its emitter, never pasted. */
export interface SqlFiles {
  readonly format: "parquet" | "csv";
  /** Paths or globs as the engine knows them. */
  readonly paths: readonly string[];
  /** `key=value` folders are columns. */
  readonly hive?: boolean;
  /** Columns of several files by their names, missing ones empty. */
  readonly unionByName?: boolean;
  /** Of CSV. */
  readonly delimiter?: string;
  /** Of CSV: texts that mean missing. */
  readonly nulls?: readonly string[];
}

/** A table by its name, by its qualified name in parts, or files. */
export type SqlTable = string | readonly string[] | SqlFiles;

/** A column of the table by its name, or one text for all rows. */
export type SqlColumn = string | { readonly value: string };

/** What the columns of the table are called; what is not said is called by its id. */
export interface SqlColumns {
  /** Default: `unit`. */
  readonly unit?: SqlColumn;
  /** Default: `period`. */
  readonly period?: SqlColumn;
  /** Columns of groups, by the name of the group: `{ kind: "kind_of_town" }`. */
  readonly groups?: Readonly<Record<string, SqlColumn>>;
  /** Columns of indicators and variables, by id. */
  readonly values?: Readonly<Record<string, string>>;
  /** A column of whole numbers that orders the rows, for `ties: first`; without it units are taken in the order of their ids. */
  readonly row?: string;
}

export interface SqlOptions {
  readonly dialect: SqlDialect;
  readonly table: SqlTable;
  readonly columns?: SqlColumns;
  /** Groups whose scores, coverage and ranks are written; default: all that count. */
  readonly nodes?: readonly string[];
  /** The share of present children beside each score; default: true. */
  readonly coverage?: boolean;
  /** A rank beside each score; default: true. */
  readonly ranks?: boolean;
  /** The indicators' values after these steps as well; `true`: their normalised values. */
  readonly steps?: boolean | readonly Step[];
  /** Methods of your own beside the built-in ones. */
  readonly methods?: readonly Method[];
}

/** A column that the statement gives. */
export interface SqlOutput {
  /** Its name in the result. */
  readonly column: string;
  readonly is: "unit" | "period" | "group" | "score" | "coverage" | "rank" | "value";
  /** The indicator or group it belongs to, or the name of the group of units. */
  readonly node?: string;
  /** Of a value: the step after which it is shown. */
  readonly step?: Step | "source";
}

/** A step that an engine cannot do, and why. */
export interface SqlStays {
  readonly step: "derive" | "denominate" | "screen" | "impute" | "treat" | "normalise" | "weigh" | "aggregate" | "rank";
  /** The method, or the word of a formula. */
  readonly method: string;
  /** The indicator or group. */
  readonly node: string;
  readonly reason: SqlReason;
}

/** Why a step stays in JavaScript; the sentence is among the texts of `./sql`. */
export type SqlReason =
  | "whole-table" // compares all rows with each other in a way that one pass of SQL does not
  | "iterative" // solves by repeating until it settles
  | "random" // draws from our own streams
  | "other-rows" // reads other units or periods by a rule that needs the calendar or the chain of parents
  | "row-weights" // gives every row weights of its own
  | "own-method" // somebody's method without `toExpr`
  | "status" // depends on what is said of each cell, which the table does not hold
  | "many-values" // what it learned is as long as the data
  | "not-written"; // could be, and is not

/** Where the statement stops, and what is fetched to go on from there. */
export interface SqlSplit {
  /** Everything that stays, in the order of the steps. */
  readonly stays: readonly SqlStays[];
  /** The step whose values the statement gives: `source` is the table as it is. */
  readonly after: "source" | "denominated" | "normalised";
}

export interface SqlStatement {
  readonly text: string;
  readonly dialect: SqlDialect;
  readonly mode: "apply" | "fit";
  readonly outputs: readonly SqlOutput[];
  /** The names of the common table expressions, in order. */
  readonly steps: readonly string[];
  /** SHA-256 of the canonical JSON of system, plan and fitted; it stands in the statement's comment as well. */
  readonly planSha256: string;
  /** What a reader should know of it; `issueText` writes the sentences. */
  readonly notes: readonly Issue[];
  /** Present where something stays in JavaScript: the statement then gives what `resumeIndex` goes on from. */
  readonly split?: SqlSplit;
}
