import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { writeFileAtomic } from "../../src/node/write.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongfu-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function reason(path: string): Promise<unknown> {
  try {
    await writeFileAtomic(path, "new");
    return undefined;
  } catch (error) {
    return error instanceof IndexError ? error.issues[0]?.params : error;
  }
}

test("a new file, and one replaced with its permissions kept; nothing is left beside it", async () => {
  const path = join(folder, "out.json");
  await writeFileAtomic(path, "one");
  chmodSync(path, 0o640);
  await writeFileAtomic(path, new TextEncoder().encode("two"));
  expect(readFileSync(path, "utf8")).toBe("two");
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(["out.json"]);
});

test("a link is followed, not replaced", async () => {
  writeFileSync(join(folder, "real"), "old");
  symlinkSync("real", join(folder, "link"));
  await writeFileAtomic(join(folder, "link"), "new");
  expect(readFileSync(join(folder, "real"), "utf8")).toBe("new");
});

test("what cannot be written says why, and leaves nothing", async () => {
  mkdirSync(join(folder, "sub"));
  expect(await reason(join(folder, "none/out"))).toEqual({ reason: "ENOENT" });
  expect(await reason(join(folder, "sub"))).toEqual({ reason: "EISDIR" });
  expect(readdirSync(folder)).toEqual(["sub"]);
});

test("a device is written to directly", async () => {
  await writeFileAtomic("/dev/null", "new");
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
});
