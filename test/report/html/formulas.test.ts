import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formulas } from "../../../scripts/report-formulas.mjs";
import { builtins, parseDefinition } from "../../../src/index.ts";
import { expressionMath } from "../../../src/report/html/expression.ts";
import { markupOf } from "../../../src/report/html/markup.ts";
import { formulaOf, methodName, pageOf } from "../../../src/report/html/methods.ts";

test("what reports say of methods is what their pages in docs say", () => {
  expect(readFileSync(new URL("../../../src/report/html/formulas.json", import.meta.url), "utf8")).toBe(formulas());
});

test("every built-in method but none has a page with an English name, and MathML without styles", () => {
  for (const { kind, id } of builtins) {
    if (id === "none") continue;
    const page = pageOf(kind, id);
    expect(page?.en).toMatch(/^\p{Lu}[\p{L}\p{N} –,.()-]+$/u);
    expect(page?.math ?? "<math>").toMatch(/^<math/);
    expect(page?.math ?? "").not.toMatch(/\sstyle=|\sclass=|<script|href/);
  }
  const say = (_: string, zh: string) => zh;
  expect(markupOf(methodName("weigh", "entropy", { say }))).toBe("熵权法 <code>entropy</code>");
  expect(markupOf(methodName("weigh", "acme:own", { say }))).toBe("<code>acme:own</code>");
  expect(markupOf(formulaOf("aggregate", "constructor", { locale: "en" }))).toBe("");
});

test("words in formulas are Chinese in Chinese; only signs and short names of quantities stay", () => {
  const left = new Set<string>();
  for (const { kind, id } of builtins) {
    const [en, zh] = (["en", "zh"] as const).map((locale) => markupOf(formulaOf(kind, id, { locale })));
    if (!en!.startsWith("<math")) continue;
    // nothing but the words differs
    const words = /<mtext>[^<]*<\/mtext>/g;
    expect(zh!.replace(words, "")).toBe(en!.replace(words, ""));
    for (const [, text] of zh!.matchAll(/<mtext>([^<]*)<\/mtext>/g)) if (/[A-Za-z]{3}/.test(text!)) left.add(text!);
  }
  expect([...left].sort()).toEqual(["ROC：\u00a0", "ddof"]);
});

test("formulas of indicators as MathML, brackets only where they are needed", async () => {
  const variables = ["a", "b"].map((id) => ({ id }));
  const mathOf = async (formula: string) => {
    const index = { id: "index", children: [{ id: "x", direction: "positive", formula }] } as const;
    const { system } = await parseDefinition({ system: { id: "s", version: "1", variables, index } });
    const [child] = system.index.children;
    if (child === undefined || child.children !== undefined) throw new Error("no indicator");
    return expressionMath(child.expression!, (id) => id.toUpperCase()).replace(/<\/?mrow>|<\/?math[^>]*>/g, "");
  };
  expect(await mathOf("a / b")).toBe("<mfrac><mtext>A</mtext><mtext>B</mtext></mfrac>");
  expect(await mathOf("(a + b) * 2")).toBe(
    "<mo>(</mo><mtext>A</mtext><mo>+</mo><mtext>B</mtext><mo>)</mo><mo>·</mo><mn>2</mn>",
  );
  expect(await mathOf("a - (b - 1)")).toBe(
    "<mtext>A</mtext><mo>−</mo><mo>(</mo><mtext>B</mtext><mo>−</mo><mn>1</mn><mo>)</mo>",
  );
  expect(await mathOf("sqrt(a ^ 2)")).toBe("<msqrt><msup><mtext>A</mtext><mn>2</mn></msup></msqrt>");
});
