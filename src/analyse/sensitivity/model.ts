import { IndexError } from "../../errors/index.ts";
import { nearest } from "../../schema/nearest.ts";
import { createEvaluator } from "../uncertainty/evaluate.ts";
import { changesOf, correlate } from "../uncertainty/inputs.ts";
import type { Session } from "../uncertainty/session.ts";
import type { SensitivitySpec } from "../uncertainty/shape.ts";
import { meanShift } from "../uncertainty/shift.ts";
import type { StageCounts } from "../uncertainty/stages.ts";

/** The analysed output as a function of uniform numbers. */
export interface Model {
  /** NaN where the replicate is refused. */
  output(u: Float64Array, active?: (input: number) => boolean): number;
  readonly seed: number;
  /** By the plan as it is. */
  readonly nominal: number;
  /** How often each code refused a replicate. */
  readonly refused: ReadonlyMap<string, number>;
  counts(): StageCounts & { readonly refused: number };
  /** Counts anew. */
  reset(): void;
}

/** The row that an output names; its issue where there is none. */
function rowOf(
  session: Session,
  { unit, period }: { unit: string; period?: string | undefined },
  path: readonly (string | number)[],
): number {
  const { units, periods } = session.nominal;
  const at = units.findIndex((one, i) => one === unit && (period === undefined || periods[i] === period));
  if (at >= 0) return at;
  const params = { unit, period: period ?? "", nearest: units.includes(unit) ? undefined : nearest(unit, units) };
  throw new IndexError([{ code: "no-such-unit", path: [...path, "output", "unit"], params }]);
}

export function modelOf(
  session: Session,
  { output, seed }: SensitivitySpec,
  path: readonly (string | number)[],
): Model {
  const evaluator = createEvaluator(session);
  const refused = new Map<string, number>();
  let lost = 0;
  const { nominal, copula, inputs, choices } = session;
  const node = output === "mean-rank-shift" ? session.node : (output.node ?? session.node);
  const ranks = nominal.rank(node);
  const row = output === "mean-rank-shift" ? -1 : rowOf(session, output, path);
  const read = (outcome: ReturnType<typeof evaluator.evaluate>): number => {
    if (output === "mean-rank-shift") return meanShift(outcome.rank(node), ranks);
    if (output.of === "score") return outcome.score(node)[row]!;
    const rank = outcome.rank(node)[row]!;
    return rank === 0 ? Number.NaN : rank;
  };
  return {
    seed,
    nominal: read({ score: (id) => nominal.score(id), rank: (id) => nominal.rank(id) }),
    refused,
    counts: () => ({ ...evaluator.stages.counts(), refused: lost }),
    reset() {
      evaluator.stages.reset();
      refused.clear();
      lost = 0;
    },
    output(u, active) {
      const own = copula === null ? u : u.slice();
      if (copula !== null) correlate(own, copula);
      try {
        return read(evaluator.evaluate(changesOf(own, { inputs, choices: choices.length }, active)));
      } catch (error) {
        if (!(error instanceof IndexError)) throw error;
        lost += 1;
        for (const code of new Set(error.issues.map((issue) => issue.code)))
          refused.set(code, (refused.get(code) ?? 0) + 1);
        return Number.NaN;
      }
    },
  };
}
