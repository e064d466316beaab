import { en, speaking } from "../../errors/index.ts";
import { createRegistry, type Registry } from "../../method/index.ts";
import { builtins } from "../../pipeline/builtins.ts";
import type { Definition } from "../../pipeline/engine.ts";
import type { Dataset } from "../../schema/types.ts";
import { parseUncertainty } from "./check.ts";
import { checkOnce, collectRanges } from "./collect.ts";
import { createEvaluator, type Evaluator } from "./evaluate.ts";
import { dataOf, planGiven, planOf, systemOf } from "./modified.ts";
import { computeRange, type RangeOptions, type ReplicateRange, replicateChanges } from "./range.ts";
import { openSession, type Session } from "./session.ts";
import { finishSettled, type Settled } from "./settled.ts";
import type { UncertaintyInput, UncertaintySpec } from "./shape.ts";
import { scoresByRow, summarise, type Uncertainty } from "./summary.ts";

type Path = readonly (string | number)[];

export interface UncertaintyOptions extends Pick<RangeOptions, "onProgress" | "signal"> {
  /** The methods to choose from; the built-in ones unless given. */
  readonly registry?: Registry;
  /** Where the specification stands in a larger document, for the paths of problems. */
  readonly path?: Path;
}

/** Replicates put together as they come. */
export interface ReplicateCollector {
  /** Takes over what a range says, in any order; its scores, ranks and shifts may be the `room` of another afterwards. */
  add(range: ReplicateRange): void;
  /** Once all are there. @throws RangeError where a replicate is not there once */
  settle(): Settled<Uncertainty>;
}

/** A specification with its definition and data checked, ready to compute any of its replicates. */
export interface UncertaintyRun {
  readonly spec: UncertaintySpec;
  /** Computes replicates `from` up to, not including, `to`. Ranges may be computed apart, in any order, by anybody. */
  compute(range: Pick<RangeOptions, "from" | "to" | "onProgress" | "signal" | "room">): ReplicateRange;
  /** Makes the result of ranges that together are replicates 0 to n, each once. */
  finish(ranges: readonly ReplicateRange[]): Uncertainty;
  /** The same piece by piece: ranges as they come, and what is told of each row's scores may be computed apart as well. */
  collect(): ReplicateCollector;
  /** The definition and data that a replicate stands for: `computeIndex` on them gives its scores and ranks. */
  replicate(number: number): { readonly definition: Definition; readonly data: Dataset };
}

/**
 * Opens an uncertainty analysis without computing a replicate: for those who share replicates out between threads. The
 * specification is plain JSON; with the same definition, data and seed a replicate is the same wherever it is computed, and
 * ranges put together give the same bytes as one.
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, 9], b: [9, 5, 1] } });
 * const run = openUncertainty({ system }, data, { vary: [{ vary: "weights", noise: 0.5 }], n: 20 });
 * const halves = [run.compute({ from: 10, to: 20 }), run.compute({ from: 0, to: 10 })];
 * run.finish(halves).rows[2].rank.mean === uncertainty({ system }, data, run.spec).rows[2].rank.mean; // => true
 */
export function openUncertainty(
  definition: Definition,
  data: Dataset,
  input: UncertaintyInput,
  { registry = createRegistry(builtins), path = [] }: Pick<UncertaintyOptions, "registry" | "path"> = {},
): UncertaintyRun {
  return speaking(en, () => {
    const spec = parseUncertainty(input, path);
    const session = openSession(definition, data, { ...spec, registry, path });
    const evaluator = createEvaluator(session); // what it keeps serves every range
    const rows = session.nominal.units.length;
    const settled = (range: ReplicateRange): Settled<Uncertainty> => ({
      rows,
      column: scoresByRow(range, rows),
      shares: spec.quantiles,
      finish: (scores) => speaking(en, () => summarise(session, { spec, range, scores })),
    });
    const collect = (): ReplicateCollector => {
      const collector = collectRanges({ n: spec.n, rows });
      return { add: collector.add, settle: () => settled(collector.whole()) };
    };
    return {
      spec,
      compute: (range) => computeRange(session, { ...range, seed: spec.seed }, evaluator),
      collect,
      finish(ranges) {
        if (ranges.length === 1) {
          checkOnce(ranges, spec.n);
          return finishSettled(settled(ranges[0]!));
        }
        const collector = collect();
        for (const range of ranges) collector.add(range);
        return finishSettled(collector.settle());
      },
      replicate: (number) => speaking(en, () => definitionOf(session, { seed: spec.seed, number, evaluator })),
    };
  });
}

function definitionOf(
  session: Session,
  { seed, number, evaluator }: { seed: number; number: number; evaluator: Evaluator },
): ReturnType<UncertaintyRun["replicate"]> {
  const changes = replicateChanges(session, seed, number);
  const plan = planOf(changes, session);
  const weights = evaluator.weightsOf(changes);
  return {
    definition: {
      system: systemOf(session.system, changes),
      plan: weights === null ? plan : planGiven(plan, weights, session.layout),
    },
    data: dataOf(session.data, changes),
  };
}

/**
 * How sure the ranks are (不确定性分析): the index is computed n times, each time with other choices, and each unit gets the
 * distribution of its rank and score. `vary` lists what varies, each input by itself unless `correlations` joins them:
 * methods (`normalise`, `impute`, `treat`, `weigh`, `aggregate` by level or node), `weights` (noise, Dirichlet, experts),
 * `judgements`, `inclusion` of indicators, `goalposts`, any `number` of the plan, share or goalpost (uniform, normal, triangular
 * or discrete), and errors of the data (`standard-errors`, `rounding`, `revisions`, `draws` of an imputation). All else stays as the plan has it.
 * A row has mean, median and quantiles (5 and 95 % by default) of rank and score, the probability of the first `top` places and
 * of standing above the next, each with its Monte Carlo standard error; `groups` are units that cannot be told apart; `shift`
 * is the mean shift of ranks by replicate. Replicates that a method refuses are in `refused` and count nowhere.
 * A replicate depends on the definition, the data, `vary`, the seed and its number alone. Only what it changes is computed
 * again: `recomputed` says what. Missing: as the plan treats it. Confidential cells count as missing.
 * Memory: 12 bytes a replicate and row.
 * @see Saisana, Saltelli, Tarantola (2005), Uncertainty and sensitivity analysis techniques as tools for the quality assessment of composite indicators, JRSS A 168
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, 9], b: [9, 5, 1] } });
 * const { rows } = uncertainty({ system }, data, { vary: [{ vary: "aggregate", of: ["arithmetic", "min"] }], n: 1000, top: 1 });
 * // by the mean x and z share the first place, by the weakest y is alone there
 * rows[1].rank.quantiles; // => [1, 3]
 */
export function uncertainty(
  definition: Definition,
  data: Dataset,
  input: UncertaintyInput,
  { onProgress, signal, ...options }: UncertaintyOptions = {},
): Uncertainty {
  const run = openUncertainty(definition, data, input, options);
  return run.finish([run.compute({ from: 0, to: run.spec.n, onProgress, signal })]);
}
