import type { Issue } from "../../errors/index.ts";
import type { Registry } from "../../method/index.ts";
import type { Plan, PlanInput } from "../../pipeline/plan-types.ts";
import type { PreparedIndex } from "../../pipeline/run.ts";
import type { Tree, TreeNode } from "../../pipeline/tree.ts";
import type { Dataset, System } from "../../schema/types.ts";
import type { NumberStep, PlanNumber } from "./plan-numbers.ts";

type Loose = Readonly<Record<string, unknown>>;

/** Weights by place of the node in the tree; NaN for those that do not count. */
export interface Layout {
  readonly nodes: readonly TreeNode[];
  /** Place of each node by id. */
  readonly at: ReadonlyMap<string, number>;
  /** Places of the children that count, by place of the group; empty for indicators. */
  readonly children: readonly (readonly number[])[];
}

/** What a replicate changes; the plan's own choice where nothing is said. */
export interface Changes {
  /** Which alternative each input that chooses a method took, in the order of these inputs; −1 for the plan's own. */
  readonly picks: Int32Array;
  /** Weighing steps in place of the plan's, by group, `null` for the whole tree: perturbed judgements. */
  weigh: ReadonlyMap<string | null, Loose> | null;
  /** Numbers of the plan, set one after the other in the plan with its alternatives. */
  readonly numbers: PlanNumber[];
  goalposts: Map<string, readonly [worst: number, best: number]> | null;
  /** Applied to the data one after the other. */
  readonly cells: ((data: Dataset) => Dataset)[];
  /** Indicators left out. */
  readonly excluded: Set<string>;
  /** Applied one after the other to the weights that the plan gives. */
  readonly weights: ((weights: Float64Array) => void)[];
}

/** One input, compiled. */
export interface Input {
  readonly name: string;
  readonly vary: string;
  /** The uniform numbers that it takes, by label: its name, or `name.part`. */
  readonly labels: readonly string[];
  /** How many alternatives it has, where these are few; null where it varies by number. */
  readonly alternatives: readonly string[] | null;
  /** A share that picks an alternative, where these are not equally likely. */
  readonly middle?: (alternative: number) => number;
  /** Reads its numbers from `at` on and says what changes. */
  change(u: Float64Array, at: number, changes: Changes): void;
}

export type MethodStep = "impute" | "treat" | "normalise" | "weigh" | "aggregate";

/** An input that exchanges a step's method or one of few numbers: the plan with an alternative, for combining with others. */
export interface PlanChoice {
  readonly step: MethodStep | NumberStep;
  readonly apply: (plan: PlanInput, pick: number) => PlanInput;
}

/** What inputs are compiled against. */
export interface Ground {
  readonly system: System;
  readonly data: Dataset;
  readonly tree: Tree;
  /** The tree with the indicators of every level, which plans are checked against. */
  readonly whole: Tree;
  readonly plan: Plan;
  readonly registry: Registry;
  readonly layout: Layout;
  readonly prepared: PreparedIndex;
  readonly choices: PlanChoice[];
  readonly issues: Issue[];
}
