import fc from "fast-check";
import { expect, test } from "vitest";
import { datasetFromColumns, type IndexError, parseSystem } from "../../../src/index.ts";
import { appraise } from "../../../src/monitor/appraisal/appraise.ts";
import type { AppraisalRulesInput } from "../../../src/monitor/appraisal/shape.ts";
import type { AppraisalOptions, AppraisedSubject } from "../../../src/monitor/appraisal/types.ts";
import { attainmentOf } from "../../../src/monitor/attainment.ts";
import { attainmentTree } from "../../../src/monitor/attainment-tree.ts";

type Kind = AppraisalRulesInput["kinds"][number];

const target = (value: number) => [{ period: "2025", value }];
const leaf = (id: string, more: object = {}) => ({ id, direction: "positive", targets: target(100), ...more });
const system = parseSystem({
  id: "small",
  version: "1",
  index: {
    id: "index",
    children: [
      leaf("beds", {
        owners: [
          { name: "health", role: "lead" },
          { name: "finance", role: "support" },
        ],
        weight: 2,
      }),
      leaf("roads", { owners: ["transport"] }),
      leaf("water", { role: "gate", owners: ["water"] }),
      leaf("nobody"),
    ],
  },
});
const district = datasetFromColumns({
  units: ["d"],
  periods: ["2025"],
  columns: { beds: [80], roads: [50], water: [90], nobody: [100] },
});
const towns = (beds: readonly number[], period = "2025") =>
  datasetFromColumns({
    units: beds.map((_, i) => `t${i}`),
    periods: beds.map(() => period),
    columns: { beds: [...beds], roads: [...beds], water: beds.map(() => 100), nobody: [...beds] },
  });

const results = { id: "results", weight: 1, source: { from: "attainment" as const } };
const fromTable = (id: string, weight = 1) => ({ id, weight, source: { from: "table" as const } });
const kind = (more: Partial<Kind> = {}): Kind => ({ id: "k", subjects: { from: "units" }, parts: [results], ...more });
const run = (data: typeof district, rule: Kind, options: AppraisalOptions = {}, rest: object = {}) =>
  appraise({ system }, data, { ...rest, kinds: [rule] }, options);
const byId = (subjects: readonly AppraisedSubject[]) => Object.fromEntries(subjects.map((one) => [one.id, one]));
const codes = (call: () => unknown) => {
  try {
    call();
  } catch (error) {
    return (error as IndexError).issues.map(({ code, path }) => [code, path.join(".")]);
  }
  return [];
};

test("owners: own attainment by their shares, the overall in its proportion, nobody's indicators counted and named", () => {
  const part = { ...results, source: { from: "attainment" as const, overall: 0.3 } };
  const found = run(district, kind({ subjects: { from: "owners" }, parts: [part] }));
  const own = byId(found.kinds[0]!.subjects);
  // overall: weights 2, 1, 1 of the evaluated: (2·80 + 50 + 100)/4 = 77.5; health 80, transport 50
  expect(own["health"]!.total).toBeCloseTo(0.3 * 77.5 + 0.7 * 80, 12);
  expect(own["transport"]!.total).toBeCloseTo(0.3 * 77.5 + 0.7 * 50, 12);
  expect(own["health"]!.parts[0]!.items.map(({ id, of, value, target: t }) => [id, of, value, t])).toEqual([
    ["beds", "overall", 80, 100],
    ["roads", "overall", 50, 100],
    ["nobody", "overall", 100, 100],
    ["beds", "own", 80, 100],
  ]);
  // the owner of a gate alone has no attainment of its own: missing, not 0
  expect([own["water"]!.total, own["water"]!.missing]).toEqual([null, ["results"]]);
  expect(found.unowned).toEqual(["nobody"]);
  expect(found.notes.map(({ code }) => code)).toEqual(["appraisal-unowned", "appraisal-missing"]);
});

test("the attainment of owners and of all is that of the tree", () => {
  const rows = attainmentTree(system, attainmentOf({ system }, district).targets);
  const degree = (id: string) => rows.find((row) => row.id === id)!.degree;
  const own = byId(run(district, kind({ subjects: { from: "owners" } })).kinds[0]!.subjects);
  expect(own["health"]!.total).toBe(degree("health"));
  expect(own["finance"]!.total).toBe(degree("finance"));
  expect(run(district, kind()).kinds[0]!.subjects[0]!.total).toBe(degree("index"));
});

test("roles: a role without a part does not answer", () => {
  const found = run(district, kind({ subjects: { from: "owners" } }), {}, { roles: { support: 0 } });
  expect(found.kinds[0]!.subjects.map(({ id }) => id)).toEqual(["health", "transport", "water"]);
});

test("the share of targets met instead of the degree", () => {
  const part = { ...results, source: { from: "attainment" as const, measure: "met" as const } };
  expect(run(district, kind({ parts: [part] })).kinds[0]!.subjects[0]!.total).toBeCloseTo(100 / 3, 12);
});

test("every source of a part", () => {
  const parts: Kind["parts"] = [
    { id: "works", weight: 1, source: { from: "works" } },
    { id: "ledger", weight: 1, source: { from: "ledger" } },
    { id: "survey", weight: 1, source: { from: "indicator", indicator: "nobody" } },
    { id: "scores", weight: 1, source: { from: "scores" } },
    fromTable("mechanism"),
  ];
  const scores = { units: ["d"], periods: ["2025"], score: () => Float64Array.of(70) };
  const works = {
    rows: [
      { by: "all", id: null, done: 1 },
      { by: "owner", id: "d", done: 60 },
    ],
  };
  const table = [
    { subject: "d", part: "mechanism", score: 80, reason: "meetings held" },
    { subject: "d", part: "mechanism", score: 90, period: "2025" },
    { subject: "d", part: "mechanism", score: 0, period: "2024" },
  ];
  const [one] = run(district, kind({ parts }), { scores, works, ledger: new Map([["d", 40]]), table }).kinds[0]!
    .subjects;
  expect(one!.parts.map(({ id, value }) => [id, value])).toEqual([
    ["works", 60],
    ["ledger", 40],
    ["survey", 100],
    ["scores", 70],
    ["mechanism", 85], // the mean of the rows of the period
  ]);
  expect(one!.total).toBeCloseTo((60 + 40 + 100 + 70 + 85) / 5, 12);
  expect(one!.parts[4]!.items.map(({ id, contribution }) => [id, contribution])).toEqual([
    ["meetings held", 40],
    [null, 45],
  ]);
});

test("a part without a figure is not 0: no total, or its weight goes to the others", () => {
  const parts = [results, fromTable("public", 3)];
  const refused = run(district, kind({ parts })).kinds[0]!.subjects[0]!;
  expect([refused.total, refused.rank, refused.grade, refused.terms]).toEqual([null, null, null, []]);
  const kept = run(district, kind({ parts, missing: "renormalise" })).kinds[0]!.subjects[0]!;
  expect([kept.total, kept.parts.map(({ weight }) => weight), kept.missing]).toEqual([77.5, [1, 0], ["public"]]);
  const nothing = run(district, kind({ parts: [fromTable("public")], missing: "renormalise" })).kinds[0]!.subjects[0]!;
  expect(nothing.total).toBe(null);
});

test("bonus and deduction: limits an entry, an item, and all", () => {
  const table = [
    { subject: "d", part: "award", score: 5, reason: "national" },
    { subject: "d", part: "award", score: 1, reason: "city" },
    { subject: "d", part: "notice", score: 4 },
  ];
  const adjust: Kind["adjust"] = [
    { id: "award", as: "bonus", each: 3, total: 3.5 },
    { id: "notice", as: "deduction" },
  ];
  const one = run(district, kind({ adjust, limits: { bonus: 3, deduction: 1 } }), { table }).kinds[0]!.subjects[0]!;
  expect(one.terms.map(({ kind: what, id, points, asked }) => [what, id, points, asked])).toEqual([
    ["part", "results", 77.5, 77.5],
    ["bonus", "award", 3.5, 6],
    ["deduction", "notice", -4, -4],
    ["limit", "bonus", -0.5, -0.5],
    ["limit", "deduction", 3, 3],
  ]);
  expect(one.total).toBeCloseTo(77.5 + 3 - 1, 12);
});

const grades: Kind["grades"] = [{ id: "excellent", from: 90 }, { id: "good", from: 70 }, { id: "failed" }];

test("a gate beside a bonus: the cap holds what the bonus lifted, and the reason is kept", () => {
  const adjust: Kind["adjust"] = [{ id: "award", as: "bonus" }];
  const table = [
    { subject: "d", part: "award", score: 20 },
    { subject: "d", part: "accident", score: 1, reason: "a serious accident" },
  ];
  const gates: Kind["gates"] = [{ id: "accident", on: { what: "table" }, effect: { score: 75, grade: "failed" } }];
  const one = run(district, kind({ adjust, gates, grades }), { table }).kinds[0]!.subjects[0]!;
  expect(one.total).toBeCloseTo(75, 12);
  expect(one.terms.at(-1)).toMatchObject({ kind: "gate", id: "accident" });
  expect([one.grade, one.held]).toEqual(["failed", [{ from: "good", by: "gate" }]]);
  expect(one.gates[0]!.reason.params).toMatchObject({ reason: "a serious accident" });
});

test("gates by role and floor: breached, passed, unknown; a veto gives the last grade", () => {
  const gates: Kind["gates"] = [
    { id: "must", on: { what: "role" }, effect: "veto" },
    { id: "floor", on: { what: "floor", indicator: "roads", least: 50 }, effect: { grade: "good" } },
  ];
  const one = run(district, kind({ gates, grades })).kinds[0]!.subjects[0]!;
  // water 90 of 100 is not reached; roads 50 is on its floor, which is not below it
  expect(one.gates.map(({ id, state, grade }) => [id, state, grade])).toEqual([["must", "breached", "failed"]]);
  expect(one.grade).toBe("failed");
  const none = datasetFromColumns({ units: ["d"], periods: ["2025"], columns: { beds: [95], water: [Number.NaN] } });
  const open = run(none, kind({ gates, grades })).kinds[0]!.subjects[0]!;
  expect(open.gates.map(({ id, state }) => [id, state])).toEqual([
    ["must", "unknown"],
    ["floor", "unknown"],
  ]);
  expect(open.grade).toBe("excellent");
});

test("a gate counts once its period has come", () => {
  const early = datasetFromColumns({ units: ["d"], periods: ["2023"], columns: { beds: [95], water: [1] } });
  const gates: Kind["gates"] = [{ id: "must", on: { what: "role" }, effect: "veto" }];
  expect(run(early, kind({ gates, grades })).kinds[0]!.subjects[0]!.gates).toEqual([]);
});

test("grades with quotas: who finds no place falls to the next grade; a zero quota gives none", () => {
  const data = towns([99, 98, 97, 96, 60]);
  const quota = (share: number): Kind["grades"] => [
    { id: "excellent", from: 90, quota: { share } },
    ...grades!.slice(1),
  ];
  const given = (rule: Partial<Kind>) => run(data, kind(rule)).kinds[0]!.subjects.map(({ grade }) => grade);
  expect(given({ grades: quota(0.5) })).toEqual(["excellent", "excellent", "good", "good", "failed"]);
  expect(given({ grades: quota(0.5), quota: { rounding: "ceil" } })[2]).toBe("excellent");
  expect(given({ grades: quota(0), quota: { rounding: "ceil" } })).toEqual(["good", "good", "good", "good", "failed"]);
  const kept = run(data, kind({ grades: quota(0.5) })).kinds[0]!;
  expect(kept.subjects[2]!.held).toEqual([{ from: "excellent", by: "quota" }]);
  expect(kept.grades.map(({ places, given: n }) => [places, n])).toEqual([
    [2, 2],
    [null, 2],
    [null, 1],
  ]);
});

test("one subject alone: rank 1, and 20 % of one place by floor is none", () => {
  const rule = kind({ grades: [{ id: "excellent", quota: { share: 0.2 } }, { id: "rest" }] });
  const one = run(district, rule).kinds[0]!.subjects[0]!;
  expect([one.rank, one.grade]).toEqual([1, "rest"]);
});

const two = datasetFromColumns({
  units: ["a", "b", "a", "b"],
  periods: ["2024", "2024", "2025", "2025"],
  columns: { beds: [50, 80, 90, 81], roads: [50, 80, 90, 81], nobody: [50, 80, 90, 81] },
});

test("last year's place, rise and marked progress, from the period before or its appraisal", () => {
  const rule = kind({ progressed: { by: "places", least: 1 } });
  const found = run(two, rule, { previous: "2024" });
  const rows = found.kinds[0]!.subjects.map(({ id, rank, lastRank, rise, gained, progressed }) => ({
    id,
    rank,
    lastRank,
    rise,
    gained,
    progressed,
  }));
  expect(rows).toEqual([
    { id: "a", rank: 1, lastRank: 2, rise: 1, gained: 40, progressed: true },
    { id: "b", rank: 2, lastRank: 1, rise: -1, gained: 1, progressed: false },
  ]);
  const stored = JSON.parse(JSON.stringify(run(two, rule, { period: "2024" })));
  expect(run(two, rule, { previous: stored })).toEqual(found);
  const absent = run(two, rule);
  expect(absent.kinds[0]!.subjects.map(({ lastRank, rise, progressed }) => [lastRank, rise, progressed])).toEqual([
    [null, null, false],
    [null, null, false],
  ]);
  expect(absent.notes.map(({ code }) => code)).toEqual(["appraisal-first"]);
});

test("level plus progress: a·level + (1 − a)·progress; without a year before the level alone, or nothing", () => {
  const progress = { level: 0.6, score: { by: "rank" as const, first: 100, step: 50 } };
  const rule = kind({ parts: [{ ...results, progress }] });
  const own = byId(run(two, rule, { previous: "2024" }).kinds[0]!.subjects);
  expect(own["a"]!.total).toBeCloseTo(0.6 * 90 + 0.4 * 100, 12);
  expect(own["b"]!.total).toBeCloseTo(0.6 * 81 + 0.4 * 50, 12);
  expect(own["a"]!.parts[0]).toMatchObject({ before: 50, change: 40, level: 90, progress: 100 });
  expect(byId(run(two, rule).kinds[0]!.subjects)["a"]!.total).toBe(90);
  const strict = kind({ parts: [{ ...results, progress: { ...progress, without: "missing" as const } }] });
  expect(byId(run(two, strict).kinds[0]!.subjects)["a"]!.total).toBe(null);
});

const areas = datasetFromColumns({
  units: ["hill", "plain"],
  periods: ["2025", "2025"],
  groups: { zone: ["mountain", "flat"] },
  columns: { beds: [40, 80], roads: [80, 80], nobody: [80, 80] },
});

test("areas: other weights of parts and indicators, other targets; places within the group", () => {
  const plain = byId(run(areas, kind({ group: "zone" })).kinds[0]!.subjects);
  expect([plain["hill"]!.total, plain["plain"]!.total]).toEqual([60, 80]); // (2·40 + 80 + 80)/4
  const set = (area: object) =>
    byId(run(areas, kind({ group: "zone", within: "group", areas: { mountain: area } })).kinds[0]!.subjects);
  expect(set({ indicators: { beds: 0 } })["hill"]!.total).toBe(80);
  expect(set({ targets: { beds: 50 } })["hill"]!.total).toBe(80); // 40 of 50 is 80 %
  expect(set({ targets: { beds: 50 } })["hill"]!.parts[0]!.items[0]).toMatchObject({ value: 40, target: 50 });
  expect(Object.values(set({})).map(({ rank, group }) => [group, rank])).toEqual([
    ["mountain", 1],
    ["flat", 1],
  ]);
  const rule = kind({
    group: "zone",
    parts: [results, { id: "roads", weight: 1, source: { from: "indicator", indicator: "roads" } }],
    areas: { mountain: { parts: { results: 0 } } },
  });
  expect(byId(run(areas, rule).kinds[0]!.subjects)["hill"]!.total).toBe(80);
});

test("bad input: every problem at once, each with its path", () => {
  const rule = {
    kinds: [
      {
        id: "k",
        subjects: { from: "units", only: ["x"] },
        group: "zonee",
        parts: [
          { id: "a", weight: 1, source: { from: "attainment", node: "indx" } },
          { id: "b", weight: 1, source: { from: "works" } },
        ],
        areas: { m: { targets: { bedz: 1 } } },
      },
    ],
  } as const;
  expect(
    codes(() =>
      appraise({ system }, areas, rule as never, {
        period: "2026",
        table: [{ subject: "?", part: "a", score: Number.NaN }],
      }),
    ),
  ).toEqual([
    ["monitor-choice", "options.period"],
    ["monitor-choice", "appraisal.kinds.0.subjects.only.0"],
    ["monitor-choice", "appraisal.kinds.0.group"],
    ["monitor-choice", "appraisal.kinds.0.parts.0.source.node"],
    ["appraisal-needs", "appraisal.kinds.0.parts.1.source"],
    ["monitor-choice", "appraisal.kinds.0.areas.m.targets.bedz"],
    ["appraisal-nobody", "appraisal.kinds.0.subjects"],
    ["monitor-choice", "table.0.subject"],
    ["appraisal-score", "table.0.score"],
  ]);
});

test("bad form of the rules: every problem at once", () => {
  const rule = kind({
    parts: [fromTable("a", 0), fromTable("a", 0)],
    grades: [
      { id: "x", from: 60 },
      { id: "y", from: 70 },
      { id: "y", from: 1 },
    ],
    gates: [{ id: "g", on: { what: "table" }, effect: { grade: "z" } }],
    quota: { ties: { by: "c" } },
    areas: { m: { parts: { q: 1 } } },
  });
  expect(codes(() => run(district, rule))).toEqual([
    ["appraisal-twice", "appraisal.kinds.0.parts.1.id"],
    ["appraisal-twice", "appraisal.kinds.0.grades.2.id"],
    ["appraisal-weights", "appraisal.kinds.0.parts"],
    ["monitor-choice", "appraisal.kinds.0.areas.m.parts.q"],
    ["appraisal-weights", "appraisal.kinds.0.areas.m.parts"],
    ["appraisal-steps", "appraisal.kinds.0.grades"],
    ["appraisal-grade-last", "appraisal.kinds.0.grades.2"],
    ["monitor-choice", "appraisal.kinds.0.gates.0.effect.grade"],
    ["monitor-choice", "appraisal.kinds.0.quota.ties.by"],
  ]);
  expect(codes(() => run(towns([1, 2]), kind({ subjects: { from: "owners" } })))).toEqual([
    ["appraisal-needs", "appraisal.kinds.0.parts.0.source"],
  ]);
});

test("every point is traceable: terms add up to the total, items to the value of their part", () => {
  const cell = fc.double({ min: 0, max: 150, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
      const data = datasetFromColumns({
        units: rows.map((_, i) => `t${i}`),
        periods: rows.map(() => "2025"),
        columns: { beds: rows.map(([v]) => v), roads: rows.map(([, v]) => v), nobody: rows.map(([, , v]) => v) },
      });
      const rule = kind({
        parts: [
          results,
          { id: "place", weight: 2, source: { from: "indicator", indicator: "beds" }, score: { by: "rank", step: 3 } },
        ],
        adjust: [{ id: "bonus", as: "bonus", total: 7 }],
        limits: { total: 90 },
        gates: [{ id: "floor", on: { what: "floor", indicator: "roads", least: 20 }, effect: { score: 60 } }],
      });
      const table = rows.map(([v], i) => ({ subject: `t${i}`, part: "bonus", score: v }));
      for (const { terms, total, parts } of run(data, rule, { table }).kinds[0]!.subjects) {
        expect(Math.abs(terms.reduce((sum, { points }) => sum + points, 0) - total!)).toBeLessThan(1e-12);
        expect(total).toBeLessThanOrEqual(90 + 1e-12);
        for (const { items, value } of parts)
          expect(Math.abs(items.reduce((sum, one) => sum + one.contribution, 0) - value!)).toBeLessThan(1e-12);
      }
    }),
  );
});
