import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const ENGINES = { duckdb: "DuckDB", postgresql: "PostgreSQL", clickhouse: "ClickHouse", spark: "Spark" } as const;
type Engine = keyof typeof ENGINES;

/** Problems of database engines and of the files that they read. */
export const enginesEn = {
  "engine-missing": ({ engine, module }: { engine: Engine; module: string }) =>
    `${ENGINES[engine]} is reached through ${module}, which is not installed; install it beside this package: npm install ${module}`,
  "engine-connection": ({
    engine,
    variables,
    reason,
  }: {
    engine: Engine;
    variables: readonly string[];
    reason: string | undefined;
  }) =>
    reason === undefined
      ? `where ${ENGINES[engine]} is, is read from the environment, and nothing is set; set ${names(variables)}`
      : `${ENGINES[engine]} cannot be reached: ${reason}; check ${names(variables)}`,
  "engine-failed": ({ engine, reason }: { engine: Engine; reason: string }) =>
    `${ENGINES[engine]} refused the statement: ${reason}`,
  "engine-cancelled": ({ engine }: { engine: Engine }) =>
    `the statement was cancelled in ${ENGINES[engine]}; nothing was written`,
  "engine-table-exists": ({ engine, table }: { engine: Engine; table: string }) =>
    `there is a table ${table} in ${ENGINES[engine]}; name another one, or replace it with --overwrite`,
  "engine-table-missing": ({ engine, table }: { engine: Engine; table: string }) =>
    `there is no table ${table} in ${ENGINES[engine]}, or it may not be read`,
  "engine-table-name": ({ table }: { table: string }) =>
    `${table} is no name of a table: write name or schema.name, and a part that holds a dot in double quotes`,
  "engine-files-none": ({ pattern }: { pattern: string }) =>
    `no file fits ${pattern}; give a CSV or Parquet file, a folder or a pattern such as "data/*.parquet"`,
  "engine-files-mixed": (_: object) =>
    "these are CSV and Parquet files together; give one kind, for instance with a pattern such as data/*.parquet",
  "engine-files-apart": ({ first, second }: { first: string; second: string }) =>
    `${first} and ${second} hold different figures of the same units, which this package puts side by side and an engine does not; join them into one file, or compute without --engine`,
  "engine-file-kind": ({
    kind,
  }: {
    kind: "workbook" | "survey" | "annual" | "encoding" | "tidy" | "units" | "contributors";
  }) =>
    ({
      workbook: "a workbook is read by this package, not by an engine; give CSV or Parquet",
      survey: "answers to a survey are scored before they are figures; compute without --engine, or give the figures",
      annual: '"periods: annual" joins rows of several periods before the engine reads them; give annual figures',
      encoding: "the engine reads UTF-8 only; save the file as UTF-8, or compute with --stream",
      tidy: "a row here is one value (columns indicator and value), and an engine needs a row for each unit and period; give a wide table",
      units:
        "the project converts measures of this file, which the engine does not; give figures in the system's measures",
      contributors:
        "cells with few contributors are hidden before anything is written, which the engine does not do; compute without --engine",
    })[kind],
  "engine-columns": ({
    missing,
    headings,
  }: {
    missing: readonly { readonly id: string; readonly heading: string }[];
    headings: readonly string[];
  }) =>
    `there is no column for ${names(missing.map(({ id, heading }) => (id === heading ? id : `${id} (${heading})`)))}; the columns are ${names(headings)}`,
  "engine-cells": ({ text, count }: { text: string; count: number }) =>
    `${JSON.stringify(text)} is no number${count > 1 ? `, and ${count - 1} more cells of this column are none` : ""}; write digits with a point, or leave the cell empty`,
  "engine-stays": ({ engine, method, node }: { engine: Engine; method: string; node: string }) =>
    `${method} (${node}) cannot be done in ${ENGINES[engine]} and is computed here, and what is computed here goes into no table of the engine; write a file with --out in place of --into`,
  "engine-rows-many": (p: { engine: Engine; rows: number; columns: number; most: number }) =>
    `part of this plan is not done in ${ENGINES[p.engine]} but here, and of ${p.rows} rows × ${p.columns} columns no more than ${p.most} figures are fetched; learn from a sample (gongfu compute --save-fitted FILE) and score with --fitted FILE, or choose a method that the engine does`,
  "engine-learned-here": ({ engine, rows }: { engine: Engine; rows: number }) =>
    `not all of the plan can be learned in ${ENGINES[engine]}, so all ${rows} rows were fetched and learned from here`,
  "engine-rows-twice": ({ unit, period, count }: { unit: string; period: string; count: number }) =>
    `${unit} stands ${count} times in period ${period}; one row for each unit and period`,
  "engine-row-nameless": ({ role, count }: { role: "unit" | "period"; count: number }) =>
    `${count === 1 ? "a row has" : `${count} rows have`} no ${role}; fill it in, or take the row out`,
  "call-engine-needs": ({ option, needs }: { option: string; needs: string }) => `${option} needs ${needs} as well`,
  "call-engine-without": ({ option, engine }: { option: string; engine: Engine }) =>
    `${option} does not go with ${ENGINES[engine]}; leave it out`,
  "call-engine-whole": ({ option, engine }: { option: string; engine: Engine }) =>
    `${option} needs the whole result here, and ${ENGINES[engine]} writes it where it is asked to; leave it out, or compute without --engine`,
  "call-engine-where": (_: object) =>
    "an engine's result may be larger than memory: name a table with --into NAME or a file with --out FILE",
};
