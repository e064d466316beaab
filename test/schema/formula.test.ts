import { describe, expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import type { Expr } from "../../src/schema/expr.ts";
import { attachFormulas, formulaOrder, parseFormula } from "../../src/schema/formula.ts";
import { checkSystem } from "../../src/schema/system.ts";
import type { System } from "../../src/schema/types.ts";
import { withChildren } from "./make.ts";

/** An expression in prefix form, to be read at a glance. */
const prefix = (e: Expr): string =>
  e.kind === "const" ? String(e.value) : e.kind === "column" ? e.id : `${headOf(e)}(${e.args.map(prefix).join(" ")})`;
const headOf = (e: Exclude<Expr, { kind: "const" | "column" }>): string => {
  switch (e.kind) {
    case "call":
      return e.name;
    case "lag":
      return `lag:${e.by}`;
    case "at":
      return `at:${e.period}`;
    case "ref":
      return `ref:${e.to}`;
    default:
      return `${e.level}:${e.name}`;
  }
};
const read = async (text: string) => {
  const { expr, issues } = await parseFormula(text);
  return expr
    ? prefix(expr)
    : issues!.map(({ code, params }) => [code, (params as { what?: string }).what].join(" ").trim()).join(", ");
};

describe("what is read", () => {
  test.each([
    ["urban / rural", "divide(urban rural)"],
    ["(a + b) * 2", "multiply(add(a b) 2)"],
    ["a - b", "subtract(a b)"],
    ["-a^2", "negate(pow(a 2))"], // as in mathematics: the power before the sign
    ["2^3^2", "pow(2 pow(3 2))"], // powers from the right
    ["+a", "a"],
    ["1e3 + .5", "add(1000 0.5)"],
    ["ln(a) + log10(b) + sqrt(c) + exp(d) + abs(e)", "add(ln(a) log10(b) sqrt(c) exp(d) abs(e))"],
    ["min(a, b, c) / max(a)", "divide(min(a b c) max(a))"],
    ["sum(a, b) - mean(a, b)", "subtract(sum(a b) mean(a b))"],
    ["pow(a, 2) + round(a) + round(a, -2)", "add(pow(a 2) round(a) round(a negate(2)))"],
    ["lag(a) / lag(a, 2)", "divide(lag:1(a) lag:2(a))"],
    ['at(a + b, "2020Q1-Q3")', "at:2020Q1-Q3(add(a b))"],
    ["ref('浙江省', a) - ref(\"province \", a)", "subtract(ref:浙江省(a) ref:province(a))"],
    ['across("town", max(a) / min(a))', "divide(town:max(a) town:min(a))"],
    ['across("town", max(mean(a, b), 1))', "max(town:mean(a b) 1)"],
    ['across("town", sum(mean(max(a, b)), cv(lag(a))))', "sum(town:mean(max(a b)) town:cv(lag:1(a)))"],
    ['share("village", a >= 30 and b >= 15, c)', "village:share(and(ge(a 30) ge(b 15)) c)"],
    ['ref("#3 (50%", a)', "ref:#3 (50%(a)"], // a text may hold what a formula may not
    ["a > 1 and b <= 2 or not (c == 3)", "or(and(gt(a 1) le(b 2)) not(eq(c 3)))"],
    ["a != b ? a : b", "if(ne(a b) a b)"],
    ["a ? b : c ? d : e", "if(a b if(c d e))"],
    ["if(a >= b, 1, coalesce(a, 0))", "if(ge(a b) 1 coalesce(a 0))"],
    ["a <\n 1", "lt(a 1)"],
  ])("%s", async (text, expected) => expect(await read(text)).toBe(expected));

  test("chains become one call, in the same order of operations", async () => {
    expect(await read("a + b - c + d")).toBe("add(a b negate(c) d)");
    expect(await read("a - b - c")).toBe("add(a negate(b) negate(c))");
    expect(await read("a - (b - c)")).toBe("subtract(a subtract(b c))");
    expect(await read("a + (b + c)")).toBe("add(a add(b c))");
    expect(await read("a * b * c / d * e")).toBe("multiply(divide(multiply(a b c) d) e)");
    expect(await read("a and b and c")).toBe("and(a b c)");
    expect(await read(Array(500).fill("a").join("+"))).toMatch(/^add\(a( a){499}\)$/);
  });
});

describe("what is refused, by name", () => {
  test.each<[string, string]>([
    ["2x", "formula-refused implicit"],
    ["2 x", "formula-refused implicit"],
    ["(a)(b)", "formula-refused implicit"],
    ["5 cm", "formula-refused implicit"],
    ["'text'", "formula-refused text"],
    ["a = 1", "formula-refused assignment"],
    ["f(x) = x", "formula-refused function-definition"],
    ["[1, 2]", "formula-refused list"],
    ["1:3", "formula-refused range"],
    ["a[1]", "formula-refused index"],
    ["a.b", "formula-refused property"],
    ["a.constructor", "formula-refused property"],
    ["a.b(1)", "formula-refused call"],
    ["{a: 1}", "formula-refused object"],
    ["a; b", "formula-refused block"],
    ["a < b < c", "formula-refused chain"],
    ["NaN", "formula-refused constant"],
    ["true", "formula-refused constant"],
    ["1e999", "formula-refused constant"],
    ["a % b", "formula-refused operator"],
    ["a + 5%", "formula-refused operator"], // would be read as a + a·5/100
    ["a # b", "formula-refused comment"],
    ["a!", "formula-refused operator"],
    ["a mod b", "formula-refused operator"],
    ["a .* b", "formula-refused operator"],
    ["a ?? b", "formula-refused operator"],
    ["not a == b", "formula-refused not"], // would be read as (not a) == b
    ["log(a)", "formula-log"],
    ["log2(a)", "formula-log"],
    ["foo(a)", "formula-function"],
    ["toString(a)", "formula-function"],
    ["constructor(a)", "formula-function"],
    ["divide(a, b)", "formula-function"],
    ["lag + 1", "formula-word-bare"],
    ["lag()", "formula-word"],
    ["lag(a, 0)", "formula-word"],
    ["lag(a, b)", "formula-word"],
    ["lag(a, 1.5)", "formula-word"],
    ["at(a, 2020)", "formula-word"],
    ['at(a, " ")', "formula-word"],
    ["at(a)", "formula-word"],
    ["ref(province, a)", "formula-word"],
    ['ref("province")', "formula-word"],
    ["across(a, max(b))", "formula-word"],
    ['across("town", max(a), 1)', "formula-word"],
    ['share("town")', "formula-word"],
    ["share(a > 1)", "formula-word"],
    ['across("town", a)', "formula-across-bare"],
    ['across("town", max(a) / b)', "formula-across-bare"],
    ['across("town", 3)', "formula-across-empty"],
    ['across("town", max(across("village", max(a))))', "formula-nested"],
    ['share("town", across("village", max(a)) > 1)', "formula-nested"],
    ['across("town", share("village", a > 1))', "formula-nested"],
    ["cv(a)", "formula-aggregate-outside"],
    ["count(a)", "formula-aggregate-outside"],
    ['across("town", mean(median(a)))', "formula-aggregate-outside"],
    ['across("town", median(a, b))', "formula-arity"],
    ['across("town", mean(a, b, c))', "formula-arity"],
    ['across("town", cv())', "formula-arity"],
    ['"text" + a', "formula-refused text"],
    ['max("town", a)', "formula-refused text"],
    ["abs()", "formula-arity"],
    ["abs(a, b)", "formula-arity"],
    ["if(a, b)", "formula-arity"],
    ["round(a, 16)", "formula-digits"],
    ["round(a, b)", "formula-digits"],
    ["", "empty-text"],
    ["  ", "empty-text"],
    ["a +", "formula-syntax"],
    ["((a)", "formula-syntax"],
    ["人均 / 人口", "formula-syntax"],
    ["a".repeat(2001), "formula-too-long"],
    [`${"abs(".repeat(25)}a${")".repeat(25)}`, "formula-too-deep"],
    ["(".repeat(1000), "formula-too-deep"],
    [`${"-".repeat(1999)}a`, "formula-too-deep"],
    [`${"a^".repeat(999)}a`, "formula-too-deep"],
    [`${"not ".repeat(400)}a`, "formula-too-deep"],
  ])("%.40s", async (text, expected) => expect(await read(text)).toBe(expected));

  test("everything that is wrong in one formula, and where a text cannot be read", async () => {
    expect(await read("log(a) + 2x + foo('t')")).toBe(
      "formula-log, formula-refused implicit, formula-function, formula-refused text",
    );
    expect((await parseFormula("a + * b")).issues?.[0]?.params).toEqual({ text: "a + * b", position: 5 });
  });
});

const system = (...formulas: [id: string, formula: string][]): System =>
  checkSystem(withChildren(...formulas.map(([id, formula]) => ({ id, direction: "positive", formula })))).system!;

describe("formulas of a system", () => {
  test("become expressions beside their text, in an order of calculation", async () => {
    const attached = await attachFormulas(system(["a", "b + 1"], ["b", "urban / rural"]));
    expect(attached.issues).toEqual([]);
    expect(attached.order).toEqual(["b", "a"]);
    const [a] = attached.system!.index.children;
    expect(Object.keys(a!)).toEqual([
      "id",
      "weight",
      "direction",
      "tags",
      "owners",
      "formula",
      "expression",
      "role",
      "levels",
      "targets",
    ]);
    expect(formulaOrder(attached.system!)).toEqual(["b", "a"]);
    // what comes out is a system that needs no parser any more
    expect(checkSystem(attached.system)).toEqual({ system: attached.system, issues: [] });
    expect((await attachFormulas(attached.system!)).system).toBe(attached.system);
  });
  test("unknown names, groups and circles, all at once", async () => {
    const { issues } = await attachFormulas(
      system(["a", "urbn + 1"], ["b", "index"], ["c", "d"], ["d", "c"], ["e", "2x"]),
      { path: ["system"] },
    );
    expect(issues.map(({ code, path, params }) => [code, path.slice(0, 4).join("."), params])).toEqual([
      ["formula-refused", "system.index.children.4", { what: "implicit", found: "2 x" }],
      ["formula-name", "system.index.children.0", { name: "urbn", nearest: "urban" }],
      ["formula-group", "system.index.children.1", { name: "index" }],
      ["formula-circle", "system.index.children.2", { circle: ["c", "d", "c"] }],
    ]);
  });
  test("the order needs parsed formulas", () => {
    expect(() => formulaOrder(system(["a", "urban"]))).toThrow(IndexError);
    expect(() => formulaOrder(system(["a", "urban"]))).toThrow(/formula-not-parsed .*"urban"/);
  });
});
