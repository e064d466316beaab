import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asOf,
  chainLink,
  chainSeries,
  datasetFromColumns,
  diffSnapshots,
  editionSeries,
  IndexError,
  makeSnapshot,
  parseSystem,
  readSnapshot,
  snapshotText,
  type Vintage,
  verifySnapshot,
} from "../../src/index.ts";

const issuesOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof IndexError) return error.issues;
    throw error;
  }
  return [];
};
const leaf = (id: string, weight = 1) => ({ id, direction: "positive", goalposts: [0, 100], weight });
const systemOf = (version: string, children: readonly object[]) =>
  parseSystem({ id: "s", version, index: { id: "index", children } });
const plan = { normalise: { method: "goalposts" } } as const;
const UNITS = ["x", "y", "x", "y", "x", "y"];
const PERIODS = ["2021", "2021", "2022", "2022", "2023", "2023"];
const columns = { a: [20, 40, 30, 50, 40, 60], b: [60, 40, 70, 50, 80, 20] };
const data = datasetFromColumns({ units: UNITS, periods: PERIODS, columns });

describe("chainLink", () => {
  const segments = [Float64Array.of(40, 50), Float64Array.of(60, 66), Float64Array.of(33)];
  const links = [
    { before: 50, after: 60 },
    { before: 66, after: 33 },
  ];
  test.each([
    // ratios 1.2 and 0.5, differences 10 and −33
    ["ratio", "latest", [[24, 30], [30, 33], [33]]],
    ["ratio", "earliest", [[40, 50], [50, 55], [55]]],
    ["difference", "latest", [[17, 27], [27, 33], [33]]],
    ["difference", "earliest", [[40, 50], [50, 56], [56]]],
  ] as const)("by %s, %s level: closed form", (by, keep, expected) => {
    const linked = chainLink(segments, links, { by, keep });
    linked.forEach((x, s) => {
      x.forEach((v, i) => {
        expect(v).toBeCloseTo(expected[s]![i]!, 12);
      });
    });
  });

  test("ratios need positive scores, and a missing one breaks the chain beyond it only", () => {
    const gap = [{ before: 0, after: 60 }, links[1]!];
    expect(chainLink(segments, gap, { by: "ratio", keep: "latest" })).toEqual([
      Float64Array.of(Number.NaN, Number.NaN),
      Float64Array.of(30, 33),
      Float64Array.of(33),
    ]);
    // 40 + (60 − 0) − 33 and 50 + 60 − 33
    expect(chainLink(segments, gap, { by: "difference", keep: "latest" })[0]).toEqual(Float64Array.of(67, 77));
    const none = [links[0]!, { before: Number.NaN, after: 1 }];
    expect(chainLink(segments, none, { by: "difference", keep: "earliest" })).toEqual([
      Float64Array.of(40, 50),
      Float64Array.of(50, 56),
      Float64Array.of(Number.NaN),
    ]);
    expect(() => chainLink(segments, [], { by: "ratio", keep: "latest" })).toThrow(RangeError);
  });

  test("growth within a segment stays by ratio, changes in points by difference", () => {
    const score = fc.double({ min: 1, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(score, { minLength: 2, maxLength: 6 }), score, score, (list, before, after) => {
        const own = [Float64Array.from(list), Float64Array.of(after)];
        const link = [{ before, after }];
        const [ratio] = chainLink(own, link, { by: "ratio", keep: "latest" });
        const [points] = chainLink(own, link, { by: "difference", keep: "latest" });
        for (let i = 1; i < list.length; i++) {
          expect(ratio![i]! / ratio![i - 1]!).toBeCloseTo(list[i]! / list[i - 1]!, 9);
          expect(points![i]! - points![i - 1]!).toBeCloseTo(list[i]! - list[i - 1]!, 9);
        }
      }),
      { numRuns: 50 },
    );
  });
});

const old = systemOf("1", [leaf("a"), leaf("b")]);
const now = systemOf("2", [leaf("a"), leaf("b", 3)]);
const own = (system: typeof old, period: string, more = {}) =>
  makeSnapshot({ system, plan }, data, { periods: [period], ...more });

describe("editionSeries", () => {
  test("all periods by the latest snapshot's system and ruler, beside what was published", async () => {
    const snapshots = [await own(now, "2023"), await own(old, "2021"), await own(old, "2022")];
    const series = editionSeries(snapshots, data);
    expect(series.by.system).toEqual({ id: "s", version: "2" });
    expect(series.periods).toEqual(["2021", "2022", "2023"]);
    // new weights ¼ and ¾: x 2021 = 5 + 45 = 50, published (20 + 60)/2 = 40
    expect(
      series.scores.map(({ unit, period, score, rank, published, difference }) => [
        unit,
        period,
        score,
        rank,
        published?.score,
        difference,
      ]),
    ).toEqual([
      ["x", "2021", 50, 1, 40, 10],
      ["y", "2021", 40, 2, 40, 0],
      ["x", "2022", 60, 1, 50, 10],
      ["y", "2022", 50, 2, 50, 0],
      ["x", "2023", 70, 1, 70, 0],
      ["y", "2023", 30, 2, 30, 0],
    ]);
    const first = editionSeries(snapshots, data, { by: "2022" });
    expect(first.scores.filter(({ period }) => period === "2023").map(({ score }) => score)).toEqual([60, 40]);
  });

  test("the ruler kept from one period, or learned anew from all", async () => {
    const learned = parseSystem({
      id: "s",
      version: "1",
      index: { id: "index", children: [{ id: "a", direction: "positive" }] },
    });
    const made = (period: string) => makeSnapshot({ system: learned }, data, { periods: [period], using: "own" });
    const snapshots = [await made("2021"), await made("2023")];
    const scores = (ruler: "kept" | "anew") =>
      editionSeries(snapshots, data, { ruler }).scores.map(({ score }) => score);
    expect(scores("kept")).toEqual([-100, 0, 0, 100]); // 40 to 60
    expect(scores("anew")).toEqual([0, 50, 50, 100]); // 20 to 60
  });

  test("without data: those inside the snapshots; else refused with the periods", async () => {
    const snapshots = [
      await own(old, "2021", { embed: true, using: "own" }),
      await own(now, "2023", { embed: true, using: "own" }),
    ];
    expect(editionSeries(snapshots).scores.map(({ score }) => score)).toEqual([50, 40, 70, 30]);
    expect(
      issuesOf(() => editionSeries([...snapshots].map((one) => ({ ...one, periods: ["2020", ...one.periods] })))),
    ).toMatchObject([{ code: "series-period-absent", params: { periods: ["2020"] } }]);
    expect(issuesOf(() => editionSeries([], data))).toMatchObject([{ code: "series-snapshots" }]);
    expect(issuesOf(() => editionSeries(snapshots, data, { by: "1999" }))).toMatchObject([{ code: "unknown-period" }]);
  });
});

describe("chainSeries", () => {
  test("linked at the last year of the old system, computed under the new", async () => {
    const snapshots = [await own(old, "2021"), await own(old, "2022"), await own(now, "2023")];
    const chain = chainSeries(snapshots, data);
    expect(chain.editions.map(({ version, periods }) => [version, periods])).toEqual([
      ["1", ["2021", "2022"]],
      ["2", ["2023"]],
    ]);
    // 2022: x 50 → 60, y 50 → 50
    expect(chain.breaks).toMatchObject([
      {
        overlap: "2022",
        computed: "both",
        nodes: { both: ["index"], joined: [], left: [] },
        sizes: [
          { unit: "x", before: 50, after: 60, difference: 10, ratio: 1.2 },
          { unit: "y", before: 50, after: 50, difference: 0, ratio: 1 },
        ],
        summary: [{ node: "index", units: 2, meanDifference: 5, meanRatio: 1.1 }],
      },
    ]);
    const linked = (options: Parameters<typeof chainSeries>[2]) =>
      chainSeries(snapshots, data, options)
        .scores.filter(({ unit }) => unit === "x")
        .map(({ linked }) => linked);
    expect(linked({})).toEqual([48, 60, 70]);
    expect(linked({ by: "difference" })).toEqual([50, 60, 70]);
    const kept = linked({ keep: "earliest" });
    expect(kept.slice(0, 2)).toEqual([40, 50]);
    expect(kept[2]).toBeCloseTo(70 / 1.2, 12);
    expect(linked({ by: "difference", keep: "earliest" })).toEqual([40, 50, 60]);
    expect(chain.notes.map(({ code }) => code)).toEqual(["chain-not-additive"]);
  });

  test("an overlap that was published under both needs no data; groups in one system only are named", async () => {
    const grouped = systemOf("2", [{ id: "g", children: [leaf("a")] }, leaf("b", 3)]);
    const before = systemOf("1", [leaf("a"), { id: "h", children: [leaf("b")] }]);
    const both = [
      await own(before, "2021"),
      await own(before, "2022"),
      await makeSnapshot({ system: grouped, plan }, data, { periods: ["2022", "2023"] }),
    ];
    const { breaks, scores } = chainSeries(both);
    expect(breaks[0]).toMatchObject({
      overlap: "2022",
      computed: "none",
      nodes: { both: ["index"], joined: ["g"], left: ["h"] },
    });
    expect(
      scores
        .filter(({ node, unit }) => node === "index" && unit === "x")
        .map(({ period, score, linked, edition }) => [period, score, linked, edition]),
    ).toEqual([
      ["2021", 40, 48, 0],
      ["2022", 60, 60, 1],
      ["2023", 70, 70, 1],
    ]);
  });

  test("figures revised since are no part of the break", async () => {
    const revised = { ...data, columns: new Map(data.columns).set("a", Float64Array.of(20, 40, 34, 50, 40, 60)) };
    const snapshots = [await own(old, "2022"), await own(now, "2023")];
    const { breaks, scores } = chainSeries(snapshots, revised, { by: "difference" });
    // published 50; with a = 34: 52 under the old weights and 61 under the new, so the systems are 9 apart
    expect(breaks[0]!.sizes[0]).toMatchObject({ unit: "x", before: 52, after: 61, difference: 9 });
    expect(scores[0]).toMatchObject({ unit: "x", period: "2022", score: 50, linked: 59 });
  });

  test("the first year of the later system, where only that can be computed under both", async () => {
    const wide = systemOf("2", [leaf("a"), leaf("c")]);
    const later = datasetFromColumns({
      units: ["x", "x"],
      periods: ["2022", "2023"],
      columns: { a: [30, 40], b: [70, 80], c: [null, 20] },
    });
    const strict = { ...plan, aggregate: { method: "arithmetic", coverage: 1 } };
    const made = (system: typeof old, period: string) =>
      makeSnapshot({ system, plan: strict }, later, { periods: [period] });
    const { breaks, scores } = chainSeries([await made(old, "2022"), await made(wide, "2023")], later);
    // 2023: (40 + 80)/2 = 60 under the old, (40 + 20)/2 = 30 under the new
    expect(breaks[0]).toMatchObject({
      overlap: "2023",
      computed: "earlier",
      sizes: [{ before: 60, after: 30, ratio: 0.5 }],
    });
    expect(scores.map(({ linked }) => linked)).toEqual([25, 30]);
  });

  test("no year under both: refused, with what was looked at", async () => {
    const other = systemOf("2", [leaf("c")]);
    const later = datasetFromColumns({ units: ["x"], periods: "2023", columns: { c: [5] } });
    const snapshots = [await own(old, "2022"), await makeSnapshot({ system: other, plan }, later)];
    const only = datasetFromColumns({
      units: ["x", "x"],
      periods: ["2022", "2023"],
      columns: { a: [1, null], b: [1, null], c: [null, 5] },
    });
    expect(issuesOf(() => chainSeries(snapshots, only))).toEqual([
      { code: "chain-no-overlap", path: [], params: { from: "s 1", to: "s 2", periods: ["2022", "2023"] } },
    ]);
    expect(issuesOf(() => chainSeries([]))).toMatchObject([{ code: "series-snapshots" }]);
  });

  test("a unit without a score in the overlap is not linked, and named; one edition needs no link", async () => {
    const gap = datasetFromColumns({
      units: UNITS,
      periods: PERIODS,
      columns: { a: [20, 40, 30, 0, 40, 60], b: [60, 40, 70, 0, 80, 20] },
    });
    const made = (system: typeof old, period: string) => makeSnapshot({ system, plan }, gap, { periods: [period] });
    const chain = chainSeries([await made(old, "2021"), await made(old, "2022"), await made(now, "2023")], gap);
    expect(chain.scores.filter(({ unit }) => unit === "y").map(({ linked }) => linked)).toEqual([null, null, 30]);
    expect(chain.notes[1]).toMatchObject({
      code: "chain-unlinked",
      params: { node: "index", units: ["y"], reason: "not-positive" },
    });
    const one = chainSeries([await made(old, "2021"), await made(old, "2022")], gap);
    expect([one.breaks, one.notes]).toEqual([[], []]);
    expect(one.scores.map(({ score, linked }) => score === linked)).toEqual([true, true, true, true]);
  });
});

describe("snapshots of data with vintages", () => {
  const at = (vintage: string, edition: Vintage["edition"], rows: [string, string, number][]): Vintage => ({
    vintage,
    ...(edition && { edition }),
    data: datasetFromColumns({
      units: rows.map(([u]) => u),
      periods: rows.map(([, p]) => p),
      columns: { a: rows.map(([, , v]) => v), b: rows.map(() => 50) },
    }),
  });
  const first = [
    at("2023-03", "preliminary", [
      ["x", "2022", 30],
      ["y", "2022", 40],
    ]),
  ];
  const next = [
    ...first,
    at("2024-03", "preliminary", [
      ["x", "2023", 36],
      ["y", "2023", 44],
    ]),
  ];
  const revised = [...next, { ...at("2024-12", "final", [["x", "2022", 33]]) }];
  const made = (vintages: readonly Vintage[], v?: string) =>
    makeSnapshot({ system: old, plan }, asOf(vintages, v), { periods: ["2022"], embed: true });

  test("name the vintages of their own cells, whatever came later; as of then the same bytes", async () => {
    const then = await made(first);
    expect(then.data.vintages).toEqual([{ vintage: "2023-03", edition: "preliminary", cells: 4 }]);
    expect(then.flags).toHaveLength(4);
    expect(then.flags[0]).toMatchObject({ status: "provisional" });
    expect(snapshotText(await made(next))).toBe(snapshotText(then));
    expect(snapshotText(await made(revised, "2024-03"))).toBe(snapshotText(then));
    const now = await made(revised);
    expect(now.data.vintages).toEqual([
      { vintage: "2023-03", edition: "preliminary", cells: 2 },
      { vintage: "2024-12", edition: "final", cells: 2 },
    ]);
    expect(diffSnapshots(then, now).attribution[0]).toMatchObject({
      unit: "x",
      change: 1.5,
      parts: [{ node: "a", cause: "revision", amount: 1.5 }],
    });
    // what is named is what leads back: the data as of the last vintage of the snapshot
    expect((await verifySnapshot(then, asOf(revised, then.data.vintages!.at(-1)!))).ok).toBe(true);
    expect((await verifySnapshot(then, asOf(revised))).ok).toBe(false);
  });

  test("with the data inside they verify by themselves, notes included, and read back", async () => {
    const then = await readSnapshot(snapshotText(await made(first)));
    const { ok, differences, issues } = await verifySnapshot(then);
    expect([ok, differences, issues]).toEqual([true, [], []]);
  });
});
