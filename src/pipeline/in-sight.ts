import { checkDataset } from "../schema/dataset.ts";
import type { Dataset } from "../schema/types.ts";
import { complementary } from "./complement.ts";
import { confidentialCells, withoutCells } from "./confidential.ts";
import type { Plan } from "./plan-types.ts";
import type { Tree } from "./tree.ts";

/**
 * The data as a plan's outputs may show them: without confidential cells and, where scores count these, without the
 * second cells hidden with them. What shows a second cell, a mean of its column for one, gives with the score the first.
 * Data of the wrong shape come back as they are.
 */
export function dataInSight(data: Dataset, { plan, tree }: { readonly plan: Plan; readonly tree: Tree }): Dataset {
  if (checkDataset(data).length > 0) return data;
  const cells = confidentialCells(data, plan.confidential);
  const shown = withoutCells(data, cells);
  return cells === null || plan.confidential.use === "missing"
    ? shown
    : withoutCells(shown, complementary(data, cells, tree));
}
