import { expect, test } from "vitest";
import { eitherOf, listed } from "../../src/errors/phrase.ts";

test("a long list is cut, and says by how much", () => {
  const options = { between: ", ", more: (n: number) => `… (${n} more)`, most: 2 };
  expect(listed(["a", "b"], options)).toBe("a, b");
  expect(listed(["a", "b", "c", "d"], options)).toBe("a, b, … (2 more)");
  expect(listed([], options)).toBe("");
});

test("alternatives, word by word", () => {
  expect(eitherOf("text|list", " or ", (word) => `a ${word}`)).toBe("a text or a list");
});
