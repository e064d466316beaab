import { deltaBinaryUnpack } from "hyparquet/src/delta.js";

/** 2 to the power of 35: a number of five bytes of seven bits ends below. */
export const VARINT_END = 34_359_738_368;

interface Reader {
  readonly view: DataView;
  offset: number;
}

/** Values of a block: writers take 128 to 1024. */
const MOST_BLOCK = 1 << 16;

interface Deltas {
  readonly encoding: string;
  /** Values of the page that are not null. */
  readonly values: number;
  /** Bytes that the texts may take when they are written out. */
  readonly most: number;
}

/**
 * Looks at what a page of differences would become before it is decoded: sizes of blocks that would fill the memory, lengths
 * of texts that lead out of the page, and texts that share so much with the one before that written out they pass `most`.
 * @returns bytes of the texts when written out; 0 for numbers
 * @throws RangeError
 */
export function checkDeltas(bytes: Uint8Array, { encoding, values, most }: Deltas): number {
  const reader: Reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  if (values === 0) return 0;
  if (encoding === "DELTA_BINARY_PACKED") {
    checkHeader(reader, values);
    return 0;
  }
  const before = encoding === "DELTA_BYTE_ARRAY" ? lengthsOf(reader, values) : undefined;
  const lengths = lengthsOf(reader, values);
  let left = bytes.byteLength - reader.offset;
  let last = 0;
  let total = 0;
  for (let i = 0; i < values; i++) {
    const shared = before?.[i] ?? 0;
    const own = lengths[i]!;
    if (shared < 0 || shared > last) throw new RangeError(`${shared} bytes of a text of ${last}`);
    if (own < 0 || own > left) throw new RangeError("a text outside its page");
    left -= own;
    last = shared + own;
    total += last;
    if (total > most) throw new RangeError(`texts of more than ${most} bytes`);
  }
  return total;
}

function lengthsOf(reader: Reader, values: number): Int32Array {
  checkHeader(reader, values);
  const lengths = new Int32Array(values);
  deltaBinaryUnpack(reader, values, lengths);
  return lengths;
}

/** Block size, blocks within it and count of values, without moving on. */
function checkHeader({ view, offset }: Reader, values: number): void {
  let at = offset;
  const next = (): number => {
    let value = 0;
    for (let scale = 1; scale < VARINT_END; scale *= 128) {
      const byte = view.getUint8(at++);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new RangeError("a size of an impossible length");
  };
  const [size, parts, count] = [next(), next(), next()];
  if (!(size > 0 && size <= MOST_BLOCK && parts > 0 && size % parts === 0))
    throw new RangeError(`blocks of ${size} values in ${parts} parts`);
  if (count !== values) throw new RangeError(`${count} of ${values} values`);
}
