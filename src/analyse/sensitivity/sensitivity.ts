import { en, IndexError, type Issue, speaking } from "../../errors/index.ts";
import { createRegistry, type Registry } from "../../method/index.ts";
import { builtins } from "../../pipeline/builtins.ts";
import type { Definition } from "../../pipeline/engine.ts";
import { checkLimits } from "../../schema/limits.ts";
import type { Dataset } from "../../schema/types.ts";
import { checkShape } from "../../schema/zod-issues.ts";
import { type MorrisEffect, morrisEffect, morrisTrajectory } from "../../stats/elementary-effects.ts";
import { summariseSample } from "../../stats/monte-carlo.ts";
import { replicateRandom } from "../../stats/replicate-random.ts";
import type { SobolIndex } from "../../stats/sobol-indices.ts";
import { openSession, type Session } from "../uncertainty/session.ts";
import { type SensitivityInput, SensitivityShape, type SensitivitySpec } from "../uncertainty/shape.ts";
import type { StageCounts } from "../uncertainty/stages.ts";
import { type Model, modelOf, type Tick } from "./model.ts";
import { sobolOf } from "./sobol.ts";

type Path = readonly (string | number)[];

export interface SensitivityOptions {
  readonly registry?: Registry;
  readonly path?: Path;
  /** Told of the evaluations done; it may throw to stop. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  readonly signal?: { throwIfAborted(): void } | undefined;
}

interface Named {
  readonly name: string;
  readonly vary: string;
}

/** What an input alone does to the output, all others as the plan has them. */
export interface AloneEffect extends Named {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly standardDeviation: number;
  /** Of a choice between few alternatives: the output with each. */
  readonly alternatives?: readonly { readonly name: string; readonly output: number }[];
}

interface SensitivityCommon {
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

/** The specification with every default filled in; all problems of its shape at once. */
export function parseSensitivity(input: unknown, path: Path = []): SensitivitySpec {
  const limits = checkLimits(input, path);
  if (limits.length > 0) throw new IndexError(limits);
  const { value, issues } = checkShape(SensitivityShape, input, path);
  if (value === undefined) throw new IndexError([...issues]);
  return value;
}

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
  { registry = createRegistry(builtins), path = [], onProgress, signal }: SensitivityOptions = {},
): Sensitivity {
  return speaking(en, () => {
    const spec = parseSensitivity(input, path);
    const { output } = spec;
    const node = spec.node ?? (output === "mean-rank-shift" ? undefined : output.node);
    const session = openSession(definition, data, { ...spec, node, registry, path });
    refuseCorrelated(session, path);
    const model = modelOf(session, spec, path);
    const n = spec.n ?? DEFAULT_N[spec.method];
    let last = -1;
    const tick: Tick = (done, total) => {
      const step = Math.floor((100 * done) / total);
      if (step === last) return;
      last = step;
      signal?.throwIfAborted();
      onProgress?.({ done, total });
    };
    return analyse(session, model, { spec, n, tick });
  });
}

function analyse(session: Session, model: Model, run: { spec: SensitivitySpec; n: number; tick: Tick }): Sensitivity {
  const { spec, n } = run;
  const { inputs } = session;
  const named = inputs.map(({ name, vary }): Named => ({ name, vary }));
  const common = (evaluations: number, notes: readonly Issue[]): SensitivityCommon => {
    const { refused, ...recomputed } = model.counts();
    const codes = [...model.refused.keys()];
    const lost: Issue[] =
      refused === 0
        ? []
        : [{ code: "replicates-refused", path: [], params: { count: refused, of: evaluations, codes } }];
    if (refused === evaluations)
      throw new IndexError([{ code: "all-replicates-refused", path: [], params: { n: evaluations, codes } }]);
    return {
      spec,
      nominal: model.nominal,
      evaluations,
      refused: { count: refused, codes: Object.fromEntries(model.refused) },
      recomputed,
      notes: [...lost, ...notes],
    };
  };
  switch (spec.method) {
    case "sobol": {
      const found = sobolOf(session, model, run);
      const own = found.inputs.map((one, k) => ({ ...named[k]!, ...one }));
      return {
        method: "sobol",
        ...common(n * (inputs.length + 2), shareNotes(own, found)),
        inputs: own,
        mean: found.mean,
        variance: found.variance,
        rows: found.rows,
      };
    }
    case "morris": {
      const effects = morrisOf(session, model, run);
      const own = effects.map((one, k) => {
        // a whole input that moves several numbers up or down has no direction of its own
        const single = inputs[k]!.labels.length === 1;
        return { ...named[k]!, ...morrisEffect(one), ...(single ? {} : { mu: Number.NaN }) };
      });
      return { method: "morris", ...common(n * (inputs.length + 1), []), inputs: own };
    }
    case "one-at-a-time": {
      const { own, evaluations } = aloneOf(session, model, run);
      return { method: "one-at-a-time", ...common(evaluations, []), inputs: own };
    }
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

function morrisOf(
  session: Session,
  model: Model,
  { spec, n, tick }: { spec: SensitivitySpec; n: number; tick: Tick },
): number[][] {
  const sizes = session.inputs.map(({ labels }) => labels.length);
  const effects: number[][] = sizes.map(() => []);
  for (let r = 0; r < n; r++) {
    tick(r, n);
    const { points, moved, signs } = morrisTrajectory(sizes, {
      levels: spec.levels,
      random: replicateRandom(spec.seed, r),
    });
    let before = model.output(points[0]!);
    moved.forEach((input, k) => {
      const after = model.output(points[k + 1]!);
      effects[input]!.push((signs[k]! * (after - before)) / 0.5);
      before = after;
    });
  }
  tick(n, n);
  return effects;
}

function aloneOf(
  session: Session,
  model: Model,
  { spec, n, tick }: { spec: SensitivitySpec; n: number; tick: Tick },
): { own: AloneEffect[]; evaluations: number } {
  let evaluations = 0;
  let from = 0;
  const { inputs, dimensions } = session;
  const own = inputs.map((input, k): AloneEffect => {
    const { name, vary, labels, alternatives } = input;
    const times = alternatives === null ? n : alternatives.length;
    const outputs = Float64Array.from({ length: times }, (_, r) => {
      tick(k * n + (r * n) / times, inputs.length * n);
      const u = new Float64Array(dimensions).fill(0.5);
      const random = replicateRandom(spec.seed, r);
      for (let j = 0; j < labels.length; j++) u[from + j] = random.uniform();
      if (alternatives !== null) u[from] = input.middle?.(r) ?? (r + 0.5) / times;
      return model.output(u, (one) => one === k);
    });
    evaluations += times;
    from += labels.length;
    const listed = alternatives?.map((one, r) => ({ name: one, output: outputs[r]! }));
    const { mean, standardDeviation, quantiles } = summariseSample(outputs.slice(), [0, 1]);
    const base = { name, vary, min: quantiles[0]!, max: quantiles[1]!, mean, standardDeviation };
    return listed === undefined ? base : { ...base, alternatives: listed };
  });
  tick(1, 1);
  return { own, evaluations };
}
