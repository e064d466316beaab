import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { IndexError, makeSnapshot, type Snapshot, snapshotText } from "../../src/index.ts";
import {
  loadSnapshot,
  saveSnapshot,
  snapshotCsv,
  snapshotFolder,
  snapshotName,
  writePartsAtomic,
} from "../../src/node/index.ts";
import { dataOf, figures, plan, system } from "../snapshot/fixtures.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongfu-snapshots-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const made = (version = "1") =>
  makeSnapshot({ system, plan }, dataOf(), { periods: ["2023"], software: { name: "t", version } });
async function revised(): Promise<Snapshot> {
  const changed = figures();
  changed.income[8] = 41.8;
  return makeSnapshot({ system, plan }, dataOf(changed), { periods: ["2023"], software: { name: "t", version: "1" } });
}
const codes = async (run: Promise<unknown>): Promise<unknown> => {
  try {
    return await run;
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return error.issues.map(({ code, params }) => (code === "cannot-write" ? [code, params] : code));
  }
};

describe("saved", () => {
  test("in a new folder, with its table; again: unchanged, by other software too", async () => {
    const snapshot = await made();
    const file = "snapshots/2023.json";
    expect((await saveSnapshot(file, snapshot, { cwd: folder })).done).toBe("written");
    expect(readFileSync(join(folder, file), "utf8")).toBe(snapshotText(snapshot));
    expect(readFileSync(join(folder, "snapshots/2023.csv"), "utf8")).toBe(snapshotCsv(snapshot));
    expect((await saveSnapshot(file, await made("2"), { cwd: folder })).done).toBe("unchanged");
    expect(await loadSnapshot(file, { cwd: folder })).toEqual(snapshot);
    expect(readdirSync(join(folder, "snapshots"))).toEqual(["2023.csv", "2023.json"]);
  });

  test("other content only with a reason, which stays, the former's checksum too", async () => {
    const first = await made();
    await saveSnapshot("2023.json", first, { cwd: folder });
    expect(await codes(saveSnapshot("2023.json", await revised(), { cwd: folder }))).toEqual(["snapshot-exists"]);
    expect(readFileSync(join(folder, "2023.json"), "utf8")).toBe(snapshotText(first));
    const { done, snapshot } = await saveSnapshot("2023.json", await revised(), { cwd: folder, reason: "recount" });
    expect(done).toBe("replaced");
    expect(snapshot.replaced).toEqual([{ sha256: first.sha256, reason: "recount" }]);
    expect(await loadSnapshot("2023.json", { cwd: folder })).toEqual(snapshot);
    const back = await saveSnapshot("2023.json", first, { cwd: folder, reason: "the recount was wrong" });
    expect(back.snapshot.replaced.map(({ reason }) => reason)).toEqual(["recount", "the recount was wrong"]);
    // what was replaced is no part of what is compared
    expect((await saveSnapshot("2023.json", first, { cwd: folder })).done).toBe("unchanged");
  });

  test("what cannot be read is not overwritten, whatever the reason", async () => {
    const text = snapshotText(await made());
    writeFileSync(join(folder, "2023.json"), text.slice(0, 500));
    const run = saveSnapshot("2023.json", await made(), { cwd: folder, reason: "broken" });
    expect(await codes(run)).toEqual(["snapshot-damaged", "snapshot-unreadable"]);
    expect(readFileSync(join(folder, "2023.json"), "utf8")).toBe(text.slice(0, 500));
  });

  test("a table that a kill left behind, or that was edited, is put right", async () => {
    const snapshot = await made();
    await saveSnapshot("2023.json", snapshot, { cwd: folder });
    writeFileSync(join(folder, "2023.csv"), "old");
    await saveSnapshot("2023.json", snapshot, { cwd: folder });
    expect(readFileSync(join(folder, "2023.csv"), "utf8")).toBe(snapshotCsv(snapshot));
  });

  test("what killed writes left is swept once it is old; nothing else is", async () => {
    const leftover = ".2023.json.01234567-89ab-cdef-0123-456789abcdef.tmp";
    const recent = ".2023.json.11234567-89ab-cdef-0123-456789abcdef.tmp";
    for (const name of [leftover, recent, "notes.tmp"]) writeFileSync(join(folder, name), "half");
    utimesSync(join(folder, leftover), 1_000_000, 1_000_000);
    utimesSync(join(folder, "notes.tmp"), 1_000_000, 1_000_000);
    await saveSnapshot("2023.json", await made(), { cwd: folder });
    expect(readdirSync(folder).sort()).toEqual([recent, "2023.csv", "2023.json", "notes.tmp"].sort());
  });
});

describe("a disk that is full", () => {
  test("content that stops: the old file is intact, nothing is left, the reason is named", async () => {
    const path = join(folder, "2023.json");
    writeFileSync(path, "old");
    function* parts(): Generator<string> {
      yield "new ".repeat(1000);
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    }
    expect(await codes(writePartsAtomic(path, parts()))).toEqual([["cannot-write", { reason: "ENOSPC" }]]);
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["2023.json"]);
  });

  const small = join(tmpdir(), `gongfu-small-disk-${process.pid}`);
  mkdirSync(small);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=32k", "tmpfs", small]).status === 0;
  if (mounted) spawnSync("umount", [small]);
  rmSync(small, { recursive: true });

  test.skipIf(!mounted)("a file system of 32 KB (skipped where nothing may be mounted)", async () => {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    expect(spawnSync("mount", ["-t", "tmpfs", "-o", "size=32k", "tmpfs", disk]).status).toBe(0);
    try {
      const snapshot = await made();
      await saveSnapshot("disk/2023.json", snapshot, { cwd: folder });
      const before = readFileSync(join(disk, "2023.json"), "utf8");
      // whatever is left of it but a page: too little for a second snapshot
      const filler = "x".repeat(4096 * (8 - 1 - Math.ceil(before.length / 4096) - 1));
      writeFileSync(join(disk, "full"), filler);
      const run = saveSnapshot("disk/2023.json", await revised(), { cwd: folder, reason: "recount" });
      expect(await codes(run)).toEqual([["cannot-write", { reason: "ENOSPC" }]]);
      expect(readFileSync(join(disk, "2023.json"), "utf8")).toBe(before);
      expect(await loadSnapshot("disk/2023.json", { cwd: folder })).toEqual(snapshot);
      expect(readdirSync(disk).sort()).toEqual(["2023.csv", "2023.json", "full"]);
    } finally {
      spawnSync("umount", [disk]);
    }
  });
});

describe("places", () => {
  test("the name of a period is a file name everywhere, and of one period only", () => {
    expect(["2023", "2023Q1-Q3", "2023/24", "..", "2023年", "a b"].map(snapshotName)).toEqual([
      "2023.json",
      "2023Q1-Q3.json",
      "2023%2F24.json",
      "%2E%2E.json",
      "2023年.json",
      "a%20b.json",
    ]);
  });

  test("a folder outside the project, by its path or through a link, is refused", async () => {
    const home = { path: join(folder, "project"), allowOutside: false };
    mkdirSync(home.path);
    expect(await codes(snapshotFolder(home, { folder: "../elsewhere" }))).toEqual(["file-outside"]);
    expect(await codes(snapshotFolder(home, { folder: join(folder, "elsewhere") }))).toEqual(["file-outside"]);
    symlinkSync(folder, join(home.path, "link"));
    expect(await codes(snapshotFolder(home, { folder: "link/new" }))).toEqual(["file-outside"]);
    expect(await snapshotFolder(home, { folder: "a/b" })).toBe(join(home.path, "a", "b"));
    expect(existsSync(join(home.path, "a"))).toBe(false);
    expect(await snapshotFolder({ ...home, allowOutside: true }, { folder: "../elsewhere" })).toBe(
      join(folder, "elsewhere"),
    );
  });
});
