import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { hashDataset, hashSystem } from "../../src/index.ts";
import { canonicalJson } from "../../src/pipeline/hash.ts";
import { data, small } from "./fixtures.ts";

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");

test("canonical JSON: keys by code point, no spaces, nothing undefined", () => {
  expect(canonicalJson({ b: [1, null, undefined], a: { z: undefined, é: "x", A: true } })).toBe(
    '{"a":{"A":true,"é":"x"},"b":[1,null,null]}',
  );
});

test("the data hash is what its description says, recomputed with node:crypto", async () => {
  const { parts } = await hashDataset(data({ y: [2, Number.NaN], x: [-0, 1] }, { units: ["v", "u"] }));
  // by unit: u then v; the missing value as the bits 7ff8000000000000, little-endian
  const bytes = (...values: bigint[]) => {
    const buffer = Buffer.alloc(8 * values.length);
    values.forEach((v, i) => buffer.writeBigUInt64LE(v, 8 * i));
    return sha256(buffer);
  };
  const x = bytes(0x3ff0000000000000n, 0x8000000000000000n); // 1, −0
  const y = bytes(0x7ff8000000000000n, 0x4000000000000000n); // missing, 2
  const want = sha256(`{"columns":{"x":"${x}","y":"${y}"},"groups":{},"period":"2023","units":["u","v"]}`);
  expect(parts).toEqual([{ period: "2023", units: 2, sha256: want }]);
});

test("the order of rows and columns does not matter, a changed cell does", async () => {
  const one = await hashDataset(data({ x: [1, 2], y: [3, 4] }, { units: ["u", "v"] }));
  const turned = await hashDataset(data({ y: [4, 3], x: [2, 1] }, { units: ["v", "u"] }));
  const changed = await hashDataset(data({ x: [1, 2], y: [3, 4.000001] }, { units: ["u", "v"] }));
  expect(turned).toEqual(one);
  expect(changed.parts[0]!.sha256).not.toBe(one.parts[0]!.sha256);
});

test("a system's hash does not depend on the order of keys", async () => {
  const { id, version, ...rest } = small;
  expect(await hashSystem({ ...rest, version, id })).toBe(await hashSystem(small));
});
