import { expect, test } from "vitest";
import { en, formatPath, IndexError, type Issue, issuePlace, issueText } from "../../src/errors/index.ts";
import { zh } from "../../src/errors/zh.ts";

const issue: Issue = {
  code: "negative-weight",
  path: ["index", "children", 2, "weight"],
  params: { id: "gdp", found: -1 },
};

test("paths as one writes them in code", () => {
  expect(formatPath(["system", "index", "children", 2, "weight"])).toBe("system.index.children[2].weight");
  expect(formatPath([0, "a"])).toBe("[0].a");
  expect(formatPath([])).toBe("");
});

test("the place stands before the sentence: file, sheet, line, row, column, path", () => {
  expect(issueText(issue, en)).toBe('index.children[2].weight: the weight of "gdp" is -1; weights are 0 or more');
  expect(issueText(issue, zh)).toBe("index.children[2].weight：“gdp”的权重为 -1，权重不得为负");
  const placed = { ...issue, path: [], at: { file: "a.xlsx", sheet: "s", row: 5, column: "gdp" } };
  expect(issuePlace(placed)).toBe("a.xlsx, sheet s, row 5, column gdp");
  expect(issuePlace({ ...issue, path: [], at: { file: "a.yaml", line: 3 } })).toBe("a.yaml, line 3");
  expect(issueText({ ...issue, path: [] })).not.toMatch(/^:/);
});

test("the place is in the language of the texts, and in English where they have none", () => {
  const placed: Issue = { ...issue, at: { file: "a.yaml", line: 5 } };
  expect(issuePlace(placed, zh)).toBe("a.yaml，第 5 行，index.children[2].weight");
  expect(issuePlace({ ...issue, path: [], at: { file: "a.csv", row: 5, column: "gdp" } }, zh)).toBe(
    "a.csv，表格第 5 行，gdp 列",
  );
  expect(issuePlace(placed, {})).toBe("a.yaml, line 5, index.children[2].weight");
});

test("a code of somebody else's method has their text, or at least its name and parameters", () => {
  const foreign: Issue = { code: "acme:odd", path: [], params: { found: 3 } };
  expect(issueText(foreign)).toBe('acme:odd {"found":3}');
  expect(issueText(foreign, { ...en, "acme:odd": ({ found }) => `odd: ${found}` })).toBe("odd: 3");
});

test("an IndexError carries every issue and says each on a line", () => {
  const error = new IndexError([issue, { ...issue, path: [] }]);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("IndexError");
  expect(error.issues).toHaveLength(2);
  expect(error.message.split("\n")).toHaveLength(2);
});
