import type { Issue } from "../../errors/index.ts";
import { type Shown, shownAs } from "./formats.ts";
import { AddressError, readSheet, type Sheet, unescapeText } from "./sheet.ts";
import { walkXml, XmlError, type XmlReader } from "./xml.ts";
import { type Archive, openZip } from "./zip.ts";

/** A workbook as its cells: values that were saved, never computed here. */
export interface Workbook {
  /** How messages call it. */
  readonly file: string;
  /** Worksheets in the order of their tabs, hidden ones too. */
  readonly sheets: readonly Sheet[];
  /** It carries macros, which are not run. */
  readonly macros: boolean;
}

/** Cells that a workbook may have, those of all sheets together. */
export const MAX_CELLS = 10_000_000;

class TooManyCells extends Error {}

/**
 * Reads an Excel workbook (.xlsx, .xlsm): the saved value of each cell, exact as stored; merged and hidden cells; which numbers
 * are shown as percentages or dates. Formulas are not computed, macros not run, links not followed. Encrypted or damaged
 * archives, names that leave the archive, parts that unpack to more than 256 MB (512 MB together), more than 10,000,000 cells,
 * document types and entities are refused, each by name.
 * @example readWorkbook(new Uint8Array(0), { file: "a.xlsx" }).issues[0]?.code; // => "workbook-zip"
 */
export function readWorkbook(
  bytes: Uint8Array,
  { file = "workbook.xlsx" }: { readonly file?: string } = {},
): { readonly workbook: Workbook | undefined; readonly issues: readonly Issue[] } {
  const archive = openZip(bytes, { file });
  if ("code" in archive) return { workbook: undefined, issues: [archive] };
  const reading = { part: "", sheet: undefined as string | undefined };
  try {
    return { workbook: read(archive, { file, reading }), issues: [] };
  } catch (error) {
    const issue = issueOf(error, { file, ...reading });
    if (issue === undefined) throw error;
    return { workbook: undefined, issues: [issue] };
  }
}

interface Reading {
  part: string;
  sheet: string | undefined;
}

class Refused extends Error {
  readonly issue: Issue;
  constructor(issue: Issue) {
    super(issue.code);
    this.issue = issue;
  }
}

function read(archive: Archive, { file, reading }: { readonly file: string; readonly reading: Reading }): Workbook {
  const part = (name: string): Uint8Array => {
    reading.part = name;
    const bytes = archive.read(name);
    if (bytes instanceof Uint8Array) return bytes;
    throw new Refused(bytes);
  };
  const main = mainPart(archive, part);
  if (main === undefined)
    throw new Refused({ code: "workbook-not", path: [], params: { kind: kindOf(archive) }, at: { file } });
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = readRelations(part(relationsOf(main)), folder);
  const { sheets, from1904 } = readMain(part(main));
  const target = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const [styles, strings] = [target("styles"), target("sharedStrings")];
  const formats = styles === undefined ? [] : readFormats(part(styles));
  const shared = strings === undefined ? [] : readStrings(part(strings));
  let cells = 0;
  const count = () => {
    cells += 1;
    if (cells > MAX_CELLS) throw new TooManyCells();
  };
  return {
    file,
    sheets: sheets.flatMap(({ name, hidden, relation }) => {
      const found = relations.get(relation);
      if (found?.type !== "worksheet") return []; // a sheet that is a chart holds no cells
      const bytes = part(found.target);
      reading.sheet = name;
      const sheet = readSheet(bytes, { name, hidden, shared, formats, from1904, count });
      reading.sheet = undefined;
      return [sheet];
    }),
    macros: archive.names.some((name) => /vbaProject\.bin$/i.test(name)),
  };
}

function mainPart(archive: Archive, part: (name: string) => Uint8Array): string | undefined {
  if (!archive.has("_rels/.rels")) return undefined;
  const main = [...readRelations(part("_rels/.rels"), "").values()].find(({ type }) => type === "officeDocument");
  return main !== undefined && /(^|\/)workbook[^/]*\.xml$/i.test(main.target) ? main.target : undefined;
}

/** What an archive without a workbook seems to be. */
function kindOf({ names }: Archive): "word" | "powerpoint" | "xlsb" | "ods" | "zip" {
  const some = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (some(/^xl\/workbook\.bin$/i)) return "xlsb";
  if (some(/^word\//i)) return "word";
  if (some(/^ppt\//i)) return "powerpoint";
  return some(/^content\.xml$/i) && some(/^mimetype$/i) ? "ods" : "zip";
}

function relationsOf(part: string): string {
  const cut = part.lastIndexOf("/") + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Where a part's neighbours lie. Targets outside the archive are left out: nothing is ever fetched. */
function readRelations(bytes: Uint8Array, folder: string): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  walkXml(bytes, {
    open(name, { Id, Type = "", Target = "", TargetMode }) {
      if (name !== "Relationship" || Id === undefined || TargetMode === "External") return;
      const target = Target.startsWith("/") ? Target.slice(1) : resolveWithin(folder, Target);
      relations.set(Id, { type: Type.slice(Type.lastIndexOf("/") + 1), target });
    },
  });
  return relations;
}

function resolveWithin(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/"))
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  return steps.join("/");
}

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

function readMain(bytes: Uint8Array): { readonly sheets: readonly SheetEntry[]; readonly from1904: boolean } {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  walkXml(bytes, {
    open(element, { name = "", state = "visible", id = "", date1904 }) {
      if (element === "workbookPr") from1904 = date1904 === "1" || date1904 === "true";
      if (element === "sheet") sheets.push({ name: name.normalize("NFC"), hidden: state !== "visible", relation: id });
    },
  });
  return { sheets, from1904 };
}

/** For each cell style what its number format says of the number. */
function readFormats(bytes: Uint8Array): Shown[] {
  const codes = new Map<number, string>();
  const formats: Shown[] = [];
  let inCells = false;
  walkXml(bytes, {
    open(name, { numFmtId, formatCode }) {
      if (name === "numFmt") codes.set(Number(numFmtId), formatCode ?? "");
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells)
        formats.push(shownAs({ id: Number(numFmtId ?? 0), code: codes.get(Number(numFmtId)) }));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return formats;
}

function readStrings(bytes: Uint8Array): string[] {
  const strings: string[] = [];
  let [text, inText, phonetic] = ["", false, false];
  const reader: XmlReader = {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") phonetic = true; // how a reader pronounces it, no part of it
      inText = name === "t" && !phonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      inText = false;
      if (name === "rPh") phonetic = false;
      if (name === "si") strings.push(unescapeText(text));
    },
  };
  walkXml(bytes, reader);
  return strings;
}

function issueOf(error: unknown, { file, part, sheet }: Reading & { readonly file: string }): Issue | undefined {
  const at = { file, ...(sheet === undefined ? {} : { sheet }) };
  if (error instanceof Refused) return error.issue;
  if (error instanceof XmlError)
    return { code: "workbook-xml", path: [], params: { part, problem: error.problem }, at };
  if (error instanceof AddressError)
    return { code: "workbook-address", path: [], params: { part, address: error.address }, at };
  if (error instanceof TooManyCells)
    return {
      code: "workbook-too-large",
      path: [],
      params: { what: "cells", found: MAX_CELLS + 1, limit: MAX_CELLS },
      at,
    };
  return undefined;
}
