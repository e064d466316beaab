import { streamFileEn } from "../errors/en/stream-file.ts";
import { en, IndexError, type Issue } from "../errors/index.ts";
import type { ColumnMapping } from "../schema/project.ts";
import type { Dataset, Name, System } from "../schema/types.ts";
import { knownIds, type Layout, readLayout } from "./columns.ts";
import { columnLetters, type Table, tableReader } from "./csv.ts";
import { addWide } from "./dataset.ts";
import { collectIssues, type Found } from "./found.ts";
import { createKeySet } from "./key-set.ts";
import { conversionsOf, convertingRows } from "./measures.ts";
import { createRows, finishRows, type Spellings } from "./rows.ts";
import { type TextEncodingName, textDecoder } from "./text.ts";

/** Cells that a block holds, about. */
const CELLS = 32_768;
/** Longest record of a text in a stream. */
const OPEN = 16_000_000;

/** A file of a stream: its tables, one after the other, with the same headings. It is read anew each time. */
export interface BlockPart {
  readonly name: string;
  tables(found: Found): AsyncIterable<Table>;
  readonly columns?: ColumnMapping | undefined;
  /** Said of this file and shown with every result. */
  readonly note?: Name | undefined;
}

/** A CSV file as tables of some rows each. */
export async function* csvTables(
  bytes: AsyncIterable<Uint8Array>,
  {
    file,
    encoding,
    found,
    cells = CELLS,
  }: {
    readonly file: string;
    readonly encoding?: TextEncodingName | undefined;
    readonly found: Found;
    readonly cells?: number;
  },
): AsyncGenerator<Table> {
  const decoder = textDecoder({ file, ...(encoding ? { encoding } : {}) });
  const reader = tableReader({ file, found, open: OPEN });
  let given = false;
  for await (const part of bytes) {
    reader.push(decoder.push(part));
    if (reader.stuck) return;
    if (reader.waiting * reader.width < cells) continue;
    const table = reader.take();
    if (table === undefined) continue;
    given = true;
    yield table;
  }
  reader.push(decoder.end());
  const last = reader.end();
  if (last !== undefined && (last.rows.length > 0 || !given)) yield last;
}

export interface BlocksOptions {
  /** Whether each unit stands in a period once is seen here, which takes 12 to 24 bytes a row; not in a second reading. */
  readonly distinct?: boolean;
}

/**
 * The rows of wide tables in blocks, one file after the other, by the rules of `readDataset`. Every block has the columns
 * of all files; a row is whole in one file. Problems do not stop the reading, but from the first on no block is given, and
 * at the end all are thrown: at most 100 a file in full.
 * @throws IndexError
 */
export async function* readBlocks(
  parts: readonly BlockPart[],
  system: System,
  { distinct = true }: BlocksOptions = {},
): AsyncGenerator<Dataset> {
  const heads = await headsOf(parts, system);
  const ids = new Set(
    heads.flatMap(({ layout }) => (layout?.form === "wide" ? layout.values.map(({ id }) => id) : [])),
  );
  const notes = uniqueNotes(parts, heads);
  const spellings: Spellings = new Map();
  const seen = distinct ? createKeySet() : null;
  const again = new Set<string>();
  const issues: Issue[] = [];
  for (const part of parts) {
    const found = collectIssues({ file: part.name, place: placeIn(heads, part) });
    for await (const block of blocksOf(part, { system, found, spellings, notes })) {
      if (seen !== null)
        for (let i = 0; i < block.units.length; i++) {
          const key = keyOf(block, i);
          if (!seen.add(key) && again.size < 1000) again.add(key);
        }
      if (issues.length > 0 || found.count() > 0) continue;
      yield withColumns(block, ids);
    }
    issues.push(...found.issues());
  }
  const told = again.size > 0 ? await rowsTwice(parts, { system, again, known: issues }) : issues;
  if (told.length > 0) throw new IndexError(told, { ...en, ...streamFileEn });
}

const keyOf = ({ units, periods }: Pick<Dataset, "units" | "periods">, i: number): string =>
  `${units[i]}\n${periods[i]}`;

interface Head {
  readonly part: BlockPart;
  readonly table: Table | undefined;
  readonly layout: Layout | undefined;
}

/** What each file's headings say; their problems are told when the file is read. */
async function headsOf(parts: readonly BlockPart[], system: System): Promise<Head[]> {
  const known = knownIds(system);
  const heads: Head[] = [];
  for (const part of parts) {
    const found = collectIssues({ file: part.name });
    let table: Table | undefined;
    try {
      for await (const first of part.tables(found)) {
        table = first;
        break;
      }
    } catch (error) {
      if (!(error instanceof IndexError)) throw error; // told when it is read
    }
    heads.push({ part, table, layout: table && readLayout(table, { columns: part.columns, known, found }) });
  }
  return heads;
}

const placeIn = (heads: readonly Head[], part: BlockPart) => heads.find((head) => head.part === part)?.table?.place;

function uniqueNotes(parts: readonly BlockPart[], heads: readonly Head[]): Name[] {
  const notes = new Map<string, Name>();
  for (const [k, part] of parts.entries())
    for (const note of [part.note, ...(heads[k]!.table?.remarks ?? [])])
      if (note !== undefined) notes.set(JSON.stringify(note), note);
  return [...notes.values()];
}

interface Reading {
  readonly system: System;
  readonly found: Found;
  readonly spellings: Spellings;
  readonly notes: readonly Name[];
}

async function* blocksOf(part: BlockPart, { system, found, spellings, notes }: Reading): AsyncGenerator<Dataset> {
  const known = knownIds(system);
  let layout: Layout | undefined;
  let conversions: ReturnType<typeof conversionsOf> | undefined;
  let rows = 0;
  let begun = false;
  try {
    for await (const table of part.tables(found)) {
      const { file, headingRow } = table;
      if (!begun) {
        begun = true;
        layout = readLayout(table, { columns: part.columns, known, found });
        conversions = conversionsOf({ columns: part.columns, system, file, found });
        if (layout?.form === "tidy")
          found.add({ code: "stream-tidy", path: [], params: {}, at: { file, row: headingRow } });
      } else textUnderNothing(table, found);
      rows += table.rows.length;
      if (layout?.form !== "wide" || conversions === undefined) continue;
      const own = createRows({ spellings, once: true });
      addWide(convertingRows(own, conversions.factors), { table, layout, found });
      if (own.units.length === 0) continue;
      const block = finishRows(own, { notes });
      yield conversions.notes.length === 0 ? block : { ...block, prepared: conversions.notes };
    }
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    for (const issue of error.issues) found.add(issue);
  }
  if (begun && rows === 0 && found.count() === 0)
    found.add({ code: "file-no-rows", path: [], params: {}, at: { file: part.name } });
}

/** A column without a heading may hold text first in a later block. */
function textUnderNothing(table: Table, found: Found): void {
  table.headings.forEach((heading, index) => {
    if (heading !== "") return;
    const first = table.rows.findIndex((cells) => cells[index]!.trim() !== "");
    if (first < 0) return;
    found.add({
      code: "heading-empty",
      path: [],
      params: { column: columnLetters(index), text: table.rows[first]![index]!.trim() },
      at: { file: table.file, row: table.numbers[first]! },
    });
  });
}

/** A file may lack a column of another: there its figures are missing, as they would be in memory. */
function withColumns(block: Dataset, ids: ReadonlySet<string>): Dataset {
  const lacking = [...ids].filter((id) => !block.columns.has(id));
  if (lacking.length === 0) return block;
  const columns = new Map(block.columns);
  for (const id of lacking) columns.set(id, new Float64Array(block.units.length).fill(Number.NaN));
  return { ...block, columns };
}

interface Twice {
  readonly system: System;
  readonly again: ReadonlySet<string>;
  readonly known: readonly Issue[];
}

/**
 * All problems, after reading once more to see which rows with the same bits are the same. Each is told with the place of
 * the first of all blocks, one that its own block has told too.
 */
async function rowsTwice(parts: readonly BlockPart[], { system, again, known }: Twice): Promise<Issue[]> {
  const first = new Map<string, { readonly file: string; readonly row: number }>();
  const issues = [...known];
  const told = new Map(
    known.flatMap(({ code, at }, k) => (code === "row-twice" ? [[`${at?.file} ${at?.row}`, k] as const] : [])),
  );
  for (const part of parts) {
    const found = collectIssues({ file: part.name });
    const silent = collectIssues({ file: part.name, limit: 0 });
    for await (const { unit, period, file, row } of placesIn(part, { system, found: silent })) {
      const key = `${unit}\n${period}`;
      if (!again.has(key)) continue;
      const before = first.get(key);
      if (before === undefined) first.set(key, { file, row });
      else {
        const issue: Issue = {
          code: "row-twice",
          path: [],
          params: { unit, period, first: before },
          at: { file, row },
        };
        const k = told.get(`${file} ${row}`);
        if (k === undefined) found.add(issue);
        else issues[k] = issue;
      }
    }
    issues.push(...found.issues());
  }
  return issues;
}

async function* placesIn(part: BlockPart, { system, found }: { readonly system: System; readonly found: Found }) {
  const known = knownIds(system);
  let layout: Layout | undefined;
  for await (const table of part.tables(found)) {
    layout ??= readLayout(table, { columns: part.columns, known, found });
    if (layout === undefined) return;
    const { unit: unitFrom, period: periodFrom } = layout;
    const read = (source: Layout["unit"], cells: readonly string[]): string =>
      "value" in source ? source.value : cells[source.index]!.trim().normalize("NFC");
    for (const [i, cells] of table.rows.entries())
      yield { unit: read(unitFrom, cells), period: read(periodFrom, cells), file: table.file, row: table.numbers[i]! };
  }
}
