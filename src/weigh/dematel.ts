import * as z from "zod/mini";
import { weighSubjectiveEn } from "../errors/en/weigh-subjective.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { defineWeigher, type TableContext, type WeightsFitted } from "../method/index.ts";
import { solveLinear } from "../stats/linear-system.ts";
import { type CellInput, readCell } from "./judgements/cell.ts";
import { checkEach } from "./judgements/check.ts";
import { byNode, checkCovered, entryFor, judgedIds, namedGroups, pickWeights, scaleToOne } from "./judgements/entry.ts";
import { MatrixJudgements } from "./judgements/shapes.ts";
import { type EntryInput, readSheets, type Sheet } from "./judgements/sheet.ts";

const KEYS = ["matrix", "pairs", "experts", "nodes"];

/**
 * Total influence T = X·(I − X)⁻¹, X being the direct influence divided by its largest row sum, or by the largest of its row
 * and column sums; null where influence runs round for ever (I − X is singular).
 * @see Gabus & Fontela (1973), Perceptions of the world problématique, Battelle Geneva
 */
export function totalInfluence(
  direct: readonly Float64Array[],
  { by }: { by: "rows" | "rows-columns" },
): Float64Array[] | null {
  const n = direct.length;
  const rows = direct.map((row) => row.reduce((sum, v) => sum + v, 0));
  const columns = direct.map((_, j) => direct.reduce((sum, row) => sum + row[j]!, 0));
  const most = Math.max(...rows, ...(by === "rows" ? [] : columns));
  // T·(I − X) = X, a row at a time: (I − X)ᵀ·tᵢ = xᵢ
  const system = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0) - direct[j]![i]! / most),
  );
  const total = direct.map((row) =>
    solveLinear(
      system,
      row.map((v) => v / most),
    ),
  );
  return total.some((row) => row === null) ? null : (total as Float64Array[]);
}

interface Reading {
  readonly path: readonly (string | number)[];
  readonly issues: Issue[];
  readonly largest: number;
}

/** Direct influences, square, none below 0, nothing blank but the diagonal. */
function readInfluence(entry: EntryInput<CellInput>, { path, issues, largest }: Reading): Sheet<number>[] {
  const sheets = readSheets<CellInput, number>(entry, { path, issues, cell: readCell });
  for (const { cells, nodes, at } of sheets) {
    const label = (i: number): string => nodes?.[i] ?? String(i + 1);
    cells.forEach((row, i) => {
      row.forEach((value, j) => {
        const [a, b] = [label(i), label(j)];
        if (i === j) {
          if (value !== null && value !== 0)
            issues.push({ code: "judgement-diagonal", path: at(i, j), params: { node: a, found: value, wanted: 0 } });
        } else if (value === null) issues.push({ code: "judgement-lacking", path: at(i, j), params: { a, b } });
        else if (value < 0 || value > largest)
          issues.push({ code: "influence-off-scale", path: at(i, j), params: { found: value, a, b, largest } });
      });
    });
  }
  return sheets;
}

const Params = z
  .strictObject({
    judgements: MatrixJudgements,
    /** The strongest influence of the scale. */
    largest: z._default(z.number().check(z.positive()), 4),
    divideBy: z._default(z.enum(["rows", "rows-columns"]), "rows"),
    /** `prominence`: D + R; `length`: √((D + R)² + (D − R)²). */
    weights: z._default(z.enum(["prominence", "length"]), "prominence"),
  })
  .check(
    checkEach<EntryInput<CellInput>, { judgements: unknown; largest: number }>(
      KEYS,
      (entry, { path, issues, params }) => readInfluence(entry, { path, issues, largest: params.largest }),
    ),
  );

function fit(_: readonly Float64Array[], params: z.output<typeof Params>, context: TableContext): WeightsFitted {
  const issues: Issue[] = [];
  const found = entryFor<EntryInput<CellInput>>(params.judgements, { keys: KEYS, group: context.group });
  if (found.issue !== undefined) throw new IndexError([found.issue]);
  const { entry, path } = found;
  const sheets = readInfluence(entry, { path, issues, largest: params.largest });
  if (issues.length > 0) throw new IndexError(issues);
  const [first] = sheets as [Sheet<number>];
  const ids = judgedIds({ path: first.path, nodes: first.nodes, size: first.cells.length }, context, issues);
  for (const { nodes, cells, path: at } of sheets.slice(1)) {
    if (nodes === null && cells.length !== ids.length) {
      issues.push({ code: "judgement-size", path: at, params: { found: cells.length, nodes: ids } });
    } else if (nodes !== null)
      checkCovered(nodes, {
        path: at,
        context: { ...context, nodes: ids.map((id) => ({ ...context.nodes[0]!, id })) },
        issues,
      });
  }
  if (issues.length > 0) throw new IndexError(issues);
  const direct = meanMatrix(sheets, ids);
  if (direct.every((row) => row.every((v) => v === 0)) && ids.length > 1) {
    throw new IndexError([{ code: "influence-none", path, params: { nodes: ids } }]);
  }
  const total = ids.length === 1 ? [Float64Array.of(0)] : totalInfluence(direct, { by: params.divideBy });
  if (total === null)
    throw new IndexError([{ code: "influence-endless", path, params: { divideBy: params.divideBy } }]);
  const given = total.map((row) => row.reduce((sum, v) => sum + v, 0));
  const received = total.map((_, j) => total.reduce((sum, row) => sum + row[j]!, 0));
  const prominence = given.map((v, i) => v + received[i]!);
  const relation = given.map((v, i) => v - received[i]!);
  const raw =
    params.weights === "prominence" ? prominence : prominence.map((v, i) => Math.sqrt(v * v + relation[i]! ** 2));
  const weights = ids.length === 1 ? [1] : scaleToOne(raw);
  return {
    weights: pickWeights(ids, weights, context),
    judged: byNode(ids, weights),
    nodes: ids,
    direct: direct.map((row) => Array.from(row)),
    total: total.map((row) => Array.from(row)),
    prominence: byNode(ids, prominence),
    relation: byNode(ids, relation),
  };
}

/** The experts' weighted mean, in the order of the ids. */
function meanMatrix(sheets: readonly Sheet<number>[], ids: readonly string[]): Float64Array[] {
  const own = scaleToOne(sheets.map(({ weight }) => weight));
  return ids.map((a, i) =>
    Float64Array.from(ids, (b, j) =>
      sheets.reduce((sum, { cells, nodes }, k) => {
        const [row, column] = nodes === null ? [i, j] : [nodes.indexOf(a), nodes.indexOf(b)];
        return sum + own[k]! * (cells[row]![column] ?? 0);
      }, 0),
    ),
  );
}

/**
 * DEMATEL (决策试验与评价实验室法): how strongly each child influences each other one, 0 … 4; T = X·(I − X)⁻¹ adds up the direct
 * and indirect influence. Prominence (中心度) D + R, relation (原因度) D − R, from the row sums D and column sums R of T;
 * weights ∝ prominence, or the length √((D + R)² + (D − R)²).
 * Several experts: the weighted mean of their matrices. Influence that never dies away, or none at all: an error.
 * Reads no data.
 * @see Gabus & Fontela (1973); Si, You, Liu & Zhang (2018), DEMATEL technique: a systematic review, Math. Problems in Engineering
 * @example
 * const columns = [1, 2].map((v) => Float64Array.of(v));
 * // X = [[0, 1], [0.5, 0]], T = [[1, 2], [1, 1]]
 * dematel.fit(columns, { judgements: [[0, 4], [2, 0]] }).relation; // => { x1: 1, x2: -1 }
 */
export const dematel = defineWeigher({
  id: "dematel",
  texts: weighSubjectiveEn,
  name: { en: "DEMATEL", zh: "DEMATEL 法" },
  params: Params,
  names: (params) => namedGroups(params, KEYS),
  fit,
});
