import { streamEn } from "../../errors/en/stream.ts";
import { IndexError, type Issue } from "../../errors/index.ts";
import type { Dataset } from "../../schema/types.ts";
import { confidentialCells } from "../confidential.ts";
import { type Engine, prepare } from "../engine.ts";
import type { Plan } from "../plan-types.ts";
import type { FittedIndex, IndexResult } from "../result.ts";
import { compileTree } from "../tree.ts";
import { mergeNotes } from "./notes.ts";
import { collectRanks, type RankReader } from "./ranks.ts";
import { applyRefusals } from "./refusals.ts";

/** Rows in blocks: datasets with the same columns, each a part of the rows. */
export type Blocks = AsyncIterable<Dataset> | Iterable<Dataset>;

export interface StreamOptions {
  /** Nodes whose scores are wanted; others are computed when they are asked for. Default: all. */
  readonly nodes?: readonly string[];
  /** Keeps the index's scores, 8 bytes a row, so that `ranks()` can rank all rows once they have come. Default: no. */
  readonly ranks?: boolean;
}

/** Results block by block, and what they say together. */
export interface ScoreStream<Id extends string = string> extends AsyncIterable<IndexResult<Id>> {
  /** Rows scored so far. */
  readonly rows: number;
  /** The notes of all blocks so far as those of one, with counts added up and the first places. */
  readonly notes: readonly Issue[];
  /** Ranks of the index in the order of the rows, by the plan's rule; when all blocks have come. */
  ranks(): RankReader;
}

/** Scores blocks of rows with what was learned before. */
export function applyStreamBy(engine: Engine) {
  return <Id extends string>(
    fitted: FittedIndex<Id>,
    blocks: Blocks,
    { nodes, ranks: keepRanks = false }: StreamOptions = {},
  ): ScoreStream<Id> => {
    const { system, plan } = prepare(fitted, { registry: engine.registry, derivations: undefined });
    const refused = applyRefusals({ plan, tree: compileTree(system, plan.level), registry: engine.registry });
    if (refused.length > 0) throw new IndexError(refused, streamEn);
    const index = system.index.id as Id;
    let notes = mergeNotes();
    let ranks = collectRanks(plan.rank);
    let rows = 0;
    let done = false;
    return {
      async *[Symbol.asyncIterator]() {
        [notes, ranks, rows, done] = [mergeNotes(), collectRanks(plan.rank), 0, false];
        let nothing: IndexError | undefined;
        for await (const block of blocks) {
          refuseConfidential(block, plan);
          let result: IndexResult<Id>;
          try {
            result = engine.applyIndex(fitted, block, nodes === undefined ? {} : { nodes });
          } catch (error) {
            if (!isEmpty(error)) throw error;
            nothing ??= error;
            continue;
          }
          rows += result.units.length;
          for (const note of result.notes) notes.add(note);
          if (keepRanks) ranks.add(result, result.score(index));
          yield result;
        }
        if (rows === 0) throw nothing ?? streamError({ code: "stream-empty", path: ["data"], params: {} });
        if (keepRanks)
          notes.add({ code: "stream-ranks", path: ["plan", "rank"], params: { units: rows, bytes: 8 * rows } });
        done = true;
      },
      get rows() {
        return rows;
      },
      get notes() {
        return notes.notes();
      },
      ranks() {
        if (!done || !keepRanks)
          throw streamError({ code: "stream-not-ranked", path: [], params: { asked: keepRanks } });
        return ranks.finish();
      },
    };
  };
}

export const streamError = (issue: Issue): IndexError => new IndexError([issue], streamEn);

/** None of a block's rows go on: fine, if rows of another do. */
export function isEmpty(error: unknown): error is IndexError {
  return (
    error instanceof IndexError &&
    error.issues.every(
      ({ code, path }) => code === "level-without-rows" || (code === "nothing-left" && path[1] === "screen"),
    )
  );
}

/** Which second cells must be hidden with a confidential one shows only in the whole table. */
export function refuseConfidential(block: Dataset, { confidential }: Plan): void {
  if (confidential.use === "missing" || block.units.length === 0) return;
  const cells = confidentialCells(block, confidential);
  if (cells === null) return;
  throw streamError({ code: "stream-confidential", path: ["data"], params: { ids: [...cells.keys()] } });
}
