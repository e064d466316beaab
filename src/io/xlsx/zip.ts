import { Inflate } from "fflate";
import type { Issue } from "../../errors/index.ts";

/** A part of an archive as its directory describes it. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** A zip archive whose directory is sound; parts are unpacked when they are asked for. */
export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The bytes of a part, or what is wrong with it. */
  read(name: string): Uint8Array | Issue;
}

/** What is wrong with an archive; each has its own sentence. */
export type ZipProblem = "no-directory" | "damaged" | "encrypted" | "name" | "twice" | "checksum" | "method" | "zip64";

/** Bytes of one part and of all parts that are read, and the number of parts. */
export const MAX_PART = 256_000_000;
export const MAX_PARTS_TOTAL = 512_000_000;
const MAX_ENTRIES = 10_000;
/** Deflate cannot pack tighter than this. */
const MAX_RATIO = 1032;
const PIECE = 65_536;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Opens a zip archive by its directory. Names that leave the archive, parts given twice or encrypted, and more parts than a
 * workbook can have are refused before anything is unpacked; what a part unpacks to is counted while it is unpacked, so that
 * a false size cannot fill the memory, and its checksum is compared.
 */
export function openZip(bytes: Uint8Array, { file }: { readonly file: string }): Archive | Issue {
  const at = { file };
  const refuse = (problem: ZipProblem, part = ""): Issue => ({
    code: "workbook-zip",
    path: [],
    params: { problem, part },
    at,
  });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return refuse("no-directory");
  const count = view.getUint16(end + 10, true);
  let next = view.getUint32(end + 16, true);
  if (count === 0xffff || next === 0xffffffff) return refuse("zip64");
  if (count > MAX_ENTRIES)
    return { code: "workbook-too-large", path: [], params: { what: "parts", found: count, limit: MAX_ENTRIES }, at };

  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (next + 46 > end || view.getUint32(next, true) !== CENTRAL) return refuse("damaged");
    const flags = view.getUint16(next + 8, true);
    const length = view.getUint16(next + 28, true);
    if (next + 46 + length > end) return refuse("damaged");
    const name = new TextDecoder().decode(bytes.subarray(next + 46, next + 46 + length)).replaceAll("\\", "/");
    const entry: Entry = {
      name,
      method: view.getUint16(next + 10, true),
      checksum: view.getUint32(next + 16, true),
      packed: view.getUint32(next + 20, true),
      size: view.getUint32(next + 24, true),
      offset: view.getUint32(next + 42, true),
    };
    if ((flags & 1) !== 0) return refuse("encrypted", name);
    if (/^\/|^[A-Za-z]:|(^|\/)\.\.(\/|$)|\0/.test(name)) return refuse("name", name);
    if (entries.has(name.toLowerCase())) return refuse("twice", name);
    entries.set(name.toLowerCase(), entry);
    next += 46 + length + view.getUint16(next + 30, true) + view.getUint16(next + 32, true);
  }

  let total = 0;
  return {
    names: [...entries.values()].map(({ name }) => name),
    has: (name) => entries.has(name.toLowerCase()),
    read(name) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) return { code: "workbook-part-missing", path: [], params: { part: name }, at };
      total += entry.size;
      const [what, found, limit] =
        entry.size > MAX_PART ? ["part", entry.size, MAX_PART] : ["all-parts", total, MAX_PARTS_TOTAL];
      if ((found as number) > (limit as number))
        return { code: "workbook-too-large", path: [], params: { what, found, limit } as never, at };
      const problem = { unpacked: unpack(bytes, view, entry) }.unpacked;
      return typeof problem === "string" ? refuse(problem, entry.name) : problem;
    },
  };
}

/** The end of the directory stands at the end of the file, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  for (let i = view.byteLength - 22; i >= 0 && i >= view.byteLength - 22 - 0xffff; i--)
    if (view.getUint32(i, true) === END) return i;
  return undefined;
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array | ZipProblem {
  const { offset, packed, size, method } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) return "damaged";
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) return "damaged";
  const content = bytes.subarray(start, start + packed);
  if (method !== 0 && method !== 8) return "method";
  if (method === 0 ? packed !== size : size > packed * MAX_RATIO + 64) return "damaged"; // a size that cannot be true
  const whole = method === 0 ? content : inflate(content, size);
  if (whole === undefined) return "damaged";
  return checksumOf(whole) === entry.checksum ? whole : "checksum";
}

/** Unpacks by pieces and stops as soon as there is more than was declared. */
function inflate(content: Uint8Array, size: number): Uint8Array | undefined {
  const whole = new Uint8Array(size);
  let filled = 0;
  let over = false;
  const stream = new Inflate((chunk) => {
    over ||= filled + chunk.length > size;
    if (!over) whole.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let from = 0; from < content.length && !over; from += PIECE)
      stream.push(content.subarray(from, from + PIECE), from + PIECE >= content.length);
  } catch {
    return undefined; // no deflated data
  }
  return over || filled !== size ? undefined : whole;
}

const TABLE = /* @__PURE__ */ (() =>
  Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    return c;
  }))();

/** CRC-32 as zip archives use it. */
function checksumOf(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) c = (c >>> 8) ^ TABLE[(c ^ bytes[i]!) & 0xff]!;
  return (c ^ 0xffffffff) >>> 0;
}
