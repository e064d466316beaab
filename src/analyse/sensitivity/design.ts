import { IndexError } from "../../errors/index.ts";
import { evaluationFailed } from "../uncertainty/failure.ts";
import { mergeStages, type StageCounts } from "../uncertainty/stages.ts";
import type { Model } from "./model.ts";

/** The output at a point; `active` says which inputs vary, all unless given. */
export type Output = (u: Float64Array, active?: (input: number) => boolean) => number;

/** What a method evaluates, in rows that know nothing of each other. */
export interface Design {
  readonly rows: number;
  /** Evaluations a row. */
  readonly width: number;
  /** The outputs of a row: a function of the specification and its number alone. */
  row(i: number, output: Output): readonly number[];
}

/** Rows of a design from one number up to, not including, another. */
export interface SensitivityRange {
  readonly from: number;
  readonly to: number;
  /** Row by row; NaN where an evaluation is refused. */
  readonly outputs: Float64Array;
  readonly refused: number;
  /** How often each code refused an evaluation, in the order in which they were met. */
  readonly codes: readonly (readonly [code: string, count: number])[];
  readonly recomputed: StageCounts;
}

export interface DesignRangeOptions {
  readonly from: number;
  readonly to: number;
  /** Told of the evaluations done in this range; it may throw to stop. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
  readonly signal?: { throwIfAborted(): void } | undefined;
}

/** How often progress is told within a range. */
const STEPS = 100;

export function computeRows(
  model: Model,
  design: Design,
  { from, to, onProgress, signal }: DesignRangeOptions,
): SensitivityRange {
  const { width } = design;
  const outputs = new Float64Array((to - from) * width);
  const step = Math.max(1, Math.floor((to - from) / STEPS));
  model.reset();
  for (let i = from; i < to; i++) {
    if ((i - from) % step === 0) {
      signal?.throwIfAborted();
      onProgress?.({ done: (i - from) * width, total: (to - from) * width });
    }
    try {
      outputs.set(design.row(i, model.output), (i - from) * width);
    } catch (error) {
      throw evaluationFailed(error, { of: "rows", number: i, seed: model.seed });
    }
  }
  onProgress?.({ done: (to - from) * width, total: (to - from) * width });
  const { refused, ...recomputed } = model.counts();
  return { from, to, outputs, refused, codes: [...model.refused], recomputed };
}

/** Ranges that together are all rows, each once, as one. */
export function mergeRows(ranges: readonly SensitivityRange[], { rows, width }: Design): SensitivityRange {
  const parts = [...ranges].sort((a, b) => a.from - b.from);
  const outputs = new Float64Array(rows * width);
  const codes = new Map<string, number>();
  let next = 0;
  for (const part of parts) {
    if (part.from !== next) throw new RangeError(`rows ${next} to ${part.from} are not there once`);
    outputs.set(part.outputs, next * width);
    for (const [code, count] of part.codes) codes.set(code, (codes.get(code) ?? 0) + count);
    next = part.to;
  }
  if (next !== rows) throw new RangeError(`rows 0 to ${rows} are wanted, not 0 to ${next}`);
  const refused = parts.reduce((sum, part) => sum + part.refused, 0);
  if (refused === rows * width) {
    const params = { n: refused, codes: [...codes.keys()] };
    throw new IndexError([{ code: "all-replicates-refused", path: [], params }]);
  }
  return {
    from: 0,
    to: rows,
    outputs,
    refused,
    codes: [...codes],
    recomputed: mergeStages(parts.map(({ recomputed }) => recomputed)),
  };
}
