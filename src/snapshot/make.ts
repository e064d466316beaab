import { en, IndexError, type Issue, speaking } from "../errors/index.ts";
import type { Definition, Engine } from "../pipeline/engine.ts";
import { canonicalJson } from "../pipeline/hash.ts";
import { type FittedIndex, type IndexResult, STEPS, type Step } from "../pipeline/result.ts";
import { comparePeriods } from "../schema/order.ts";
import type { Dataset } from "../schema/types.ts";
import { vintagesUsed } from "../schema/vintage.ts";
import { dataFor, embed, partsOf, periodsIn } from "./data.ts";
import { movingParts } from "./official.ts";
import { checksumOf } from "./text.ts";
import { noteOf, type Snapshot, type SnapshotBody, type SnapshotFlag, type StepColumns } from "./types.ts";

export interface SnapshotOptions {
  /** The periods whose numbers it holds; the latest of the data unless given. */
  readonly periods?: readonly string[];
  /** Computed from every period `up-to` the last of `periods` (default), from its `own` periods only, or from `all`. */
  readonly using?: "up-to" | "own" | "all";
  /** Refused unless the ruler is fixed and the weights are frozen. */
  readonly official?: boolean;
  /** Keeps the data inside, so that it can be verified without the files. */
  readonly embed?: boolean;
  /** The snapshots that it stands in place of, and why. */
  readonly replaced?: Snapshot["replaced"];
  readonly software?: Snapshot["software"];
}

type Parts = Pick<Engine, "computeIndex" | "applyIndex" | "registry">;

/** `makeSnapshot` over the methods of an engine; its meaning stands there. */
export function makeSnapshotBy(engine: Parts) {
  return async (
    definition: Definition | FittedIndex,
    data: Dataset,
    options: SnapshotOptions = {},
  ): Promise<Snapshot> => {
    const known = periodsIn(data);
    const periods = [...new Set(options.periods ?? known.slice(-1))].sort(comparePeriods);
    refuseUnknown(periods, known);
    const last = periods.at(-1)!;
    const used = {
      "up-to": known.filter((period) => comparePeriods(period, last) <= 0),
      own: periods,
      all: known,
    }[options.using ?? "up-to"];
    const own = dataFor(data, { system: definition.system, periods: used });
    const given = "fitted" in definition;
    const result = given ? engine.applyIndex(definition, own) : engine.computeIndex(definition, own);
    if (options.official === true) refuseMoving(result, { registry: engine.registry, given });
    return snapshotOf(result, { ...options, periods, given, vintages: own.vintages });
  };
}

function refuseUnknown(periods: readonly string[], known: readonly string[]): void {
  const issues = periods
    .filter((period) => !known.includes(period))
    .map((period): Issue => ({ code: "unknown-period", path: ["periods"], params: { period, known } }));
  if (issues.length > 0) throw new IndexError(issues, en);
}

function refuseMoving(result: IndexResult, options: Parameters<typeof movingParts>[1]): void {
  const issues = speaking(en, () => movingParts(result, options));
  if (issues.length > 0) throw new IndexError(issues, en);
}

interface Made extends SnapshotOptions {
  readonly periods: readonly string[];
  readonly given: boolean;
  readonly vintages: Dataset["vintages"];
}

/** A result as a snapshot of some of its periods. The result's rows must stand by period and then by unit. */
async function snapshotOf(result: IndexResult, { periods, given, ...options }: Made): Promise<Snapshot> {
  const hidden = result.notes.some(({ code }) => code === "cells-confidential");
  if (options.embed === true && hidden)
    throw new IndexError([{ code: "snapshot-embed-confidential", path: [], params: {} }], en);
  const rows = result.units.flatMap((_, i) => (periods.includes(result.periods[i]!) ? [i] : []));
  const inside = ({ period }: { readonly period?: string }) => period === undefined || periods.includes(period);
  const body: SnapshotBody = {
    format: "common-prosperity-index/snapshot@1",
    periods,
    official: options.official === true,
    ruler: given ? "given" : "learned",
    replaced: options.replaced ?? [],
    software: options.software ?? { name: "common-prosperity-index", version: "" },
    system: result.system,
    plan: result.plan,
    fitted: result.fitted,
    data: {
      parts: await partsOf(result.publicData),
      indicators: result.nodes.filter(({ group }) => !group).length,
      missing: result.missing,
      notes: result.dataNotes,
      ...(options.vintages && { vintages: vintagesUsed(options.vintages) }),
      ...(options.embed === true && { embedded: embed(result.publicData) }),
    },
    rows: rows.map((i) => ({
      unit: result.units[i]!,
      period: result.periods[i]!,
      ...(result.names !== undefined && { name: result.names[i]! }),
      ...(Object.keys(result.groups).length > 0 && {
        groups: Object.fromEntries(Object.entries(result.groups).map(([key, labels]) => [key, labels[i]!])),
      }),
    })),
    nodes: result.nodes,
    weights: result.weights.filter(inside),
    tags: result.tagShares.filter(inside),
    scores: scoresOf(result, rows),
    steps: stepsOf(result, rows),
    flags: flagsOf(result, rows),
    screened: result.screened.filter(inside),
    notes: result.notes.map(noteOf),
  };
  // what is not JSON (missing numbers, absent keys) becomes what a reader of the file will see
  const plain = JSON.parse(canonicalJson(body)) as SnapshotBody;
  return { ...plain, sha256: await checksumOf(plain) };
}

const orNull = (v: number): number | null => (Number.isNaN(v) ? null : v);

function scoresOf(result: IndexResult, rows: readonly number[]): Snapshot["scores"] {
  const reasons = new Map(result.withheld.map(({ node, row, reason }) => [`${node} ${row}`, reason]));
  return result.nodes
    .filter(({ group }) => group)
    .flatMap(({ id }) => {
      const [score, rank] = [result.score(id), result.rank(id)];
      const [coverage, availability] = [result.coverage(id), result.availability(id)];
      return rows.map((i) => ({
        unit: result.units[i]!,
        ...(result.names !== undefined && { name: result.names[i]! }),
        period: result.periods[i]!,
        node: id,
        score: orNull(score[i]!),
        rank: rank[i] === 0 ? null : rank[i]!,
        coverage: coverage[i]!,
        availability: availability[i]!,
        ...(reasons.has(`${id} ${i}`) && { withheld: reasons.get(`${id} ${i}`)! }),
      }));
    });
}

function stepsOf(result: IndexResult, rows: readonly number[]): Record<Step, StepColumns> {
  const indicators = result.nodes.filter(({ group }) => !group).map(({ id }) => id);
  const column = (step: Step, id: string) => {
    const x = result.value(step, id);
    return rows.map((i) => orNull(x[i]!));
  };
  const entries = STEPS.map((step, s) => {
    const own = indicators.flatMap((id) => {
      const values = column(step, id);
      const before = s === 0 ? null : column(STEPS[s - 1]!, id);
      return before !== null && values.every((v, k) => Object.is(v, before[k])) ? [] : [[id, values] as const];
    });
    return [step, Object.fromEntries(own)] as const;
  });
  return Object.fromEntries(entries) as unknown as Record<Step, StepColumns>;
}

function flagsOf(result: IndexResult, rows: readonly number[]): SnapshotFlag[] {
  const { status, how } = result.imputation;
  return result.nodes
    .filter(({ group }) => !group)
    .flatMap(({ id }) =>
      rows.flatMap((i) => {
        const own = status.get(id)?.[i];
        const filled = how.get(id)?.[i];
        if ((own === undefined || own === "observed") && filled === undefined) return [];
        return [
          {
            unit: result.units[i]!,
            period: result.periods[i]!,
            indicator: id,
            ...(own !== undefined && own !== "observed" && { status: own }),
            ...(filled !== undefined && { filled }),
          },
        ];
      }),
    );
}
