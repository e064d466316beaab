import { geometric } from "../../aggregate/geometric.ts";
import { logarithmicMean } from "../../stats/logarithmic-mean.ts";
import { endOf } from "./evaluate.ts";
import type { ChangeNode, ChangePart, GroupChange } from "./types.ts";

const present = (node: ChangeNode, state: 0 | 1): boolean => !Number.isNaN(endOf(node, state).score);

/** Whether every group is an arithmetic or a geometric mean of the same children at both ends. */
export function inClosedForm(node: ChangeNode): boolean {
  if (node.kind === "leaf") return present(node, 0) === present(node, 1);
  const [before, after] = node.rules;
  return (
    node.ruleCause === null &&
    before.method === after.method &&
    (before.method.mean || before.method === geometric) &&
    present(node, 0) &&
    present(node, 1) &&
    node.children.every((child) => inClosedForm(child) || (!present(child, 0) && !present(child, 1)))
  );
}

/** Shares of the weights among the children that are present. */
function sharesOf(node: GroupChange, state: 0 | 1): number[] {
  const own = node.children.map((child, j) => (present(child, 0) ? node.weights[state][j]! : 0));
  const total = own.reduce((sum, w) => sum + w, 0);
  return own.map((w) => w / total);
}

/**
 * The parts of a change of means, exactly: arithmetic ½(w₀+w₁)Δx + ½(x₀+x₁)Δw; geometric L(y₀,y₁) times the same in logarithms,
 * with L the logarithmic mean; each level's part is passed down in proportion to the change below it.
 * @see Ang (2004), Decomposition analysis for policymaking in energy, Energy Policy 32
 */
export function meanParts(node: ChangeNode, factor = 1): ChangePart[] {
  const { id } = node;
  if (node.kind === "leaf") {
    const [[p00, p01], [p10, p11]] = node.points;
    const parts: ChangePart[] = [];
    if (node.dataCause !== null) {
      const amount = factor * ((p10.score - p00.score) / 2 + (p11.score - p01.score) / 2);
      parts.push({ node: id, cause: node.dataCause, amount });
    }
    if (node.rulerCause !== null) {
      const amount = factor * ((p01.score - p00.score) / 2 + (p11.score - p10.score) / 2);
      parts.push({ node: id, cause: node.rulerCause, amount });
    }
    return parts;
  }
  const { mirror, method } = node.rules[0];
  const [w0, w1] = [sharesOf(node, 0), sharesOf(node, 1)];
  const logs = method === geometric;
  const level = (state: 0 | 1) => {
    const { score } = endOf(node, state);
    return mirror === null ? score : mirror - score;
  };
  const slope = (mirror === null ? factor : -factor) * (logs ? logarithmicMean(level(0), level(1)) : 1);
  return node.children.flatMap((child, j) => {
    if (!present(child, 0) || w0[j]! + w1[j]! === 0) return [];
    const [x0, x1] = [endOf(child, 0).score, endOf(child, 1).score];
    const weight = (w0[j]! + w1[j]!) / 2;
    const parts = meanParts(child, (slope * weight) / (logs ? logarithmicMean(x0, x1) : 1));
    if (node.weightCause === null || w0[j] === w1[j]) return parts;
    const centre = logs ? (Math.log(x0) + Math.log(x1)) / 2 : (x0 + x1) / 2;
    return [...parts, { node: child.id, cause: node.weightCause, amount: slope * centre * (w1[j]! - w0[j]!) }];
  });
}
