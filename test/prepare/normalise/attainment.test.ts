import { describe, expect, test } from "vitest";
import { attainment } from "../../../src/index.ts";
import type { Target } from "../../../src/schema/types.ts";
import { checkMethod } from "../../../src/testing.ts";
import { back, close, codes, gap, holds, nodeOf, notesOf, of, rowsOf, score } from "./suite.ts";

const target = (value: number, more: Partial<Target> = {}): Target =>
  ({ kind: "value", period: "2025", value, comparator: "reach", ...more }) as Target;
const rows = rowsOf(["a", "b", "c", "d"], "2025");

describe("attainment", () => {
  test("positive 100·x/t, negative 100·t/x, capped at 100, missing kept", () => {
    expect(score(attainment, of(40, 80, 120, gap), {}, { rows, node: nodeOf({ targets: [target(80)] }) })).toEqual([
      50,
      100,
      100,
      gap,
    ]);
    const down = nodeOf({ direction: "negative", targets: [target(80)] });
    expect(score(attainment, of(160, 80, 0, gap), {}, { rows, node: down })).toEqual([50, 100, 100, gap]);
    expect(
      score(attainment, of(40, 80, 120, gap), { cap: null }, { rows, node: nodeOf({ targets: [target(80)] }) }),
    ).toEqual([50, 100, 150, gap]);
  });

  test("published: Fenghua's 150,000 yuan against 200,000 for 2025 is 75", () => {
    expect(
      score(
        attainment,
        of(150000),
        {},
        { rows: rowsOf(["奉化"], "2025"), node: nodeOf({ targets: [target(200000)] }) },
      ),
    ).toEqual([75]);
  });

  test("from a declared base, unless base: none", () => {
    const node = nodeOf({ targets: [target(70, { base: { period: "2020", value: 60 } })] });
    expect(score(attainment, of(65, 58, 70, 63), {}, { rows, node })).toEqual([50, 0, 100, 30]);
    close(score(attainment, of(65, 58, 70, 63), { base: "none" }, { rows, node }), [
      (100 * 65) / 70,
      (100 * 58) / 70,
      100,
      90,
    ]);
  });

  test("each row the target of its own period, or all of them that of one", () => {
    const node = nodeOf({ targets: [target(50, { period: "2022" }), target(100), target(200, { unit: "b" })] });
    const panel = { rows: rowsOf(["a", "a", "b", "b"], ["2022", "2025", "2022", "2025"]), node };
    expect(score(attainment, of(40, 40, 40, 40), {}, panel)).toEqual([80, 40, 80, 20]);
    expect(score(attainment, of(40, 40, 40, 40), { period: "2025" }, panel)).toEqual([40, 40, 20, 20]);
    expect(back(attainment, of(40, 45, 30, 20), {}, panel)).toEqual([40, 45, 30, 20]);
  });

  test("undefined or unknown: no score and a note, never 0", () => {
    const node = nodeOf({ targets: [target(-5), target(1, { kind: "assigned", unit: "d" } as Partial<Target>)] });
    expect(score(attainment, of(-3, -7, gap, 4), {}, { rows, node })).toEqual([100, gap, gap, gap]);
    expect(notesOf(attainment, of(-3, -7, gap, 4), {}, { rows, node })).toEqual([
      "attainment-undefined",
      "target-unknown",
    ]);
  });

  test("the interval of the direction is no target: a range target scores it, 100 inside, linear to the limits", () => {
    const node = nodeOf({
      direction: { from: 0.3, to: 0.4 },
      targets: [{ kind: "range", period: "2025", from: 0.3, to: 0.4, min: 0.2, max: 0.6 }],
    });
    close(score(attainment, of(0.35, 0.5, 0.25, 0.7), {}, { rows, node }), [100, 50, 50, 0]);
    expect(back(attainment, of(0.35, 0.5, 0.25, 0.7), {}, { rows, node })).toEqual([gap, gap, gap, gap]);
  });

  test("it reads the observed value, of one unit alone, on a fixed ruler within its bounds", () => {
    const node = nodeOf({ targets: [target(80)] });
    expect(attainment.reads).toBe("derived");
    expect(
      score(attainment, of(40, 60), { period: "2025" }, { rows: rowsOf(["a", "a"], ["2024", "2025"]), node }),
    ).toEqual([50, 75]);
    expect(attainment.fixed(attainment.fit(of(1), {}, { node }))).toBe(true);
    expect(attainment.bounds({ base: "declared", cap: 100, floor: 0 })).toEqual([0, 100]);
    expect(attainment.bounds({ base: "declared", cap: null, floor: 0 })).toBeNull();
  });

  test("no target, a conflict, a clash of basis: errors", () => {
    expect(codes(() => score(attainment, of(1)))).toEqual(["no-target"]);
    expect(codes(() => score(attainment, of(1), {}, { node: nodeOf({ targets: [target(1), target(2)] }) }))).toEqual([
      "target-conflict",
    ]);
    const node = nodeOf({ figure: "flow", targets: [target(1, { basis: "cumulative" })] });
    expect(codes(() => score(attainment, of(1), {}, { node }))).toEqual(["basis-mismatch"]);
    expect(checkMethod(attainment, { mayLose: true })).toEqual([]);
  });

  test("the way back: at the cap the target, above it nothing", () => {
    const node = nodeOf({ direction: "negative", targets: [target(80)] });
    const fitted = attainment.fit(of(1), {}, { rows, node });
    expect([...attainment.inverse!(of(50, 100, 101, gap), fitted, { rows })]).toEqual([160, 80, gap, gap]);
  });

  holds(attainment, {
    positive: true,
    targets: (k) => [target(200 * k)],
    mayLose: true,
    variants: [
      // below 0 there is no ratio, and what is met counts 100, also under a higher cap
      { params: { cap: 1e9 }, unlike: " (a cap above 100 and values below 0)" },
      { params: {}, lossy: true },
    ],
  });
});
