import { describe, expect, test } from "vitest";
import { checkDeltas } from "../../src/io/parquet/deltas.ts";
import { bytesOf, read } from "./parquet-file.ts";

describe("texts and numbers written as differences", () => {
  const column = (encoding: "DELTA_BYTE_ARRAY" | "DELTA_LENGTH_BYTE_ARRAY", data: readonly (string | null)[]) =>
    bytesOf(
      [
        { name: "unit", data: [...data], type: "STRING", encoding, nullable: data.includes(null) },
        { name: "period", data: data.map(() => 2023), type: "INT32", encoding: "DELTA_BINARY_PACKED" },
        { name: "x", data: data.map((_, i) => BigInt(i * 3)), type: "INT64", encoding: "DELTA_BINARY_PACKED" },
      ],
      { codec: "UNCOMPRESSED" },
    );
  const names = Array.from({ length: 300 }, (_, i) => `district ${Math.floor(i / 7)}, village ${i}`);

  test.each(["DELTA_BYTE_ARRAY", "DELTA_LENGTH_BYTE_ARRAY"] as const)("%s is read", async (encoding) => {
    const { dataset, issues } = await read(column(encoding, names));
    expect(issues).toEqual([]);
    expect(dataset!.units).toEqual(names);
    expect(dataset!.columns.get("x")).toEqual(Float64Array.from(names, (_, i) => i * 3));
    const gaps = await read(column(encoding, [...names.slice(0, 9), null, ...names.slice(9)]));
    expect(gaps.issues.map(({ code, at }) => [code, at?.row])).toEqual([["cell-empty", 10]]);
  });

  test("texts that share so much that they would fill the memory are refused before they are made", () => {
    // one text of 70,000 bytes, then 65,535 texts that are all of it: 4.6 GB from a page of 70 KB
    const values = 65_536;
    const long = 70_000;
    const bytes = Uint8Array.from([
      ...deltas([0, long], values),
      ...deltas([long, 0], values),
      ...new Uint8Array(long).fill(0x61),
    ]);
    expect(() => checkDeltas(bytes, { encoding: "DELTA_BYTE_ARRAY", values, most: 1 << 28 })).toThrow(
      /texts of more than 268435456 bytes/,
    );
  });

  test.each([
    [
      "a shared start longer than the text before",
      [...deltas([0, 9], 2), ...deltas([4, 0], 2), 97, 97, 97, 97],
      /9 bytes of a text of 4/,
    ],
    ["a text outside its page", [...deltas([0, 0], 2), ...deltas([4, 4], 2), 97, 97, 97, 97], /outside its page/],
    ["another count", [...deltas([0, 0], 3), ...deltas([4, 4], 3), 97], /3 of 2 values/],
    ["a block without values", [0, 1, 2, 0], /blocks of 0 values/],
    [
      "a block of a thousand million parts",
      [0x80, 0x94, 0xeb, 0xdc, 0x03, 0x80, 0x94, 0xeb, 0xdc, 0x03, 2, 0],
      /in 1000000000 parts/,
    ],
  ])("%s", (_, bytes, text) => {
    expect(() => checkDeltas(Uint8Array.from(bytes), { encoding: "DELTA_BYTE_ARRAY", values: 2, most: 1000 })).toThrow(
      text,
    );
  });

  test("a damaged file of them ends with rows or with what is damaged", async () => {
    const file = column("DELTA_BYTE_ARRAY", names.slice(0, 40));
    let refused = 0;
    for (let at = 4; at < file.byteLength; at += 5) {
      const turned = new Uint8Array(file.slice(0));
      turned[at]! ^= 0xff;
      const { issues } = await read(turned.buffer);
      if (issues.length > 0) refused += 1;
    }
    expect(refused).toBeGreaterThan(20);
  });
});

/** A first value, the same second to last: blocks of 65,536 in one part, as DELTA_BINARY_PACKED writes them. */
function deltas([first, others]: readonly [number, number], count: number): number[] {
  const bytes: number[] = [];
  const varInt = (value: number): void => {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  };
  const zigZag = (value: number): void => varInt(value < 0 ? -2 * value - 1 : 2 * value);
  varInt(65_536);
  varInt(1);
  varInt(count);
  zigZag(first);
  if (count === 1) return bytes;
  if (first === others) {
    zigZag(0);
    bytes.push(0);
    return bytes;
  }
  // one step from the first to the others: the least difference is 0 or the step, and 32 bits a value say how much above it
  const step = others - first;
  const width = 32;
  zigZag(Math.min(0, step));
  bytes.push(width);
  const block = new DataView(new ArrayBuffer(65_536 * 4));
  for (let i = 0; i < 65_536; i++) {
    const difference = i === 0 ? step : 0;
    block.setUint32(i * 4, difference - Math.min(0, step), true);
  }
  return [...bytes, ...new Uint8Array(block.buffer)];
}
