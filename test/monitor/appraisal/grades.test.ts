import { expect, test } from "vitest";
import { gradesOf } from "../../../src/monitor/appraisal/grades.ts";
import type { PartScore } from "../../../src/monitor/appraisal/types.ts";

test("19 subjects, 20 %: 3 places, and a tie at the line as the rule says", () => {
  const totals = [99, 98, 97, 97, ...Array.from({ length: 15 }, (_, i) => 80 - i)];
  const pool = totals.map((total, i) => {
    const parts = i < 4 ? [{ id: "public", score: 10 * i } as PartScore] : [];
    return { id: `t${i}`, total, parts, gates: [] };
  });
  const names = (ties: "in" | "out" | { by: string }) => {
    const grades = [{ id: "excellent", from: 90, quota: { share: 0.2 } }, { id: "rest" }];
    const given = gradesOf(pool, { grades, quota: { ties } });
    return [...given].filter(([, { grade }]) => grade === "excellent").map(([id]) => id);
  };
  expect(names("out")).toEqual(["t0", "t1"]);
  expect(names("in")).toEqual(["t0", "t1", "t2", "t3"]);
  expect(names({ by: "public" })).toEqual(["t0", "t1", "t3"]);
});

test("pushed down twice: every grade that was reached and not given is told, with what stood in the way", () => {
  const grades = [
    { id: "excellent", quota: { count: 1 } },
    { id: "good", from: 70, quota: { count: 1 } },
    { id: "qualified" },
  ];
  const pool = [99, 98, 97, 96].map((total, i) => ({ id: `t${i}`, total, parts: [], gates: [] }));
  const reason = { code: "appraisal-gate-unknown", path: [], params: { indicator: "x" } } as const;
  const capped = {
    ...pool[0]!,
    gates: [{ id: "g", state: "breached" as const, reason, grade: "good", score: null }],
  };
  const given = (all: Parameters<typeof gradesOf>[0]) =>
    Object.fromEntries([...gradesOf(all, { grades })].map(([id, { grade, held }]) => [id, [grade, held]]));
  const [first, second] = [
    { from: "excellent", by: "quota" },
    { from: "good", by: "quota" },
  ];
  expect(given(pool)).toEqual({
    t0: ["excellent", []],
    t1: ["good", [first]],
    t2: ["qualified", [first, second]],
    t3: ["qualified", [first, second]],
  });
  // a gate leaves "good" at best, where the better total then takes the place
  expect(given([capped, ...pool.slice(1)])).toEqual({
    t0: ["good", [{ from: "excellent", by: "gate" }]],
    t1: ["excellent", []],
    t2: ["qualified", [first, second]],
    t3: ["qualified", [first, second]],
  });
});
