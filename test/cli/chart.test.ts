import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { valuesOf } from "../../src/cli/values.ts";
import { chartKinds } from "../../src/report/chart/registry.ts";
import { everyElement, readSvg } from "../report/chart/svg.ts";
import { examples, gongfu, scratch } from "./run.ts";

const folder = scratch();
afterAll(() => folder.remove());
const towns = join(examples, "huangyan-illustrative/towns.yaml");
const chart = (...args: string[]) => gongfu(["chart", ...args], { cwd: folder.path });

describe("gongfu chart", () => {
  test("lists the kinds, with or without --list, in both languages", async () => {
    const { code, out } = await chart("--list");
    expect(code).toBe(0);
    expect(
      out
        .split("\n")
        .slice(2)
        .filter((line) => line !== "")
        .map((line) => line.split(" ")[0]),
    ).toEqual(chartKinds.map(({ id }) => id));
    expect((await chart()).out).toBe(out);
    expect((await chart("--list", "--locale", "zh")).out).toContain("排名条形图");
  });

  test("completions know every kind", () => {
    expect(valuesOf("chart", "kind")).toEqual(chartKinds.map(({ id }) => id));
  });

  test("writes a file, an XML document, with the unit marked", async () => {
    const { code, err } = await chart("ranking", towns, "--out", "a.svg", "--unit", "toutuo", "--locale", "en");
    expect([code, err]).toEqual([0, "written: a.svg\n"]);
    const text = readFileSync(join(folder.path, "a.svg"), "utf8");
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')).toBe(true);
    const root = readSvg(text.slice(text.indexOf("<svg")).trim());
    const values = everyElement(root).filter(({ attributes }) => attributes["data-unit"] === "toutuo");
    expect(values).toHaveLength(1);
  });

  test("on standard output, in Chinese, 500 wide, following the reader", async () => {
    const { code, out } = await chart("weights", towns, "--locale", "zh", "--width", "500", "--theme", "auto");
    expect(code).toBe(0);
    expect(out).toContain('viewBox="0 0 500 ');
    expect(out).toContain("指数权重");
    expect(out).toContain("prefers-color-scheme:dark");
  });

  test("says what is wrong with a call", async () => {
    const wrong = [
      [["rankign", towns], 2, "did you mean ranking?"],
      [["ranking", towns, "--theme", "sepia"], 2, "light, dark, print, auto"],
      [["ranking", towns, "--width", "wide"], 2, "--width needs a whole number"],
      [["ranking", towns, "--width", "10"], 1, "10 is no size of a chart; give pixels from 240 to 4000"],
      [["ranking", towns, "--unit", "nobody"], 1, 'there is no unit "nobody"'],
      [["ranking", towns, "--period", "1999"], 1, "1999"],
      [["ranking", towns, "--node", "nothing"], 1, "nothing"],
    ] as const;
    for (const [args, code, says] of wrong) {
      const found = await chart(...args, "--locale", "en");
      expect([found.code, found.err], args.join(" ")).toEqual([code, expect.stringContaining(says)]);
    }
  });
});
