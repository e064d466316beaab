import { expect, test } from "vitest";
import * as z from "zod/mini";
import { issueText } from "../../src/index.ts";
import { checkShape, zodIssues } from "../../src/schema/zod-issues.ts";

const said = (shell: z.core.$ZodType, input: unknown) =>
  checkShape(shell, input, ["p"]).issues.map((issue) => issueText(issue));

const Params = z.strictObject({
  lower: z._default(z.number(), 0),
  times: z.optional(z.int().check(z.gte(1), z.lt(10))),
  rule: z.enum(["midpoint", "error"]),
  over: z.optional(z.union([z.literal("all-periods"), z.strictObject({ base: z.string() })])),
  list: z.optional(z.array(z.number()).check(z.minLength(2))),
  code: z.optional(z.string().check(z.regex(/^[a-z]+$/), z.maxLength(3))),
  by: z.optional(z.record(z.string().check(z.regex(/^[a-z]+$/)), z.number())),
  on: z.optional(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("a") }),
      z.strictObject({ kind: z.literal("b"), x: z.number() }),
    ]),
  ),
});

test("a value that fits comes back with its defaults", () => {
  expect(checkShape(Params, { rule: "error" })).toEqual({ value: { lower: 0, rule: "error" }, issues: [] });
});

test.each<[object, string[]]>([
  [
    { lower: "3" },
    ['p.lower: expected a number, found a text "3"', 'p.rule: "rule" is required; choose from: midpoint, error'],
  ],
  [
    { rule: "midpint" },
    ['p.rule: "midpint" is not one of the choices (did you mean "midpoint"?); choose from: midpoint, error'],
  ],
  [{ rule: 5 }, ["p.rule: 5 is not one of the choices; choose from: midpoint, error"]],
  [{ rule: "error", lowr: 1 }, ['p.lowr: "lowr" is not a known key (did you mean "lower"?)']],
  [{ rule: "error", q: 1 }, ['p.q: "q" is not a known key; known here: lower, times, rule, over, list, code, by, on']],
  [{ rule: "error", times: 1.5 }, ["p.times: expected a whole number, found a number 1.5"]],
  [{ rule: "error", times: 0 }, ["p.times: 0 is out of range; it must be at least 1"]],
  [{ rule: "error", times: 10 }, ["p.times: 10 is out of range; it must be less than 10"]],
  [
    { rule: "error", lower: Number.NaN },
    ["p.lower: NaN is not a finite number; write a number, or leave the value out"],
  ],
  [{ rule: "error", lower: null }, ["p.lower: expected a number, found null"]],
  [
    { rule: "error", over: "all-period" },
    [
      'p.over: "all-period" is not one of the choices (did you mean "all-periods"?); choose from: all-periods, { base: … }',
    ],
  ],
  [
    { rule: "error", over: { base: 2020 } },
    ['p.over.base: expected a text, found a number 2020; put it in quotes: "2020"'],
  ],
  [{ rule: "error", over: 3 }, ['p.over: expected a text or an object, found a number 3; put it in quotes: "3"']],
  [{ rule: "error", list: [1] }, ["p.list: has 1 entry; it must have at least 2"]],
  [{ rule: "error", code: "ABC" }, ['p.code: "ABC" does not have the form /^[a-z]+$/; rewrite it']],
  [{ rule: "error", code: "abcd" }, ["p.code: has 4 characters; it must have at most 3"]],
  [{ rule: "error", by: { "1": 2 } }, ['p.by.1: "1" does not have the form /^[a-z]+$/; rewrite it']],
  [{ rule: "error", on: { kind: "c" } }, ['p.on.kind: "c" is not one of the choices; choose from: a, b']],
  [{ rule: "error", on: {} }, ['p.on.kind: "kind" is required; choose from: a, b']],
  [{ rule: "error", on: { kind: "b" } }, ['p.on.x: "x" is required; add it']],
])("%j", (input, expected) => expect(said(Params, input)).toEqual(expected));

test("the whole value of a wrong type, or absent", () => {
  expect(said(Params, [])).toEqual(["p: expected an object, found a list"]);
  expect(said(Params, undefined)).toEqual(["p: expected an object, found nothing"]);
});

test("a refinement states its own problem", () => {
  const Range = z
    .strictObject({ min: z.number(), max: z.number() })
    .check(z.refine(({ min, max }) => min < max, { params: { code: "band-order", params: { from: 1, to: 2 } } }));
  expect(checkShape(Range, { min: 2, max: 1 }, ["p"]).issues).toEqual([
    { code: "band-order", path: ["p"], params: { from: 1, to: 2 } },
  ]);
  const Plain = z.string().check(z.refine((s) => s.length > 3, "too short"));
  expect(said(Plain, "ab")).toEqual(['p: "ab" is not valid here (too short); change it']);
});

test("a bare zod error is translated as well, without what was found", () => {
  const error = z.safeParse(Params, { lower: "3", rule: "error", extra: 1 }).error!;
  expect(zodIssues(error, ["q"]).map(({ code, path }) => [code, path])).toEqual([
    ["wrong-type", ["q", "lower"]],
    ["unknown-key", ["q", "extra"]],
  ]);
});

test("where words are offered, the objects that would do as well", () => {
  const shell = z.union([
    z.enum(["up", "down"]),
    z.strictObject({ ideal: z.number() }),
    z.strictObject({ from: z.number(), to: z.number(), min: z.optional(z.number()) }),
  ]);
  expect(checkShape(z.strictObject({ direction: shell }), { direction: "upp" }).issues).toMatchObject([
    { code: "not-one-of", params: { choices: ["up", "down", "{ ideal: … }", "{ from: …, to: … }"], nearest: "up" } },
  ]);
});
