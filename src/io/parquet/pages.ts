import type { AsyncBuffer, ColumnMetaData } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { checkPageRuns } from "./runs.ts";
import type { Unpacking } from "./unpack.ts";

/** Largest page that is unpacked, and most that the texts of a column of a group take: writers make pages of about a megabyte. */
const MOST = 1 << 28;

/** Values stand in a dictionary before the page. */
const INDEXED = /_DICTIONARY$/;

/**
 * Walks over the pages of a column before they are decoded: sizes that lead out of the column, back to where it came from, or
 * to more values than there are rows, as runs of more values than their page, would keep the decoder busy for ever.
 * @throws RangeError
 */
export async function checkPages(
  file: AsyncBuffer,
  { meta, optional, rows }: { meta: ColumnMetaData; optional: boolean; rows: number },
  unpack: Unpacking["unpack"],
): Promise<void> {
  const dictionary = Number(meta.dictionary_page_offset ?? 0n);
  const data = Number(meta.data_page_offset);
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  const length = Number(meta.total_compressed_size);
  if (!(start >= 4 && length >= 0 && start + length <= file.byteLength))
    throw new RangeError("a column outside the file");
  const reader = { view: new DataView(await file.slice(start, start + length)), offset: 0 };
  let values = 0;
  let indexed = false;
  let texts = 0;
  while (values < rows) {
    if (reader.offset >= reader.view.byteLength) throw new RangeError(`${values} of ${rows} values in pages`);
    const header = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
    const within = (size: number, most: number) => Number.isInteger(size) && size >= 0 && size <= most;
    if (!within(packed, reader.view.byteLength - reader.offset) || !within(unpacked, MOST))
      throw new RangeError("a page of an impossible size");
    const page = header.data_page_header ?? header.data_page_header_v2 ?? header.dictionary_page_header;
    if (page === undefined) throw new RangeError("a page without its header");
    const dictionaryPage = header.type === "DICTIONARY_PAGE";
    if (dictionaryPage !== (page === header.dictionary_page_header)) throw new RangeError("a page of another type");
    if (!within(page.num_values, dictionaryPage ? unpacked * 8 : rows - values))
      throw new RangeError("a page with more values than there are rows");
    if (dictionaryPage) indexed = true;
    else if (
      !meta.encodings.includes(page.encoding) ||
      page.encoding === "RLE" ||
      (INDEXED.test(page.encoding) && !indexed)
    )
      throw new RangeError("a page of an unstated encoding");
    const bytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, packed);
    texts += checkPageRuns({
      header,
      bytes,
      optional,
      most: MOST - texts,
      unpack: (part, size) => unpack(meta.codec, part, size),
    });
    if (!dictionaryPage) values += page.num_values;
    reader.offset += packed;
  }
}
