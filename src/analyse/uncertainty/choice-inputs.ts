import { checkPlan } from "../../pipeline/plan.ts";
import type { Plan, PlanInput } from "../../pipeline/plan-types.ts";
import { nearest } from "../../schema/nearest.ts";
import { pickFrom } from "../../stats/distributions.ts";
import { runningSums } from "./quantile.ts";
import type { InputSpec } from "./shape.ts";
import type { Ground, Input, MethodStep } from "./types.ts";

type Path = readonly (string | number)[];
type Loose = Readonly<Record<string, unknown>>;
type Choice = Extract<InputSpec, { vary: MethodStep }>;

/** What of a step is not its method: it stays when the method is exchanged. */
const STRUCTURE: Readonly<Record<MethodStep, readonly string[]>> = {
  impute: ["over", "indicators"],
  treat: ["over", "indicators"],
  normalise: ["over", "indicators"],
  weigh: ["over", "scope", "nodes", "emphasis", "shares", "bounds"],
  aggregate: ["over", "nodes", "coverage"],
};

const stepOf = (option: string | Loose): Loose => (typeof option === "string" ? { method: option } : option);

/** `z-score {"mean":10}`: how an alternative is called in results. */
export function optionName(option: string | Loose): string {
  const { method, label, ...params } = stepOf(option);
  if (typeof label === "string") return label;
  const shown = String(method ?? params["preset"] ?? "");
  return Object.keys(params).length === 0 ? shown : `${shown} ${JSON.stringify(params)}`;
}

function exchanged(spec: Choice, { tree, plan: base }: Ground): (plan: PlanInput, option: Loose) => PlanInput {
  const { vary: step } = spec;
  if (step === "aggregate" && spec.node !== undefined) {
    const { node } = spec;
    return (plan, option) => ({
      ...plan,
      aggregate: { ...plan.aggregate, nodes: { ...plan.aggregate?.nodes, [node]: option } },
    });
  }
  if (step === "aggregate" && spec.level !== undefined) {
    const at = spec.level - 1;
    return (plan, option) => {
      const { over: _over, nodes: _nodes, levels, ...all } = plan.aggregate ?? {};
      const own = levels ?? Array.from({ length: tree.depth }, () => all);
      return {
        ...plan,
        aggregate: {
          ...plan.aggregate,
          levels: own.map((level, k) => (k === at ? { coverage: base.aggregate.coverage, ...option } : level)),
        },
      };
    };
  }
  return (plan, option) => {
    const before = (plan[step] ?? {}) as Loose;
    const kept = STRUCTURE[step].flatMap((key) => (Object.hasOwn(before, key) ? [[key, before[key]] as const] : []));
    return { ...plan, [step]: { ...Object.fromEntries(kept), ...option } };
  };
}

/** An input that chooses between methods of a step. */
export function choiceInput(spec: Choice, name: string, path: Path, ground: Ground): Input | null {
  const { tree, whole, plan, registry, issues, choices } = ground;
  const before = issues.length;
  const upTo = runningSums(spec.probabilities, spec.of.length, { path, issues });
  const placed = issues.length;
  if (spec.vary === "aggregate") {
    if (spec.level !== undefined && spec.level > tree.depth)
      issues.push({
        code: "no-such-level",
        path: [...path, "level"],
        params: { found: spec.level, depth: tree.depth },
      });
    if (spec.node !== undefined && !tree.groups.some(({ id }) => id === spec.node)) {
      const known = tree.groups.map(({ id }) => id);
      const params = { id: spec.node, wanted: "group", other: tree.get(spec.node) !== undefined } as const;
      issues.push({
        code: "no-such-node",
        path: [...path, "node"],
        params: { ...params, nearest: nearest(spec.node, known) },
      });
    }
  }
  if (issues.length > placed) return null;
  const apply = exchanged(spec, ground);
  const steps = spec.of.map((option) => {
    const { label: _label, ...step } = stepOf(option);
    return step;
  });
  steps.forEach((step, k) => {
    const checked = checkPlan(apply(plan as PlanInput, step), { registry, tree: whole });
    // what is wrong with an alternative stands under the step; it is told where it was written
    for (const issue of checked.issues)
      issues.push({ ...issue, path: [...path, "of", k, ...innerPath(issue.path, spec)] } as typeof issue);
  });
  if (upTo === null || issues.length > before) return null;
  const at = choices.length;
  choices.push({ step: spec.vary, apply: (input, pick) => apply(input, steps[pick]!) });
  return {
    name,
    vary: spec.vary,
    labels: [name],
    alternatives: spec.of.map(optionName),
    middle: (k) => ((k === 0 ? 0 : upTo[k - 1]!) + upTo[k]!) / 2,
    change: (u, from, { picks }) => {
      picks[at] = pickFrom(u[from]!, upTo);
    },
  };
}

/** The path within an alternative of an issue that was found at `plan.<step>`. */
function innerPath(path: Path, spec: Choice): Path {
  const depth = spec.vary === "aggregate" && (spec.node !== undefined || spec.level !== undefined) ? 4 : 2;
  return path.slice(depth);
}

/** The plan with the alternatives picked. */
export function planWith(
  picks: ArrayLike<number>,
  { plan, choices, registry, whole }: Pick<Ground, "plan" | "choices" | "registry" | "whole">,
): { plan: Plan | undefined; issues: ReturnType<typeof checkPlan>["issues"] } {
  let input = plan as PlanInput;
  choices.forEach(({ apply }, k) => {
    if (picks[k]! < 0) return;
    input = apply(input, picks[k]!);
  });
  return checkPlan(input, { registry, tree: whole });
}
