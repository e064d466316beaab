import { listed } from "../phrase.ts";

/** A place in another file that a sentence points to. */
export interface There {
  readonly file: string;
  readonly row: number;
}

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
/** `; do this`, after the word that was probably meant. */
const or = (nearest: string | undefined, advice: string) =>
  `${nearest === undefined ? "" : ` (did you mean "${nearest}"?)`}; ${advice}`;
const there = ({ file, row }: There) => `${file}, row ${row}`;
const cut = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 57)}…`);

const kinds: Readonly<Record<string, string>> = {
  xlsx: "an Excel workbook (or a zip archive); give it the ending .xlsx, or save the sheet as “CSV UTF-8”",
  xls: "an old Excel workbook; save the sheet as “CSV UTF-8”",
  parquet: "a Parquet file, which is not read yet; write it out as CSV",
  gzip: "a compressed file; unpack it first",
  pdf: "a PDF; put the figures into a CSV file",
};
const delimiters: Readonly<Record<string, string>> = {
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
  "\uff0c": "full-width commas (\uff0c)",
};
const quotes: Readonly<Record<string, string>> = {
  "not-closed": "a quotation mark opens a cell and is never closed; close it, or double it if it belongs to the text",
  inside:
    'a quotation mark stands inside a cell that is not quoted; put the whole cell in quotation marks and double those inside it: "5"" pipe"',
  after:
    "text follows the closing quotation mark of a cell; put a comma between them, or double the mark if it belongs to the text",
};
const numbers: Readonly<Record<string, string>> = {
  thousands: "write it without separators between the thousands",
  percent: "write the number alone; the system's measure says that it is in percent",
  "full-width": "write it with ordinary digits (0-9)",
  minus: "write the minus sign as an ordinary hyphen (-)",
  "decimal-comma": "write the decimal sign as a point",
  counted: "write the number alone, in the measure that the system declares",
  "spreadsheet-error": "this is an error of the spreadsheet; correct the formula there, or leave the cell empty",
  "missing-word": "if the figure is missing, leave the cell empty or write NA",
  date: "this is a date; check that the column is the right one",
  infinite: "numbers must be finite (up to 1.8e308); correct it, or leave the cell empty",
  text: "write a number, or leave the cell empty if the figure is missing",
};
const syntax: Readonly<Record<string, string>> = {
  tab: "a tab is used to indent; use spaces",
  indent: "the indentation does not fit, or a bracket is not closed; line the entries up, and close every [ and {",
  colon: "a value holds a colon followed by a space; put the value in quotes",
  "multi-line-key": "a key runs over several lines; a colon is probably missing after it",
  "not-closed": "something is not finished: a closing quote or bracket, or the colon after a key; add it",
  "reserved-character": "a value cannot begin with this character; put the value in quotes",
  escape: 'an unknown escape (\\) stands in double quotes; use single quotes, or write "\\\\"',
  alias: "a reference (*name) is not written right; correct it",
  key: "a key must be a text; lists and objects cannot be keys",
  "not-json":
    "this is not valid JSON; look for a missing or superfluous comma, quote or bracket (comments are not allowed)",
};

/** Problems with reading files: texts, tables, YAML and JSON, and where files may lie. */
export const dataEn = {
  "more-problems": ({ count, limit }: { count: number; limit: number }) =>
    `${count} more problem${count === 1 ? "" : "s"} in this file, not listed after the first ${limit}`,

  // bytes
  "file-not-text": ({ kind }: { kind: string }) => `this is no text but ${kinds[kind] ?? kind}`,
  "file-encoding": ({ looks, encoding }: { looks: "gb18030" | "damaged"; encoding: string }) =>
    looks === "gb18030"
      ? "this is not UTF-8; it looks like GB18030 (GBK, as Excel in Chinese saves). Save it as “CSV UTF-8”, or convert it: iconv -f GB18030 -t UTF-8 old.csv > new.csv. For a data file one can also write encoding: gb18030 in the project"
      : `this is not valid ${encoding.toUpperCase()} text; save the file again as UTF-8`,
  "encoding-contradicted": ({ encoding, mark }: { encoding: string; mark: string }) =>
    `the project says encoding: ${encoding}, but the file begins with the mark of ${mark.toUpperCase()}; remove "encoding"`,
  "file-nul": (_: object) =>
    "there is a NUL character here, so this is no plain text (or UTF-16 without its mark); save the file as UTF-8",

  // tables
  "file-empty": (_: object) => "the file is empty; its first row must hold the headings",
  "file-no-rows": (_: object) => "there are headings but no rows under them; add rows, or take the file out",
  "csv-quote": ({ problem }: { problem: string }) => quotes[problem] ?? problem,
  "csv-ragged": ({ found, wanted }: { found: number; wanted: number }) =>
    `the row has ${found} cell${found === 1 ? "" : "s"}, but there are ${wanted} headings; ${
      found > wanted
        ? "look for a comma inside a text (put that cell in quotes) or inside a number (1,234)"
        : "add the missing commas"
    }`,
  "csv-delimiter": ({ delimiter }: { delimiter: string }) =>
    `the cells are separated by ${delimiters[delimiter] ?? delimiter}, not by commas; save the file as CSV with commas`,
  "heading-repeated": ({ heading, columns }: { heading: string; columns: readonly string[] }) =>
    `the heading "${heading}" stands over columns ${columns.join(", ")}; rename or remove all but one`,
  "heading-empty": ({ column, text }: { column: string; text: string }) =>
    `column ${column} has no heading but holds "${cut(text)}"; give it a heading, or empty it`,
  "column-not-found": ({
    role,
    heading,
    headings,
    nearest,
  }: {
    role: string;
    heading: string;
    headings: readonly string[];
    nearest: string | undefined;
  }) =>
    `the project maps "${role}" to the heading "${heading}", which is not there${or(nearest, `name one of the headings: ${names(headings)}`)}`,
  "column-headless": ({ role }: { role: string }) =>
    `"${role}" in the project's "columns" lists headings; a { value } has no heading there: write the heading`,
  "column-twice": ({ heading, roles }: { heading: string; roles: readonly string[] }) =>
    `the project maps the heading "${heading}" twice (${roles.join(", ")}); keep one`,
  "mapped-unknown": ({ id, nearest }: { id: string; nearest: string | undefined }) =>
    `the project maps "${id}" to a heading, but the system has no such indicator or variable${or(nearest, "correct the id, or add it to the system")}`,
  "mapped-word-absent": ({ id, text }: { id: string; text: string }) =>
    `the project maps "${id}" to "${text}", which no row has here; correct it, or take it out`,
  "column-beside-mapped": ({ id, heading }: { id: string; heading: string }) =>
    `"${id}" has a column of its own, and the project maps it to the heading "${heading}" as well; keep one`,
  "column-needed": ({ roles, headings }: { roles: readonly string[]; headings: readonly string[] }) =>
    `there is no column for ${roles.map((role) => `"${role}"`).join(" and ")}; name the heading in the project's "columns"${
      roles.includes("period") ? ', or give one value for the whole file: columns: { period: { value: "2023" } }' : ""
    }; headings: ${names(headings)}`,
  "columns-unknown": ({ columns }: { columns: readonly { heading: string; nearest: string | undefined }[] }) =>
    `${columns.length === 1 ? "this column is" : `these ${columns.length} columns are`} neither in the system nor mapped: ${names(
      columns.map(({ heading, nearest }) => `"${heading}"${nearest === undefined ? "" : ` (meant ${nearest}?)`}`),
    )}; rename ${columns.length === 1 ? "it" : "them"}, map ${columns.length === 1 ? "it" : "them"} (columns: { indicators: { id: heading } }), add ${columns.length === 1 ? "it" : "them"} to the system's "variables", or list ${
      columns.length === 1 ? "it" : "them"
    } under columns: { ignore: [...] }`,
  "column-of-group": ({ id }: { id: string }) => `"${id}" is a group, whose score is computed; take its figures out`,
  "column-in-tidy": ({ id }: { id: string }) =>
    `"${id}" is a column beside "indicator" and "value"; a table has either a column an indicator or a row a value: make it two files`,
  "formula-and-column": ({ id, formula }: { id: string; formula: string }) =>
    `"${id}" has figures here, but the system computes it as ${formula}; take the figures out, or the formula`,
  "unit-total": ({ text }: { text: string }) =>
    `"${cut(text)}" names a total or an average, which is no unit of its own; delete the row, or rename the unit`,
  "unit-note": ({ text }: { text: string }) =>
    `"${cut(text)}" is a note under or in the table, and no unit; delete the row`,
  "cell-empty": ({ role }: { role: string }) => `there is no ${role} in this row; fill it in, or remove the row`,
  "not-a-number": ({ text, problem }: { text: string; problem: string }) =>
    `"${cut(text)}" is no number that can be read; ${numbers[problem] ?? problem}`,
  "row-twice": ({ unit, period, first }: { unit: string; period: string; first: There }) =>
    `unit "${unit}" in ${period} stands here and in ${there(first)}; keep one row`,
  "value-twice": ({
    unit,
    period,
    indicator,
    first,
  }: {
    unit: string;
    period: string;
    indicator: string;
    first: There;
  }) => `"${indicator}" of unit "${unit}" in ${period} is given here and in ${there(first)}; keep one row`,
  "value-conflict": ({
    unit,
    period,
    id,
    value,
    first,
  }: {
    unit: string;
    period: string;
    id: string;
    value: number;
    first: There & { value: number };
  }) =>
    `"${id}" of unit "${unit}" in ${period} is ${value} here, but ${first.value} in ${there(first)}; correct one, or leave one empty`,
  "text-conflict": ({
    unit,
    period,
    what,
    text,
    first,
  }: {
    unit: string;
    period: string;
    what: string;
    text: string;
    first: There & { text: string };
  }) =>
    `${what} of unit "${unit}" in ${period} is "${cut(text)}" here, but "${cut(first.text)}" in ${there(first)}; make them the same`,
  "indicator-unknown": ({ id, nearest }: { id: string; nearest: string | undefined }) =>
    `"${cut(id)}" is no indicator or variable of the system${or(nearest, "correct it, or add it to the system")}`,
  "status-unknown": ({
    text,
    known,
    nearest,
  }: {
    text: string;
    known: readonly string[];
    nearest: string | undefined;
  }) => `"${cut(text)}" is no status of a figure${or(nearest, `choose from: ${names(known)}`)}`,
  "standard-error-negative": ({ value }: { value: number }) => `the standard error is ${value}; it must be 0 or more`,
  "weights-headings": ({ headings }: { headings: readonly string[] }) =>
    `a table of weights has the headings "node" and "weight" (and "name", if wanted) and no others; found: ${names(headings)}`,
  "weight-unknown": ({ id, nearest }: { id: string; nearest: string | undefined }) =>
    `"${cut(id)}" is no node of the system${or(nearest, "correct the id")}`,
  "weight-twice": ({ id, first }: { id: string; first: There }) =>
    `the weight of "${id}" is given here and in ${there(first)}; keep one`,
  "weight-negative": ({ id, value }: { id: string; value: number }) =>
    `the weight of "${id}" is ${value}; weights are 0 or more`,

  // YAML and JSON
  "document-empty": (_: object) => "the file is empty; write the document",
  "document-too-large": ({ characters, limit }: { characters: number; limit: number }) =>
    `the document has ${characters} characters, more than ${limit}; put figures into CSV files and keep the document to its structure`,
  "document-too-deep": ({ limit }: { limit: number }) =>
    `the document is nested more than ${limit} levels deep; flatten it`,
  "document-syntax": ({ reason, json, message }: { reason: string; json: boolean; message?: string }) =>
    `${syntax[reason] ?? `this is not valid ${json ? "JSON" : "YAML"} (${message ?? reason}); correct it`}`,
  "document-key-twice": (_: object) => "this key stands twice in the same object; remove or rename one",
  "document-several": (_: object) => "a second document begins here (---); keep one document a file",
  "document-tag": ({ tag }: { tag: string }) => `the tag ${cut(tag)} is not allowed; write the value without it`,
  "document-alias": ({ name }: { name: string }) =>
    `*${name} refers to nothing written above it; write &${name} before the value meant, or spell the value out`,
  "document-aliases": ({ limit }: { limit: number }) =>
    `references (*name) multiply to more than ${limit} times the document; write the values out`,
  "document-merge": (_: object) => "what << merges must be an object or a reference to one; correct it",

  // files
  "project-not-found": ({ names: wanted }: { names: readonly string[] }) =>
    `there is no ${wanted.join(" or ")} here or in a folder above; name the project file, or make one with "gongfu init"`,
  "project-not-in-folder": ({ names: wanted }: { names: readonly string[] }) =>
    `this folder holds no ${wanted.join(" or ")}; name the project file, or make one with "gongfu init"`,
  "project-missing": ({ nearest }: { nearest: string | undefined }) =>
    `there is no such file or folder${or(nearest, "name a project file")}`,
  "file-missing": ({ nearest }: { nearest: string | undefined }) =>
    `there is no such file${or(nearest, "correct the path, which is relative to the project file")}`,
  "file-is-folder": (_: object) => "this is a folder; name a file in it",
  "file-unreadable": ({ reason }: { reason: string }) => `the file cannot be read (${reason}); check that it may be`,
  "file-outside": ({ link }: { link: boolean }) =>
    `this ${link ? "is a link that leads" : "lies"} outside the project's folder; copy the file into it, or call with allowOutside (--allow-outside)`,
  "cannot-write": ({ reason }: { reason: string }) =>
    `cannot be written: ${
      {
        ENOENT: "its folder does not exist; make it first",
        EISDIR: "it is a folder; name a file",
        ENOSPC: "the disk is full; make room",
        EACCES: "it may not be written to; check the permissions",
        EPERM: "it may not be written to; check the permissions",
        EROFS: "the disk is read-only; choose another place",
      }[reason] ?? `${reason}; choose another place`
    }`,
  "file-too-large": ({ bytes, limit }: { bytes: number; limit: number }) =>
    `the file has ${bytes} bytes, more than the ${limit} that can be read at once; split it`,
  "weights-given-twice": ({ file }: { file: string }) =>
    `the weights of ${file} would replace those that plan.weigh gives; keep one of the two`,
  "weights-method": ({ method }: { method: string }) =>
    `a table of weights needs weigh.method "given", but the plan says "${method}"; change one of the two`,
};
