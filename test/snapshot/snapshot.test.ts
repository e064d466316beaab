import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  computeIndex,
  type Definition,
  diffSnapshots,
  fitIndex,
  hashDataset,
  IndexError,
  makeSnapshot,
  readSnapshot,
  resultOf,
  type Snapshot,
  snapshotText,
  verifySnapshot,
} from "../../src/index.ts";
import { canonicalJson } from "../../src/pipeline/hash.ts";
import { migrated } from "../../src/snapshot/migrate.ts";
import { checksumOf } from "../../src/snapshot/text.ts";
import { dataOf, figures, plan, system } from "./fixtures.ts";

const definition: Definition = { system, plan };
const official = () => makeSnapshot(definition, dataOf(), { official: true, software: { name: "t", version: "1" } });
const codes = async (run: Promise<unknown>): Promise<unknown> => {
  try {
    await run;
    return "no error";
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return error.issues.map(({ code, params }) => [code, params]);
  }
};
/** Changed by somebody who also wrote the checksum anew. */
const forged = async (snapshot: Snapshot, change: (one: Record<string, unknown>) => void): Promise<Snapshot> => {
  const copy = JSON.parse(JSON.stringify(snapshot)) as Record<string, unknown>;
  change(copy);
  const body = copy as unknown as Snapshot;
  return { ...body, sha256: await checksumOf(body) };
};

describe("made", () => {
  test("it holds the scores, ranks, weights and steps of the result, the latest period by default", async () => {
    const snapshot = await official();
    const result = computeIndex(definition, dataOf());
    const rows = [6, 7, 8]; // 2023, which stands by unit in the snapshot: 东岭, 北山, 南湖
    const order = [8, 7, 6].sort((a, b) => (result.units[a]! < result.units[b]! ? -1 : 1));
    expect(snapshot.periods).toEqual(["2023"]);
    expect(snapshot.scores.filter(({ node }) => node === "index").map(({ score }) => score)).toEqual(
      order.map((i) => result.score("index")[i]),
    );
    expect(snapshot.rows.map(({ unit }) => unit)).toEqual(order.map((i) => result.units[i]));
    expect(rows.every((i) => result.periods[i] === "2023")).toBe(true);
    expect(snapshot.weights).toEqual(result.weights);
    expect([...resultOf(snapshot).score("jobs")]).toEqual(order.map((i) => result.score("jobs")[i]));
    expect(Object.keys(snapshot.steps.normalised)).toEqual(["gap", "jobs"]); // of income, 0 to 100, the score is the figure
    expect(snapshot.steps.treated).toEqual({}); // nothing is treated, so no column differs from the step before
    expect(snapshot.data.parts.map(({ period }) => period)).toEqual(["2021", "2022", "2023"]);
  });

  test("the hash of a period is that of hashDataset", async () => {
    const { parts } = (await official()).data;
    const hashes = (await hashDataset(dataOf())).parts;
    expect(parts.map(({ period, sha256, units }) => ({ period, sha256, units }))).toEqual(hashes);
    expect(parts[1]!.columns["jobs"]!.present).toBe(2);
  });

  test("a column without a value in a period does not change its hash: it may come with a later file", async () => {
    const before = await makeSnapshot(definition, dataOf(), { periods: ["2021"] });
    const wider = dataOf();
    const urban = new Float64Array(9).fill(Number.NaN);
    urban[8] = 7;
    const later = { ...wider, columns: new Map([...wider.columns, ["urban", urban]]) };
    const after = await makeSnapshot(definition, later, { periods: ["2021"] });
    expect(after.sha256).toBe(before.sha256);
    const other = { ...wider, columns: new Map([...wider.columns, ["elsewhere", urban]]) };
    expect((await makeSnapshot(definition, other)).sha256).toBe((await makeSnapshot(definition, wider)).sha256);
  });

  test("the same bytes whatever the order of rows and columns", async () => {
    const text = snapshotText(await makeSnapshot({ system, plan: { weigh: { method: "entropy" } } }, complete()));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }), async (order) => {
        const { income, jobs, gap } = complete9();
        const data = dataOf({ gap, jobs, income } as ReturnType<typeof figures>, order);
        expect(snapshotText(await makeSnapshot({ system, plan: { weigh: { method: "entropy" } } }, data))).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  test("the text: parts in their order, LF, one newline at the end, and the checksum recomputed with node:crypto", async () => {
    const snapshot = await official();
    const text = snapshotText(snapshot);
    expect(text).toMatch(/^\{\n {2}"format": "common-prosperity-index\/snapshot@1",\n {2}"sha256": "[0-9a-f]{64}",\n/);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toContain("\r");
    const { sha256, ...body } = snapshot;
    expect(sha256).toBe(createHash("sha256").update(canonicalJson(body)).digest("hex"));
    expect(await readSnapshot(new TextEncoder().encode(text))).toEqual(snapshot);
    expect(snapshotText(await readSnapshot(text))).toBe(text);
  });

  test("a period that is not there", async () => {
    expect(await codes(makeSnapshot(definition, dataOf(), { periods: ["2024"] }))).toEqual([
      ["unknown-period", { period: "2024", known: ["2021", "2022", "2023"] }],
    ]);
  });
});

const complete9 = () => ({ ...figures(), jobs: [80, 90, 71, 81, 91, 74, 83, 90, 75] });
const complete = () => dataOf(complete9());

describe("official", () => {
  test("goalposts and given weights stand still, a base period too", async () => {
    expect((await official()).official).toBe(true);
    const over = { base: "2021" };
    const based = { system, plan: { over, normalise: { method: "min-max" }, weigh: { method: "entropy" } } };
    expect((await makeSnapshot(based, complete(), { official: true })).official).toBe(true);
  });

  test("each reason by itself", async () => {
    const moving = {
      system,
      plan: {
        treat: { method: "winsorise" },
        normalise: { method: "min-max" },
        weigh: { method: "entropy" },
        aggregate: { method: "topsis" },
      },
    };
    const ids = ["income", "jobs", "gap"];
    expect(await codes(makeSnapshot(moving, complete(), { official: true }))).toEqual([
      ["snapshot-moving-ruler", { step: "treat", method: "winsorise", ids }],
      ["snapshot-moving-ruler", { step: "normalise", method: "min-max", ids }],
      ["snapshot-moving-weights", { method: "entropy" }],
      ["snapshot-moving-score", { method: "topsis" }],
    ]);
  });

  test("a stored ruler stands still, and is used as it is", async () => {
    const learned = fitIndex({ system, plan: { weigh: { method: "entropy" } } }, complete());
    const snapshot = await makeSnapshot(learned, complete(), { official: true, periods: ["2023"], using: "own" });
    expect(snapshot.ruler).toBe("given");
    expect(snapshot.data.parts.map(({ period }) => period)).toEqual(["2023"]);
    expect((await verifySnapshot(snapshot, complete())).ok).toBe(true);
  });

  test("a score among the other rows does not stand by itself, even from a base period", async () => {
    const ranked = { system, plan: { ...plan, over: { base: "2021" }, aggregate: { method: "copeland" } } };
    expect(await codes(makeSnapshot(ranked, complete(), { official: true }))).toEqual([
      ["snapshot-moving-score", { method: "copeland" }],
    ]);
  });
});

describe("verified", () => {
  test("the same data: no difference; later periods do not matter", async () => {
    const snapshot = await makeSnapshot({ system }, dataOf(), { periods: ["2022"] });
    expect(await verifySnapshot(snapshot, dataOf())).toEqual({
      ok: true,
      tolerance: 1e-12,
      periods: ["2022"],
      differences: [],
      issues: [],
    });
  });

  test("a changed data cell: its column, then the cell at every step that it reaches", async () => {
    const changed = figures();
    changed.income[8] = 41.8; // 东岭, 2023: 41.7
    const { ok, differences } = await verifySnapshot(await official(), dataOf(changed));
    expect(ok).toBe(false);
    const { step, period, node } = differences[0]!;
    expect({ step, period, node }).toEqual({ step: "data", period: "2023", node: "income" });
    const cell = { unit: "东岭", period: "2023", node: "income", expected: 41.7, found: 41.8 };
    expect(differences[1]).toEqual({ step: "derived", ...cell, by: (41.8 - 41.7) / 41.8 });
    expect([...new Set(differences.map((one) => one.step))]).toEqual([
      "data",
      "derived",
      "denominated",
      "imputed",
      "treated",
      "transformed",
      "normalised",
      "score",
    ]);
  });

  test("a changed cell of an earlier period that the numbers rest on", async () => {
    const changed = figures();
    changed.gap[0] = 3.9;
    const snapshot = await makeSnapshot({ system }, dataOf());
    const { differences } = await verifySnapshot(snapshot, dataOf(changed));
    expect(differences[0]).toMatchObject({ step: "data", period: "2021", node: "gap" });
    expect(differences.some(({ step, path }) => step === "fitted" && path?.includes("gap"))).toBe(true);
  });

  test("a weight changed in the file, its checksum written anew", async () => {
    const snapshot = await forged(await official(), (one) => {
      (one["weights"] as { nominal: number }[])[1]!.nominal = 0.6;
    });
    const { differences } = await verifySnapshot(snapshot, dataOf());
    expect(differences).toEqual([
      { step: "weight", node: "wealth", path: ["nominal"], expected: 0.6, found: 0.5, by: expect.closeTo(0.1, 15) },
    ]);
  });

  test("a plan changed in the file: what it changes differs", async () => {
    const snapshot = await forged(await official(), (one) => {
      (one["plan"] as { aggregate: { method: string } }).aggregate.method = "geometric";
    });
    const { differences } = await verifySnapshot(snapshot, dataOf());
    expect(differences.filter(({ node }) => node === "index")[0]).toMatchObject({ step: "score", period: "2023" });
  });

  test("a unit that is gone, a period that is gone, no data", async () => {
    const snapshot = await official();
    const without = await verifySnapshot(snapshot, dataOf(figures(), [0, 1, 2, 3, 4, 5, 6, 7]));
    expect(without.differences.find(({ step }) => step === "rows")).toEqual({
      step: "rows",
      unit: "东岭",
      period: "2023",
      expected: "present",
      found: "absent",
      by: null,
    });
    const shorter = await verifySnapshot(snapshot, dataOf(figures(), [3, 4, 5, 6, 7, 8]));
    expect(shorter.differences).toEqual([
      { step: "data", period: "2021", expected: "present", found: "absent", by: null },
    ]);
    expect((await verifySnapshot(snapshot)).issues.map(({ code }) => code)).toEqual(["snapshot-no-data"]);
  });

  test("data inside are enough", async () => {
    const snapshot = await makeSnapshot(definition, dataOf(), { embed: true });
    const back = await readSnapshot(snapshotText(snapshot));
    expect((await verifySnapshot(back)).ok).toBe(true);
    expect((await verifySnapshot(back, dataOf({ ...figures(), gap: new Array(9).fill(2) }))).ok).toBe(false);
  });
});

describe("read", () => {
  test("a flipped byte never passes: refused, or of no meaning", async () => {
    const snapshot = await official();
    const bytes = new TextEncoder().encode(snapshotText(snapshot));
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const flipped = Uint8Array.from(bytes);
        flipped[at] = flipped[at]! ^ (1 << bit);
        const read = await readSnapshot(flipped).catch((error: unknown) => {
          if (!(error instanceof IndexError)) throw error;
          refused += 1;
          return snapshot;
        });
        expect(read).toEqual(snapshot);
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(390);
  });

  test("a flipped digit of a score is told by the checksum", async () => {
    const text = snapshotText(await official());
    const at = text.indexOf('"score":') + 8;
    const digit = text[at] === "9" ? "8" : "9";
    expect(await codes(readSnapshot(text.slice(0, at) + digit + text.slice(at + 1)))).toEqual([
      ["snapshot-damaged", { reason: "checksum" }],
    ]);
  });

  test("a truncated file, wherever it ends", async () => {
    const text = snapshotText(await official());
    for (const length of [0, 1, 100, text.length >> 1, text.length - 3])
      expect(await codes(readSnapshot(text.slice(0, length), { file: "2023.json" }))).toEqual([
        ["snapshot-damaged", { reason: "cut" }],
      ]);
  });

  test("bytes that are no UTF-8, another kind of document, keys with a meaning of their own", async () => {
    expect(await codes(readSnapshot(Uint8Array.of(0xff, 0xfe)))).toEqual([
      ["snapshot-damaged", { reason: "encoding" }],
    ]);
    expect(await codes(readSnapshot('{"format":"common-prosperity-index/scores@1"}'))).toEqual([
      ["wrong-format", { found: "common-prosperity-index/scores@1", expected: "common-prosperity-index/snapshot@1" }],
    ]);
    expect(await codes(readSnapshot('{"__proto__":{}}'))).toEqual([["snapshot-damaged", { reason: "shape" }]]);
    expect(await codes(readSnapshot(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`))).toEqual([
      ["snapshot-damaged", { reason: "shape" }],
    ]);
  });

  test("a newer version and an older one without a step are refused by name", async () => {
    const at = (version: number) => snapshotOfVersion(version);
    expect(await codes(readSnapshot(await at(2)))).toEqual([
      [
        "newer-format",
        { found: "common-prosperity-index/snapshot@2", supported: "common-prosperity-index/snapshot@1" },
      ],
    ]);
    expect(await codes(readSnapshot(await at(0)))).toEqual([
      [
        "snapshot-no-migration",
        { found: "common-prosperity-index/snapshot@0", supported: "common-prosperity-index/snapshot@1" },
      ],
    ]);
  });

  test("older versions are taken to the newest step by step", () => {
    const step = (from: number, name: string) => ({
      from,
      migrate: (one: object) => ({ ...one, [name]: from }),
    });
    const old = { format: "common-prosperity-index/snapshot@1", kept: true };
    const migrations = [step(2, "second"), step(1, "first")];
    expect(migrated(old, { migrations, newest: 3 })).toEqual({
      document: { format: "common-prosperity-index/snapshot@3", kept: true, first: 1, second: 2 },
    });
    expect(migrated(old, { migrations: [step(2, "second")], newest: 3 })).toEqual({
      issue: {
        code: "snapshot-no-migration",
        path: ["format"],
        params: { found: "common-prosperity-index/snapshot@1", supported: "common-prosperity-index/snapshot@3" },
      },
    });
  });
});

async function snapshotOfVersion(version: number): Promise<string> {
  const text = snapshotText(await official());
  return text.replace("snapshot@1", `snapshot@${version}`);
}

describe("compared", () => {
  test("two years: the parts of each unit sum to its change", async () => {
    const before = await makeSnapshot(definition, dataOf(), { periods: ["2022"] });
    const after = await makeSnapshot(definition, dataOf());
    const diff = diffSnapshots(before, after);
    expect(diff.pairs).toEqual([{ from: "2022", to: "2023" }]);
    expect(diff.attribution).toHaveLength(3);
    for (const { change, parts } of diff.attribution)
      expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(change, 10);
    expect(diff.unexplained).toEqual([]);
    expect([diff.revisions, diff.plan, diff.system, diff.weights]).toEqual([[], [], [], []]);
  });

  test("the attribution from two files is that from the data", async () => {
    const other = { system, plan: { ...plan, weigh: { method: "given", weights: { gap: 3 } } } };
    const before = await makeSnapshot(definition, dataOf(), { periods: ["2023"] });
    const after = await makeSnapshot(other, dataOf(), { periods: ["2023"] });
    const { attribution, weights, plan: changes } = diffSnapshots(before, after);
    // 北山, 2023: income 50.1, jobs 66, gap 65: index 61.525 before; ¼·58.05 + ¾·65 = 63.2625 after
    const change = attribution.find(({ unit }) => unit === "北山")!;
    expect(change.causes.weights).toBeCloseTo(1.7375, 12);
    expect(change.change).toBeCloseTo(1.7375, 12);
    expect(weights.map(({ node, from, to }) => [node, from, to])).toEqual([
      ["wealth", 0.5, 0.25],
      ["income", 0.25, 0.125],
      ["jobs", 0.25, 0.125],
      ["gap", 0.5, 0.75],
    ]);
    expect(changes.map(({ path }) => path.join("."))).toEqual(["plan.weigh.weights"]);
  });

  test("a revised cell, a unit that joined, an indicator that left", async () => {
    const revised = figures();
    revised.income[6] = 51.1; // 北山, 2023: 50.1
    revised.gap[0] = 2.3; // 2021, which neither snapshot holds cell by cell
    const before = await makeSnapshot(definition, dataOf(figures(), [0, 1, 2, 3, 4, 5, 6, 7]));
    const after = await makeSnapshot(definition, dataOf(revised));
    const diff = diffSnapshots(before, after);
    expect(diff.revisions.filter(({ unit }) => unit !== undefined)).toEqual([
      { period: "2023", unit: "北山", column: "income", from: 50.1, to: 51.1 },
    ]);
    expect(diff.revisions[0]).toEqual({ period: "2021", column: "gap", from: null, to: null });
    expect(diff.membership.units).toEqual({ joined: ["东岭"], left: [] });
    const change = diff.attribution.find(({ unit }) => unit === "北山")!;
    expect(change.causes.revision).toBeCloseTo(0.25, 12); // one point of income, a quarter of the index
  });
});
