import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  IndexError,
  type Issue,
  openUncertainty,
  sensitivity,
  toSensitivity,
  toUncertainty,
  uncertainty,
} from "../../src/index.ts";
import { createPool, sensitivityThreads, uncertaintyThreads } from "../../src/node/index.ts";
import { data, definition } from "../analyse/uncertainty/towns.ts";

// Threads start from the built dist/worker.js; the source has no file that Node 20 could start.
const worker = new URL("../../dist/worker.js", import.meta.url);
const module = new URL("./pool-methods.mjs", import.meta.url);
const vary = [
  { vary: "weights", noise: 0.4 },
  { vary: "normalise", of: [{ method: "min-max", lower: 1, upper: 100 }, "rank"] },
  { vary: "aggregate", of: ["arithmetic", "geometric"] },
  { vary: "standard-errors" },
] as const;
const spec = { vary, n: 333, seed: 5 };
const issuesOf = async (work: Promise<unknown>): Promise<readonly Issue[]> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof IndexError) return error.issues;
    throw error;
  }
  return [];
};

describe("the same bytes with any number of threads", () => {
  test.each([1, 2, 8])("%i", async (threads) => {
    const pool = createPool({ threads, worker });
    try {
      const notes: Issue[] = [];
      const how = { onNote: (note: Issue) => void notes.push(note) };
      const whole = uncertainty(definition, data, spec);
      const shared = await pool.uncertainty(definition, data, spec, how);
      expect(JSON.stringify(toUncertainty(shared))).toBe(JSON.stringify(toUncertainty(whole)));
      expect(shared.samples).toEqual(whole.samples);
      expect(shared.recomputed).toEqual(whole.recomputed);
      for (const method of ["sobol", "morris", "one-at-a-time"] as const) {
        const own = { vary, n: 20, method, seed: 5 };
        const one = sensitivity(definition, data, own);
        const many = await pool.sensitivity(definition, data, own, how);
        expect(JSON.stringify(toSensitivity(many))).toBe(JSON.stringify(toSensitivity(one)));
      }
      expect(notes).toEqual([]);
    } finally {
      await pool.close();
    }
  });

  test("methods of one's own reach the threads by the address of their module; what they refuse is counted", async () => {
    const own = { vary: [{ vary: "normalise", of: ["acme:tenths", "min-max"] }, vary[0]], n: 60 } as const;
    const big = {
      ...data,
      columns: new Map([...data.columns].map(([id, x]) => [id, id === "income" ? x.map((v) => v * 1e6) : x])),
    };
    const methods = [{ module, export: "tenths" }];
    const [one, two] = await Promise.all(
      [1, 2].map((threads) => uncertaintyThreads(definition, big, own, { threads, worker, methods })),
    );
    expect(one!.refused.length).toBeGreaterThan(10);
    expect(JSON.stringify(toUncertainty(two!))).toBe(JSON.stringify(toUncertainty(one!)));
  });
});

test("progress to the end; several analyses in turn", async () => {
  const pool = createPool({ threads: 2, worker });
  const seen: number[] = [];
  const first = pool.uncertainty(definition, data, spec, {
    onProgress: ({ done, total }) => {
      expect(total).toBe(333);
      seen.push(done);
    },
  });
  const second = pool.sensitivity(definition, data, { vary, n: 8 });
  expect((await second).evaluations).toBe(8 * 6);
  await first;
  expect(seen[0]).toBe(0);
  expect(seen.at(-1)).toBe(333);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.length).toBeGreaterThan(20);
  await pool.close();
  expect(await issuesOf(pool.uncertainty(definition, data, spec))).toMatchObject([{ code: "pool-closed" }]);
});

describe("a stop", () => {
  const reason = new Error("enough");
  test.each([1, 2])("between ranges, %i threads", async (threads) => {
    const stop = new AbortController();
    const work = uncertaintyThreads(
      definition,
      data,
      { vary, n: 1_000_000 },
      {
        threads,
        worker,
        signal: stop.signal,
        onProgress: ({ done }) => done > 0 && stop.abort(reason),
      },
    );
    await expect(work).rejects.toBe(reason);
  });

  test("of a thread that would never answer; the pool works on after it", async () => {
    const methods = [{ module, export: "hangs" }];
    const pool = createPool({ threads: 2, worker, methods });
    const stop = new AbortController();
    const hanging = { vary: [{ vary: "normalise", of: ["acme:hangs", "min-max"] }], n: 50 } as const;
    setTimeout(() => stop.abort(reason), 1500);
    await expect(pool.uncertainty(definition, data, hanging, { signal: stop.signal })).rejects.toBe(reason);
    expect((await pool.uncertainty(definition, data, { ...spec, n: 10 })).n).toBe(10);
    await pool.close();
  });

  test("by throwing from onProgress, by closing the pool, and before it began", async () => {
    const halt = () => {
      throw reason;
    };
    await expect(uncertaintyThreads(definition, data, spec, { threads: 2, worker, onProgress: halt })).rejects.toBe(
      reason,
    );
    const pool = createPool({ threads: 2, worker });
    const work = issuesOf(pool.uncertainty(definition, data, { vary, n: 1_000_000 }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await pool.close();
    expect(await work).toMatchObject([{ code: "pool-closed" }]);
    const signal = AbortSignal.abort(reason);
    await expect(sensitivityThreads(definition, data, { vary }, { threads: 2, worker, signal })).rejects.toBe(reason);
  });
});

describe("a thread that dies is an error with its replicates and seed, never a hang", () => {
  const lose = (name: string) =>
    uncertaintyThreads(
      definition,
      data,
      { vary: [{ vary: "normalise", of: [`acme:${name}`, "min-max"] }], n: 128, seed: 7 },
      { threads: 2, worker, memory: 64, methods: [{ module, export: name }] },
    );
  test.each([
    ["exits", "exit", "3"],
    ["fails", "error", expect.stringContaining("JSON")],
    ["hoards", "memory", expect.stringContaining("memory")],
  ])("%s", async (name, reason, detail) => {
    const [issue, ...others] = await issuesOf(lose(name));
    expect(others).toEqual([]);
    expect(issue).toMatchObject({
      code: "thread-lost",
      params: { of: "replicates", seed: 7, opening: false, reason, detail },
    });
    const { from, to } = issue!.params as { from: number; to: number };
    // 128 replicates in 2 × 32 ranges of two
    expect([from % 2, to - from, to < 128]).toEqual([0, 1, true]);
  });

  test("what a method throws has its replicate and seed, in as many threads as may be", async () => {
    const [issue] = await issuesOf(lose("throws"));
    expect(issue).toMatchObject({
      code: "evaluation-failed",
      params: { of: "replicates", seed: 7, name: "RangeError", message: "out of range" },
    });
    // the first that any thread met: one with the method, which a replicate has by its seed and number alone
    const { number } = issue!.params as { number: number };
    const builtin = { vary: [{ vary: "normalise", of: ["rank", "min-max"] }], n: 128, seed: 7 } as const;
    const { definition: own } = openUncertainty(definition, data, builtin).replicate(number);
    expect(own.plan!.normalise).toMatchObject({ method: "rank" });
    const rows = sensitivityThreads(
      definition,
      data,
      { vary: [{ vary: "normalise", of: ["acme:throws", "min-max"] }], n: 16, seed: 7 },
      { threads: 2, worker, methods: [{ module, export: "throws" }] },
    );
    expect(await issuesOf(rows)).toMatchObject([{ code: "evaluation-failed", params: { of: "rows", seed: 7 } }]);
  });
});

describe("what threads cannot have", () => {
  test("problems of the specification are told before any starts; so are modules without the method", async () => {
    const at = { path: ["uncertainty"] };
    expect(
      await issuesOf(
        uncertaintyThreads(definition, data, { vary: [{ vary: "weights" }] }, { threads: 2, worker, ...at }),
      ),
    ).toMatchObject([{ code: "input-needs-one", path: ["uncertainty", "vary", 0] }]);
    const methods = [
      { module: "./methods.js", export: "a" },
      { module, export: "elevenths" },
      { module: new URL("./none.mjs", import.meta.url), export: "a" },
    ];
    expect(await issuesOf(uncertaintyThreads(definition, data, spec, { threads: 2, worker, methods }))).toMatchObject(
      ["address", "export", "import"].map((reason, k) => ({
        code: "method-module",
        path: ["methods", k],
        params: { reason },
      })),
    );
    expect(() => createPool({ threads: 0 })).toThrow(RangeError);
  });

  test("one thread computes, with a note, where no worker starts", async () => {
    const notes: Issue[] = [];
    const how = { threads: 2, onNote: (note: Issue) => void notes.push(note) };
    const alone = await uncertaintyThreads(definition, data, spec, how); // the source has no worker beside it
    expect(notes).toMatchObject([{ code: "one-thread", params: { reason: "worker", wanted: 2 } }]);
    expect(toUncertainty(alone)).toEqual(toUncertainty(uncertainty(definition, data, spec)));
  });
});

describe("as installed", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const towns = `{ system: api.parseSystem({ id: "s", version: "1", index: { id: "index", children: [
    { id: "a", direction: "positive" }, { id: "b", direction: "positive" }] } }) },
    api.datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, 9], b: [9, 5, 1] } }),
    { vary: [{ vary: "weights", noise: 0.5 }], n: 40 }`;
  const body = `const pool = createPool({ threads: 2, methods: [{ module: ${JSON.stringify(module.href)}, export: "tenths" }] });
    pool.uncertainty(${towns}, { onNote: (note) => console.log(note.code) }).then(({ n }) => console.log(n));`;
  test.each([
    [
      "module",
      `import * as api from "common-prosperity-index"; import { createPool } from "common-prosperity-index/node"; ${body}`,
    ],
    [
      "commonjs",
      `const api = require("common-prosperity-index"); const { createPool } = require("common-prosperity-index/node"); ${body}`,
    ],
  ])("%s: the workers' file is found, and a pool left open keeps nothing running", (type, text) => {
    expect(ran([`--input-type=${type}`, "--eval", text])).toEqual({ stdout: "40\n", stderr: "", status: 0 });
  });

  // a worker may not be told of an option of V8, which a program with much data is often started with
  test.each([
    ["a file", (file: string) => [file]],
    ["a text", (file: string) => ["--input-type=module", "--eval", `await import(${JSON.stringify(file)})`]],
  ])("options of V8 leave the threads of %s to a pool", (_, words) => {
    const file = join(mkdtempSync(join(tmpdir(), "pool-")), "main.mjs");
    const from = (name: string) => JSON.stringify(new URL(`../../dist/${name}.js`, import.meta.url).href);
    writeFileSync(file, `import * as api from ${from("index")}; import { createPool } from ${from("node")}; ${body}`);
    const given = ["--max-old-space-size=500", "--expose-gc", ...words(file)];
    expect(ran(given)).toEqual({ stdout: "40\n", stderr: "", status: 0 });
  });

  function ran(words: readonly string[]) {
    const { stdout, stderr, status } = spawnSync(process.execPath, words, {
      cwd: root,
      encoding: "utf8",
      timeout: 60_000,
    });
    return { stdout, stderr, status };
  }
});
