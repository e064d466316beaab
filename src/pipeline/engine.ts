import { type ForeignTexts, IndexError, type Issue, issueText, type Texts } from "../errors/index.ts";
import { createRegistry, type Method, type Registry } from "../method/index.ts";
import { attachFormulas } from "../schema/formula.ts";
import { checkSystem } from "../schema/system.ts";
import type { Dataset, System } from "../schema/types.ts";
import { checkPlan } from "./plan.ts";
import type { Plan, PlanInput } from "./plan-types.ts";
import type { FittedIndex, IndexResult } from "./result.ts";
import { runIndex } from "./run.ts";
import { compileTree } from "./tree.ts";

/** What is measured and how it is computed. */
export interface Definition<Id extends string = string> {
  readonly system: System<Id>;
  readonly plan?: Plan | PlanInput;
}

export interface ParseOptions {
  /** Looks up the system that `extends` names. */
  readonly resolve?: (id: string) => unknown;
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
  computeIndex<Id extends string>(definition: Definition<Id>, data: Dataset): IndexResult<Id>;
  /** Learns goalposts, means, weights and all else; the answer is plain JSON. */
  fitIndex<Id extends string>(definition: Definition<Id>, data: Dataset): FittedIndex<Id>;
  /** Scores rows with what was learned before: last year's ruler on this year's data. */
  applyIndex<Id extends string>(fitted: FittedIndex<Id>, data: Dataset): IndexResult<Id>;
  /** The sentence for a problem or note in the engine's language. */
  explainIssue(issue: Issue): string;
}

export interface EngineParts {
  readonly methods: readonly Method[];
  /** Texts of problems and notes; English unless given. */
  readonly messages?: Texts;
  /** Texts of the codes of somebody else's methods. */
  readonly foreign?: ForeignTexts;
}

interface Prepared {
  readonly system: System;
  readonly plan: Plan;
}

function prepare(definition: Definition, registry: Registry): Prepared {
  const checked = checkSystem(definition.system, { path: ["system"] });
  if (checked.system === undefined) throw new IndexError(checked.issues);
  const { plan, issues } = checkPlan(definition.plan, { registry, tree: compileTree(checked.system, null) });
  if (plan === undefined) throw new IndexError(issues);
  return { system: checked.system, plan };
}

/**
 * An engine over the methods given, ours or your own.
 * @example createIndex({ methods: [] }).registry.known("normalise"); // => []
 */
export function createIndex({ methods, messages, foreign }: EngineParts): Engine {
  const registry = createRegistry(methods);
  const run = (definition: Definition, data: Dataset): IndexResult => {
    const { system, plan } = prepare(definition, registry);
    return runIndex(data, { tree: compileTree(system, plan.level), plan, registry, given: null });
  };
  return {
    registry,
    async parseDefinition(input, options = {}) {
      const checked = checkSystem(input.system, { path: ["system"], ...options });
      const issues = [...checked.issues];
      if (checked.system === undefined) throw new IndexError(issues);
      const { system, issues: formulaIssues } = await attachFormulas(checked.system, { path: ["system"] });
      const { plan, issues: planIssues } = checkPlan(input.plan, { registry, tree: compileTree(checked.system, null) });
      issues.push(...formulaIssues, ...planIssues);
      if (system === undefined || plan === undefined || issues.length > 0) throw new IndexError(issues);
      return { system, plan };
    },
    computeIndex: <Id extends string>(definition: Definition<Id>, data: Dataset) =>
      run(definition, data) as IndexResult<Id>,
    fitIndex: <Id extends string>(definition: Definition<Id>, data: Dataset) => {
      const { system, plan, fitted } = run(definition, data) as IndexResult<Id>;
      return { system, plan, fitted };
    },
    applyIndex: <Id extends string>(fitted: FittedIndex<Id>, data: Dataset) => {
      const { system, plan } = prepare(fitted, registry);
      const tree = compileTree(system, plan.level);
      return runIndex(data, { tree, plan, registry, given: fitted.fitted }) as IndexResult<Id>;
    },
    explainIssue: (issue) => issueText(issue, messages, foreign),
  };
}
