import {
  type Consistency,
  consistencyRatio,
  type GeometricConsistency,
  geometricConsistency,
  type Triple,
  worstTriple,
} from "./consistency.ts";
import { type Matrix, meanRatio, principal } from "./eigen.ts";
import { type CompletionRule, complete } from "./incomplete.ts";
import { type PriorityRule, priorities } from "./priorities.ts";
import { type RiTable, randomIndexIncomplete } from "./random-index.ts";
import { blanks } from "./reciprocal.ts";

export interface AnalysisRules {
  readonly priorities: PriorityRule;
  readonly incomplete: CompletionRule;
  readonly table: RiTable;
}

/** One judgement matrix, its weights and how consistent it is. */
export interface Analysis {
  /** Complete: the blanks filled by the rule. */
  readonly matrix: Matrix;
  readonly blanks: readonly (readonly [row: number, column: number])[];
  readonly weights: Float64Array;
  readonly consistency: Consistency;
  /** CR against the random index of matrices with as many blanks; the plain CR where there are none. */
  readonly crIncomplete: number;
  /** λ, CI and CR as textbooks take them from the weights, (1/n)·Σ (A·w)ᵢ/wᵢ; of the eigenvector they are the same. */
  readonly ofWeights: Consistency;
  readonly geometric: GeometricConsistency;
  readonly triple: Triple | null;
}

/** The whole analysis of a reciprocal matrix whose judgements hang together; NaN is a blank. */
export function analyseMatrix(a: Matrix, { priorities: rule, incomplete, table }: AnalysisRules): Analysis {
  const n = a.length;
  const places = blanks(a);
  const completed = places.length === 0 ? null : complete(a, incomplete);
  const matrix = completed?.matrix ?? a;
  const weights = completed?.weights ?? priorities(matrix, rule);
  const consistency = consistencyRatio(principal(matrix).value, { n, table });
  const ri = randomIndexIncomplete(n, places.length, consistency.ri);
  return {
    matrix,
    blanks: places,
    weights,
    consistency,
    crIncomplete: ri > 0 ? consistency.ci / ri : consistency.cr,
    ofWeights: consistencyRatio(meanRatio(matrix, weights), { n, table }),
    geometric: geometricConsistency(matrix),
    triple: worstTriple(matrix),
  };
}
