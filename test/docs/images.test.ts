import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "gongfu-images-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("docs/images/fenghua.svg", () => {
  const kept = readFileSync(join(root, "docs/images/fenghua.svg"), "utf8");

  test("is what docs/images/make.mjs draws, byte for byte (npm run build:quick && node docs/images/make.mjs)", () => {
    const drawn = join(folder, "fenghua.svg");
    const { status, stderr } = spawnSync(process.execPath, [join(root, "docs/images/make.mjs"), drawn], {
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(readFileSync(drawn, "utf8")).toBe(kept);
  });

  test("shows the total that the example is known for, and says in words what it shows", () => {
    // 89.0529: plain means of the areas' plain means, test/reference/fenghua.test.ts
    expect(kept).toContain(">89.05</text>");
    expect(kept.match(/class="bar"/g)).toHaveLength(7);
    expect(kept).toMatch(/<title id="title">.+<\/title>\n<desc id="desc">.*All areas .+ 89\.05;.*<\/desc>/);
  });

  test("loads nothing from elsewhere", () => {
    expect(kept.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|href|<script|@import|url\(/);
  });
});
