import { IndexError, type Issue } from "../../errors/index.ts";
import type { Json, TableContext, WeightsFitted } from "../../method/index.ts";
import type { CellInput } from "../judgements/cell.ts";
import { byNode, entryFor, judgedIds, pickWeights } from "../judgements/entry.ts";
import type { EntryInput } from "../judgements/sheet.ts";
import { type Analysis, type AnalysisRules, analyseMatrix } from "./analyse.ts";
import { joinJudgements, joinPriorities, panelConsensus } from "./group.ts";
import { type Perturbation, perturbJudgements } from "./perturb.ts";
import { checkConnected, MATRIX_KEYS, type ReadMatrix, readMatrices } from "./read.ts";
import { connectedParts } from "./reciprocal.ts";
import { reportInconsistency } from "./report.ts";
import { largestJudgement, type ScaleName } from "./scale.ts";

export interface AhpRules extends AnalysisRules {
  readonly judgements: unknown;
  readonly scale: ScaleName;
  readonly group: "aij" | "aip";
  readonly mean: "geometric" | "arithmetic";
  readonly limit: number;
  readonly maxCr: number | undefined;
  readonly perturb: Perturbation | undefined;
}

/** Weights of one group's children from its judgement matrix, or its experts'. */
export function fitAhp(rules: AhpRules, context: TableContext): WeightsFitted {
  const { scale } = rules;
  const issues: Issue[] = [];
  const found = entryFor<EntryInput<CellInput>>(rules.judgements, { keys: MATRIX_KEYS, group: context.group });
  if (found.issue !== undefined) throw new IndexError([found.issue]);
  const { entry, path } = found;
  const read = readMatrices(entry, { path, scale, issues });
  if (issues.length > 0) throw new IndexError(issues);
  const ids = commonIds(read, context, issues);
  const matrices = read.map((one) => aligned(one, ids));
  const joined = read.length === 1 || rules.group === "aij";
  for (const [k, a] of joined ? [] : matrices.entries()) checkConnected(a, { ids, path: read[k]!.sheet.path, issues });
  if (issues.length > 0) throw new IndexError(issues);

  const expertWeights = read.map(({ sheet }) => sheet.weight);
  const whole = joinJudgements(matrices, expertWeights);
  checkConnected(whole, { ids, path, issues });
  if (issues.length > 0) throw new IndexError(issues);
  const together = analyseMatrix(read.length === 1 ? matrices[0]! : whole, rules);
  // one expert of several may have judged too little to have weights alone
  const own = matrices.map((a) => (connectedParts(a).length === 1 ? analyseMatrix(a, rules) : null));
  const weights = joined
    ? together.weights
    : joinPriorities(
        own.map((one) => one!.weights),
        { weights: expertWeights, mean: rules.mean },
      );

  noteCompleted(together, { ids, path, context, rule: rules.incomplete });
  const task = { ids, scale, limit: rules.limit, maxCr: rules.maxCr, context };
  const repairs = joined
    ? [reportInconsistency(together, { ...task, path, expert: null })]
    : own.map((one, k) =>
        reportInconsistency(one!, { ...task, path: read[k]!.sheet.path, expert: read[k]!.sheet.name }),
      );
  const problems = repairs.flatMap(({ issue }) => (issue === null ? [] : [issue]));
  if (problems.length > 0) throw new IndexError(problems);

  return {
    weights: pickWeights(ids, weights, context),
    judged: byNode(ids, weights),
    scale,
    ...describe(together, ids),
    ...(joined ? repairs[0]!.json : {}),
    ...(read.length === 1
      ? {}
      : { panel: panel({ read, own, ids, rules, repairs: joined ? [] : repairs.map(({ json }) => json) }) }),
    ...(rules.perturb === undefined ? {} : { perturbed: perturbed(together, { ids, rules, perturb: rules.perturb }) }),
  };
}

/** Whatever any expert names; each child that is weighed must be among it. */
function commonIds(read: readonly ReadMatrix[], context: TableContext, issues: Issue[]): readonly string[] {
  const all = new Set<string>();
  for (const { sheet } of read) {
    const asked = { path: sheet.path, nodes: sheet.nodes, size: sheet.cells.length };
    // experts may differ in what they judged; together they must cover the children
    const ids = sheet.nodes !== null && read.length > 1 ? sheet.nodes : judgedIds(asked, context, issues);
    for (const id of ids) all.add(id);
  }
  const ids = [...all];
  if (read.length > 1 && issues.length === 0)
    judgedIds({ path: ["judgements"], nodes: ids, size: ids.length }, context, issues);
  return ids;
}

function aligned({ sheet, matrix }: ReadMatrix, ids: readonly string[]): Float64Array[] {
  if (sheet.nodes === null) return [...matrix];
  const place = ids.map((id) => sheet.nodes!.indexOf(id));
  return ids.map((_, i) =>
    Float64Array.from(ids, (_, j) => {
      if (i === j) return 1;
      return place[i] === -1 || place[j] === -1 ? Number.NaN : matrix[place[i]!]![place[j]!]!;
    }),
  );
}

interface Completing {
  readonly ids: readonly string[];
  readonly path: readonly (string | number)[];
  readonly context: TableContext;
  readonly rule: string;
}

function noteCompleted({ blanks, matrix }: Analysis, { ids, path, context, rule }: Completing): void {
  if (blanks.length === 0) return;
  const of = (matrix.length * (matrix.length - 1)) / 2;
  const pairs = blanks.map(([i, j]) => `${ids[i]}/${ids[j]}`);
  context.note({ code: "judgements-completed", path, params: { pairs, of, rule } });
}

/** The intermediate figures, as plain JSON. */
function describe(one: Analysis, ids: readonly string[]): { readonly [key: string]: Json } {
  const { consistency, ofWeights, geometric, triple } = one;
  const worst =
    triple === null
      ? null
      : {
          nodes: triple.places.map((i) => ids[i]!),
          ab: triple.ab,
          bc: triple.bc,
          ac: triple.ac,
          inconsistency: triple.inconsistency,
        };
  return {
    nodes: ids,
    matrix: one.matrix.map((row) => Array.from(row)),
    ...consistency,
    ...(one.blanks.length === 0 ? {} : { completed: completedJson(one, ids), crIncomplete: one.crIncomplete }),
    ofWeights: { lambda: ofWeights.lambda, ci: ofWeights.ci, cr: ofWeights.cr },
    gci: geometric.gci,
    gciThreshold: geometric.threshold,
    koczkodaj: triple?.inconsistency ?? 0,
    worstTriple: worst,
  };
}

function completedJson({ blanks, matrix }: Analysis, ids: readonly string[]): Json {
  return blanks.map(([i, j]) => ({ a: ids[i]!, b: ids[j]!, value: matrix[i]![j]! }));
}

interface PanelParts {
  readonly read: readonly ReadMatrix[];
  readonly own: readonly (Analysis | null)[];
  readonly ids: readonly string[];
  readonly rules: AhpRules;
  readonly repairs: readonly { readonly [key: string]: Json }[];
}

function panel({ read, own, ids, rules, repairs }: PanelParts): Json {
  const complete = own.flatMap((one, k) => (one === null ? [] : [{ one, weight: read[k]!.sheet.weight }]));
  const consensus =
    complete.length < 2
      ? null
      : panelConsensus(
          complete.map(({ one }) => one.weights),
          { weights: complete.map(({ weight }) => weight), largest: largestJudgement(rules.scale) },
        );
  return {
    rule: rules.group,
    mean: rules.group === "aip" ? rules.mean : "geometric",
    experts: read.map(({ sheet }, k) => {
      const one = own[k]!;
      const head = { name: sheet.name, weight: sheet.weight };
      return one === null ? head : { ...head, weights: byNode(ids, one.weights), ...describe(one, ids), ...repairs[k] };
    }),
    consensus: consensus === null ? null : { ...consensus },
  };
}

function perturbed(
  { matrix }: Analysis,
  { ids, rules, perturb }: { ids: readonly string[]; rules: AhpRules; perturb: Perturbation },
): Json {
  const weigh = (a: readonly Float64Array[]) => analyseMatrix(a, rules).weights;
  const { mean, sd, low, high, sameOrder, sameFirst } = perturbJudgements(matrix, { ...perturb, weigh });
  return {
    draws: perturb.draws,
    spread: perturb.spread,
    seed: perturb.seed,
    mean: byNode(ids, mean),
    sd: byNode(ids, sd),
    low: byNode(ids, low),
    high: byNode(ids, high),
    sameOrder,
    sameFirst,
  };
}
