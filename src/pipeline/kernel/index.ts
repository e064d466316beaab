import { treatStep } from "../column-steps.ts";
import type { Fast } from "../score-types.ts";
import { isLeft, nothingLearned } from "../untouched.ts";
import { columnExtents } from "./extents.ts";
import type { Machine } from "./machine.ts";
import { ruleStep } from "./rulers.ts";
import { type FastOptions, scoreByKernel } from "./score.ts";

/** What an engine is given to score by blocks. */
export type Kernel = (options: Pick<FastOptions, "keep" | "reuse">) => Fast;

/** The kernel of one machine, or of the best there is. */
export function kernelOn(kind?: Machine["kind"]): Kernel {
  return ({ keep, reuse }) => {
    const extentOf = columnExtents(kind);
    return {
      extentOf,
      treat: (columns, run) =>
        isLeft(columns, run, "treat")
          ? { columns, fitted: nothingLearned(columns, run.slices) }
          : treatStep(columns, run),
      normalise: (columns, run) => ruleStep(columns, run, extentOf),
      score: (run, known) => scoreByKernel(run, known, { keep, kind, reuse }),
    };
  };
}

/** Scores by blocks in WebAssembly with SIMD where it is there, else on typed arrays. */
export const blockKernel: Kernel = kernelOn();
