import { expect, test } from "vitest";
import { decodeText, lineOf } from "../../src/io/text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (readonly number[] | Uint8Array)[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
/** 黄岩 in GB18030, from the standard's table: 黄 = BBC6, 岩 = D1D2. */
const gb = [0xbb, 0xc6, 0xd1, 0xd2];

test("UTF-8 with and without its mark, UTF-16 with one", () => {
  expect(decodeText(utf8("unit,名"), { file: "a.csv" }).text).toBe("unit,名");
  expect(decodeText(bytes([0xef, 0xbb, 0xbf], utf8("名")), { file: "a.csv" }).text).toBe("名");
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x61, 0x00, 0x0d, 0x54), { file: "a.csv" }).text).toBe("a名");
  expect(decodeText(Uint8Array.of(0xfe, 0xff, 0x00, 0x61, 0x54, 0x0d), { file: "a.csv" }).text).toBe("a名");
  expect(decodeText(new Uint8Array(), { file: "a.csv" })).toEqual({ text: "", issues: [] });
});

test("GB18030 is named, never guessed; it is read where the project says so", () => {
  expect(decodeText(Uint8Array.from(gb), { file: "a.csv" })).toEqual({
    text: undefined,
    issues: [
      { code: "file-encoding", path: [], params: { looks: "gb18030", encoding: "utf-8" }, at: { file: "a.csv" } },
    ],
  });
  expect(decodeText(Uint8Array.from(gb), { file: "a.csv", encoding: "gb18030" }).text).toBe("黄岩");
});

test("bytes that no encoding explains, and a mark that contradicts the project", () => {
  const damaged = decodeText(Uint8Array.of(0x61, 0xff, 0xff, 0xff), { file: "a.csv" });
  expect(damaged.issues[0]).toMatchObject({ code: "file-encoding", params: { looks: "damaged" } });
  const half = decodeText(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8), { file: "a.csv" });
  expect(half.issues[0]).toMatchObject({ code: "file-encoding", params: { looks: "damaged", encoding: "utf-16le" } });
  const both = decodeText(bytes([0xef, 0xbb, 0xbf], gb), { file: "a.csv", encoding: "gb18030" });
  expect(both.issues[0]).toMatchObject({ code: "encoding-contradicted", params: { mark: "utf-8" } });
});

test("files that are no text are named by their first bytes", () => {
  const kinds = [
    [[0x50, 0x4b, 0x03, 0x04], "xlsx"],
    [[0xd0, 0xcf, 0x11, 0xe0], "xls"],
    [[0x50, 0x41, 0x52, 0x31], "parquet"],
    [[0x1f, 0x8b], "gzip"],
    [[0x25, 0x50, 0x44, 0x46], "pdf"],
  ] as const;
  for (const [magic, kind] of kinds)
    expect(decodeText(bytes(magic, [1, 2, 3]), { file: "a" }).issues[0]).toMatchObject({
      code: "file-not-text",
      params: { kind },
    });
});

test("a NUL is reported with its line", () => {
  const { issues } = decodeText(utf8("a\nb\0c"), { file: "a.csv" });
  expect(issues).toEqual([{ code: "file-nul", path: [], params: {}, at: { file: "a.csv", line: 2 } }]);
});

test("lines count from 1", () => {
  expect([0, 1, 2, 3].map((offset) => lineOf("a\n\nb", offset))).toEqual([1, 1, 2, 3]);
});
