import { expect, test } from "vitest";
import { usableTargets } from "../../src/schema/targets.ts";
import type { Target } from "../../src/schema/types.ts";

const value = (more: Partial<Target> & { value?: number } = {}): Target =>
  ({ kind: "value", value: 1, comparator: "reach", period: "2025", ...more }) as Target;
const usable = (targets: Target[], unit?: string) => usableTargets({ targets }, { unit, period: "2025" });

test("the one target of a period counts", () => {
  const target = value();
  expect(usable([target, value({ period: "2022" })])).toEqual({ kind: "target", target });
});
test("without one, why", () => {
  expect(usable([])).toEqual({ kind: "none", why: "no-targets" });
  expect(usable([value({ period: "2022" })])).toEqual({ kind: "none", why: "no-target-for-period" });
  expect(usable([value({ unit: "a" })], "b")).toEqual({ kind: "none", why: "no-target-for-period" });
  expect(usable([value({ unit: "a" })])).toEqual({ kind: "none", why: "no-target-for-period" });
  expect(usable([{ kind: "assigned", by: "市", period: "2025" }])).toEqual({ kind: "none", why: "assigned" });
  expect(usable([{ kind: "unknown", words: "提升", period: "2025" }])).toEqual({ kind: "none", why: "words" });
});
test("conflicting targets: exactly one official, else all are shown", () => {
  const [a, b] = [value({ value: 7 }), value({ value: 4.8 })];
  const official = value({ value: 7, official: true });
  expect(usable([a, b])).toEqual({ kind: "conflict", conflict: [a, b] });
  expect(usable([official, b])).toEqual({ kind: "target", target: official });
  expect(usable([official, official])).toEqual({ kind: "conflict", conflict: [official, official] });
});
test("a unit's own target goes before everybody's, and a figure before words", () => {
  const [own, every] = [value({ unit: "a", value: 2 }), value()];
  expect(usable([every, own], "a")).toEqual({ kind: "target", target: own });
  expect(usable([every, own], "b")).toEqual({ kind: "target", target: every });
  expect(usable([every, { kind: "unknown", words: "提升", period: "2025" }])).toEqual({
    kind: "target",
    target: every,
  });
});
