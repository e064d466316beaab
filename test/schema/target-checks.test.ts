import { describe, expect, test } from "vitest";
import { checkSystem } from "../../src/schema/system.ts";
import { problems, withIndicator } from "./make.ts";

const where = "index.children.0.targets";
const check = (target: object, direction: unknown = "positive") =>
  problems(withIndicator({ direction, targets: [{ period: "2025", ...target }] })).map((p) =>
    p.replace(`${where}.0`, "0"),
  );

describe("comparators", () => {
  test.each([
    ["positive", "<=", ["0: comparator-contradicts"]],
    ["positive", "<", ["0: comparator-contradicts"]],
    ["positive", ">=", []],
    ["positive", ">", []],
    ["negative", ">=", ["0: comparator-contradicts"]],
    ["negative", ">", ["0: comparator-contradicts"]],
    ["negative", "<=", []],
    ["negative", "<", []],
    ...["reach", "about", "exactly"].flatMap((c) => [["positive", c, []] as const, ["negative", c, []] as const]),
    [{ ideal: 3 }, "<=", []],
    ["unstated", "<=", []],
  ] as const)("%j with %s", (direction, comparator, expected) => {
    expect(check({ value: 3, comparator }, direction)).toEqual(expected);
  });
  test("the other kinds follow the direction as well", () => {
    expect(check({ kind: "multiple", factor: 2, comparator: "<=" })).toEqual(["0: comparator-contradicts"]);
    expect(check({ kind: "growth", value: 5, comparator: "<" })).toEqual(["0: comparator-contradicts"]);
    expect(check({ kind: "trend", trend: "falling" })).toEqual(["0: comparator-contradicts"]);
    expect(check({ kind: "trend", trend: "falling" }, "negative")).toEqual([]);
    expect(check({ kind: "elimination" })).toEqual(["0: comparator-contradicts"]);
    expect(check({ kind: "elimination" }, "negative")).toEqual([]);
    const reference = { statistic: "mean", of: "province" };
    expect(check({ kind: "relative", reference, comparator: ">=" }, "negative")).toEqual(["0: comparator-contradicts"]);
    // a joint target compares a share of units, whatever the indicator's own direction
    const floors = [{ of: "urban", comparator: ">=", value: 1 }];
    expect(check({ kind: "joint", floors, value: 100, comparator: ">=" }, "negative")).toEqual([]);
  });
});

test.each([
  [{ value: 1, period: "" }, ["0.period: empty-text"]],
  [{ value: 1, period: "   " }, ["0.period: empty-text"]],
  [{ value: 1, period: 2025 }, ["0.period: wrong-type"]],
  [{ value: Number.NaN }, ["0.value: not-finite"]],
  [{ value: Number.POSITIVE_INFINITY }, ["0.value: not-finite"]],
  [{ value: "3" }, ["0.value: wrong-type"]],
  [{}, ["0.value: missing-key"]],
  [{ value: 1, since: "2026" }, ["0.since: since-after-period"]],
  [{ value: 1, since: "2021" }, []],
  [{ value: 1, base: { period: "2026", value: 1 } }, ["0.base: base-after-period"]],
  [{ value: 1, base: { period: "2020" } }, ["0.base.value: missing-key"]],
  [{ kind: "range", from: 2, to: 1 }, ["0: band-order"]],
  [{ kind: "range", from: 1, to: 2, min: 0, max: 3 }, []],
  [{ kind: "rnage", from: 1, to: 2 }, ["0.kind: not-one-of"]],
  [{ kind: "synchrony", with: "urbn" }, ["0.with: unknown-reference"]],
  [{ kind: "synchrony", with: "urban", band: -1 }, ["0.band: out-of-range"]],
  [{ kind: "joint", floors: [], value: 100 }, ["0.floors: wrong-length"]],
  [{ kind: "joint", floors: [{ of: "z", value: 1 }], value: 100 }, ["0.floors.0.of: unknown-reference"]],
  [{ kind: "relative", reference: { rank: 0, of: "province" } }, ["0.reference.rank: out-of-range"]],
  [{ kind: "relative", reference: { rank: 1.5, of: "province" } }, ["0.reference.rank: wrong-type"]],
  [{ kind: "relative", reference: { quantile: 2, of: "province" } }, ["0.reference.quantile: out-of-range"]],
  [{ kind: "relative", reference: { unit: "省", name: "province" }, comparator: "reach" }, []],
  [{ kind: "elimination", value: 1 }, ["0.value: not-one-of"]],
  [{ kind: "assigned" }, ["0.by: missing-key"]],
  [{ kind: "unknown", words: "稳步提升" }, []],
])("a target %j", (target, expected) => expect(check(target).sort()).toEqual([...expected].sort()));

test("a key of another kind of target is told with the kinds that have it", () => {
  const { issues } = checkSystem(withIndicator({ targets: [{ period: "2025", from: 3, to: 4 }] }));
  expect(issues.map(({ code, params }) => [code, params])).toEqual([
    ["missing-key", { key: "value" }],
    ["key-of-other-kind", { key: "from", kind: "value", kinds: ["range"] }],
    ["key-of-other-kind", { key: "to", kind: "value", kinds: ["range"] }],
  ]);
});

test("conflicting targets are kept; only two official ones for one unit and period are a problem", () => {
  const targets = (...marks: object[]) =>
    problems(withIndicator({ targets: marks.map((m) => ({ period: "2025", value: 1, ...m })) }));
  expect(targets({}, {}, { official: true })).toEqual([]);
  expect(targets({ official: true }, { official: true })).toEqual([`${where}.1: conflicting-targets`]);
  expect(targets({ official: true }, { official: true, period: "2022" })).toEqual([]);
  expect(targets({ official: true }, { official: true, unit: "北城" })).toEqual([]);
  expect(
    targets({ official: true, unit: "北城" }, { official: true, unit: "北城" }, { official: true, unit: "北城" }),
  ).toEqual([`${where}.1: conflicting-targets`]);
});
