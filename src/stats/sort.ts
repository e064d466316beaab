import { count } from "./sum.ts";

/** The place of a double's high half among its two 32-bit words: 1 on little-endian machines. */
const high = /* @__PURE__ */ new Uint8Array(/* @__PURE__ */ Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

const insertBelow = 100;

/**
 * The rows of the present values in order of value, equal values in order of row: by insertion where they are few,
 * else by a radix sort of the doubles' bits, linear in the number of rows.
 * Missing: left out. Edge: −0 and 0 are equal.
 * @param order `ascending` by default; `descending` starts from the largest value
 * @returns row numbers from 0, as many as values are present
 * @example sortIndex(Float64Array.of(3, NaN, 1, 3)); // => Uint32Array.of(2, 0, 3)
 * @example sortIndex(Float64Array.of(3, NaN, 1, 3), { order: "descending" }); // => Uint32Array.of(0, 3, 2)
 */
export function sortIndex(
  x: Float64Array,
  { order = "ascending" }: { order?: "descending" | "ascending" } = {},
): Uint32Array {
  const n = count(x);
  return n <= insertBelow ? insertionSort(x, n, order) : radixSort(sortKeys(x, n, order), n);
}

function insertionSort(x: Float64Array, n: number, order: "descending" | "ascending"): Uint32Array {
  const rows = new Uint32Array(n);
  let end = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    if (Number.isNaN(v)) continue;
    let at = end++;
    for (; at > 0; at--) {
      const before = x[rows[at - 1]!]!;
      if (order === "ascending" ? before <= v : before >= v) break; // equal values keep the order of rows
      rows[at] = rows[at - 1]!;
    }
    rows[at] = i;
  }
  return rows;
}

function radixSort(keys: Keys, n: number): Uint32Array {
  let from = keys;
  let to: Keys = { row: new Uint32Array(n), top: new Uint32Array(n), bottom: new Uint32Array(n) };
  const starts = digitCounts(from);
  for (let digit = 0; digit < 8; digit++) {
    const start = starts.subarray(digit * 256, digit * 256 + 256);
    if (start.includes(n)) continue; // every key has the same digit here
    let place = 0;
    for (let d = 0; d < 256; d++) {
      const size = start[d]!;
      start[d] = place;
      place += size;
    }
    const word = digit < 4 ? from.bottom : from.top;
    const shift = (digit & 3) * 8;
    for (let i = 0; i < n; i++) {
      const d = (word[i]! >>> shift) & 255;
      const at = start[d]!;
      start[d] = at + 1;
      to.row[at] = from.row[i]!;
      to.top[at] = from.top[i]!;
      to.bottom[at] = from.bottom[i]!;
    }
    [from, to] = [to, from];
  }
  return from.row;
}

interface Keys {
  readonly row: Uint32Array;
  readonly top: Uint32Array;
  readonly bottom: Uint32Array;
}

/** The bits of each present double as a whole number of 64 bits that orders as the doubles do. */
function sortKeys(x: Float64Array, n: number, order: "descending" | "ascending"): Keys {
  const keys: Keys = { row: new Uint32Array(n), top: new Uint32Array(n), bottom: new Uint32Array(n) };
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  const reverse = order === "descending" ? 0xffffffff : 0;
  let at = 0;
  for (let i = 0; i < x.length; i++) {
    value[0] = x[i]! + 0; // −0 becomes 0
    const top = words[high]!;
    const bottom = words[1 - high]!;
    if (Number.isNaN(value[0])) continue;
    // positive: above all negatives by the sign bit; negative: all bits turned, the largest size comes first
    const negative = top >>> 31 === 1;
    keys.row[at] = i;
    keys.top[at] = (negative ? ~top : top ^ 0x80000000) ^ reverse;
    keys.bottom[at] = (negative ? ~bottom : bottom) ^ reverse;
    at += 1;
  }
  return keys;
}

/** How often each of the 256 digits occurs at each of the 8 places, lowest place first. */
function digitCounts({ top, bottom }: Keys): Uint32Array {
  const counts = new Uint32Array(8 * 256);
  for (let i = 0; i < top.length; i++) {
    let word = bottom[i]!;
    for (let at = 0; at < 1024; at += 256) {
      counts[at + (word & 255)]! += 1;
      word >>>= 8;
    }
    word = top[i]!;
    for (let at = 1024; at < 2048; at += 256) {
      counts[at + (word & 255)]! += 1;
      word >>>= 8;
    }
  }
  return counts;
}
