import { expect, test } from "vitest";
import { inputsText } from "../../../src/cli/render/inputs.ts";

type Vary = Parameters<typeof inputsText>[0];
const told = (vary: readonly Readonly<Record<string, unknown>>[], locale: "en" | "zh" = "en") =>
  inputsText(vary as unknown as Vary, { locale, byDefault: false, part: "uncertainty" })
    .split("\n")
    .slice(1);

test("a default that stands beside another choice is not told, and one that decides is", () => {
  const [goalposts, shifted] = told([
    { vary: "goalposts", widen: 0.1, distribution: "uniform" },
    { vary: "goalposts", shift: 0.1, distribution: "uniform" },
  ]);
  expect(goalposts).not.toContain("uniform");
  expect(shifted).toContain("uniform");
  const [plain, scaled, other] = told([
    { vary: "standard-errors", scale: 1, distribution: "normal" },
    { vary: "standard-errors", scale: 2, distribution: "normal" },
    { vary: "standard-errors", scale: 1, distribution: "uniform" },
  ]);
  expect([plain, scaled, other].map((line) => /normal|uniform|1|2/.exec(line!)?.[0])).toEqual([
    undefined,
    "2",
    "uniform",
  ]);
  const quiet = told([
    { vary: "revisions", distribution: "normal" },
    { vary: "judgements", distribution: "uniform" },
  ]);
  const loud = told([
    { vary: "revisions", distribution: "uniform" },
    { vary: "judgements", distribution: "normal" },
  ]);
  expect(quiet.join()).not.toMatch(/normal|uniform/);
  expect(loud[0]).toContain("uniform");
  expect(loud[1]).toContain("normal");
});

test("choices side by side: a method by its name, with its parameters, or by its label; lists of numbers", () => {
  const [line] = told([
    {
      vary: "normalise",
      of: [
        "z-score",
        { method: "min-max", upper: 100 },
        { method: "min-max", label: "to ten", upper: 10 },
        { method: "piecewise", points: [0, 50, 100] },
      ],
    },
  ]);
  expect(line).toContain(" | ");
  const parts = line!.slice(line!.indexOf(":") + 1).split(" | ");
  expect(parts).toHaveLength(4);
  expect(parts[1]).toMatch(/upper 100/);
  expect(parts[2]).toMatch(/to ten.*upper 10\b/);
  expect(parts[3]).toMatch(/points 0 50 100/);
});
