import { IndexError, type Issue } from "../../errors/index.ts";
import type { Registry } from "../../method/index.ts";
import { derivations } from "../../pipeline/derivations/index.ts";
import type { Definition } from "../../pipeline/engine.ts";
import { imputeGaps } from "../../pipeline/impute-step.ts";
import { dataInSight } from "../../pipeline/in-sight.ts";
import { checkPlan } from "../../pipeline/plan.ts";
import type { Plan } from "../../pipeline/plan-types.ts";
import { leaguesOf } from "../../pipeline/ranks.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { type IndexRun, prepareIndex, scoreIndex } from "../../pipeline/run.ts";
import { compileTree, isGroup, type Tree } from "../../pipeline/tree.ts";
import { constrainWeights } from "../../pipeline/weight-constraints.ts";
import { nearest } from "../../schema/nearest.ts";
import { checkSystem } from "../../schema/system.ts";
import type { Dataset } from "../../schema/types.ts";
import { type Copula, compileInputs, copulaOf } from "./inputs.ts";
import type { InputSpec, UncertaintySpec } from "./shape.ts";
import type { Ground, Input, Layout } from "./types.ts";

/** A definition with its data, computed once, against which replicates are told. */
export interface Session extends Omit<Ground, "issues"> {
  readonly inputs: readonly Input[];
  readonly copula: Copula | null;
  /** How many uniform numbers a replicate takes. */
  readonly dimensions: number;
  readonly nominal: IndexResult;
  /** Whose scores and ranks are told. */
  readonly node: string;
  readonly leagues: readonly Uint32Array[];
}

export interface SessionParts {
  readonly vary: readonly InputSpec[];
  readonly correlations: UncertaintySpec["correlations"];
  readonly node?: string | undefined;
  /** Where the specification stands, for the paths of issues. */
  readonly path: readonly (string | number)[];
  readonly registry: Registry;
}

export function layoutOf(tree: Tree): Layout {
  const at = new Map(tree.nodes.map(({ id }, place) => [id, place]));
  return {
    nodes: tree.nodes,
    at,
    children: tree.nodes.map(({ node, children }) =>
      isGroup(node) ? children.filter(({ active }) => active).map(({ id }) => at.get(id)!) : [],
    ),
  };
}

export const runOf = (plan: Plan, tree: Tree, registry: Registry): IndexRun => ({
  tree,
  plan,
  registry,
  given: null,
  constrain: constrainWeights,
  derivations,
  impute: imputeGaps,
});

/** The definition checked, its data prepared and scored. */
export function openGround(
  definition: Definition,
  data: Dataset,
  registry: Registry,
): Omit<Ground, "issues" | "choices"> & { readonly nominal: IndexResult } {
  const checked = checkSystem(definition.system, { path: ["system"] });
  if (checked.system === undefined) throw new IndexError(checked.issues);
  const whole = compileTree(checked.system, null);
  const { plan, issues } = checkPlan(definition.plan, { registry, tree: whole });
  const figures = derivations.check(checked.system);
  if (plan === undefined || figures.length > 0) throw new IndexError([...issues, ...figures]);
  const tree = compileTree(checked.system, plan.level);
  const run = runOf(plan, tree, registry);
  const shown = dataInSight(data, run);
  const prepared = prepareIndex(shown, run);
  const nominal = scoreIndex(prepared, run);
  return {
    system: checked.system,
    data: shown,
    tree,
    whole,
    plan,
    registry,
    layout: layoutOf(tree),
    prepared,
    nominal,
  };
}

/** Opens a definition and compiles what varies: every problem of the specification at once. */
export function openSession(definition: Definition, data: Dataset, parts: SessionParts): Session {
  const opened = openGround(definition, data, parts.registry);
  const { tree, plan, nominal, prepared } = opened;
  const issues: Issue[] = [];
  const choices: Ground["choices"] = [];
  const inputs = compileInputs(parts.vary, parts.path, { ...opened, choices, issues });
  const copula =
    inputs.length < parts.vary.length ? null : copulaOf(parts.correlations, inputs, { path: parts.path, issues });
  const node = parts.node ?? tree.root.id;
  const known = nominal.nodes.map(({ id }) => id);
  if (!known.includes(node)) {
    const params = { id: node, wanted: "node", other: tree.get(node) !== undefined } as const;
    issues.push({
      code: "no-such-node",
      path: [...parts.path, "node"],
      params: { ...params, nearest: nearest(node, known) },
    });
  }
  if (issues.length === 0) refuseRowWeights(parts, { nominal, plan, registry: parts.registry, issues });
  if (issues.length > 0) throw new IndexError(issues);
  return {
    ...opened,
    choices,
    inputs,
    copula,
    dimensions: inputs.reduce((sum, { labels }) => sum + labels.length, 0),
    node,
    leagues: leaguesOf(prepared.rows, plan.rank),
  };
}

/** Weights that differ by period or unit are no one vector that could be moved. */
function refuseRowWeights(
  { vary, path }: SessionParts,
  { nominal, issues }: { nominal: IndexResult; plan: Plan; registry: Registry; issues: Issue[] },
): void {
  const at = vary.findIndex((spec) => spec.vary === "weights" || (spec.vary === "number" && spec.share !== undefined));
  if (at < 0) return;
  const by =
    Object.keys(nominal.fitted.weigh).length > 1
      ? "period"
      : nominal.weights.some(({ unit }) => unit !== undefined)
        ? "unit"
        : null;
  if (by !== null) issues.push({ code: "weights-not-one", path: [...path, "vary", at], params: { by } });
}
