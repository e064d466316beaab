import { IndexError, type Issue } from "../errors/index.ts";

/** What a file that is no text seems to be, by its first bytes. */
export type BinaryKind = "xlsx" | "xls" | "parquet" | "gzip" | "pdf";
/** Encodings that a project may name for a data file; without one a file is UTF-8, or UTF-16 with its mark. */
export type TextEncodingName = "utf-8" | "gb18030";

const MAGIC: readonly (readonly [BinaryKind, readonly number[]])[] = [
  ["xlsx", [0x50, 0x4b, 0x03, 0x04]],
  ["xls", [0xd0, 0xcf, 0x11, 0xe0]],
  ["parquet", [0x50, 0x41, 0x52, 0x31]],
  ["gzip", [0x1f, 0x8b]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
];

/**
 * The text of a file. UTF-8 with or without its mark, UTF-16 with one; GB18030 (GBK, GB2312) only where `encoding` names it:
 * a wrong guess would turn names into other names without a word. The mark is removed.
 * @example decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), { file: "a.csv" }).text; // => "a"
 */
export function decodeText(
  bytes: Uint8Array,
  { file, encoding }: { readonly file: string; readonly encoding?: TextEncodingName },
): { readonly text: string | undefined; readonly issues: readonly Issue[] } {
  const refuse = (issue: Issue) => ({ text: undefined, issues: [issue] });
  const at = { file };
  const mark = byteOrderMark(bytes);
  const kind = MAGIC.find(([, magic]) => startsWith(bytes, magic))?.[0];
  if (kind) return refuse({ code: "file-not-text", path: [], params: { kind }, at });
  if (mark && encoding === "gb18030")
    return refuse({ code: "encoding-contradicted", path: [], params: { encoding, mark }, at });

  const label = mark ?? encoding ?? "utf-8";
  const text = decode(bytes, label);
  if (text === undefined) {
    if (mark !== undefined || encoding === "gb18030")
      return refuse({ code: "file-encoding", path: [], params: { looks: "damaged", encoding: label }, at });
    const looks = decode(bytes, "gb18030") === undefined ? "damaged" : "gb18030";
    return refuse({ code: "file-encoding", path: [], params: { looks, encoding: label }, at });
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) return refuse({ code: "file-nul", path: [], params: {}, at: { file, line: lineOf(text, nul) } });
  return { text, issues: [] };
}

/**
 * `decodeText` for a file that comes in parts: the same rules, and the text of each part. A part that is no text is thrown.
 * @throws IndexError
 */
export function textDecoder({ file, encoding }: { readonly file: string; readonly encoding?: TextEncodingName }): {
  push(bytes: Uint8Array): string;
  end(): string;
} {
  const at = { file };
  const refuse = (issue: Issue): never => {
    throw new IndexError([issue]);
  };
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let label: string = encoding ?? "utf-8";
  let line = 1;
  const begin = (bytes: Uint8Array): InstanceType<typeof TextDecoder> => {
    const kind = MAGIC.find(([, magic]) => startsWith(bytes, magic))?.[0];
    if (kind) return refuse({ code: "file-not-text", path: [], params: { kind }, at });
    const mark = byteOrderMark(bytes);
    if (mark && encoding === "gb18030")
      return refuse({ code: "encoding-contradicted", path: [], params: { encoding, mark }, at });
    label = mark ?? label;
    return new TextDecoder(label, { fatal: true });
  };
  const checked = (bytes: Uint8Array, stream: boolean): string => {
    decoder ??= begin(bytes);
    let text: string;
    try {
      text = decoder.decode(bytes, { stream });
    } catch {
      const other =
        label === "utf-8" && encoding === undefined && decode(bytes.subarray(0, 65536), "gb18030") !== undefined;
      const params = { looks: other ? ("gb18030" as const) : ("damaged" as const), encoding: label };
      return refuse({ code: "file-encoding", path: [], params, at });
    }
    const nul = text.indexOf("\0");
    if (nul >= 0) refuse({ code: "file-nul", path: [], params: {}, at: { file, line: line - 1 + lineOf(text, nul) } });
    for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) line += 1;
    return text;
  };
  return { push: (bytes) => checked(bytes, true), end: () => checked(new Uint8Array(0), false) };
}

/** Line of an offset, counted from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < offset; i = text.indexOf("\n", i + 1)) line += 1;
  return line;
}

function byteOrderMark(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | undefined {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return "utf-8";
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  return undefined;
}

function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes); // removes the mark
  } catch {
    return undefined; // not valid in this encoding, or a runtime without its table
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, i) => bytes[i] === byte);
}
