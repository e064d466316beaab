import { describe, expect, test } from "vitest";
import { checkSystem } from "../../src/schema/system.ts";
import { type Case, cases, outcome, pathsOf, put, wrong } from "./oracle.ts";
import { computed, fullPlan, fullSystem, plainSystem, withX } from "./samples.ts";

test("the system with one of everything is sound", async () => {
  expect((await outcome(() => computed(fullSystem, fullPlan))).codes).toBe("ok");
});

describe("a wrong value in the place of each key, or the key removed", () => {
  const values = [...wrong, ["nothing", undefined] as const];
  test.each(pathsOf(fullSystem).map((path, i) => [path.join(".") || "the system", path, i] as const))(
    "%s",
    async (_, path, i) => {
      // some of the values at each path, others at the next
      for (let k = i % 5; k < values.length; k += 5)
        await outcome(() => computed(put(fullSystem, path, values[k]![1]), fullPlan));
      await outcome(() => checkSystem(put(fullSystem, path)));
    },
  );
});

const indexOf = (children: unknown) => ({ ...plainSystem, index: { id: "index", children } });
const leaf = (id: unknown, more: object = {}) => ({ id, direction: "positive", ...more });
function nested(depth: number): unknown {
  let node: unknown = leaf("x");
  for (let i = 0; i < depth; i++) node = { id: `g${i}`, children: [node] };
  return { ...plainSystem, index: node };
}
function nestedList(depth: number): unknown {
  let list: unknown = [];
  for (let i = 0; i < depth; i++) list = [list];
  return list;
}
const itself: Record<string, unknown> = { ...plainSystem };
itself["index"] = { id: "index", children: [itself] };
const own = (json: string) => JSON.parse(json) as object;
const shadows = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf"];

const ids: readonly Case[] = [
  ...shadows.map(
    (id): Case => [`id ${id}`, () => computed(indexOf([leaf(id)])), id === "__proto__" ? "bad-id" : "reserved-id"],
  ),
  ...shadows.map(
    (id): Case => [
      `variable ${id}`,
      () => computed({ ...plainSystem, variables: [{ id }] }),
      id === "__proto__" ? "bad-id" : "reserved-id",
    ],
  ),
  ["a tag __proto__", () => computed(withX({ tags: ["__proto__"] })), "ok"],
  [
    "a tag constructor, emphasised",
    () => computed(withX({ tags: ["constructor"] }), { weigh: { emphasis: { toString: 2 } } }),
    "unknown-tag",
  ],
  [
    "a level __proto__",
    () => computed(withX({ levels: ["__proto__"] }, { levels: ["__proto__"] }), { level: "__proto__" }),
    "ok",
  ],
  [
    "a key __proto__",
    () => computed(own('{"id":"a","version":"1","__proto__":{"polluted":1},"index":{}}')),
    "forbidden-key",
  ],
  [
    "a key __proto__ in a node",
    () => computed(indexOf([own('{"id":"x","direction":"positive","__proto__":{"weight":9}}')])),
    "forbidden-key",
  ],
  [
    "a key constructor",
    () => computed({ ...plainSystem, constructor: { prototype: { polluted: 1 } } }),
    "forbidden-key",
  ],
  ["a key toString", () => computed({ ...plainSystem, toString: "x" }), "unknown-key"],
  ["a key hasOwnProperty in a node", () => computed(withX({ hasOwnProperty: 1 })), "unknown-key"],
  ["an id of 100,000 characters", () => computed(indexOf([leaf("x".repeat(1e5))])), "ok"],
  ["an id of a million wrong characters", () => computed(indexOf([leaf("界".repeat(1e6))])), "bad-id"],
  ["a right-to-left id", () => computed(indexOf([leaf("\u202eabc")])), "bad-id"],
  ["an emoji as id", () => computed(indexOf([leaf("👩‍👩‍👧")])), "bad-id"],
  ["a lone surrogate as id", () => computed(indexOf([leaf("a\ud800")])), "bad-id"],
  ["an id with a NUL", () => computed(indexOf([leaf("a\0")])), "bad-id"],
  ["an id with a line break", () => computed(indexOf([leaf("a\n")])), "bad-id"],
  ["a reserved id", () => computed(indexOf([leaf("unit")])), "reserved-id"],
  ["a formula word as id", () => computed(indexOf([leaf("sqrt")])), "reserved-id"],
  ["an id twice among siblings", () => computed(indexOf([leaf("x"), leaf("x")])), "child-twice"],
  ["an id twice in the tree", () => computed(indexOf([leaf("x"), { id: "g", children: [leaf("x")] }])), "duplicate-id"],
  ["an indicator named as the index", () => computed(indexOf([leaf("index")])), "duplicate-id"],
  ["a variable named as an indicator", () => computed({ ...plainSystem, variables: [{ id: "x" }] }), "duplicate-id"],
  ["a Cyrillic look-alike", () => computed(indexOf([leaf("х")])), "bad-id"],
];

const shapes: readonly Case[] = [
  ["64 levels of groups", () => computed(nested(64)), "too-deep"],
  ["10,000 levels of groups", () => computed(nested(10_000)), "too-deep"],
  ["10,000 levels of lists in a name", () => computed({ ...plainSystem, name: nestedList(10_000) }), "too-deep"],
  ["a system in itself", () => computed(itself), "circular-value"],
  ["a million children", () => computed(indexOf(new Array(1e6).fill(null))), "too-large"],
  [
    "20,000 indicators",
    () => checkSystem(indexOf(Array.from({ length: 20_000 }, (_, i) => leaf(`x${i}`)))).issues,
    "ok",
  ],
  [
    "5,000 unknown keys",
    () => computed({ ...plainSystem, ...Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`key${i}`, 1])) }),
    "unknown-key",
  ],
  ["no children", () => computed(indexOf([])), "index-without-children"],
  ["an empty group", () => computed(indexOf([{ id: "g", children: [] }, leaf("x")])), "empty-group"],
  ["an index that is an indicator", () => computed({ ...plainSystem, index: leaf("x") }), "index-without-children"],
  ["only observed indicators", () => computed(indexOf([leaf("x", { role: "observed" })])), "nothing-left"],
  ["only gates", () => computed(indexOf([leaf("x", { role: "gate" })])), "nothing-left"],
  ["no direction is stated", () => computed(indexOf([{ id: "x", direction: "unstated" }])), "nothing-left"],
  ["a text as the system", () => computed("plain"), "wrong-type"],
  ["a list as the system", () => computed([plainSystem]), "wrong-type"],
  ["nothing as the system", () => computed(undefined), "wrong-type"],
  [
    "a class instance",
    () =>
      computed(
        new (class Sneaky {
          id = "a";
        })(),
      ),
    "wrong-type",
  ],
  [
    "a getter",
    () => computed(Object.defineProperty({ ...plainSystem }, "version", { get: () => "1", enumerable: true })),
    "ok",
  ],
  [
    "another kind of document",
    () => computed({ ...plainSystem, format: "common-prosperity-index/plan@1" }),
    "wrong-format",
  ],
  [
    "a newer version of the format",
    () => computed({ ...plainSystem, format: "common-prosperity-index/system@99" }),
    "newer-format",
  ],
];

const numbers: readonly Case[] = [
  ["a negative weight", () => computed(withX({ weight: -1 })), "negative-weight"],
  ["all weights zero", () => computed(indexOf([leaf("x", { weight: 0 }), leaf("y", { weight: 0 })])), "zero-weights"],
  ["minus zero as weight", () => computed(withX({ weight: -0 })), "ok"],
  ["a weight of NaN", () => computed(withX({ weight: Number.NaN })), "not-finite"],
  ["an infinite weight", () => computed(withX({ weight: Number.POSITIVE_INFINITY })), "not-finite"],
  [
    "weights whose sum overflows",
    () => computed(indexOf([leaf("x", { weight: 1e308 }), leaf("y", { weight: 1e308 })])),
    "weights-overflow",
  ],
  ["weights of 5e-324", () => computed(indexOf([leaf("x", { weight: 5e-324 }), leaf("y", { weight: 5e-324 })])), "ok"],
  [
    "weights of 1e308 and 5e-324",
    () => computed(indexOf([leaf("x", { weight: 1e308 }), leaf("y", { weight: 5e-324 })])),
    "ok",
  ],
  ["equal goalposts", () => computed(withX({ goalposts: [1, 1] })), "equal-goalposts"],
  ["goalposts reversed", () => computed(withX({ goalposts: [2, 1] })), "goalposts-reversed"],
  ["goalposts that overflow", () => computed(withX({ goalposts: [-1e308, 1e308] })), "out-of-range"],
  [
    "goalposts 5e-324 apart",
    () =>
      computed(withX({ goalposts: [0, 5e-324] }), {
        normalise: { method: "goalposts", indicators: { y: { method: "min-max" }, z: { method: "min-max" } } },
      }),
    "overflow",
  ],
  ["goalposts without a logarithm", () => computed(withX({ goalposts: [0, 1], transform: "ln" })), "goalposts-domain"],
  [
    "an ideal without a logarithm",
    () => computed(withX({ direction: { ideal: 0 }, transform: "ln" })),
    "goalposts-domain",
  ],
  [
    "a band without a root",
    () => computed(withX({ direction: { from: -1, to: 1 }, transform: "sqrt" })),
    "goalposts-domain",
  ],
  ["an ideal of 1e308", () => computed(withX({ direction: { ideal: 1e308 } })), "ok"],
  ["an ideal that is not known", () => computed(withX({ direction: { ideal: null } })), "ideal-unknown"],
  ["a band turned round", () => computed(withX({ direction: { from: 2, to: 1 } })), "band-order"],
  [
    "a band within limits of no width",
    () => computed(withX({ direction: { from: 1, to: 1, min: 1, max: 1 } })),
    "band-order",
  ],
  ["a denominator that is itself", () => computed(withX({ denominator: "x" })), "self-reference"],
  ["a denominator that is a group", () => computed(withX({ denominator: "a" })), "unknown-reference"],
  [
    "denominators in a circle",
    () => computed(indexOf([leaf("x", { denominator: "y" }), leaf("y", { denominator: "x" })])),
    "ok",
  ],
  ["a denominator scaled by 0", () => computed(withX({ denominator: { by: "y", scale: 0 } })), "out-of-range"],
  ["a denominator scaled by 1e308", () => computed(withX({ denominator: { by: "y", scale: 1e308 } })), "ok"],
  [
    "shares of owners above 1",
    () =>
      computed(
        withX({
          owners: [
            { name: "a", share: 0.7 },
            { name: "b", share: 0.7 },
          ],
        }),
      ),
    "owner-shares",
  ],
];

const targets: readonly Case[] = [
  [
    "two official targets",
    () => computed(withX({ targets: [1, 2].map((value) => ({ period: "2025", value, official: true })) })),
    "conflicting-targets",
  ],
  [
    "conflicting targets, none official",
    () =>
      computed(withX({ targets: [1, 2].map((value) => ({ period: "2025", value })) }), {
        normalise: { indicators: { x: { method: "attainment", period: "2025" } } },
      }),
    "target-conflict",
  ],
  [
    "a comparator against the direction",
    () => computed(withX({ targets: [{ period: "2025", value: 1, comparator: "<=" }] })),
    "comparator-contradicts",
  ],
  [
    "a target that rises for what should fall",
    () => computed(withX({ direction: "negative", targets: [{ kind: "trend", trend: "rising", period: "2025" }] })),
    "comparator-contradicts",
  ],
  [
    "a base after the period",
    () => computed(withX({ targets: [{ period: "2020", value: 1, base: { period: "2021", value: 0 } }] })),
    "base-after-period",
  ],
  [
    "a target kind __proto__",
    () => computed(withX({ targets: [{ kind: "__proto__", period: "2025" }] })),
    "not-one-of",
  ],
  [
    "a target kind constructor",
    () => computed(withX({ targets: [{ kind: "constructor", period: "2025" }] })),
    "not-one-of",
  ],
  [
    "a target of 1e308",
    () =>
      computed(withX({ targets: [{ period: "2025", value: 1e308 }] }), {
        normalise: { indicators: { x: { method: "attainment", period: "2025" } } },
      }),
    "ok",
  ],
  [
    "a target of 0",
    () =>
      computed(withX({ targets: [{ period: "2025", value: 0 }] }), {
        normalise: { indicators: { x: { method: "attainment", period: "2025" } } },
      }),
    "ok",
  ],
  [
    "a target of 1e-320",
    () =>
      computed(withX({ targets: [{ period: "2025", value: 1e-320 }] }), {
        normalise: { indicators: { x: { method: "attainment", period: "2025", cap: null } } },
      }),
    "overflow",
  ],
  [
    "a base that is the target",
    () =>
      computed(withX({ targets: [{ period: "2025", value: 5, base: { period: "2020", value: 5 } }] }), {
        normalise: { indicators: { x: { method: "attainment", period: "2025" } } },
      }),
    "ok",
  ],
  [
    "a synchrony with itself",
    () => computed(withX({ targets: [{ kind: "synchrony", period: "2025", with: "nobody" }] })),
    "unknown-reference",
  ],
  [
    "a joint target without floors",
    () => computed(withX({ targets: [{ kind: "joint", period: "2025", floors: [], value: 1 }] })),
    "wrong-length",
  ],
];

const formula = (text: string) => computed(withX({ formula: text }));
const formulas: readonly Case[] = [
  ["an empty formula", () => formula(""), "empty-text"],
  ["a formula of itself", () => formula("x + 1"), "formula-circle"],
  [
    "formulas in a circle",
    () => computed(indexOf([leaf("x", { formula: "y" }), leaf("y", { formula: "z" }), leaf("z", { formula: "x" })])),
    "formula-circle",
  ],
  ["a formula of a group", () => formula("a + 1"), "formula-group"],
  ["a formula of the unknown", () => formula("nobody"), "formula-name"],
  ["a formula of __proto__", () => formula("__proto__"), "formula-name"],
  ["a formula of constructor", () => formula("constructor"), "formula-name"],
  ["a call of constructor", () => formula('constructor("return process")()'), "formula-syntax"],
  ["a property", () => formula("y.constructor"), "formula-refused"],
  ["a method of a text", () => formula('"".sub.constructor("1")'), "formula-refused"],
  ["import", () => formula("import({ a: 1 })"), "formula-function formula-refused"],
  ["eval", () => formula('evaluate("1")'), "formula-function formula-refused"],
  ["createUnit", () => formula('createUnit("foo")'), "formula-function formula-refused"],
  ["a call of toString", () => formula("toString(1)"), "formula-function"],
  ["a call of hasOwnProperty", () => formula("hasOwnProperty(y)"), "formula-function"],
  ["an assignment", () => formula("y = 2"), "formula-refused"],
  ["a function definition", () => formula("f(t) = t"), "formula-refused"],
  ["several expressions", () => formula("1; 2"), "formula-refused"],
  ["a matrix", () => formula("[y, y]"), "formula-refused"],
  ["a range", () => formula("1:10000000"), "formula-refused"],
  ["an object", () => formula("{a: y}"), "formula-refused"],
  ["a factorial", () => formula("y!"), "formula-refused"],
  ["a unit of measure", () => formula("5 cm"), "formula-refused"],
  ["a percentage", () => formula("5%"), "formula-refused"],
  ["a comment", () => formula("y # z"), "formula-refused"],
  ["a text", () => formula('"y"'), "formula-refused"],
  ["a constant that is infinite", () => formula("1e999"), "formula-refused"],
  ["a constant of mathematics", () => formula("pi * y"), "formula-name"],
  ["the imaginary unit", () => formula("i * y"), "formula-name"],
  ["half a formula", () => formula("y +"), "formula-syntax"],
  ["an unclosed bracket", () => formula("(y"), "formula-syntax"],
  ["an implicit multiplication", () => formula("2 y"), "formula-refused"],
  ["a full-width operator", () => formula("y ÷ z"), "formula-refused"],
  ["an emoji", () => formula("😀"), "formula-syntax"],
  ["a lone surrogate", () => formula("y + \ud800"), "formula-syntax"],
  ["a NUL", () => formula("y\0"), "formula-syntax"],
  ["10,000 brackets", () => formula(`${"(".repeat(10_000)}y${")".repeat(10_000)}`), "formula-too-long"],
  ["900 brackets", () => formula(`${"(".repeat(900)}y${")".repeat(900)}`), "formula-too-deep"],
  ["1,900 minus signs", () => formula(`${"-".repeat(1900)}y`), "formula-too-deep"],
  ["900 powers", () => formula(`${"2^".repeat(900)}y`), "formula-too-deep"],
  ["600 conditions", () => formula(`${"y?1:".repeat(450)}y`), "formula-too-deep"],
  ["a sum of 900 terms", () => formula(`y${"+y".repeat(900)}`), "ok"],
  ["a million characters", () => formula("y+".repeat(5e5)), "formula-too-long"],
  ["no arguments", () => formula("max()"), "formula-arity"],
  ["too many arguments", () => formula("abs(y, y)"), "formula-arity"],
  ["rounding to a column", () => formula("round(y, z)"), "formula-digits"],
  ["a division by zero everywhere", () => formula("y / 0"), "all-missing"],
  ["zero by zero everywhere", () => formula("(y - y) / (y - y)"), "all-missing"],
  ["a logarithm of zero everywhere", () => formula("ln(y - y)"), "all-missing"],
  ["a root of negatives everywhere", () => formula("sqrt(0 - y)"), "all-missing"],
  ["an exponential that overflows", () => formula("exp(y * 1000)"), "all-missing"],
  ["a power that overflows", () => formula("(y * 1e300) ^ 2"), "all-missing"],
  ["a constant formula", () => formula("1"), "ok"],
  ["a bare column within across", () => formula('across("town", y)'), "formula-across-bare"],
  ["across without a hierarchy", () => formula('across("town", max(y))'), "no-hierarchy"],
  ["a lag of many years", () => formula("coalesce(lag(y, 1e9), y)"), "ok"],
  [
    "an expression of the wrong arity",
    () => computed(withX({ expression: { kind: "call", name: "abs", args: [] } })),
    "formula-arity",
  ],
  [
    "an expression that calls constructor",
    () => computed(withX({ expression: { kind: "call", name: "constructor", args: [] } })),
    "not-one-of",
  ],
  [
    "an expression of __proto__",
    () => computed(withX({ expression: { kind: "column", id: "__proto__" } })),
    "formula-name",
  ],
  ["an expression of NaN", () => computed(withX({ expression: { kind: "const", value: Number.NaN } })), "not-finite"],
  [
    "an expression 60 calls deep",
    () =>
      computed(
        withX({
          expression: JSON.parse(
            `${'{"kind":"call","name":"abs","args":['.repeat(26)}{"kind":"column","id":"y"}${"]}".repeat(26)}`,
          ) as object,
        }),
      ),
    "formula-too-deep",
  ],
  [
    "a chain of 3,000 formulas, last first",
    () =>
      computed(
        indexOf(
          Array.from({ length: 3000 }, (_, i) =>
            leaf(`x${i}`, i < 2999 ? { expression: { kind: "column", id: `x${i + 1}` } } : {}),
          ),
        ),
      ),
    "ok",
  ],
];

const base = { id: "plain", version: "1", index: { id: "index", children: [leaf("x"), leaf("y")] } };
const extension = (more: object) => computed({ extends: base, ...more });
const extensions: readonly Case[] = [
  ["extends an unknown id", () => computed({ extends: "nobody" }), "extends-no-resolver"],
  ["extends a number", () => computed({ extends: 7 }), "wrong-type"],
  ["extends null", () => computed({ extends: null }), "wrong-type"],
  ["sets the unknown", () => extension({ set: { nobody: { weight: 1 } } }), "unknown-node"],
  ["sets __proto__", () => extension({ set: own('{"__proto__":{"weight":1}}') }), "forbidden-key"],
  ["sets toString", () => extension({ set: { toString: { weight: 1 } } }), "unknown-node"],
  ["sets an id", () => extension({ set: { x: { id: "renamed" } } }), "unknown-key"],
  ["sets a weight below 0", () => extension({ set: { x: { weight: -1 } } }), "negative-weight"],
  ["drops the index", () => extension({ drop: ["index"] }), "index-dropped"],
  ["drops everything", () => extension({ drop: ["x", "y"] }), "index-without-children"],
  ["drops and sets", () => extension({ drop: ["x"], set: { x: { weight: 1 } } }), "set-and-dropped"],
  ["adds under an indicator", () => extension({ add: [{ under: "x", node: leaf("z") }] }), "node-is-indicator"],
  ["adds an id that exists", () => extension({ add: [{ under: "index", node: leaf("x") }] }), "child-twice"],
  ["adds null", () => extension({ add: [{ under: "index", node: null }] }), "wrong-type"],
  [
    "extends itself, 100 times over",
    () => {
      let system: unknown = base;
      for (let i = 0; i < 100; i++) system = { extends: system };
      return computed(system);
    },
    "too-deep",
  ],
];

describe("ids", () => cases(ids, test));
describe("shapes", () => cases(shapes, test));
describe("numbers", () => cases(numbers, test));
describe("targets", () => cases(targets, test));
describe("formulas", () => cases(formulas, test));
describe("extensions", () => cases(extensions, test));
