import * as z from "zod/mini";
import { weighSubjectiveEn } from "../../errors/en/weigh-subjective.ts";
import { IndexError, type Issue } from "../../errors/index.ts";
import { defineWeigher, type Json, type TableContext, type WeightsFitted } from "../../method/index.ts";
import { analyseMatrix } from "../ahp/analyse.ts";
import { reportInconsistency } from "../ahp/report.ts";
import { checkEach } from "../judgements/check.ts";
import { byNode, entryFor, judgedIds, namedGroups, pickWeights, scaleToOne } from "../judgements/entry.ts";
import { FuzzyJudgements } from "../judgements/shapes.ts";
import { type EntryInput, readSheets, type Sheet } from "../judgements/sheet.ts";
import { buckley, changExtent } from "./kernels.ts";
import { type FuzzyCell, ONE, readTriangle, reciprocal, type Triangle } from "./triangle.ts";

const KEYS = ["matrix", "pairs", "experts", "nodes"];
const LARGEST = 9;
const ROUNDING = 0.05;

interface Reading {
  readonly path: readonly (string | number)[];
  readonly issues: Issue[];
  readonly spread: number;
}

interface ReadFuzzy {
  readonly sheet: Sheet<Triangle>;
  readonly matrix: Triangle[][];
}

/** Triangular judgements, the reciprocals filled in, problems said at their cells. */
function readFuzzy(entry: EntryInput<FuzzyCell>, { path, issues, spread }: Reading): ReadFuzzy[] {
  const cell = (input: FuzzyCell) => readTriangle(input, { spread, largest: LARGEST });
  return readSheets<FuzzyCell, Triangle>(entry, { path, issues, cell }).map((sheet) => ({
    sheet,
    matrix: filled(sheet, issues),
  }));
}

function filled(sheet: Sheet<Triangle>, issues: Issue[]): Triangle[][] {
  const { cells, nodes, at } = sheet;
  const label = (i: number): string => nodes?.[i] ?? String(i + 1);
  const usable = cells.map((row, i) =>
    row.map((value, j) => (value === null || i === j ? null : checked(value, i, j))),
  );
  cells.forEach((row, i) => {
    const own = row[i];
    if (own != null && own.m !== 1)
      issues.push({ code: "judgement-diagonal", path: at(i, i), params: { node: label(i), found: own.m, wanted: 1 } });
  });
  return cells.map((_, i) =>
    cells.map((_, j): Triangle => {
      if (i === j) return ONE;
      const [there, back] = [usable[i]![j]!, usable[j]![i]!];
      if (i < j && there !== null && back !== null && !reciprocals(there, back)) {
        const params = { a: label(i), b: label(j), found: there.m, back: back.m };
        issues.push({ code: "judgement-not-reciprocal", path: at(j, i), params });
      }
      if (there === null && back === null) {
        // said once for the pair, above the diagonal, unless the cell was refused already
        const refused = cells[i]![j] !== null || cells[j]![i] !== null;
        if (i < j && !refused)
          issues.push({ code: "judgement-lacking", path: at(i, j), params: { a: label(i), b: label(j) } });
        return ONE;
      }
      if (there !== null && (back === null || there.m > 1 || (there.m === 1 && i < j))) return there;
      return back === null ? there! : reciprocal(back);
    }),
  );

  function checked(value: Triangle, i: number, j: number): Triangle | null {
    const { l, m, u } = value;
    const [a, b] = [label(i), label(j)];
    if (!(l > 0)) issues.push({ code: "judgement-not-positive", path: at(i, j), params: { found: l, a, b } });
    else if (!(l <= m && m <= u))
      issues.push({ code: "triangle-turned", path: at(i, j), params: { a, b, found: [l, m, u] } });
    else if (u > LARGEST * (1 + ROUNDING) || l * LARGEST < 1 - ROUNDING) {
      const params = { found: u > LARGEST ? u : l, a, b, scale: "saaty", largest: LARGEST };
      issues.push({ code: "judgement-off-scale", path: at(i, j), params });
    } else return value;
    return null;
  }
}

function reciprocals(there: Triangle, back: Triangle): boolean {
  const near = (p: number, q: number): boolean => Math.abs(p * q - 1) <= ROUNDING;
  return near(there.l, back.u) && near(there.m, back.m) && near(there.u, back.l);
}

const Params = z
  .strictObject({
    judgements: FuzzyJudgements,
    variant: z._default(z.enum(["buckley", "chang"]), "buckley"),
    /** Steps of the scale by which a judgement written as one number is spread to each side. */
    spread: z._default(z.number().check(z.nonnegative(), z.maximum(8)), 1),
    limit: z._default(z.number().check(z.positive()), 0.1),
    maxCr: z.optional(z.number().check(z.nonnegative())),
  })
  .check(
    checkEach<EntryInput<FuzzyCell>, { judgements: unknown; spread: number }>(KEYS, (entry, { path, issues, params }) =>
      readFuzzy(entry, { path, issues, spread: params.spread }),
    ),
  );

function fit(_: readonly Float64Array[], params: z.output<typeof Params>, context: TableContext): WeightsFitted {
  const issues: Issue[] = [];
  const found = entryFor<EntryInput<FuzzyCell>>(params.judgements, { keys: KEYS, group: context.group });
  if (found.issue !== undefined) throw new IndexError([found.issue]);
  const { entry, path } = found;
  const read = readFuzzy(entry, { path, issues, spread: params.spread });
  if (issues.length > 0) throw new IndexError(issues);
  const [first] = read as [ReadFuzzy];
  const ids = judgedIds(
    { path: first.sheet.path, nodes: first.sheet.nodes, size: first.matrix.length },
    context,
    issues,
  );
  for (const { sheet } of read.slice(1)) {
    const { nodes, cells } = sheet;
    const missing = nodes === null ? [] : ids.filter((id) => !nodes.includes(id));
    if (cells.length !== ids.length && nodes === null) {
      issues.push({ code: "judgement-size", path: sheet.path, params: { found: cells.length, nodes: ids } });
    }
    if (missing.length > 0)
      issues.push({ code: "judgement-nodes-missing", path: sheet.path, params: { missing, unknown: [] } });
  }
  if (issues.length > 0) throw new IndexError(issues);
  const joined = join(read, ids);
  const { weights, fuzzy } = params.variant === "buckley" ? buckley(joined) : changExtent(joined);
  const zero = ids.filter((_, i) => weights[i] === 0);
  if (zero.length > 0) context.note({ code: "extent-zero-weights", path, params: { nodes: zero } });
  const middle = joined.map((row) => Float64Array.from(row, ({ m }) => m));
  const analysis = analyseMatrix(middle, { priorities: "geometric", incomplete: "least-squares", table: "saaty" });
  const { issue, json } = reportInconsistency(analysis, {
    ids,
    scale: read.length === 1 ? "saaty" : "unbounded",
    limit: params.limit,
    maxCr: params.maxCr,
    path,
    expert: null,
    context,
  });
  if (issue !== null) throw new IndexError([issue]);
  return {
    weights: pickWeights(ids, weights, context),
    judged: byNode(ids, weights),
    variant: params.variant,
    nodes: ids,
    matrix: joined.map((row) => row.map(partsOf)),
    fuzzyWeights: Object.fromEntries(ids.map((id, i) => [id, partsOf(fuzzy[i]!)])),
    middle: { ...analysis.consistency },
    ...json,
  };
}

const partsOf = ({ l, m, u }: Triangle): Json => [l, m, u];

/** The experts' weighted geometric mean of each part. */
function join(read: readonly ReadFuzzy[], ids: readonly string[]): Triangle[][] {
  const own = scaleToOne(read.map(({ sheet }) => sheet.weight));
  return ids.map((a, i) =>
    ids.map((b, j): Triangle => {
      const cells = read.map(({ sheet: { nodes }, matrix }) =>
        nodes === null ? matrix[i]![j]! : matrix[nodes.indexOf(a)]![nodes.indexOf(b)]!,
      );
      if (cells.length === 1) return cells[0]!;
      const mean = (part: keyof Triangle): number =>
        Math.exp(cells.reduce((sum, cell, k) => sum + own[k]! * Math.log(cell[part]), 0));
      return { l: mean("l"), m: mean("m"), u: mean("u") };
    }),
  );
}

/**
 * Fuzzy AHP (模糊层次分析法) with triangular judgements (l, m, u).
 * `buckley`: fuzzy geometric means, made crisp by the centroid. `chang`: extent analysis, whose "weights" are degrees of
 * possibility and can be 0 for an item that every judgement gives importance; then the note "extent-zero-weights".
 * A judgement written as one number is spread by `spread` steps of the scale. CR is that of the middle values.
 * Every pair must be judged. Several experts: the weighted geometric mean of each part. Reads no data.
 * @see Buckley (1985), Fuzzy Sets and Systems 17; Chang (1996), EJOR 95; Wang, Luo & Hua (2008), EJOR 186
 * @example
 * // with l = m = u it is AHP by geometric means
 * const columns = [1, 2].map((v) => Float64Array.of(v));
 * fuzzyAhp.fit(columns, { judgements: [[1, [3, 3, 3]], [null, 1]] }).weights; // => [0.75, 0.25]
 */
export const fuzzyAhp = defineWeigher({
  id: "fuzzy-ahp",
  texts: weighSubjectiveEn,
  name: { en: "fuzzy AHP", zh: "模糊层次分析法" },
  params: Params,
  names: (params) => namedGroups(params, KEYS),
  fit,
});
