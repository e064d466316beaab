import fc from "fast-check";
import { expect, test } from "vitest";
import { tableText } from "../../src/io/table.ts";
import { displayWidth, fitWidth, wrapText } from "../../src/io/width.ts";

test("Chinese characters and full-width marks are two columns wide, combining marks none", () => {
  expect(displayWidth("GDP 总值")).toBe(8);
  expect(displayWidth("\uff08\uff09\u3001\u3002")).toBe(8);
  expect(displayWidth("e\u0301")).toBe(1);
  expect(displayWidth("𠮷")).toBe(2);
  expect(displayWidth("—…≥")).toBe(3);
});

test("columns line up, numbers to the right, no spaces at the ends", () => {
  const text = tableText(
    [
      ["北城街道", "1.5"],
      ["abc", "12.25"],
    ],
    { columns: [{ heading: "名称" }, { heading: "score", align: "right" }] },
  );
  expect(text).toBe("名称      score\n--------  -----\n北城街道    1.5\nabc       12.25");
});

test("headings of several lines stand at the bottom; without headings there is no rule", () => {
  expect(tableText([["a", "1"]], { columns: [{ heading: "x" }, { heading: "long\nname", align: "right" }] })).toBe(
    "   long\nx  name\n-  ----\na     1",
  );
  expect(tableText([["a", "b"]], { columns: [{}, {}] })).toBe("a  b");
});

test("only the columns that may be cut are, the widest first", () => {
  const columns = [{ heading: "n" }, { heading: "name", shrink: true }, { heading: "other", shrink: true }];
  const text = tableText([["1234567890", "一二三四五六七八九十", "abcdefghijkl"]], { columns, width: 36 });
  expect(text.split("\n")[2]).toBe("1234567890  一二三四五…  abcdefghij…");
});

test("terminal commands and line breaks in names are shown as spaces", () => {
  expect(tableText([["a\u001b[31mb\nc\u0007"]], { columns: [{}] })).toBe("a [31mb c");
});

test("no line is wider than asked where everything may be cut; no text breaks the columns", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.string()), { minLength: 1, maxLength: 4 }),
      (rows) => {
        const text = tableText(rows, {
          columns: [
            { heading: "a", shrink: true },
            { heading: "b", shrink: true },
          ],
          width: 20,
        });
        expect(text.split("\n")).toHaveLength(rows.length + 2);
        for (const line of text.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(20);
      },
    ),
  );
});

test("texts are cut with an ellipsis and broken at spaces or between Chinese characters", () => {
  expect(fitWidth("黄岩区", { width: 6 })).toBe("黄岩区");
  expect(fitWidth("黄岩区", { width: 5 })).toBe("黄岩…");
  expect(wrapText("Higher-quality economic development", { width: 14 })).toEqual([
    "Higher-quality",
    "economic",
    "development",
  ]);
  expect(wrapText("更高质量的经济发展", { width: 10 })).toEqual(["更高质量的", "经济发展"]);
  expect(wrapText("", { width: 5 })).toEqual([""]);
});
