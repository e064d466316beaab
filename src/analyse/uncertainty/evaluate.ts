import { IndexError } from "../../errors/index.ts";
import type { Plan } from "../../pipeline/plan-types.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { type IndexRun, type PreparedIndex, prepareIndex, scoreIndex } from "../../pipeline/run.ts";
import { compileTree } from "../../pipeline/tree.ts";
import { equal } from "../../weigh/equal.ts";
import { given } from "../../weigh/given.ts";
import { type MeansProgram, meansProgram, runMeans, valuesAt } from "./fast-means.ts";
import { dataOf, planGiven, planOf, planPicked, systemOf } from "./modified.ts";
import { isPrepared } from "./plan-numbers.ts";
import { type Ranker, rankerOf } from "./ranker.ts";
import { runOf, type Session } from "./session.ts";
import { Stages } from "./stages.ts";
import type { Changes } from "./types.ts";

/** Scores and ranks of one replicate; a column is good until the next replicate is computed. */
export interface Outcome {
  score(node: string): Float64Array;
  rank(node: string): ArrayLike<number>;
}

export interface Evaluator {
  readonly stages: Stages;
  /** @throws IndexError where the replicate cannot be computed */
  evaluate(changes: Changes): Outcome;
  /** The weights that a replicate ends with, by place; null where the plan's own weighing stands. */
  weightsOf(changes: Changes): Float64Array | null;
}

/** Choices whose combinations are few enough to be kept. */
const KEPT = 2048;

interface Base {
  readonly prepared: PreparedIndex;
  readonly run: IndexRun;
  /** What is kept under; null where it is used once. */
  readonly key: string | null;
  /** Choices after preparing; null where a number of theirs is used once. */
  readonly rest: string | null;
}

/** All that a combination of choices needs where only weights move on top of it. */
interface Ready {
  readonly program: MeansProgram;
  /** Weights as learned; `moved` is room for those of a replicate. */
  readonly weights: Float64Array;
  readonly moved: Float64Array;
  readonly prepared: string;
  readonly weighed: string;
}

/**
 * Computes replicates of a session, each stage only where a replicate changes it: data are prepared once for each
 * combination of imputation, treatment and normaliser, weights are learned once for each combination of choices, and
 * means with moved weights run over the prepared columns.
 */
export function createEvaluator(session: Session): Evaluator {
  const { registry, tree, layout, choices, inputs } = session;
  const stages = new Stages();
  const alternatives = inputs.map(({ alternatives: list }) => list?.length ?? 1);
  const keep = alternatives.reduce((product, m) => product * (m + 1), 1) <= KEPT;
  const plans = new Map<string, Plan>();
  const prepareds = new Map<string, PreparedIndex>();
  const results = new Map<string, IndexResult>();
  const programs = new Map<string, MeansProgram | null>();
  const ranks = new Map<string, ArrayLike<number>>();
  const readies = new Map<string, Ready>();
  const vectors = new WeakMap<IndexResult, Float64Array>();
  const ranker: Ranker = rankerOf(session);

  const keyOf = (picks: Int32Array, wanted: (step: string) => boolean): string =>
    choices.map(({ step }, k) => (wanted(step) ? picks[k] : "")).join();

  function planFor(changes: Changes): Plan {
    const key = changes.picks.join();
    const picked = plans.get(key) ?? planPicked(changes.picks, session);
    if (keep) plans.set(key, picked);
    return planOf(changes, session, picked);
  }

  /** Imputing across indicators and screening look at which indicators there are. */
  const looksAround = ({ impute, screen }: Plan): boolean =>
    screen.coverage > 0 ||
    screen.nonZero > 0 ||
    Object.keys(screen.groups).length > 0 ||
    [impute, ...Object.values(impute.indicators)].some(({ method }) => {
      const imputer = registry.get("impute", method);
      return imputer?.table !== undefined || imputer?.nested !== undefined;
    });

  function baseFor(changes: Changes): Base {
    const plan = planFor(changes);
    const { goalposts, cells, excluded, numbers } = changes;
    const without = excluded.size > 0 && looksAround(plan);
    const ahead = numbers.filter(({ path }) => isPrepared(String(path[0])));
    const fresh = goalposts !== null || cells.length > 0 || without || ahead.length > 0;
    const rest = ahead.length < numbers.length ? null : keyOf(changes.picks, (step) => !isPrepared(step));
    if (fresh || !keep) {
      stages.once("prepared");
      const system = systemOf(session.system, { goalposts, excluded: without ? excluded : new Set() });
      const run = runOf(plan, system === session.system ? tree : compileTree(system, plan.level), registry);
      return { prepared: leaveOut(prepareIndex(dataOf(session.data, changes), run), excluded), run, key: null, rest };
    }
    const key = keyOf(changes.picks, isPrepared);
    const run = runOf(plan, tree, registry);
    let prepared = prepareds.get(key);
    stages.kept("prepared", key);
    if (prepared === undefined) {
      prepared = changes.picks.every((pick, k) => pick < 0 || !isPrepared(choices[k]!.step))
        ? session.prepared
        : prepareIndex(session.data, run);
      prepareds.set(key, prepared);
    }
    return { prepared: leaveOut(prepared, excluded), run, key, rest };
  }

  /** Whether every weigher of the plan gives weights whatever the data say. */
  const dataFree = ({ weigh }: Plan): boolean =>
    weigh.scope === "siblings" &&
    Object.keys(weigh.shares).length === 0 &&
    weigh.bounds === null &&
    [weigh, ...Object.values(weigh.nodes)].every(({ method }) => {
      const weigher = registry.get("weigh", method);
      return weigher === given || weigher === equal;
    });

  /** What the plan itself gives, weights learned and all. */
  function ownResult(
    { prepared, run, key, rest }: Base,
    changes: Changes,
  ): { result: IndexResult; key: string | null } {
    const once = key === null || rest === null || changes.excluded.size > 0 || changes.weigh !== null;
    const held = once ? null : `${key}|${rest}`;
    const known = held === null ? undefined : results.get(held);
    if (known !== undefined) {
      stages.kept("weighed", held!);
      return { result: known, key: held };
    }
    const result = scoreIndex(prepared, run);
    if (held === null) stages.once("weighed");
    else {
      results.set(held, result);
      stages.kept("weighed", held);
    }
    return { result, key: held };
  }

  /** The weights of a result by place; learned once a result. */
  function vectorOf(source: IndexResult): Float64Array {
    const known = vectors.get(source);
    if (known !== undefined) return known;
    const weights = new Float64Array(layout.nodes.length).fill(Number.NaN);
    weights[0] = 1;
    const [slice, ...others] = Object.values(source.fitted.weigh);
    if (others.length > 0 || source.weights.some(({ unit }) => unit !== undefined)) {
      const by = others.length > 0 ? "period" : "unit";
      throw new IndexError([{ code: "weights-not-one", path: ["plan", "weigh"], params: { by } }]);
    }
    for (const own of Object.values(slice!))
      for (const [id, weight] of Object.entries(own.weights)) weights[layout.at.get(id)!] = weight;
    vectors.set(source, weights);
    return weights;
  }

  function learnedWeights(base: Base, changes: Changes): Float64Array {
    const { prepared, run } = base;
    let source: IndexResult;
    if (dataFree(run.plan) && sameNodes(prepared, changes) && sameWeighing(run.plan, changes)) {
      // neither data nor choices have a say: the plan's own weights, without scoring anything
      if (base.key !== null && base.rest !== null) stages.kept("weighed", `${base.key}|${base.rest}`);
      source = session.nominal;
    } else if (dataFree(run.plan) && changes.weigh === null && sameNodes(prepared, changes)) {
      // the data have no say: what the same choices give on the data as they are is what they give here
      const numbers = changes.numbers.filter(({ path }) => !isPrepared(String(path[0])));
      const still = { ...changes, numbers, goalposts: null, cells: [], excluded: new Set<string>() };
      source = ownResult(baseFor(still), still).result;
    } else source = ownResult(base, changes).result;
    const weights = vectorOf(source).slice();
    withoutLeaves(weights, prepared.dropped);
    return weights;
  }

  const sameWeighing = ({ aggregate }: Plan, { picks, weigh, numbers }: Changes): boolean =>
    weigh === null &&
    numbers.every(({ path }) => path[0] !== "weigh") &&
    choices.every(({ step }, k) => step !== "weigh" || picks[k]! < 0) &&
    JSON.stringify(aggregate.over) === JSON.stringify(session.plan.aggregate.over);

  const sameNodes = (prepared: PreparedIndex, { excluded }: Changes): boolean =>
    [...prepared.dropped].every((id) => excluded.has(id) || session.prepared.dropped.has(id)) &&
    [...session.prepared.dropped].every((id) => prepared.dropped.has(id));

  /** Indicators that do not count have no weight, and groups without any either. */
  function withoutLeaves(weights: Float64Array, dropped: ReadonlySet<string>): void {
    for (const id of dropped) weights[layout.at.get(id)!] = Number.NaN;
    for (let place = layout.nodes.length - 1; place > 0; place--) {
      const children = layout.children[place]!;
      if (children.length > 0 && children.every((child) => Number.isNaN(weights[child]!))) weights[place] = Number.NaN;
    }
  }

  function programFor({ prepared, run, key, rest }: Base, changes: Changes): MeansProgram | null {
    if (!sameRows(prepared, session.prepared)) return null;
    if (key === null || rest === null) return meansProgram(prepared, run, layout);
    const known = `${key}|${rest}`;
    let program = programs.get(known);
    if (program === undefined) {
      program = meansProgram(changes.excluded.size === 0 ? prepared : prepareds.get(key)!, run, layout);
      programs.set(known, program);
    }
    return program;
  }

  const outcomeOf = (result: IndexResult, key: string | null): Outcome => {
    const aligned = alignment(result, session.nominal);
    const rankOf = (node: string) => aligned(result.rank(node));
    return {
      score: (node) => Float64Array.from(aligned(result.score(node), Number.NaN)),
      rank: (node) => {
        if (key === null) return rankOf(node);
        const known = `${key}|${node}`;
        const own = ranks.get(known) ?? rankOf(node);
        ranks.set(known, own);
        return own;
      },
    };
  };

  function moved(base: Base, changes: Changes): Float64Array | null {
    const free = changes.excluded.size > 0 && dataFree(base.run.plan);
    if (changes.weights.length === 0 && !free) return null;
    const weights = learnedWeights(base, changes);
    for (const change of changes.weights) change(weights);
    return weights;
  }

  const meansOutcome = (program: MeansProgram): Outcome => {
    stages.replicate("means");
    const score = (node: string) => valuesAt(program, layout.at.get(node)!);
    return { score, rank: (node) => ranker(score(node)) };
  };

  /** Whether a replicate is a kept combination of choices with other weights. */
  const onlyWeights = ({ weights, cells, goalposts, excluded, weigh, numbers }: Changes): boolean =>
    keep &&
    weights.length > 0 &&
    cells.length === 0 &&
    goalposts === null &&
    excluded.size === 0 &&
    weigh === null &&
    numbers.length === 0;

  /** Null where the engine has to say what is wrong. */
  function runReady({ program, weights, moved: own, prepared, weighed }: Ready, changes: Changes): Outcome | null {
    own.set(weights);
    for (const change of changes.weights) change(own);
    if (!runMeans(program, own)) return null;
    stages.kept("prepared", prepared);
    stages.kept("weighed", weighed);
    return meansOutcome(program);
  }

  return {
    stages,
    weightsOf: (changes) => moved(baseFor(changes), changes),
    evaluate(changes) {
      const held = onlyWeights(changes) ? changes.picks.join() : null;
      const ready = held === null ? undefined : readies.get(held);
      const quick = ready === undefined ? null : runReady(ready, changes);
      if (quick !== null) return quick;
      const base = baseFor(changes);
      const weights = moved(base, changes);
      if (weights === null) {
        const { result, key } = ownResult(base, changes);
        stages.replicate(key === null ? "engine" : "held");
        return outcomeOf(result, key);
      }
      const program = programFor(base, changes);
      if (program !== null && held !== null && base.key !== null) {
        const own = learnedWeights(base, changes);
        const weighed = `${base.key}|${base.rest}`;
        readies.set(held, { program, weights: own, moved: own.slice(), prepared: base.key, weighed });
      }
      if (program !== null && runMeans(program, weights)) return meansOutcome(program);
      stages.replicate("engine");
      const run = { ...base.run, plan: planGiven(base.run.plan, weights, layout) };
      return outcomeOf(scoreIndex(base.prepared, run), null);
    },
  };
}

function leaveOut(prepared: PreparedIndex, excluded: ReadonlySet<string>): PreparedIndex {
  return excluded.size === 0 ? prepared : { ...prepared, dropped: new Set([...prepared.dropped, ...excluded]) };
}

/** Whether screening left the same rows. */
function sameRows(one: PreparedIndex, other: PreparedIndex): boolean {
  const { length } = one.rows;
  if (length !== other.rows.length) return false;
  if (one.kept === other.kept) return true;
  for (let i = 0; i < length; i++) if ((one.kept?.[i] ?? i) !== (other.kept?.[i] ?? i)) return false;
  return true;
}

/** Brings a column of a result to the rows of another; a row that is not there has `none`. */
function alignment(
  result: IndexResult,
  nominal: IndexResult,
): (x: ArrayLike<number>, none?: number) => ArrayLike<number> {
  const { units, periods } = result;
  const same =
    units === nominal.units ||
    (units.length === nominal.units.length &&
      units.every((unit, i) => unit === nominal.units[i] && periods[i] === nominal.periods[i]));
  if (same) return (x) => x;
  const place = new Map(units.map((unit, i) => [JSON.stringify([unit, periods[i]]), i]));
  return (x, none = 0) =>
    Float64Array.from(nominal.units, (unit, i) => {
      const at = place.get(JSON.stringify([unit, nominal.periods[i]]));
      return at === undefined ? none : x[at]!;
    });
}
