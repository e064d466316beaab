import { IndexError, type Issue, issueText, ownTexts, type SomeTexts, speaking } from "../errors/index.ts";
import { createRegistry, type Method, type Registry } from "../method/index.ts";
import { checkWith, wholeOnly } from "../schema/system-check.ts";
import type { Dataset, System } from "../schema/types.ts";
import { typeWord } from "../schema/words.ts";
import type { Derivations } from "./derive.ts";
import { checkFitted } from "./fitted-check.ts";
import type { ImputeStep } from "./impute-step.ts";
import type { Kernel } from "./kernel/index.ts";
import { checkPlan } from "./plan.ts";
import type { Plan, PlanInput } from "./plan-types.ts";
import type { Protect } from "./protect.ts";
import type { FittedIndex, IndexResult } from "./result.ts";
import { runIndex } from "./run.ts";
import type { Constrain, Progress } from "./score-types.ts";
import { compileTree, type Tree } from "./tree.ts";

/** What is measured and how it is computed. */
export interface Definition<Id extends string = string> {
  readonly system: System<Id>;
  readonly plan?: Plan | PlanInput;
}

export interface ParseOptions {
  /** Looks up the system that `extends` names. */
  readonly resolve?: (id: string) => unknown;
}

export interface ComputeOptions {
  /**
   * Told now and then by methods whose work grows faster than the rows (outranking, Kemeny). Computing is synchronous, so
   * the way to stop it is to throw from here, `signal.throwIfAborted()` for one.
   */
  readonly onProgress?: (progress: Progress) => void;
  /** Told each note when it arises, long work announced before it begins; they all stand in the result as well. */
  readonly onNote?: (note: Issue) => void;
  /** Nodes whose scores are kept; those of other groups are computed again when they are asked for. Default: all. */
  readonly nodes?: readonly string[];
  /**
   * An earlier result for as many rows that nobody reads any more: its group scores are overwritten, which spares fresh
   * memory for large data. Ignored where it does not fit.
   */
  readonly reuse?: IndexResult;
}

/** An engine: the calls of the library over one set of methods. */
export interface Engine {
  readonly registry: Registry;
  /**
   * Reads a system and a plan, formulas included: every problem of both at once as an `IndexError`.
   * Asynchronous because the formula parser is loaded only when it is needed.
   */
  parseDefinition(
    input: { system: unknown; plan?: unknown },
    options?: ParseOptions,
  ): Promise<Definition & { plan: Plan }>;
  /** Learns from the data and scores it: `fitIndex` and `applyIndex` in one. */
  computeIndex<Id extends string>(definition: Definition<Id>, data: Dataset, options?: ComputeOptions): IndexResult<Id>;
  /** Learns goalposts, means, weights and all else; the answer is plain JSON. */
  fitIndex<Id extends string>(definition: Definition<Id>, data: Dataset, options?: ComputeOptions): FittedIndex<Id>;
  /** Scores rows with what was learned before: last year's ruler on this year's data. */
  applyIndex<Id extends string>(fitted: FittedIndex<Id>, data: Dataset, options?: ComputeOptions): IndexResult<Id>;
  /** The sentence for a problem or note in the engine's language. */
  explainIssue(issue: Issue): string;
}

export interface EngineParts {
  readonly methods: readonly Method[];
  /**
   * Texts of problems and notes, those of foreign codes among them. Without them only what the engine and its methods say
   * has a sentence; other problems show code and parameters. `en` has all of English.
   */
  readonly messages?: SomeTexts;
  /** Solves `weigh.shares` and `weigh.bounds`; without it a plan that asks for them is refused. */
  readonly constrain?: Constrain;
  /** Formulas that read other rows (`lag`, `across` …), constant prices and their checks; without it they are refused. */
  readonly derivations?: Derivations;
  /** Fills gaps by the plan's imputers; `imputeGaps` is the library's. Without it a plan that asks for one is refused. */
  readonly impute?: ImputeStep;
  /** Scores large data by blocks, to the same bits; `blockKernel` is the library's. Without it, column by column. */
  readonly kernel?: Kernel;
  /** Scores data that hold confidential cells so that none can be solved; without it these cells count as missing. */
  readonly protect?: Protect;
  /** Spares checking a definition again that has not changed; without it, every call checks. */
  readonly remember?: Remember;
}

/** A definition as it was checked. */
export interface Prepared {
  readonly system: System;
  readonly plan: Plan;
  readonly tree: Tree;
}

/** Made once for an engine: gives what `check` gave before for the same definition. */
export type Remember = () => (definition: Definition, check: () => Prepared) => Prepared;

const extendsAnother = (input: unknown): boolean =>
  typeof input === "object" && input !== null && Object.hasOwn(input, "extends");

/** System and plan checked, with every default; what neither may be is refused. */
export function prepare(
  definition: Definition,
  { registry, derivations }: { registry: Registry; derivations: Derivations | undefined },
): Prepared {
  if (typeof definition !== "object" || definition === null) {
    const params = { expected: "object", found: typeWord(definition) };
    throw new IndexError([{ code: "wrong-type", path: [], params }]);
  }
  const checked = checkWith(wholeOnly, definition.system, ["system"]);
  if (checked.system === undefined) throw new IndexError(checked.issues);
  const { plan, issues } = checkPlan(definition.plan, { registry, tree: compileTree(checked.system, null) });
  if (plan === undefined) throw new IndexError(issues);
  const figures = derivations?.check(checked.system) ?? [];
  if (figures.length > 0) throw new IndexError(figures);
  return { system: checked.system, plan, tree: compileTree(checked.system, plan.level) };
}

/** The group scores of an earlier result, by id. */
function earlierScores({ nodes, score }: IndexResult): (id: string) => Float64Array | undefined {
  return (id) => (nodes.some((node) => node.group && node.id === id) ? score(id) : undefined);
}

/**
 * An engine over the methods given, ours or your own.
 * @example createIndex({ methods: [] }).registry.known("normalise"); // => []
 */
export function createIndex({
  methods,
  messages,
  constrain,
  derivations,
  impute,
  kernel,
  protect,
  remember,
}: EngineParts): Engine {
  const registry = createRegistry(methods);
  const recall = remember?.();
  const texts: SomeTexts = Object.assign(
    {},
    ownTexts,
    derivations?.texts,
    ...methods.map((method) => method.texts),
    messages,
  );
  const run = (
    definition: Definition,
    data: Dataset,
    mode: "fit" | "apply",
    options: ComputeOptions = {},
  ): IndexResult =>
    speaking(texts, () => {
      const check = () => prepare(definition, { registry, derivations });
      const { plan, tree } = recall?.(definition, check) ?? check();
      const { onProgress: progress, onNote, nodes, reuse } = options;
      const given = mode === "fit" ? null : checkFitted((definition as FittedIndex).fitted, { tree });
      const fast = kernel?.({ keep: nodes, reuse: reuse && earlierScores(reuse) });
      return runIndex(data, {
        tree,
        plan,
        registry,
        given,
        progress,
        onNote,
        constrain,
        derivations,
        impute,
        fast,
        protect,
      });
    });
  return {
    registry,
    async parseDefinition(input, options = {}) {
      // what merges extensions is loaded only where a system has one
      const { checkSystem } = extendsAnother(input.system)
        ? await import("../schema/system.ts")
        : { checkSystem: null };
      const checked =
        checkSystem === null
          ? checkWith(wholeOnly, input.system, ["system"])
          : checkSystem(input.system, { path: ["system"], ...options });
      const issues = [...checked.issues];
      if (checked.system === undefined) throw new IndexError(issues, texts);
      const { attachFormulas } = await import("../schema/formula.ts");
      const { system, issues: formulaIssues } = await attachFormulas(checked.system, { path: ["system"] });
      const { plan, issues: planIssues } = checkPlan(input.plan, { registry, tree: compileTree(checked.system, null) });
      issues.push(...formulaIssues, ...planIssues);
      if (system !== undefined && derivations !== undefined) issues.push(...derivations.check(system));
      if (system === undefined || plan === undefined || issues.length > 0) throw new IndexError(issues, texts);
      return { system, plan };
    },
    computeIndex: <Id extends string>(definition: Definition<Id>, data: Dataset, options?: ComputeOptions) =>
      run(definition, data, "fit", options) as IndexResult<Id>,
    fitIndex: <Id extends string>(definition: Definition<Id>, data: Dataset, options?: ComputeOptions) => {
      const { system, plan, fitted } = run(definition, data, "fit", options) as IndexResult<Id>;
      return { system, plan, fitted };
    },
    applyIndex: <Id extends string>(fitted: FittedIndex<Id>, data: Dataset, options?: ComputeOptions) =>
      run(fitted, data, "apply", options) as IndexResult<Id>,
    explainIssue: (issue) => issueText(issue, texts),
  };
}
