import { expect, test } from "vitest";
import { examples, gongfu } from "./run.ts";

// one project with targets and years: each kind draws it, in Chinese
const project = `${examples}huangyan-illustrative/towns.yaml`;
test.each([
  ["waterfall", ["--unit", "ningxi", "--from", "2023", "--period", "2025"]],
  ["waterfall", ["--unit", "ningxi"]],
  ["strengths", ["--unit", "ningxi", "--period", "2024"]],
  ["obstacles", ["--unit", "xicheng"]],
  ["density", ["--node", "index", "--period", "2022"]],
  ["lorenz", []],
  ["rank-scatter", []],
  ["quadrant", ["--period", "2025"]],
  ["attainment", ["--unit", "ningxi", "--period", "2025"]],
  ["board", ["--period", "2025"]],
  ["trend", ["--unit", "ningxi"]],
  ["radar", ["--unit", "ningxi"]],
  ["dagum", []],
  ["sensitivity", ["--period", "2025"]],
  ["rank-probabilities", ["--period", "2025"]],
])("%s %j is a picture", async (kind, args) => {
  const { code, out } = await gongfu(["chart", kind, project, ...args, "--locale", "zh", "--out", "-"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*<svg[^>]* role="img"/);
  expect(out).toContain("<desc");
  expect(out).not.toMatch(/NaN|undefined|\[object/);
});

test("a node that is not there is one sentence, and no picture", async () => {
  const { code, out, err } = await gongfu([
    "chart",
    "lorenz",
    project,
    "--node",
    "incme",
    "--locale",
    "zh",
    "--out",
    "-",
  ]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toMatch(/^发现 1 个问题：\n {2}1\. .*incme/);
});
