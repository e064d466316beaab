import { en, IndexError, type Issue, speaking } from "../../errors/index.ts";
import { createRegistry, type Registry } from "../../method/index.ts";
import { builtins } from "../../pipeline/builtins.ts";
import type { Definition } from "../../pipeline/engine.ts";
import type { Dataset } from "../../schema/types.ts";
import { type MorrisEffect, morrisEffect } from "../../stats/elementary-effects.ts";
import { type SobolIndex, sobolIndices } from "../../stats/sobol-indices.ts";
import { parseSensitivity } from "../uncertainty/check.ts";
import { openSession, type Session } from "../uncertainty/session.ts";
import type { SensitivityInput, SensitivitySpec } from "../uncertainty/shape.ts";
import type { StageCounts } from "../uncertainty/stages.ts";
import { type AloneEffect, aloneDesign, aloneEffects } from "./alone.ts";
import { computeRows, type Design, type DesignRangeOptions, mergeRows, type SensitivityRange } from "./design.ts";
import { type Model, modelOf } from "./model.ts";
import { morrisDesign, morrisEffects } from "./morris.ts";
import { sobolColumns, sobolDesign } from "./sobol.ts";

type Path = readonly (string | number)[];

export interface SensitivityOptions extends Pick<DesignRangeOptions, "onProgress" | "signal"> {
  readonly registry?: Registry;
  readonly path?: Path;
}

interface Named {
  readonly name: string;
  readonly vary: string;
}

/** A specification with its definition and data checked, ready to evaluate any rows of its design. */
export interface SensitivityRun {
  readonly spec: SensitivitySpec;
  /** Rows of the design; each is evaluated by itself. */
  readonly rows: number;
  /** Evaluations a row. */
  readonly width: number;
  /** Evaluates rows `from` up to, not including, `to`. Ranges may be computed apart, in any order, by anybody. */
  compute(range: DesignRangeOptions): SensitivityRange;
  /** Makes the result of ranges that together are all rows, each once. */
  finish(ranges: readonly SensitivityRange[]): Sensitivity;
}

interface SensitivityCommon {
  readonly system: { readonly id: string; readonly version: string };
  readonly spec: SensitivitySpec;
  /** The output by the plan as it is. */
  readonly nominal: number;
  readonly evaluations: number;
  /** Evaluations that could not be computed, and how often each reason. */
  readonly refused: { readonly count: number; readonly codes: Readonly<Record<string, number>> };
  readonly recomputed: StageCounts;
  readonly notes: readonly Issue[];
}

export type Sensitivity = SensitivityCommon &
  (
    | {
        readonly method: "sobol";
        readonly inputs: readonly (Named & SobolIndex)[];
        readonly mean: number;
        readonly variance: number;
        /** Rows of the design that count. */
        readonly rows: number;
      }
    | { readonly method: "morris"; readonly inputs: readonly (Named & MorrisEffect)[] }
    | { readonly method: "one-at-a-time"; readonly inputs: readonly AloneEffect[] }
  );

const DEFAULT_N = { sobol: 1024, morris: 20, "one-at-a-time": 200 } as const;

function refuseCorrelated(session: Session, path: Path): void {
  if (session.copula === null) return;
  const owner = session.inputs.flatMap(({ name, labels }) => labels.map(() => name));
  const owners = [...new Set(session.copula.places.map((place) => owner[place]!))];
  if (owners.length < 2) return;
  throw new IndexError([
    { code: "correlated-inputs", path: [...path, "correlations"], params: { a: owners[0]!, b: owners[1]! } },
  ]);
}

/**
 * Which choice the result hangs on (敏感性分析). `sobol`: the share of the output's variance that each input explains by
 * itself (first) and with its interactions (total), by a Saltelli design of N·(k + 2) evaluations on Sobol points, with
 * bootstrap intervals. `morris`: elementary effects, μ*, μ and σ, of n·(k + 1) evaluations: which inputs do nothing.
 * `one-at-a-time`: each input alone, the others as the plan has them. An input of several numbers (noise on each weight) is
 * exchanged as a whole, so its share is that of the choice. The output is the mean shift of ranks, or a unit's score or rank
 * at a node. `notes` say the shares in words.
 * Missing: a refused evaluation has no output; its row of the design is left out and counted. Edge: an output that does not
 * vary has no shares (NaN), and a note. Points: Sobol's to 256 dimensions, random beyond.
 * @see Saltelli et al. (2010), Computer Physics Communications 181; Saisana, Saltelli, Tarantola (2005), JRSS A 168
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, 9], b: [9, 5, 1] } });
 * const vary = [{ vary: "weights", noise: 0.2 }, { vary: "aggregate", of: ["arithmetic", "min"] }];
 * const { inputs } = sensitivity({ system }, data, { vary, output: { unit: "y" } });
 * inputs.map(({ name, total }) => [name, total > 0.5]); // => [["weights", false], ["aggregate", true]]
 */
export function sensitivity(
  definition: Definition,
  data: Dataset,
  input: SensitivityInput,
  { onProgress, signal, ...options }: SensitivityOptions = {},
): Sensitivity {
  const run = openSensitivity(definition, data, input, options);
  return run.finish([run.compute({ from: 0, to: run.rows, onProgress, signal })]);
}

/**
 * Opens a sensitivity analysis without evaluating anything: for those who share the rows of its design out between threads.
 * Ranges put together give the same bytes as one.
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, 9], b: [9, 5, 1] } });
 * const vary = [{ vary: "weights", noise: 0.2 }, { vary: "aggregate", of: ["arithmetic", "min"] }];
 * const run = openSensitivity({ system }, data, { vary, n: 64 });
 * run.finish([run.compute({ from: 32, to: 64 }), run.compute({ from: 0, to: 32 })]).evaluations; // => 256
 */
export function openSensitivity(
  definition: Definition,
  data: Dataset,
  input: SensitivityInput,
  { registry = createRegistry(builtins), path = [] }: Pick<SensitivityOptions, "registry" | "path"> = {},
): SensitivityRun {
  return speaking(en, () => {
    const spec = parseSensitivity(input, path);
    const { output } = spec;
    const node = spec.node ?? (output === "mean-rank-shift" ? undefined : output.node);
    const session = openSession(definition, data, { ...spec, node, registry, path });
    refuseCorrelated(session, path);
    const model = modelOf(session, spec, path);
    const n = spec.n ?? DEFAULT_N[spec.method];
    const design = designOf(session, spec, n);
    return {
      spec,
      rows: design.rows,
      width: design.width,
      compute: (range) => computeRows(model, design, range),
      finish: (ranges) => speaking(en, () => resultOf(session, { spec, n, design, model }, mergeRows(ranges, design))),
    };
  });
}

function designOf(session: Session, spec: SensitivitySpec, n: number): Design {
  switch (spec.method) {
    case "sobol":
      return sobolDesign(session, spec, n);
    case "morris":
      return morrisDesign(session, spec, n);
    case "one-at-a-time":
      return aloneDesign(session, spec, n);
    default:
      return spec.method satisfies never;
  }
}

interface Finished {
  readonly spec: SensitivitySpec;
  readonly n: number;
  readonly design: Design;
  readonly model: Model;
}

function resultOf(
  session: Session,
  { spec, n, design, model }: Finished,
  { outputs, refused, codes, recomputed }: SensitivityRange,
): Sensitivity {
  const { inputs } = session;
  const evaluations = design.rows * design.width;
  const params = { count: refused, of: evaluations, codes: codes.map(([code]) => code) };
  const { id, version } = session.system;
  const common = (notes: readonly Issue[]): SensitivityCommon => ({
    system: { id, version },
    spec,
    nominal: model.nominal,
    evaluations,
    refused: { count: refused, codes: Object.fromEntries(codes) },
    recomputed,
    notes: refused === 0 ? notes : [{ code: "replicates-refused", path: [], params }, ...notes],
  });
  switch (spec.method) {
    case "sobol": {
      const { bootstrap, level, seed } = spec;
      const found = sobolIndices(sobolColumns(outputs, design.width), { bootstrap, level, seed });
      const own = found.inputs.map((one, k) => ({ name: inputs[k]!.name, vary: inputs[k]!.vary, ...one }));
      const { mean, variance, rows } = found;
      return { method: "sobol", ...common(shareNotes(own, found)), inputs: own, mean, variance, rows };
    }
    case "morris": {
      const own = morrisEffects(session, spec, outputs).map((one, k) => {
        const { name, vary, labels } = inputs[k]!;
        // a whole input that moves several numbers up or down has no direction of its own
        return { name, vary, ...morrisEffect(one), ...(labels.length === 1 ? {} : { mu: Number.NaN }) };
      });
      return { method: "morris", ...common([]), inputs: own };
    }
    case "one-at-a-time":
      return { method: "one-at-a-time", ...common([]), inputs: aloneEffects(session, n, outputs) };
    default:
      return spec.method satisfies never;
  }
}

/** The shares in words, the largest first. */
function shareNotes(
  inputs: readonly (Named & SobolIndex)[],
  { variance, mean }: { variance: number; mean: number },
): Issue[] {
  if (variance === 0) return [{ code: "variance-none", path: [], params: { value: mean } }];
  const inOrder = [...inputs].sort((a, b) => b.total - a.total);
  const notes: Issue[] = inOrder.map(({ name, first, total }) => ({
    code: "variance-share",
    path: [],
    params: { input: name, first: Math.max(0, first), total: Math.max(0, total) },
  }));
  const together = 1 - inputs.reduce((sum, { first }) => sum + Math.max(0, first), 0);
  if (together > 0.05) notes.push({ code: "variance-together", path: [], params: { share: together } });
  return notes;
}
