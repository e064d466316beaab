// A whole index beside numpy, objective weights and TOPSIS beside pymcdm and scikit-criteria, on the same columns, in turns with
// them. Measured is what both do: computeIndex with every node's score and numpy's index alone, the weigher's fit on columns in memory (a Map of weights and what they were made of), the peer's on its matrix;
// TOPSIS is fit and score of every row. BENCH_PYTHON names a Python that has the peers; without one there is no baseline.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { topsis } from "../src/aggregate/topsis.ts";
import { computeIndex, createColumns, datasetFromColumns, parseSystem } from "../src/index.ts";
import { plainRows, tableContext } from "../src/method/context.ts";
import { kurtosis, median, standardDeviation } from "../src/stats/index.ts";
import { critic } from "../src/weigh/critic.ts";
import { entropy } from "../src/weigh/entropy.ts";
import { merec } from "../src/weigh/merec.ts";
import { drawing, inTurns, middle, report } from "./lines.ts";

const quick = process.argv.includes("--quick");
const units = quick ? 20_000 : 100_000;
const indicators = 64;
const rounds = quick ? 5 : 9;

interface Answer {
  readonly ms: number | null;
  readonly first?: readonly number[];
}

interface Peers {
  /** Each work and the library that does it. */
  readonly works: readonly (readonly [work: string, peer: string])[];
  ask(work: string, peer: string): Promise<Answer>;
  close(): void;
}

/** The peers in a process of their own; none where Python or the libraries are lacking. */
async function startPeers(file: string): Promise<Peers> {
  const python = process.env["BENCH_PYTHON"] ?? "python3";
  const child: ChildProcess = spawn(python, [join("bench", "peers.py"), file, String(units), String(indicators)], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.on("error", () => {}); // no Python: the lines end at once
  child.stdin!.on("error", () => {});
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const next = async (otherwise: string): Promise<string> => {
    const { done, value } = await lines.next();
    return done === true ? otherwise : (value as string);
  };
  return {
    works: JSON.parse(await next("[]")) as [string, string][],
    ask: async (work, peer) => {
      child.stdin!.write(`${work}\t${peer}\n`);
      return JSON.parse(await next('{"ms":null}')) as Answer;
    },
    close: () => child.stdin!.end(),
  };
}

const draw = drawing();
const columns = Array.from({ length: indicators }, () => Float64Array.from({ length: units }, () => draw() + 1));
const rows = plainRows(units);
const context = tableContext(columns, { rows });
const weights = columns.map(() => 1);

const ids = columns.map((_, j) => `x${j}`);
const resident = createColumns({ rows: units, ids });
columns.forEach((x, j) => {
  resident.get(`x${j}`)!.set(x);
});
const data = datasetFromColumns({ units: rows.unit, periods: "2023", columns: resident });
const fours = (nodes: readonly object[], letter: string) =>
  Array.from({ length: nodes.length / 4 }, (_, k) => ({
    id: `${letter}${k}`,
    children: nodes.slice(4 * k, 4 * k + 4),
  }));
const leaves = ids.map((id) => ({ id, direction: "positive" }));
const index = { id: "index", children: fours(fours(leaves, "g"), "d") };
const system = parseSystem({ id: "bench", version: "1", index });

function ranked(norm: "vector" | "none"): Float64Array {
  const fitted = topsis.fit(columns, { norm }, { rows, weights });
  return topsis.apply(columns, { weights, fitted }, { rows });
}

const own: Readonly<Record<string, () => ArrayLike<number>>> = {
  "fit and apply, resident": () => computeIndex({ system }, data).score("index"),
  critic: () => critic.fit(columns, {}, context).weights,
  merec: () => merec.fit(columns, {}, context).weights,
  "entropy of raw shares": () => entropy.fit(columns, { sharesOf: "raw" }, context).weights,
  "entropy of min-max shares": () => entropy.fit(columns, {}, context).weights,
  topsis: () => ranked("vector"),
  "topsis of a scaled matrix": () => ranked("none"),
};

/** Says where a peer finds other numbers: then the two did not do the same. */
function compare(work: string, peer: string, theirs: readonly number[]): void {
  const ours = own[work]!();
  const apart = Math.max(...theirs.map((v, i) => Math.abs(v - ours[i]!) / Math.max(Math.abs(v), 1e-300)));
  if (!(apart < 1e-9)) console.error(`${work}: ${peer} differs by a share of ${apart}`);
}

async function weigherWorks(peers: Peers): Promise<void> {
  for (const [work, run] of Object.entries(own)) {
    const usable: string[] = [];
    for (const [name, peer] of peers.works) {
      if (name !== work) continue;
      const { ms, first } = await peers.ask(work, peer);
      if (ms === null) continue;
      compare(work, peer, first!);
      if (ms < 3000) usable.push(peer); // one time is enough of a peer that takes seconds
    }
    const asked = usable.map((peer) => async () => (await peers.ask(work, peer)).ms!);
    const [times, ...theirs] = await inTurns([() => void run(), ...asked], rounds);
    const best = usable
      .map((peer, k) => ({ peer, ms: theirs[k]![0]! }))
      .reduce<{ peer: string; ms: number } | null>((a, b) => (a === null || b.ms < a.ms ? b : a), null);
    report({
      work,
      units,
      indicators,
      median_ms: middle(times!),
      min_ms: times![0]!,
      baseline: best?.peer ?? null,
      baseline_ms: best?.ms ?? null,
    });
  }
}

type Statistic = (x: readonly number[]) => number;
type Simple = Readonly<Record<"median" | "sampleStandardDeviation" | "sampleKurtosis", Statistic>>;

/** simple-statistics where it is installed, or where NODE_PATH leads to it; it is no dependency of the project. */
function simpleStatistics(): Simple | null {
  try {
    return createRequire(import.meta.url)("simple-statistics") as Simple;
  } catch {
    return null;
  }
}

/** One column of a million values. */
async function statisticsWorks(): Promise<void> {
  const simple = simpleStatistics();
  const size = quick ? 100_000 : 1_000_000;
  const x = Float64Array.from({ length: size }, draw);
  const list = Array.from(x); // the peer takes plain arrays
  const works: Readonly<Record<string, readonly [() => number, keyof Simple]>> = {
    median: [() => median(x), "median"],
    "standard deviation": [() => standardDeviation(x), "sampleStandardDeviation"],
    kurtosis: [() => kurtosis(x), "sampleKurtosis"],
  };
  for (const [work, [ours, theirs]] of Object.entries(works)) {
    const asked = simple === null ? [] : [() => void simple[theirs](list)];
    const [times, baseline] = await inTurns([() => void ours(), ...asked], rounds);
    report({
      work,
      units: size,
      indicators: 1,
      median_ms: middle(times!),
      min_ms: times![0]!,
      baseline: baseline === undefined ? null : "simple-statistics",
      baseline_ms: baseline?.[0] ?? null,
    });
  }
}

const folder = mkdtempSync(join(tmpdir(), "peers-"));
try {
  if (!process.argv.includes("--json"))
    console.log(`load ${loadavg()[0]!.toFixed(2)}; ms smallest, middle; baseline smallest`);
  const file = join(folder, "columns.bin");
  writeFileSync(file, Buffer.concat(columns.map((x) => new Uint8Array(x.buffer))));
  const peers = await startPeers(file);
  await weigherWorks(peers);
  peers.close();
  await statisticsWorks();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
