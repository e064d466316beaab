import fc from "fast-check";
import { expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { checkSystem } from "../../src/schema/system.ts";
import { problems, tiny } from "./make.ts";

const resolve = (id: string) => (id === "tiny" ? tiny() : undefined);
const extended = (changes: object) => checkSystem({ extends: "tiny", ...changes }, { resolve });
const wrong = (changes: object) => problems({ extends: "tiny", ...changes }, { resolve });

test("an extension without changes is the base", () => {
  expect(extended({})).toEqual(checkSystem(tiny()));
});

test("set, drop and add give the system that one would have written out", () => {
  const { system, issues } = extended({
    id: "mine",
    version: "2",
    variables: [{ id: "people" }],
    set: { gdp: { weight: 3, goalposts: [0, 10] }, income: { name: "Income" } },
    drop: ["air", "rural"],
    add: [
      { under: "index", node: { id: "new", children: [] } },
      { under: "new", node: { id: "jobs", direction: "positive", denominator: "people" } },
    ],
  });
  expect(issues).toEqual([]);
  const whole = checkSystem({
    id: "mine",
    version: "2",
    variables: [{ id: "urban" }, { id: "people" }],
    index: {
      id: "index",
      children: [
        {
          id: "income",
          name: "Income",
          children: [
            { id: "gdp", direction: "positive", weight: 3, goalposts: [0, 10] },
            { id: "ratio", direction: "negative" },
          ],
        },
        { id: "new", children: [{ id: "jobs", direction: "positive", denominator: "people" }] },
      ],
    },
  });
  expect(system).toEqual(whole.system);
});

test("a problem is told where it was written: in set, in add, or in the resolved tree", () => {
  expect(
    wrong({
      set: { ratio: { goalposts: [1, 2] }, gdp: { wieght: 1 }, air: 5 },
      add: [{ under: "income", node: { id: "z", direction: "positive", weight: -1, tags: [1] } }],
      drop: ["zzz"],
    }),
  ).toEqual([
    "drop.0: unknown-node",
    "set.gdp.wieght: unknown-key",
    "set.air: wrong-type",
    "add.0.node.tags.0: wrong-type",
    "set.ratio.goalposts: goalposts-reversed",
    "add.0.node.weight: negative-weight",
  ]);
  expect(wrong({ drop: ["gdp", "ratio"] })).toEqual(["index.children.0: empty-group"]);
});

test.each([
  [{ set: { gpd: { weight: 1 } } }, ["set.gpd: unknown-node"]],
  [{ set: { gdp: { id: "other" } } }, ["set.gdp.id: unknown-key"]],
  [{ set: { income: { children: [] } } }, ["set.income.children: unknown-key"]],
  [{ set: { gdp: { weight: 2 } }, drop: ["gdp"] }, ["set.gdp: set-and-dropped"]],
  [{ drop: ["index"] }, ["drop.0: index-dropped"]],
  [{ drop: "gdp" }, ["drop: wrong-type"]],
  [{ add: [{ under: "gdp", node: { id: "y", direction: "positive" } }] }, ["add.0.under: node-is-indicator"]],
  [{ add: [{ under: "incme", node: { id: "y", direction: "positive" } }] }, ["add.0.under: unknown-node"]],
  [{ add: [{ under: "income", node: { id: "air", direction: "positive" } }] }, ["index.children.1.id: duplicate-id"]],
  [{ add: [{ node: {} }] }, ["add.0.under: missing-key"]],
  [{ index: {} }, ["index: unknown-key"]],
  [{ variables: [{ id: "urban" }] }, ["variables.0.id: duplicate-id"]],
  [{ variables: [{ id: "a b" }] }, ["variables.0.id: bad-id"]],
  [{ name: 5 }, ["name: wrong-type"]],
])("%j", (changes, expected) => expect(wrong(changes)).toEqual(expected));

test("dropping a group and something in it is no contradiction", () => {
  expect(wrong({ drop: ["income", "gdp"] })).toEqual([]);
});

test("a dropped node can be put back in another shape", () => {
  const { system } = extended({
    drop: ["air"],
    add: [{ under: "income", node: { id: "air", direction: "positive" } }],
  });
  expect(system?.index.children.map(({ id }) => id)).toEqual(["income"]);
});

test("what cannot be resolved", () => {
  expect(problems({ extends: "tiny" })).toEqual(["extends: extends-no-resolver"]);
  expect(problems({ extends: "other" }, { resolve })).toEqual(["extends: extends-unknown"]);
  expect(problems({ extends: "other" }, { resolve: () => 5 })).toEqual(["extends: wrong-type"]);
  expect(problems({ extends: 5 }, { resolve })).toEqual(["extends: wrong-type"]);
  const refuse = () => {
    throw new IndexError([{ code: "extends-unknown", path: ["x"], params: { id: "x" } }]);
  };
  expect(problems({ extends: "x" }, { resolve: refuse })).toEqual(["x: extends-unknown"]);
});

test("extensions of extensions, and the circle of them", () => {
  const chain: Record<string, unknown> = {
    tiny: tiny(),
    second: { extends: "tiny", set: { gdp: { weight: 2 } } },
    third: { extends: "second", set: { gdp: { tags: ["a"] } } },
    a: { extends: "b" },
    b: { extends: "a" },
  };
  const options = { resolve: (id: string) => chain[id] };
  const { system } = checkSystem({ extends: "third" }, options);
  expect(system?.index.children[0]?.children?.[0]).toMatchObject({ id: "gdp", weight: 2, tags: ["a"] });
  const { issues } = checkSystem({ extends: "a" }, options);
  expect(issues.map(({ code, params }) => [code, params])).toEqual([["extends-circle", { chain: ["a", "b", "a"] }]]);
});

test("a new formula voids the parsed form of the old one, and the other way round", () => {
  const base = tiny();
  const expression = { kind: "column", id: "urban" };
  const gdp = { id: "gdp", direction: "positive", formula: "urban", expression };
  const index = { id: "index", children: [gdp] };
  const of = (set: object) => checkSystem({ extends: { ...base, index }, set: { gdp: set } }).system?.index.children[0];
  expect(of({ weight: 2 })).toMatchObject({ formula: "urban", expression });
  expect(of({ formula: "rural" })).not.toHaveProperty("expression");
  expect(of({ expression: { kind: "column", id: "rural" } })).not.toHaveProperty("formula");
});

test("the base is not changed", () => {
  const base = tiny();
  const before = JSON.stringify(base);
  checkSystem({
    extends: base,
    set: { gdp: { weight: 9 } },
    drop: ["air"],
    add: [{ under: "income", node: { id: "q" } }],
  });
  expect(JSON.stringify(base)).toBe(before);
});

const patch = fc.record(
  {
    weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
    measure: fc.constantFrom("CNY", "%"),
    tags: fc.uniqueArray(fc.constantFrom("a", "b", "c")),
    role: fc.constantFrom("evaluated", "observed"),
  },
  { requiredKeys: [] },
);

test("setting twice is setting once what the second leaves of the first", () => {
  fc.assert(
    fc.property(patch, patch, fc.constantFrom("gdp", "ratio", "air"), (first, second, id) => {
      const once = checkSystem({ extends: tiny(), set: { [id]: { ...first, ...second } } });
      const twice = checkSystem({ extends: { extends: tiny(), set: { [id]: first } }, set: { [id]: second } });
      expect(twice).toEqual(once);
    }),
  );
});

test("setting different nodes in either order is the same", () => {
  fc.assert(
    fc.property(patch, patch, (a, b) => {
      const one = checkSystem({ extends: { extends: tiny(), set: { gdp: a } }, set: { air: b } });
      const other = checkSystem({ extends: { extends: tiny(), set: { air: b } }, set: { gdp: a } });
      expect(one).toEqual(other);
      expect(checkSystem({ extends: tiny(), set: { gdp: a, air: b } })).toEqual(one);
    }),
  );
});
