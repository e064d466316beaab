import { expect, expectTypeOf, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { defineSystem, parseSystem } from "../../src/index.ts";
import type { NodeIds } from "../../src/schema/define.ts";
import type { SystemInput } from "../../src/schema/input.ts";
import type { System } from "../../src/schema/types.ts";

const literal = {
  id: "tiny",
  version: "1",
  levels: ["town"],
  variables: [{ id: "people" }],
  index: {
    id: "index",
    children: [
      {
        id: "economy",
        children: [{ id: "gdp", direction: "positive", denominator: "people", goalposts: [0, 10], levels: ["town"] }],
      },
      {
        id: "air",
        direction: { ideal: null },
        owners: ["区生态环境分局", { name: { zh: "区住建局" }, role: "support" }],
        targets: [
          { period: "2025", value: 24, comparator: "<=" },
          { kind: "joint", floors: [{ of: "gdp", value: 1 }], value: 100, period: "2025" },
        ],
      },
    ],
  },
} as const satisfies SystemInput;

test("the same system as parseSystem gives", () => {
  expect(defineSystem(literal)).toEqual(parseSystem(literal));
});

test("ids stay literal types, in the index and at any depth", () => {
  const system = defineSystem({
    id: "tiny",
    version: "1",
    index: { id: "index", children: [{ id: "economy", children: [{ id: "gdp", direction: "positive" }] }] },
  });
  const typed: System<"index" | "economy" | "gdp"> = system;
  expect(typed.index.id).toBe("index");
  expectTypeOf<NodeIds<(typeof literal)["index"]>>().toEqualTypeOf<"index" | "economy" | "gdp" | "air">();
  const score = <Id extends string>(_system: System<Id>, node: NoInfer<Id>): string => node;
  expect(score(system, "economy")).toBe("economy");
  // @ts-expect-error: there is no such node
  score(system, "economi");
});

test("what is wrong in a literal does not compile where types can say it, and throws where they cannot", () => {
  const wrong = () =>
    defineSystem({
      id: "tiny",
      version: "1",
      // @ts-expect-error: an indicator needs a direction
      index: { id: "index", children: [{ id: "gdp" }] },
    });
  expect(wrong).toThrow(IndexError);
  expect(() => defineSystem({ id: "a b", version: "1", index: { id: "index", children: [] } })).toThrow(
    /"a b" is not an id/,
  );
});
