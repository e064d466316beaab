import { en, IndexError, type Issue, speaking } from "../../errors/index.ts";
import { createRegistry, type Registry } from "../../method/index.ts";
import { builtins } from "../../pipeline/builtins.ts";
import type { Definition } from "../../pipeline/engine.ts";
import { leaguesOf } from "../../pipeline/ranks.ts";
import { leavesOf } from "../../pipeline/tree.ts";
import type { Dataset } from "../../schema/types.ts";
import { createEvaluator } from "../uncertainty/evaluate.ts";
import { changesOf } from "../uncertainty/inputs.ts";
import { layoutOf, openGround } from "../uncertainty/session.ts";
import { meanShift } from "../uncertainty/shift.ts";

/** The index without an indicator or a group. */
export interface RemovedElement {
  readonly id: string;
  readonly group: boolean;
  /** From the lowest level, 1, up. */
  readonly level: number;
  /** Of the index without it; NaN and 0 = none. */
  readonly scores: Float64Array;
  readonly ranks: ArrayLike<number>;
  /** Rank without it less rank with it; NaN where one is missing. */
  readonly rankChange: Float64Array;
  /** Mean of the absolute changes of rank. */
  readonly meanShift: number;
}

export interface RemovedElements {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  readonly nominal: { readonly scores: Float64Array; readonly ranks: ArrayLike<number> };
  /** Every indicator and group that counts, but the index itself, in the system's order. */
  readonly elements: readonly RemovedElement[];
  /** Elements without which there is no index, and why. */
  readonly refused: readonly { readonly id: string; readonly issues: readonly Issue[] }[];
}

/**
 * The index without each indicator and without each group (逐项剔除): what is left keeps its relative weights, and weights
 * that are learned are learned again. An element is left out as an observed indicator is: prepared, but counted nowhere.
 * `meanShift` says how far ranks move on the mean: an element whose loss changes nothing may not be needed, one whose loss
 * changes much carries the index.
 * Missing: a row counts in the shift where it has both ranks.
 * @see Becker et al. (2022), COINr: An R package for developing composite indicators, JOSS 7 (its remove_elements)
 * @example
 * const index = { id: "index", children: [{ id: "a", direction: "positive" }, { id: "b", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * const data = datasetFromColumns({ units: ["x", "y", "z"], periods: "2023", columns: { a: [1, 2, 9], b: [9, 5, 1] } });
 * removeElements({ system }, data).elements.map(({ id, ranks }) => [id, ranks]); // => [["a", [1, 2, 3]], ["b", [3, 2, 1]]]
 */
export function removeElements(
  definition: Definition,
  data: Dataset,
  { registry = createRegistry(builtins) }: { readonly registry?: Registry } = {},
): RemovedElements {
  return speaking(en, () => {
    const ground = openGround(definition, data, registry);
    const { tree, nominal, prepared } = ground;
    const node = tree.root.id;
    const evaluator = createEvaluator({
      ...ground,
      layout: layoutOf(tree),
      choices: [],
      inputs: [],
      copula: null,
      dimensions: 0,
      node,
      leagues: leaguesOf(prepared.rows, ground.plan.rank),
    });
    const ranks = nominal.rank(node);
    const elements: RemovedElement[] = [];
    const refused: { id: string; issues: readonly Issue[] }[] = [];
    const counted = new Set(nominal.nodes.map(({ id }) => id));
    for (const entry of tree.nodes) {
      if (entry === tree.root || !counted.has(entry.id)) continue;
      const changes = changesOf(new Float64Array(0), { inputs: [], choices: 0 });
      for (const { id } of leavesOf(entry)) changes.excluded.add(id);
      try {
        const outcome = evaluator.evaluate(changes);
        const own = Float64Array.from(outcome.rank(node));
        elements.push({
          id: entry.id,
          group: entry.node.children !== undefined,
          level: tree.depth - entry.depth + 1,
          scores: Float64Array.from(outcome.score(node)),
          ranks: own,
          rankChange: own.map((rank, i) => (rank === 0 || ranks[i] === 0 ? Number.NaN : rank - ranks[i]!)),
          meanShift: meanShift(own, ranks),
        });
      } catch (error) {
        if (!(error instanceof IndexError)) throw error;
        refused.push({ id: entry.id, issues: error.issues });
      }
    }
    return {
      units: nominal.units,
      periods: nominal.periods,
      nominal: { scores: nominal.score(node), ranks },
      elements,
      refused,
    };
  });
}
