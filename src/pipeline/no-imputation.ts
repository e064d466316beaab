import { IndexError } from "../errors/index.ts";
import type { ImputeStep } from "./impute-step.ts";
import { planShells } from "./plan.ts";
import { nothingLearned } from "./untouched.ts";

const { impute: nothing } = planShells.defaults;

/** The step of an engine without the part that fills gaps: they stay, and a plan that asks for more is refused. */
export const leaveGaps: ImputeStep = (columns, { step, slices }) => {
  const asked = [step, ...Object.values(step.indicators)].find(({ method }) => method !== nothing);
  if (asked !== undefined)
    throw new IndexError([
      {
        code: "engine-without",
        path: ["plan", "impute"],
        params: { of: asked.method, part: "impute: imputeGaps" },
      },
    ]);
  const none = new Map<never, never>();
  return {
    columns,
    fitted: nothingLearned(columns, slices),
    how: none,
    draws: none,
    status: none,
    fillScores: (scores) => scores,
    note() {},
  };
};
