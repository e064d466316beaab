import { describe, expect, test } from "vitest";
import { checkSystem } from "../../src/schema/system.ts";
import { problems, tiny, withChildren, withIndicator } from "./make.ts";

const at = "index.children.0";
const group = (children: unknown[], more: object = {}) => ({ id: "g", children, ...more });
const x = { id: "x", direction: "positive" };

describe("ids", () => {
  test("duplicates are told with both places, over groups, indicators and variables", () => {
    const input = withChildren(
      group([
        { id: "a", direction: "positive" },
        { ...x, id: "urban" },
      ]),
      { ...x, id: "a" },
    );
    const { issues } = checkSystem(input);
    expect(issues.map(({ path, params }) => [path.join("."), params])).toEqual([
      ["index.children.1.id", { id: "a", first: "index.children[0].children[0].id" }],
      ["variables.0.id", { id: "urban", first: "index.children[0].children[1].id" }],
    ]);
  });
  test("a child named twice under one parent", () => {
    expect(problems(withChildren(x, x))).toEqual(["index.children.1.id: child-twice"]);
  });
  test.each(["unit", "period", "value", "group", "if", "lag", "share", "log", "toString", "hasOwnProperty"])(
    "%s is reserved",
    (id) => expect(problems(withChildren({ ...x, id }))).toEqual([`${at}.id: reserved-id`]),
  );
  test.each(["le", "index_1", "GDP", "a"])("%s is an id", (id) => {
    // `le` is life expectancy in the HDI project; it is a comparison only inside expressions
    expect(problems(withChildren({ ...x, id }))).toEqual([]);
  });
  test.each(["", " a", "1a", "a-b", "_a", "人均", "a.b", "__proto__"])("%j is no id", (id) => {
    expect(problems(withChildren({ ...x, id }))).toEqual([`${at}.id: bad-id`]);
    expect(problems({ ...tiny(), id })).toEqual(["id: bad-id"]);
    expect(problems({ ...tiny(), variables: [{ id }] })).toEqual(["variables.0.id: bad-id"]);
  });
  test("an id that is missing or no text", () => {
    expect(problems(withChildren({ direction: "positive" }))).toEqual([`${at}.id: missing-key`]);
    expect(problems(withChildren({ ...x, id: 5 }))).toEqual([`${at}.id: wrong-type`]);
  });
});

describe("the tree", () => {
  test("the index has children", () => {
    expect(problems({ ...tiny(), index: { id: "index" } })).toEqual(["index: index-without-children"]);
    expect(problems({ ...tiny(), index: { id: "index", children: [] } })).toEqual(["index: index-without-children"]);
    expect(problems({ id: "a", version: "1" })).toEqual(["index: missing-key"]);
  });
  test("an empty group", () => expect(problems(withChildren(group([])))).toEqual([`${at}: empty-group`]));
  test("what only an indicator can have", () => {
    expect(problems(withChildren(group([x], { goalposts: [0, 1], formula: "x", direction: "unstated" })))).toEqual([
      `${at}.formula: key-of-indicator`,
      `${at}.goalposts: key-of-indicator`,
      `${at}.direction: group-direction`,
    ]);
    expect(problems(withChildren(group([x], { direction: "negative" })))).toEqual([]);
  });
  test("an indicator says which way is better", () => {
    expect(problems(withChildren({ id: "x" }))).toEqual([`${at}.direction: missing-direction`]);
    expect(problems(withChildren({ id: "x", direction: null }))).toEqual([`${at}.direction: wrong-type`]);
  });
  test("a child that is no object does not hide its siblings' problems", () => {
    expect(problems(withChildren(5, null, [], { ...x, weight: -1 }))).toEqual([
      `${at}: wrong-type`,
      "index.children.1: wrong-type",
      "index.children.2: wrong-type",
      "index.children.3.weight: negative-weight",
    ]);
  });
});

describe("weights", () => {
  const pair = (a: unknown, b: unknown) => problems(withChildren({ ...x, weight: a }, { ...x, id: "y", weight: b }));
  test.each([
    [-1, 1, [`${at}.weight: negative-weight`]],
    [Number.NaN, 1, [`${at}.weight: not-finite`]],
    [1, Number.POSITIVE_INFINITY, ["index.children.1.weight: not-finite"]],
    ["1", 1, [`${at}.weight: wrong-type`]],
    [0, 0, ["index.children: zero-weights"]],
    [0, 1e-300, []],
    [1e308, 1e308, ["index.children: weights-overflow"]],
    [1e308, 1, []],
  ])("%j beside %j", (a, b, expected) => expect(pair(a, b)).toEqual(expected));
  test("only nodes that take part must have weight: observed indicators, gates and groups of them do not", () => {
    const observed = { ...x, role: "observed", weight: 0 };
    expect(problems(withChildren(observed, { ...x, id: "y", direction: "unstated", weight: 0 }))).toEqual([]);
    expect(problems(withChildren(group([observed], { weight: 0 }), { ...x, id: "y" }))).toEqual([]);
    expect(problems(withChildren({ ...x, role: "gate", weight: 0 }))).toEqual([]);
    expect(problems(withChildren(observed, { ...x, id: "y", weight: 0 }))).toEqual(["index.children: zero-weights"]);
  });
});

describe("directions and goalposts", () => {
  const goal = (direction: unknown, goalposts: unknown, transform?: string) =>
    problems(withIndicator({ direction, goalposts, ...(transform && { transform }) })).map((p) =>
      p.replace(`${at}.`, ""),
    );
  test.each([
    ["positive", [0, 1], []],
    ["positive", [1, 0], ["goalposts: goalposts-reversed"]],
    ["negative", [1, 0], []],
    ["negative", [0, 1], ["goalposts: goalposts-reversed"]],
    ["unstated", [1, 0], []],
    ["positive", [2, 2], ["goalposts: equal-goalposts"]],
    ["positive", [-1e308, 1e308], ["goalposts: out-of-range"]], // their difference is no finite number
    ["positive", [0, Number.POSITIVE_INFINITY], ["goalposts.1: not-finite"]],
    ["positive", [Number.NaN, 1], ["goalposts.0: not-finite"]],
    ["positive", [1], ["goalposts: wrong-length"]],
    ["positive", [1, 2, 3], ["goalposts: wrong-length"]],
    ["positive", 5, ["goalposts: wrong-type"]],
    [{ ideal: 50 }, [0, 100], []],
    [{ ideal: 50 }, [50, 100], []],
    [{ ideal: 50 }, [60, 100], ["goalposts: goalposts-enclose"]],
    [{ ideal: 50 }, [100, 0], ["goalposts: goalposts-reversed"]],
    [{ ideal: null }, [0, 100], []],
    [{ from: 36, to: 37 }, [35, 38], []],
    [{ from: 36, to: 37 }, [36.5, 38], ["goalposts: goalposts-enclose"]],
    [{ from: 37, to: 36 }, undefined, ["direction: band-order"]],
    [{ from: 0.3, to: 0.4, max: 0.6 }, undefined, []],
    [{ from: 0.3, to: 0.4, max: 0.35 }, undefined, ["direction: band-order"]],
    [{ from: 0.3, to: 0.4, min: 0.31 }, undefined, ["direction: band-order"]],
    [{ from: 1, to: 1, min: 1, max: 1 }, undefined, ["direction: band-order"]],
    [{ ideal: Number.NaN }, undefined, ["direction.ideal: not-finite"]],
    [{ ideel: 3 }, undefined, ["direction.ideal: missing-key", "direction.ideel: unknown-key"]],
    ["up", undefined, ["direction: not-one-of"]],
    [7, undefined, ["direction: wrong-type"]],
  ])("%j with goalposts %j", (direction, goalposts, expected) => expect(goal(direction, goalposts)).toEqual(expected));
  test.each([
    ["ln", [0, 10], 1],
    ["log10", [-1, 0], 2],
    ["sqrt", [0, 4], 0],
    ["sqrt", [-1, 4], 1],
    ["ln", [100, 75000], 0],
  ])("%s needs goalposts in its domain: %j", (transform, goalposts, count) => {
    expect(goal("positive", goalposts, transform)).toEqual(Array(count).fill("goalposts: goalposts-domain"));
  });
});

describe("references", () => {
  test("a denominator names a column other than itself", () => {
    expect(problems(withIndicator({ denominator: "urban" }))).toEqual([]);
    expect(problems(withIndicator({ denominator: { by: "urbn", scale: 10000 } }))).toEqual([
      `${at}.denominator: unknown-reference`,
    ]);
    expect(checkSystem(withIndicator({ denominator: "urbn" })).issues[0]?.params).toEqual({
      name: "urbn",
      key: "denominator",
      nearest: "urban",
    });
    expect(problems(withIndicator({ denominator: "x" }))).toEqual([`${at}.denominator: self-reference`]);
    expect(problems(withIndicator({ denominator: "index" }))).toEqual([`${at}.denominator: unknown-reference`]);
    expect(problems(withIndicator({ denominator: { by: "urban", scale: 0 } }))).toEqual([
      `${at}.denominator.scale: out-of-range`,
    ]);
  });
  test("levels are among those of the system, where it declares any", () => {
    expect(problems(withIndicator({ levels: ["town"] }))).toEqual([]);
    expect(problems({ ...withIndicator({ levels: ["towm"] }), levels: ["town", "district"] })).toEqual([
      `${at}.levels.0: unknown-level`,
    ]);
    expect(problems({ ...tiny(), levels: ["town", "town"] })).toEqual(["levels.1: listed-twice"]);
  });
  test("tags are texts, each once", () => {
    expect(problems(withIndicator({ tags: ["a", 5, "a"] }))).toEqual([`${at}.tags.1: wrong-type`]);
    expect(problems(withIndicator({ tags: ["a", " a "] }))).toEqual([`${at}.tags.1: listed-twice`]);
    expect(problems(withIndicator({ tags: "a" }))).toEqual([`${at}.tags: wrong-type`]);
  });
  test("owners' shares lie in 0 to 1 and sum to at most 1", () => {
    const owners = (...shares: number[]) =>
      problems(withIndicator({ owners: shares.map((share) => ({ name: "a", share })) }));
    expect(owners(0.5, 0.5)).toEqual([]);
    expect(owners(...Array(10).fill(0.1))).toEqual([]); // sums to 0.9999999999999999
    expect(owners(...Array(3).fill(1 / 3), 0)).toEqual([]);
    expect(owners(0.6, 0.5)).toEqual([`${at}.owners: owner-shares`]);
    expect(owners(1.5)).toEqual([`${at}.owners.0.share: out-of-range`]);
    expect(owners(-0.1)).toEqual([`${at}.owners.0.share: out-of-range`]);
  });
});

test("expressions given as JSON are held to the columns, the number of values and each other", () => {
  const call = (name: string, ...ids: string[]) => ({
    kind: "call",
    name,
    args: ids.map((id) => ({ kind: "column", id })),
  });
  expect(problems(withIndicator({ expression: call("divide", "urban", "rural") }))).toEqual([]);
  expect(problems(withIndicator({ expression: call("divide", "urban") }))).toEqual([`${at}.expression: formula-arity`]);
  expect(problems(withIndicator({ expression: call("divide", "urban", "rurl") }))).toEqual([
    `${at}.expression: formula-name`,
  ]);
  expect(problems(withIndicator({ expression: call("divide", "urban", "index") }))).toEqual([
    `${at}.expression: formula-group`,
  ]);
  expect(problems(withIndicator({ expression: call("eval", "urban") }))).toEqual([`${at}.expression.name: not-one-of`]);
  expect(problems(withIndicator({ expression: { kind: "call", name: "abs", args: [5] } }))).toEqual([
    `${at}.expression.args.0: wrong-type`,
  ]);
  expect(problems(withIndicator({ expression: { kind: "const", value: Number.NaN } }))).toEqual([
    `${at}.expression.value: not-finite`,
  ]);
  const circle = withChildren({ ...x, expression: call("abs", "y") }, { ...x, id: "y", expression: call("abs", "x") });
  expect(checkSystem(circle).issues).toEqual([
    { code: "formula-circle", path: ["index", "children", 0, "expression"], params: { circle: ["x", "y", "x"] } },
  ]);
});

test("problems of every sort come together", () => {
  const input = {
    ...withChildren(
      { id: "a", direction: "positiv", goalpost: [1, 2] },
      { id: "a", direction: "positive", goalposts: [5, 1] },
    ),
    idd: 1,
    variables: [{ id: "v", measure: 5 }, "w"],
  };
  expect(problems(input)).toEqual([
    "idd: unknown-key",
    "variables.0.measure: wrong-type",
    "variables.1: wrong-type",
    `${at}.direction: not-one-of`,
    `${at}.goalpost: unknown-key`,
    "index.children.1.id: child-twice",
    "index.children.1.goalposts: goalposts-reversed",
  ]);
});
