import type { PageHeader } from "hyparquet";
import { checkDeltas, VARINT_END } from "./deltas.ts";

/** A bit-packed run comes in groups of eight; writers may fill the last run up to this many values. */
const FILLED = 512;

interface Runs {
  readonly from: number;
  readonly to: number;
  /** Bits of one value. */
  readonly width: number;
  /** Values there can be. */
  readonly values: number;
}

/** Where the number ends that begins at `at`, and the number: seven bits a byte, the lowest first. */
function varInt(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let scale = 1, next = at; scale < VARINT_END; scale *= 128) {
    const byte = bytes[next++];
    if (byte === undefined) throw new RangeError("a run outside its page");
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next };
  }
  throw new RangeError("a run of an impossible length");
}

/**
 * Walks over the runs of levels or of places in a dictionary, without unpacking them: one that says it has more values
 * than the page would keep the decoder busy for ever, or fill the memory.
 * @throws RangeError
 */
function checkRuns(bytes: Uint8Array, { from, to, width, values }: Runs): number {
  if (width > 32) throw new RangeError(`values of ${width} bits`);
  const last = Math.min(to, bytes.length);
  let seen = 0;
  for (let at = from; seen < values && at < last; ) {
    const { value, next } = varInt(bytes, at);
    const packed = value % 2 === 1;
    const count = Math.floor(value / 2) * (packed ? 8 : 1);
    if (seen + count > values + FILLED) throw new RangeError(`a run of ${count} values in a page of ${values}`);
    seen += count;
    at = next + (packed ? (count / 8) * width : Math.ceil(width / 8));
  }
  return seen;
}

/** Of levels there is one a value; the decoder would go on reading behind them. @returns how many values are not null */
function checkLevels(bytes: Uint8Array, runs: Runs): number {
  const seen = checkRuns(bytes, runs);
  if (seen < runs.values) throw new RangeError(`${seen} of ${runs.values} levels`);
  let left = runs.values;
  let present = 0;
  for (let at = runs.from; left > 0; ) {
    const { value, next } = varInt(bytes, at);
    const packed = value % 2 === 1;
    const count = Math.min(left, Math.floor(value / 2) * (packed ? 8 : 1));
    if (packed) for (let i = 0; i < count; i++) present += (bytes[next + (i >> 3)]! >> (i & 7)) & 1;
    else present += count * (bytes[next]! & 1);
    left -= count;
    at = next + (packed ? Math.floor(value / 2) : 1);
  }
  return present;
}

interface Page {
  readonly header: PageHeader;
  /** As it stands in the file. */
  readonly bytes: Uint8Array;
  readonly optional: boolean;
  /** Bytes that texts may take when they are written out. */
  readonly most: number;
  unpack(packed: Uint8Array, length: number): Uint8Array;
}

/**
 * Unpacks a page of a flat column and walks over its runs: levels where values may be null, places in a dictionary, differences.
 * @returns bytes of texts that are written as differences, when they are written out
 */
export function checkPageRuns({ header, bytes, optional, most, unpack }: Page): number {
  const { data_page_header: one, data_page_header_v2: two, uncompressed_page_size: size } = header;
  const places = (
    page: Uint8Array,
    at: number,
    { encoding, values, present }: { encoding: string; values: number; present: number },
  ): number => {
    if (encoding.startsWith("DELTA_")) return checkDeltas(page.subarray(at), { encoding, values: present, most });
    if (encoding.endsWith("_DICTIONARY"))
      checkRuns(page, { from: at + 1, to: page.length, width: page[at] ?? 0, values });
    return 0;
  };
  if (two !== undefined) {
    const { repetition_levels_byte_length: before, definition_levels_byte_length: levels, num_values: values } = two;
    const from = before + levels;
    if (!(before >= 0 && levels >= 0 && from <= bytes.length)) throw new RangeError("levels outside their page");
    if (!(two.num_nulls >= 0 && two.num_nulls <= values)) throw new RangeError("more nulls than values");
    if (optional) checkLevels(bytes, { from: before, to: from, width: 1, values });
    const rest = bytes.subarray(from);
    const page = two.is_compressed === false ? rest : unpack(rest, size - from);
    return places(page, 0, { encoding: two.encoding, values, present: values - two.num_nulls });
  }
  const page = unpack(bytes, size);
  if (one === undefined) return 0;
  let present = one.num_values;
  let at = 0;
  if (optional) {
    if (page.length < 4) throw new RangeError("levels outside their page");
    at = 4 + new DataView(page.buffer, page.byteOffset).getUint32(0, true);
    if (at > page.length) throw new RangeError("levels outside their page");
    present = checkLevels(page, { from: 4, to: at, width: 1, values: one.num_values });
  }
  return places(page, at, { encoding: one.encoding, values: one.num_values, present });
}
