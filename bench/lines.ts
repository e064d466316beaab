// What the benchmarks share: a line a work, times taken in turns, and numbers drawn from a seed.
export interface Line {
  readonly work: string;
  readonly units: number;
  readonly indicators: number;
  readonly median_ms: number;
  readonly min_ms: number;
  readonly baseline: string | null;
  readonly baseline_ms: number | null;
  /** The most memory that a process of its own had, and what else is measured there. */
  readonly peak_mb?: number;
  readonly baseline_peak_mb?: number;
  readonly file_mb?: number;
  readonly load?: number;
  /** Of a statement. */
  readonly bytes?: number;
  readonly ctes?: number;
}

/** Indicators in fours under groups, groups in fours under domains, domains under the index. */
export function systemInFours(indicators: number) {
  let nodes: object[] = Array.from({ length: indicators }, (_, j) => ({
    id: `x${j}`,
    direction: j % 3 === 2 ? "negative" : "positive",
  }));
  for (const letter of ["g", "d"]) {
    const below = nodes;
    nodes = Array.from({ length: Math.ceil(below.length / 4) }, (_, k) => ({
      id: `${letter}${k}`,
      children: below.slice(4 * k, 4 * k + 4),
    }));
  }
  return { id: "bench", version: "1", index: { id: "index", children: nodes } };
}

/** Prints a line: JSON where that is asked for, else columns. */
export function report(line: Line): void {
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify(line));
    return;
  }
  const { work, units, indicators, median_ms, min_ms, baseline, baseline_ms, ...more } = line;
  const against =
    baseline === null ? "" : `${baseline} ${baseline_ms!.toFixed(1)}, ratio ${(min_ms / baseline_ms!).toFixed(2)}`;
  const rest = Object.entries(more).map(([name, value]) => `${name} ${value.toLocaleString("en")}`);
  const size = `${units.toLocaleString("en")} × ${indicators}`;
  console.log(
    `${work.padEnd(44)} ${size.padStart(16)} ${min_ms.toFixed(1).padStart(9)} ${median_ms.toFixed(1).padStart(9)}  ${[against, ...rest].filter(Boolean).join("; ")}`,
  );
}

export const middle = (sorted: readonly number[]): number => sorted[sorted.length >> 1]!;

/** Times of each case, in turns, sorted: whatever else the machine does hits all of them. A case may give its own time. */
export async function inTurns(
  cases: readonly (() => unknown | Promise<number>)[],
  rounds: number,
): Promise<readonly number[][]> {
  const times = cases.map((): number[] => []);
  for (let round = 0; round < rounds + 1; round++)
    for (const [k, run] of cases.entries()) {
      const from = performance.now();
      const own = await run();
      const taken = typeof own === "number" ? own : performance.now() - from;
      if (round > 0) times[k]!.push(taken); // the first round warms up
    }
  return times.map((list) => list.sort((a, b) => a - b));
}

/** Numbers from 0 to 100 by the minimal standard generator. */
export function drawing(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state / 2147483647) * 100;
  };
}
