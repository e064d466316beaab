import type { ScoreDiff, SnapshotDiff } from "../../src/snapshot/diff.ts";

const end = { system: { id: "s", version: "1" }, sha256: "0" };
/** Two snapshots without a difference. */
export const same: SnapshotDiff = {
  from: { ...end, periods: ["2022", "2023"] },
  to: { ...end, periods: ["2023"] },
  index: "index",
  pairs: [{ from: "2023", to: "2023" }],
  scores: [],
  weights: [],
  revisions: [],
  plan: [],
  system: [],
  membership: { units: { joined: [], left: [] }, nodes: { joined: [], left: [] } },
  attribution: [],
  unexplained: [],
};
/** A unit whose index and rank moved. */
export const moved = (
  unit: string,
  from: [number | null, number | null],
  to: [number | null, number | null],
  period = "2023",
): ScoreDiff => {
  const change = from[0] === null || to[0] === null ? null : to[0] - from[0];
  const shift = from[1] === null || to[1] === null ? null : from[1] - to[1];
  const relative = change === null || from[0] === 0 ? null : change / Math.abs(from[0]!);
  const ends = [from, to].map(([score, rank]) => ({ period, score, rank }));
  return { unit, node: "index", from: ends[0]!, to: ends[1]!, change, relative, shift };
};
