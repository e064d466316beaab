import { en, IndexError, speaking } from "../../errors/index.ts";
import type { Definition, Engine } from "../../pipeline/engine.ts";
import { inOrder } from "../../prepare/vintages.ts";
import type { Dataset } from "../../schema/types.ts";
import { compareVintages, type Vintage, vintageName } from "../../schema/vintage.ts";
import { cellHistories, revisedCells, revisionSummary } from "./cells.ts";
import { effectBy } from "./effect.ts";
import type { Revisions } from "./types.ts";

export interface RevisionsOptions {
  /** What the bias test takes as one observation: a cell (default), or the mean of a period, whose cells are revised together. */
  readonly biasOver?: "cells" | "periods";
  /** Whose score; the index unless given. */
  readonly node?: string;
  /** What is done to the figures of a vintage before an index is computed, `toAnnual` for one. */
  readonly prepare?: (data: Dataset) => Dataset;
}

/** `revisions` over the methods of an engine; its meaning stands there. */
export function revisionsBy(engine: Pick<Engine, "computeIndex" | "registry">) {
  const effect = effectBy(engine);
  return (vintages: readonly Vintage[], definition?: Definition, options: RevisionsOptions = {}): Revisions =>
    speaking(en, () => {
      const sorted = inOrder(vintages);
      const names = sorted
        .filter((one, i) => i === 0 || compareVintages(sorted[i - 1]!, one) !== 0)
        .map((one) => vintageName(one));
      if (names.length < 2)
        throw new IndexError([{ code: "revisions-one", path: [], params: { found: names.length } }]);
      const { biasOver = "cells", node, prepare = (data) => data } = options;
      const histories = [...cellHistories(sorted)];
      return {
        vintages: names,
        cells: histories.flatMap(([id, cells]) => revisedCells(id, cells)),
        summary: histories.flatMap(([id, cells]) => revisionSummary(id, cells, { biasOver }) ?? []),
        biasOver,
        effect: definition === undefined ? null : effect(definition, sorted, { node, prepare }),
      };
    });
}
