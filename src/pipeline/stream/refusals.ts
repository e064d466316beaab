import { IndexError, type Issue } from "../../errors/index.ts";
import type { Json, MethodNode, Normaliser, Registry, Treater } from "../../method/index.ts";
import { asDistance } from "../../method/index.ts";
import { type Expr, partsOf, ROW_WORDS } from "../../schema/expr.ts";
import type { Indicator } from "../../schema/types.ts";
import { aggregateChoice } from "../aggregate-group.ts";
import { choiceFor, paramsOf } from "../column-steps.ts";
import { methodNode } from "../columns.ts";
import { canonicalJson } from "../hash.ts";
import type { AggregateChoice, ColumnStep, MethodChoice, Plan } from "../plan-types.ts";
import { isGroup, type Tree } from "../tree.ts";

interface Checked {
  readonly plan: Plan;
  readonly tree: Tree;
  readonly registry: Registry;
}

/** Why rows cannot be scored block by block: whatever needs other rows than its own. Each method is named once a step. */
export function applyRefusals(checked: Checked): Issue[] {
  const { plan, tree, registry } = checked;
  const issues: Issue[] = [];
  const refuse = (step: string, method: string) =>
    issues.push({ code: "stream-method", path: ["plan", step], params: { step, method } });
  for (const step of ["impute", "treat", "normalise"] as const)
    for (const method of new Set(
      methodsOf(plan[step], checked, step)
        .filter((choice) => !standsAlone(choice, checked, step))
        .map((choice) => choice.method),
    ))
      refuse(step, method);
  const weighers = new Set([plan.weigh, ...Object.values(plan.weigh.nodes)].map(({ method }) => method));
  for (const method of weighers) if (registry.get("weigh", method)!.rowWeights !== undefined) refuse("weigh", method);
  const aggregators = new Set(
    tree.groups.filter(({ active }) => active).map((group) => aggregateChoice(plan, tree, group).method),
  );
  for (const method of aggregators) if (registry.get("aggregate", method)!.shape !== "row") refuse("aggregate", method);
  for (const { id, node } of tree.indicators) {
    if (isGroup(node)) continue;
    const word = node.expression === undefined ? undefined : rowWord(node.expression);
    if (word !== undefined)
      issues.push({ code: "stream-formula", path: ["system", id, "formula"], params: { id, word } });
    if (node.deflate !== undefined) issues.push(deflates(id));
  }
  for (const { id, deflate } of tree.system.variables) if (deflate !== undefined) issues.push(deflates(id));
  for (const key of ["include", "exclude"] as const)
    if (plan.screen[key].length > 0)
      issues.push({ code: "stream-choice", path: ["plan", "screen", key], params: { key: `screen.${key}` } });
  return issues;
}

const deflates = (id: string): Issue => ({
  code: "stream-choice",
  path: ["system", id, "deflate"],
  params: { key: "deflate" },
});

/** The choices of a step that some indicator uses, each once. */
function methodsOf(step: ColumnStep, { tree }: Checked, name: string): MethodChoice[] {
  const chosen = new Map<string, MethodChoice>();
  for (const { id, active } of tree.indicators) {
    if (!active && name === "normalise") continue;
    const { id: method, params } = choiceFor(step, id);
    chosen.set(JSON.stringify([method, params]), { method, ...params });
  }
  return [...chosen.values()];
}

function standsAlone(choice: MethodChoice, checked: Checked, step: "impute" | "treat" | "normalise"): boolean {
  const { id, params } = paramsOf(choice, []);
  const method = checked.registry.get(step, id)!;
  if (method.shape !== "row") return false;
  if (method.kind !== "impute") return true;
  if (method.nested !== undefined)
    return method.nested(params as never).every(([, inner]) => standsAlone(inner as MethodChoice, checked, step));
  return method.table === undefined;
}

/** A word of a formula that reads other rows. */
function rowWord(expr: Expr): string | undefined {
  if (expr.kind !== "const" && expr.kind !== "column" && expr.kind !== "call")
    return ROW_WORDS.find((word) => word === expr.kind) ?? "across";
  for (const part of partsOf(expr)) {
    const word = rowWord(part);
    if (word !== undefined) return word;
  }
  return undefined;
}

/** Why a plan cannot be learned in one pass over blocks, beside what keeps it from being applied so. */
export function fitRefusals(checked: Checked): Issue[] {
  const { plan, tree, registry } = checked;
  const issues = applyRefusals(checked);
  const refuse = (step: string, method: string) => {
    const known = issues.some(({ code, params }) => {
      const said = params as { step?: string; method?: string };
      return code.startsWith("stream-") && said.step === step && said.method === method;
    });
    if (!known) issues.push({ code: "stream-fit", path: ["plan", step], params: { step, method } });
  };
  for (const { id, node, active } of tree.indicators) {
    if (isGroup(node)) continue;
    for (const step of ["impute", "treat"] as const) {
      const { id: method, params } = choiceFor(plan[step], id);
      if (!learnsNothing(registry.get(step, method) as Treater, params, methodNode(node as Indicator)))
        refuse(step, method);
    }
    if (!active && node.direction === "unstated") continue;
    const { id: method, params } = choiceFor(plan.normalise, id);
    const normaliser = registry.get("normalise", method)!;
    if (learnsFromMoments(normaliser)) continue;
    if (!learnsNothing(normaliser, params, methodNode(node as Indicator))) refuse("normalise", method);
  }
  for (const group of tree.groups) {
    if (!group.active) continue;
    const choice = aggregateChoice(plan, tree, group);
    const children = group.children.filter(({ active }) => active).map(({ id }) => id);
    if (!aggregatesUnlearned(choice, { registry, children, group: group.id })) refuse("aggregate", choice.method);
  }
  for (const { method } of [plan.weigh, ...Object.values(plan.weigh.nodes)])
    if (!registry.get("weigh", method)!.blind) refuse("weigh", method);
  return issues;
}

export const learnsFromMoments = (method: Normaliser): boolean =>
  method.fitExtent !== undefined || method.fitMoments !== undefined;

const ONE = (k: number) => (_: unknown, i: number) => (i === k ? 1e6 : 1 + ((i + k) % 7) / 8);
const OTHER = (k: number) => (_: unknown, i: number) => (i === 9 ? -1e5 : 40 + ((i + k) % 11) * 3);
const ROWS = 60;
const PROBE = {
  length: ROWS,
  unit: Array.from({ length: ROWS }, (_, i) => `u${i}`),
  period: Array.from({ length: ROWS }, () => "2000"),
  group: {},
};

/** Whether two columns with nothing in common teach a method the same. */
export function learnsNothing(
  method: Normaliser | Treater,
  params: { readonly [key: string]: Json },
  plain: MethodNode,
): boolean {
  const learned = (column: Float64Array): string => {
    const { x, node } =
      method.kind === "normalise" && method.directions === "signed"
        ? asDistance(column, plain)
        : { x: column, node: plain };
    return canonicalJson(method.fit(x, params as never, { rows: PROBE, node, note: () => {} }));
  };
  try {
    return learned(Float64Array.from(PROBE.unit, ONE(0))) === learned(Float64Array.from(PROBE.unit, OTHER(0)));
  } catch (error) {
    if (error instanceof IndexError) return false;
    throw error;
  }
}

interface Grouped {
  readonly registry: Registry;
  readonly group: string;
  readonly children: readonly string[];
}

/** Whether an aggregator learns the same of scores that have nothing in common. */
export function aggregatesUnlearned(choice: AggregateChoice, { registry, children, group }: Grouped): boolean {
  const { id, params } = paramsOf(choice, ["coverage", "over", "nodes", "levels"]);
  const method = registry.get("aggregate", id)!;
  const nodes = children.map(
    (child): MethodNode => ({ id: child, weight: 1, tags: [], direction: "positive", targets: [] }),
  );
  const learned = (value: typeof ONE): string => {
    const columns = children.map((_, k) => Float64Array.from(PROBE.unit, value(k)).map((v) => Math.abs(v) % 100));
    const context = { rows: PROBE, nodes, group, note: () => {}, weights: children.map(() => 1) };
    return canonicalJson(method.fit(columns, params as never, context));
  };
  try {
    return learned(ONE) === learned(OTHER);
  } catch (error) {
    if (error instanceof IndexError) return false;
    throw error;
  }
}
