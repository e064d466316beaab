import { en, type Issue, speaking } from "../../errors/index.ts";
import { createRegistry, type Registry } from "../../method/index.ts";
import { aggregateChoice } from "../aggregate-group.ts";
import { builtins } from "../builtins.ts";
import { choiceFor, paramsOf } from "../column-steps.ts";
import type { FittedIndex } from "../result.ts";
import { bottomUp, countsWithout } from "../score.ts";
import { compileTree, isGroup, type TreeNode } from "../tree.ts";
import { kernelKind } from "./machine.ts";

/** How a fitted plan is scored. */
export interface KernelUse {
  /** By blocks, in WebAssembly with SIMD or on typed arrays; or column by column. */
  readonly kernel: "simd" | "plain" | "columns";
  /** Indicators that go from the raw value to the group in one step. */
  readonly straight: readonly string[];
  /** Indicators that are normalised by themselves and join the blocks as they are. */
  readonly apart: readonly string[];
  /** Why not all of it goes by blocks; `issueText` gives the sentences. */
  readonly reasons: readonly Issue[];
}

type Fact = Pick<FittedIndex, "system" | "plan" | "fitted">;

/**
 * How a fitted plan is scored when it is applied: by blocks (`simd` where WebAssembly has it, else `plain`) or column by column,
 * and why. The numbers are the same to the last bit either way; by blocks they come several times faster on many rows. When
 * fitting, weights that read the data are learned column by column in any case.
 * Not known before the data: an indicator without a value, or whose scores leave the scale or the range of a double, is
 * normalised by itself.
 * @param fitted what `fitIndex` or `computeIndex` gives
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y"], periods: "2023", columns: { a: [1, 2], b: [9, 5] } });
 * kernelOf(computeIndex({ system }, data)).straight; // => ["a", "b"]
 * const { kernel, reasons } = kernelOf(computeIndex({ system, plan: { aggregate: { method: "min" } } }, data));
 * kernel; // => "columns"
 * issueText(reasons[0]); // => "index: \"min\" is no arithmetic mean, so the index is scored column by column"
 */
export function kernelOf(
  { system, plan, fitted }: Fact,
  { registry = createRegistry(builtins) }: { readonly registry?: Registry } = {},
): KernelUse {
  return speaking(en, () => {
    const tree = compileTree(system, plan.level);
    const counts = countsWithout(new Set(fitted.dropped));
    const reasons: Issue[] = [];
    const weighers = [plan.weigh, ...Object.values(plan.weigh.nodes)].map(({ method }) => method);
    const byUnit = weighers.find((method) => registry.get("weigh", method)?.rowWeights !== undefined);
    if (byUnit !== undefined) reasons.push({ code: "blocks-weights", path: ["weigh"], params: { method: byUnit } });
    if (Object.keys(fitted.weigh).length > 1) reasons.push({ code: "blocks-slices", path: ["weigh"], params: {} });
    const { id, params } = paramsOf(plan.normalise, ["over", "indicators"]);
    const scale = registry.get("normalise", id)?.bounds(params as never) ?? null;
    for (const entry of counts(tree.root) ? bottomUp(tree, counts) : []) {
      const { method } = aggregateChoice(plan, tree, entry);
      const mirrored = entry.node.direction === "negative" && scale === null;
      if (registry.get("aggregate", method)?.mean !== true)
        reasons.push({ code: "blocks-aggregator", path: [entry.id], params: { method } });
      else if (mirrored) reasons.push({ code: "blocks-mirror", path: [entry.id], params: {} });
    }
    const scored = tree.indicators.filter((entry) => counts(entry));
    const several = Object.keys(fitted.normalise).length > 1;
    const lies = (entry: TreeNode): boolean => !several && isStraight(entry, { plan, fitted, registry });
    const straight = scored.filter(lies).map((entry) => entry.id);
    const apart = scored.filter((entry) => !lies(entry));
    if (reasons.length > 0 || straight.length === 0) {
      if (straight.length === 0) reasons.push({ code: "blocks-rulers", path: ["normalise"], params: { several } });
      return { kernel: "columns", straight: [], apart: scored.map((entry) => entry.id), reasons };
    }
    for (const entry of apart) {
      const params = { method: choiceFor(plan.normalise, entry.id).id };
      reasons.push({ code: "blocks-apart", path: [entry.id], params });
    }
    return { kernel: kernelKind(), straight, apart: apart.map((entry) => entry.id), reasons };
  });
}

/** Whether an indicator's scores lie on one line over its values. */
function isStraight(
  { id, node }: TreeNode,
  { plan, fitted, registry }: Pick<Fact, "plan" | "fitted"> & { readonly registry: Registry },
): boolean {
  if (isGroup(node) || typeof node.direction !== "string" || node.direction === "unstated") return false;
  const learned = Object.values(fitted.normalise)[0]?.[id];
  const method = registry.get("normalise", choiceFor(plan.normalise, id).id);
  return learned !== undefined && method?.line !== undefined && method.line(learned as never) !== null;
}
