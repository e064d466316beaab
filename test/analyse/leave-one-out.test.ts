import { describe, expect, test } from "vitest";
import { computeIndex, leaveOneOut } from "../../src/index.ts";
import { data, small } from "../pipeline/fixtures.ts";

const columns = { x: [0, 50, 100, 30], y: [10, 20, 30, 12], z: [1, 2, 3, 9] };
const drop = (list: readonly number[], i: number) => list.filter((_, k) => k !== i);

describe("leaving one unit out", () => {
  test("weights: the range over the indices learned without each unit, by hand", () => {
    const plan = { weigh: { method: "entropy" } };
    const { weights, failed } = leaveOneOut({ system: small, plan }, data(columns));
    expect(failed).toEqual([]);
    const each = [0, 1, 2, 3].map((i) => {
      const part = data({ x: drop(columns.x, i), y: drop(columns.y, i), z: drop(columns.z, i) });
      return computeIndex({ system: small, plan }, part).weights.find(({ node }) => node === "x")!.effective;
    });
    const span = weights.find(({ node }) => node === "x")!;
    expect([span.min, span.max]).toEqual([Math.min(...each), Math.max(...each)]);
    expect(span.minWithout).toBe(`u${each.indexOf(span.min) + 1}`);
    expect(span.maxWithout).toBe(`u${each.indexOf(span.max) + 1}`);
    expect(span.effective).toBe(
      computeIndex({ system: small, plan }, data(columns)).weights.find(({ node }) => node === "x")!.effective,
    );
  });

  test("ranks: a change of place among those that stay", () => {
    // z of u4 stretches the scale: without it u3 passes u2's neighbours, with given weights
    const result = leaveOneOut({ system: small }, data({ x: [0, 60, 100, 0], y: [0, 0, 100, 0], z: [3, 1, 2, 90] }));
    const effect = result.units.find(({ without }) => without === "u4")!;
    // with u4: z is near 0 for all three, so x and y decide (u2 0.8, u1 and u3 0.5); without: u1 (50+100)/2, u3 (50+50)/2, u2 (80+0)/2
    expect(effect).toEqual({ without: "u4", rankChange: 2, unit: "u2", period: "2023" });
    expect(result.rankChange).toBe(2);
  });

  test("fixed weights have no range, and fixed goalposts no rank change", () => {
    const { weights } = leaveOneOut({ system: small, plan: { weigh: { method: "equal" } } }, data(columns));
    for (const { effective, min, max } of weights) expect([min, max]).toEqual([effective, effective]);
  });

  test("a panel: the unit leaves with all its periods; weights by period keep their period", () => {
    const panel = data(
      { x: [0, 50, 100, 10, 40, 90], y: [10, 20, 30, 11, 25, 28], z: [1, 2, 3, 3, 1, 2] },
      { units: ["a", "b", "c", "a", "b", "c"], periods: ["2022", "2022", "2022", "2023", "2023", "2023"] },
    );
    const { weights, units } = leaveOneOut(
      { system: small, plan: { weigh: { method: "entropy", over: "each-period" } } },
      panel,
    );
    expect(units.map(({ without }) => without)).toEqual(["a", "b", "c"]);
    expect(weights.filter(({ node }) => node === "x").map(({ period }) => period)).toEqual(["2022", "2023"]);
  });

  test("a unit without which there is nothing to learn stands apart with the reason", () => {
    const { failed, units } = leaveOneOut(
      { system: small, plan: { weigh: { method: "critic" } } },
      data({ x: [1, 2, 3], y: [1, 3, 2], z: [1, 2, 3] }),
    );
    expect(units).toEqual([]);
    expect(failed.map(({ issues }) => issues[0]!.code)).toEqual(["too-few-units", "too-few-units", "too-few-units"]);
  });
});
