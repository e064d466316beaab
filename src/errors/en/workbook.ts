import { listed } from "../phrase.ts";
import type { There } from "./data.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const or = (nearest: string | undefined, advice: string) =>
  `${nearest === undefined ? "" : ` (did you mean "${nearest}"?)`}; ${advice}`;
const cut = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 57)}…`);
const there = ({ file, row }: There) => `${file}, row ${row}`;

const zip: Readonly<Record<string, string>> = {
  "no-directory": "this is no workbook, or it is cut off: the directory at its end is missing; save or copy it again",
  damaged: "the archive is damaged; save or copy the workbook again",
  encrypted: "the workbook is encrypted; save it without a password",
  name: "a part has a name that leads out of the archive; do not use this file, and ask where it comes from",
  twice:
    "a part stands twice in the archive, so that programs would read different figures; save it again from the spreadsheet",
  checksum: "a part does not agree with its checksum, so its figures may be wrong; copy the workbook again",
  method: "a part is packed in a way that workbooks do not use; save it again from the spreadsheet",
  zip64: "the archive is larger than a workbook can be (zip64); split it, or write CSV",
};
const xml: Readonly<Record<string, string>> = {
  dtd: "it holds a document type, which no spreadsheet writes; do not use this file, and ask where it comes from",
  entity: "it uses an entity that no spreadsheet writes; do not use this file, and ask where it comes from",
  encoding: "its text is not valid Unicode; save the workbook again",
  "not-closed": "it is cut off or wrongly nested; save the workbook again",
  "too-deep": "it is nested deeper than a workbook can be; save it again from the spreadsheet",
  syntax: "it is not well formed; save the workbook again",
};
const large: Readonly<Record<string, string>> = {
  parts: "parts",
  part: "bytes in one part",
  "all-parts": "bytes when unpacked",
  cells: "cells",
};
const others: Readonly<Record<string, string>> = {
  word: "a Word document; save the table as .xlsx",
  powerpoint: "a presentation; save the table as .xlsx",
  xlsb: "a binary workbook (.xlsb); save it as .xlsx",
  ods: "an OpenDocument spreadsheet (.ods); save it as .xlsx",
  zip: "a zip archive without a workbook in it; unpack it first",
};
const grids: Readonly<Record<string, string>> = {
  group: 'begins no matrix; a matrix begins with a cell "group: id", with its nodes to the right and below',
  twice: "begins the matrix of this group and expert a second time; keep one",
  row: "is no node of the heading of this matrix; the rows have the same ids as the columns",
  diagonal: "stands on the diagonal, where a node is compared with itself; write 1, or leave it empty",
  percent: "is shown as a percentage; write how many times as important it is, as a number or a fraction",
};

/** Problems with workbooks: the file, its sheets, and what a sheet holds that cannot be read without being told how. */
export const workbookEn = {
  "workbook-zip": ({ problem, part }: { problem: string; part: string }) =>
    `${part === "" ? "" : `${cut(part)}: `}${zip[problem] ?? problem}`,
  "workbook-xml": ({ problem, part }: { problem: string; part: string }) =>
    `${cut(part)} cannot be read: ${xml[problem] ?? problem}`,
  "workbook-not": ({ kind }: { kind: string }) => `this is ${others[kind] ?? kind}`,
  "workbook-part-missing": ({ part }: { part: string }) =>
    `the workbook lacks its part ${cut(part)}; save it again from the spreadsheet`,
  "workbook-too-large": ({ what, found, limit }: { what: string; found: number; limit: number }) =>
    `the workbook has ${found} ${large[what] ?? what}, more than ${limit}; split it, or write CSV`,
  "workbook-address": ({ part, address }: { part: string; address: string }) =>
    `${cut(part)} has a cell that cannot be or stands twice (${cut(address)}); save the workbook again`,
  "workbook-empty": (_: object) => "no visible sheet holds anything; fill one in, or name a hidden one",
  "workbook-lacks": ({ roles }: { roles: readonly string[] }) =>
    `to be a project by itself, a workbook needs sheets for the system (system, 指标体系; or the key "system" in the sheet project, 项目) and the data (data, 数据); missing: ${names(roles)}; "gongfu template" writes one`,
  "part-not-workbook": ({ keys }: { keys: readonly string[] }) =>
    `${names(keys)} ${keys.length === 1 ? "is" : "are"} for workbooks, and this file is none; take ${keys.length === 1 ? "it" : "them"} out`,
  "part-not-text": (_: object) => 'a workbook has no encoding to name; take "encoding" out',

  "sheet-unknown": ({
    sheet,
    sheets,
    nearest,
  }: {
    sheet: string;
    sheets: readonly string[];
    nearest: string | undefined;
  }) => `there is no sheet "${sheet}"${or(nearest, `the workbook has: ${names(sheets)}`)}`,
  "sheet-not-said": ({ sheets }: { sheets: readonly string[] }) =>
    `the workbook has several sheets; say which one is meant (sheet: …): ${names(sheets)}`,
  "sheet-range": ({ range }: { range: string }) => `"${cut(range)}" is no range of cells; write it like A3:F60`,
  "sheet-header": ({ rows, range }: { rows: string; range: string }) =>
    `the project says that the headings stand in row ${rows}, which is empty or outside ${range}; correct "header"`,
  "sheet-too-wide": ({ far, limit }: { far: string; limit: number }) =>
    `the cells reach to ${far}, which makes a table of more than ${limit} cells; delete what stands far off, or give the "range" of the table`,
  "sheet-title": ({ text, likely }: { text: string; likely: number }) =>
    `the first row holds one text only ("${cut(text)}"), a title rather than headings; say where the headings stand (header: ${likely}?)`,
  "sheet-headings-merged": ({ ranges, from, to }: { ranges: readonly string[]; from: number; to: number }) =>
    `headings are merged over several columns or rows (${names(ranges)}); if they take several rows, say which (header: [${from}, ${to}]?): their texts are then joined by " / "`,
  "sheet-merged": ({ ranges }: { ranges: readonly string[] }) =>
    `cells of the table are merged, and it cannot be seen whether the figure holds for each of them: ${names(ranges)}; undo the merging, or say that it does (merged: fill)`,
  "sheet-hidden": ({ hidden }: { hidden: readonly string[] }) =>
    `rows or columns of the table are hidden: ${names(hidden)}; show them, or say what to do with them (hidden: read, or hidden: skip)`,
  "sheet-note-row": ({ cell, text }: { cell: string; text: string }) =>
    `${cell} ("${cut(text)}") is a note under or in the table; end the range before it (range: …), pass over its row (skip: […]), or delete it`,
  "sheet-total-row": ({ cell, text }: { cell: string; text: string }) =>
    `${cell} ("${cut(text)}") names a total or an average, which is no unit of its own; pass over its row (skip: […]), delete it, or rename the unit`,
  "sheet-not-computed": ({ cell, formula }: { cell: string; formula: string }) =>
    `${cell} holds a formula (${cut(formula)}) whose value was never saved; open the workbook in a spreadsheet and save it`,
  "sheet-external": ({ cell, text }: { cell: string; text: string }) =>
    `${cell} takes its value (${cut(text)}) from another workbook, where it may have changed; paste it as a value`,
  "sheet-percent": ({ id, measure, cells }: { id: string; measure: string | undefined; cells: readonly string[] }) =>
    `cells of "${id}" are shown as percentages, ${measure === undefined ? "and the system gives it no measure" : `but its measure is "${measure}"`}, so 55% may be 55 or 0.55: ${names(cells)}; give the measure "%" in the system, change the format, or say it in the project (percent: shown, or percent: stored)`,
  "sheet-date": ({ text }: { text: string }) =>
    `the period is a date (${cut(text)}); write the period as text, or say what dates stand for (dates: year, month or day)`,
  "period-spelt-twice": ({ text, first }: { text: string; first: There & { text: string } }) =>
    `the period is written "${cut(text)}" here and "${cut(first.text)}" in ${there(first)}; write it the same everywhere`,
  "weights-percent-mixed": ({ percents }: { percents: number }) =>
    `${percents} of the weights ${percents === 1 ? "is" : "are"} shown as percentages and the others are not; write all of them alike`,

  "sheet-columns": ({
    lacking,
    unknown,
    known,
  }: {
    lacking: readonly string[];
    unknown: readonly { heading: string; nearest: string | undefined }[];
    known: readonly string[];
  }) =>
    [
      lacking.length === 0 ? undefined : `headings are missing: ${names(lacking)}`,
      unknown.length === 0
        ? undefined
        : `headings are not known here: ${names(unknown.map(({ heading, nearest }) => `"${heading}"${nearest === undefined ? "" : ` (meant ${nearest}?)`}`))}`,
      `possible are ${known.join(", ")}`,
    ]
      .filter((part) => part !== undefined)
      .join("; "),
  "system-row-twice": ({ id, first }: { id: string; first: There }) =>
    `"${id}" has a row here and in ${there(first)}; keep one`,
  "system-root": ({ ids }: { ids: readonly string[] }) =>
    ids.length === 0
      ? "every row has a parent; the index itself has none: leave its parent empty"
      : `several rows have no parent (${names(ids)}); only the index itself has none: give the others theirs`,
  "system-parent-unknown": ({ id, parent, nearest }: { id: string; parent: string; nearest: string | undefined }) =>
    `the parent of "${id}" is "${cut(parent)}", which has no row${or(nearest, "correct it, or add the row")}`,
  "system-parent-circle": ({ ids }: { ids: readonly string[] }) =>
    `these rows are each other's parents and hang on nothing: ${names(ids)}; correct their parents`,
  "sheet-direction": ({ text }: { text: string }) =>
    `"${cut(text)}" is no direction; write positive, negative, unstated, ideal 50, or 36 ~ 37 for a band`,
  "sheet-goalposts": ({ id }: { id: string }) =>
    `"${id}" has one of its goalposts only; write both "worst" and "best", or neither`,
  "sheet-boolean": ({ text }: { text: string }) => `"${cut(text)}" is neither yes nor no; write TRUE or FALSE`,
  "sheet-key": ({ key, problem }: { key: string; problem: string }) =>
    problem === "twice"
      ? `"${cut(key)}" stands twice; keep one`
      : problem === "under"
        ? `"${cut(key)}" has a value of its own and parts as well; keep one of the two`
        : `"${cut(key)}" is no key; write words joined by points, like normalise.method`,
  "sheet-key-json": ({ key }: { key: string }) =>
    `the value of "${cut(key)}" begins like a list or an object but is no JSON; correct it`,
  "target-row-indicator": ({ id, nearest }: { id: string; nearest: string | undefined }) =>
    `"${cut(id)}" is no indicator of the system${or(nearest, "correct the id")}`,
  "judgement-grid": ({ problem, text }: { problem: string; text: string }) =>
    `"${cut(text)}" ${grids[problem] ?? problem}`,
  "judgement-date": ({ text }: { text: string }) =>
    `the judgement became a date (${cut(text)}), as spreadsheets do with 1/3; give the cell the format Text and write it again, or write =1/3`,
};
