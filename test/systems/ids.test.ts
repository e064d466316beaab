import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { idsSource } from "../../data/systems/ids.mjs";

test("src/systems/ids.ts is what data/systems/ids.mjs writes from the JSON: run `node data/systems/ids.mjs`", () => {
  const written = readFileSync(new URL("../../src/systems/ids.ts", import.meta.url), "utf8");
  expect(written).toBe(idsSource());
});
