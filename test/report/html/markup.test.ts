import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { html, isolated, joined, trusted } from "../../../src/report/html/markup.ts";
import { sha256Base64 } from "../../../src/report/html/sha256.ts";
import { table } from "../../../src/report/html/table.ts";
import { HOSTILE, textOf } from "./fixtures.ts";

describe("markup", () => {
  test("every text is escaped, in content and in attributes; what is absent is not shown", () => {
    const bad = '<i title="x">&\'</i>';
    expect(html`<p title="${bad}">${bad}${null}${undefined}${false}${0}</p>`.html).toBe(
      '<p title="&lt;i title=&quot;x&quot;&gt;&amp;&#39;&lt;/i&gt;">&lt;i title=&quot;x&quot;&gt;&amp;&#39;&lt;/i&gt;0</p>',
    );
  });

  test("markup within markup stays as it is, lists are put together", () => {
    expect(html`<ul>${["a", "<"].map((one) => html`<li>${one}</li>`)}</ul>`.html).toBe(
      "<ul><li>a</li><li>&lt;</li></ul>",
    );
    expect(joined([html`<b>a</b>`, "&"], " < ").html).toBe("<b>a</b> &lt; &amp;");
    expect(trusted("<hr>").html).toBe("<hr>");
    expect(isolated("<")).toEqual({ html: "<bdi>&lt;</bdi>" });
  });

  test("no text opens a tag, ends an attribute, or holds what HTML cannot; what can be shown comes back", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE)), (text) => {
        const { html: written } = html`${text}`;
        expect(written).not.toMatch(/[<>"']/);
        expect(written).not.toMatch(/\p{Cs}/u);
        expect(written).not.toMatch(/(?![\t\n])\p{Cc}/u);
        const shown = text.replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "\ufffd");
        expect(textOf(written)).toBe(shown.replace(/\s+/g, " "));
      }),
    );
  });
});

test("tables have a caption, headings of columns and rows, and a frame that a keyboard reaches", () => {
  const columns = [
    { heading: "unit", names: true, cell: (one: number) => `u${one}` },
    { heading: "a longer heading", figure: true, cell: (one: number) => one },
  ];
  expect(table([1, 2], columns, { caption: "A & B", sortable: true, filterable: true }).html).toBe(
    '<div class="scroll" tabindex="0" role="group" aria-label="A &amp; B"><table data-sort data-filter><caption>A &amp; B</caption><thead><tr><th scope="col" class="s">unit<th scope="col" class="n">a longer heading</thead><tbody><tr><th scope="row">u1<td class="n">1<tr><th scope="row">u2<td class="n">2</tbody></table></div>',
  );
});

test("SHA-256 as node:crypto computes it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      expect(sha256Base64(text)).toBe(createHash("sha256").update(text, "utf8").digest("base64"));
    }),
  );
  // lengths at which the padding needs a block more
  for (const n of [0, 55, 56, 63, 64, 65, 119, 120])
    expect(sha256Base64("a".repeat(n))).toBe(createHash("sha256").update("a".repeat(n)).digest("base64"));
});
