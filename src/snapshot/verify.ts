import { IndexError, type Issue } from "../errors/index.ts";
import type { Definition, Engine } from "../pipeline/engine.ts";
import { canonicalJson } from "../pipeline/hash.ts";
import { STEPS } from "../pipeline/result.ts";
import type { Dataset } from "../schema/types.ts";
import { agree, distance, jsonDifferences } from "./compare.ts";
import { dataFor, embeddedData, partsOf, periodsIn } from "./data.ts";
import { makeSnapshotBy } from "./make.ts";
import { stepColumn } from "./result.ts";
import type { Snapshot } from "./types.ts";

/** Where a number is made, in the order of the work; a difference shows in every later step as well. */
export const VERIFY_STEPS = [
  "data",
  "compute",
  "rows",
  ...STEPS,
  "fitted",
  "weight",
  "score",
  "rank",
  "coverage",
  "flag",
  "note",
] as const;
export type VerifyStep = (typeof VERIFY_STEPS)[number];

/** One thing that does not reproduce. */
export interface VerifyDifference {
  readonly step: VerifyStep;
  readonly unit?: string;
  readonly period?: string;
  /** An indicator or group; of `data` a column, or `units`, `groups`. */
  readonly node?: string;
  /** Where in `fitted`, `tags`, `notes` and the like. */
  readonly path?: readonly (string | number)[];
  /** As the snapshot says it; null = missing. */
  readonly expected: unknown;
  /** As it is computed now. */
  readonly found: unknown;
  /** |x − y| / max(1, |x|, |y|); null where it is no difference of two numbers. */
  readonly by: number | null;
}

export interface Verification {
  readonly ok: boolean;
  /** The numbers agree where |x − y| ≤ tolerance · max(1, |x|, |y|). */
  readonly tolerance: number;
  readonly periods: readonly string[];
  /** By step, in the order of the work. */
  readonly differences: readonly VerifyDifference[];
  /** Why it could not be computed again. */
  readonly issues: readonly Issue[];
}

export interface VerifyOptions {
  /** Default 1e-12. */
  readonly tolerance?: number;
}

type Parts = Pick<Engine, "computeIndex" | "applyIndex" | "registry">;
type Add = (difference: Omit<VerifyDifference, "by">) => void;

/** `verifySnapshot` over the methods of an engine; its meaning stands there. */
export function verifySnapshotBy(engine: Parts) {
  const make = makeSnapshotBy(engine);
  return async (
    snapshot: Snapshot,
    data?: Dataset,
    { tolerance = 1e-12 }: VerifyOptions = {},
  ): Promise<Verification> => {
    const differences: VerifyDifference[] = [];
    const issues: Issue[] = [];
    const add: Add = (one) => differences.push({ ...one, by: distance(one.expected, one.found) });
    const { embedded, parts } = snapshot.data;
    const given = data ?? (embedded === undefined ? undefined : embeddedData(embedded));
    const { periods } = snapshot;
    const answer = (): Verification => ({
      ok: differences.length === 0 && issues.length === 0,
      tolerance,
      periods,
      differences,
      issues,
    });
    if (given === undefined) {
      issues.push({ code: "snapshot-no-data", path: [], params: { periods: parts.map(({ period }) => period) } });
      return answer();
    }
    const used = parts.map(({ period }) => period);
    const own = dataFor(given, { system: snapshot.system, periods: used });
    const there = periodsIn(own);
    for (const period of used)
      if (!there.includes(period)) add({ step: "data", period, expected: "present", found: "absent" });
    if (differences.length > 0) return answer();
    try {
      const definition: Definition = { system: snapshot.system, plan: snapshot.plan };
      const now = await make(snapshot.ruler === "given" ? { ...definition, ...fittedOf(snapshot) } : definition, own, {
        periods,
        using: "all",
        software: snapshot.software,
      });
      compareParts(snapshot, now, add);
      compareResults(snapshot, now, { tolerance, add });
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      comparePartsOf(snapshot, await partsOf(own), add);
      issues.push(...error.issues);
    }
    return answer();
  };
}

const fittedOf = ({ system, plan, fitted }: Snapshot) => ({ system, plan, fitted });

const compareParts = (snapshot: Snapshot, now: Snapshot, add: Add) => comparePartsOf(snapshot, now.data.parts, add);

function comparePartsOf(snapshot: Snapshot, found: Snapshot["data"]["parts"], add: Add): void {
  for (const part of snapshot.data.parts) {
    const now = found.find(({ period }) => period === part.period);
    if (now === undefined || now.sha256 === part.sha256) continue;
    const { period } = part;
    const ids = [...new Set([...Object.keys(part.columns), ...Object.keys(now.columns)])].sort();
    const moved = ids.filter((id) => part.columns[id]?.sha256 !== now.columns[id]?.sha256);
    for (const id of moved)
      add({
        step: "data",
        period,
        node: id,
        expected: part.columns[id]?.sha256 ?? null,
        found: now.columns[id]?.sha256 ?? null,
      });
    if (part.units !== now.units) add({ step: "data", period, node: "units", expected: part.units, found: now.units });
    else if (moved.length === 0)
      add({ step: "data", period, node: "units, groups", expected: part.sha256, found: now.sha256 });
  }
}

/** Every number of the snapshot against the same number computed again. */
function compareResults(
  snapshot: Snapshot,
  now: Snapshot,
  { tolerance, add }: { readonly tolerance: number; readonly add: Add },
): void {
  const key = (...parts: readonly (string | undefined)[]) => JSON.stringify(parts);
  const here = new Map(now.rows.map((row, i) => [key(row.unit, row.period), i]));
  const known = new Set(snapshot.rows.map(({ unit, period }) => key(unit, period)));
  for (const { unit, period } of snapshot.rows)
    if (!here.has(key(unit, period))) add({ step: "rows", unit, period, expected: "present", found: "absent" });
  for (const { unit, period } of now.rows)
    if (!known.has(key(unit, period))) add({ step: "rows", unit, period, expected: "absent", found: "present" });
  const indicators = (one: Snapshot) => one.nodes.filter(({ group }) => !group).map(({ id }) => id);
  const both = indicators(snapshot).filter((id) => indicators(now).includes(id));
  for (const step of STEPS)
    for (const id of both) {
      const [x, y] = [stepColumn(snapshot, step, id), stepColumn(now, step, id)];
      snapshot.rows.forEach(({ unit, period }, i) => {
        const j = here.get(key(unit, period));
        if (j !== undefined && !agree(x[i], y[j], tolerance))
          add({ step, unit, period, node: id, expected: x[i] ?? null, found: y[j] ?? null });
      });
    }
  compareWhole("fitted", "fitted");
  compareTable("weight", { table: "weights", of: ["nominal", "effective"], by: ["node", "unit", "period"] });
  const scored = { table: "scores", by: ["node", "unit", "period"] } as const;
  compareTable("score", { ...scored, of: ["score", "withheld"] });
  compareTable("rank", { ...scored, of: ["rank"] });
  compareTable("coverage", { ...scored, of: ["coverage", "availability"] });
  compareTable("flag", { table: "flags", of: ["status", "filled"], by: ["indicator", "unit", "period"] });
  compareWhole("note", "nodes");
  compareWhole("note", "tags");
  compareWhole("note", "screened");
  compareWhole("note", "notes");

  function compareWhole(step: VerifyStep, part: "fitted" | "nodes" | "tags" | "screened" | "notes"): void {
    for (const { path, before, after } of jsonDifferences(snapshot[part], now[part], { tolerance, path: [part] }))
      add({ step, path, expected: before ?? null, found: after ?? null });
  }

  function compareTable(
    step: VerifyStep,
    { table, of, by }: { table: "weights" | "scores" | "flags"; of: readonly string[]; by: readonly string[] },
  ): void {
    const read = (row: object, name: string): unknown => (row as Readonly<Record<string, unknown>>)[name];
    const keyed = (rows: readonly object[]) =>
      new Map(rows.map((row) => [canonicalJson(by.map((k) => read(row, k))), row]));
    const [a, b] = [keyed(snapshot[table]), keyed(now[table])];
    for (const id of new Set([...a.keys(), ...b.keys()])) {
      const [x, y] = [a.get(id), b.get(id)];
      const row = (x ?? y)!;
      const place = {
        ...(read(row, "unit") !== undefined && { unit: String(read(row, "unit")) }),
        ...(read(row, "period") !== undefined && { period: String(read(row, "period")) }),
        node: String(read(row, by[0]!)),
      };
      if (x === undefined || y === undefined) {
        add({
          step,
          ...place,
          expected: x === undefined ? "absent" : "present",
          found: y === undefined ? "absent" : "present",
        });
        continue;
      }
      for (const name of of) {
        const [p, q] = [read(x, name) ?? null, read(y, name) ?? null];
        const same = typeof p === "number" && typeof q === "number" ? agree(p, q, tolerance) : p === q;
        if (!same) add({ step, ...place, ...(of.length > 1 && { path: [name] }), expected: p, found: q });
      }
    }
  }
}
