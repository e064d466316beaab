import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { command } from "./run.ts";

const check = fileURLToPath(new URL("../../../shared/check/examples.mjs", import.meta.url));

// the reference figures are not part of the package: ASEM from COINr, HDI from UNDP, Fenghua by hand
test.skipIf(!existsSync(check))(
  "the three pinned projects of ../shared give the reference numbers (skipped where ../shared is absent)",
  () => {
    const { status, stdout } = spawnSync(process.execPath, [check, command], {
      encoding: "utf8",
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
    });
    expect(stdout).toContain("1053 of 1053 agree");
    expect(status).toBe(0);
  },
);
