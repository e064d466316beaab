import { describe, expect, test } from "vitest";
import { distanceToTarget } from "../../../src/index.ts";
import type { Target } from "../../../src/schema/types.ts";
import { back, close, codes, gap, holds, nodeOf, notesOf, of, rowsOf, score } from "./suite.ts";

const target = (value: number, more: Partial<Target> = {}): Target =>
  ({ kind: "value", period: "2025", value, comparator: "reach", ...more }) as Target;
const rows = rowsOf(["a", "b", "c", "d"], "2025");
const around = (targets: readonly Target[], direction: "positive" | "negative" = "positive") => ({
  rows,
  node: nodeOf({ direction, targets }),
});

describe("distance-to-target", () => {
  test("closed form: (x − min)/(t − min), (max − x)/(max − t), capped or not", () => {
    expect(score(distanceToTarget, of(1, 3.5, 9, gap), {}, around([target(6)]))).toEqual([0, 50, 100, gap]);
    expect(score(distanceToTarget, of(1, 3.5, 9, gap), { cap: false }, around([target(6)]))).toEqual([0, 50, 160, gap]);
    const down = around([target(2)], "negative");
    close(score(distanceToTarget, of(1, 2, 9, 5.5), { scale: 1, cap: false }, down), [8 / 7, 1, 0, 0.5]);
  });

  test("each unit and period its own target; an unknown one: no score and a note", () => {
    const own = around([
      target(6),
      target(11, { unit: "b" }),
      { kind: "assigned", by: "省", unit: "c", period: "2025" },
    ]);
    expect(score(distanceToTarget, of(1, 3.5, 9, 6), {}, own)).toEqual([0, 25, gap, 100]);
    expect(notesOf(distanceToTarget, of(1, 3.5, 9, 6), {}, own)).toEqual(["target-unknown"]);
    const node = nodeOf({ targets: [target(5, { period: "2024" }), target(9)] });
    const panel = { rows: rowsOf(["a", "b", "a", "b"], ["2024", "2024", "2025", "2025"]), node };
    expect(score(distanceToTarget, of(1, 3, 3, 5), {}, panel)).toEqual([0, 50, 25, 50]);
    expect(score(distanceToTarget, of(1, 3, 3, 5), { period: "2025" }, panel)).toEqual([0, 25, 25, 50]);
    expect(back(distanceToTarget, of(1, 3, 3, 5), {}, panel)).toEqual([1, 3, 3, 5]);
  });

  test("a target that the worst unit meets leaves no distance: met or not, with a note", () => {
    const passed = around([target(3)]);
    expect(score(distanceToTarget, of(4, 5, 9, gap), {}, passed)).toEqual([100, 100, 100, gap]);
    expect(notesOf(distanceToTarget, of(4, 5, 9, gap), {}, passed)).toEqual(["target-met-by-all"]);
    const fitted = distanceToTarget.fit(of(4, 5, 9, gap), {}, passed);
    expect([...distanceToTarget.apply(of(2, 3, 4, 5), fitted, passed)]).toEqual([0, 100, 100, 100]);
    expect([...distanceToTarget.inverse!(of(100, 50, 0, 1), fitted, passed)]).toEqual([gap, gap, gap, gap]);
    // the target at the worst value itself
    expect(score(distanceToTarget, of(9, 5, 4, 7), {}, around([target(9)], "negative"))).toEqual([100, 100, 100, 100]);
  });

  test("errors: no target, a conflict, a range, a direction that is no sign, one unit", () => {
    const fails = (given: Parameters<typeof score>[3]) =>
      codes(() => score(distanceToTarget, of(1, 2, 3, 4), {}, given));
    expect(fails(around([]))).toEqual(["no-target"]);
    expect(fails(around([target(5), target(6)]))).toEqual(["target-conflict"]);
    expect(fails(around([{ kind: "range", period: "2025", from: 1, to: 2 }]))).toEqual(["target-is-range"]);
    expect(fails({ rows, node: nodeOf({ direction: { ideal: 3 }, targets: [target(5)] }) })).toEqual([
      "direction-not-signed",
    ]);
    const alone = { rows: rowsOf(["a", "a", "a", "a"], "2025"), node: nodeOf({ targets: [target(5)] }) };
    expect(fails(alone)).toEqual(["single-unit"]);
  });

  test("constant, nothing present; it reads the observed value", () => {
    expect(score(distanceToTarget, of(2, 2, gap, 2), {}, around([target(6)]))).toEqual([50, 50, gap, 50]);
    expect(score(distanceToTarget, of(gap, gap, gap, gap), {}, around([target(6)]))).toEqual([gap, gap, gap, gap]);
    expect(distanceToTarget.reads).toBe("derived");
  });

  holds(distanceToTarget, {
    targets: (k, direction) => [target((direction === "positive" ? 300 : -300) * k)],
    variants: [{ params: { cap: false } }, { params: { scale: 1 }, lossy: true }],
  });
});
