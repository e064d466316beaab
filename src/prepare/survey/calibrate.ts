import type { Issue } from "../../errors/index.ts";
import type { Survey } from "../../schema/survey-shape.ts";
import { type Margin, rake } from "../../stats/survey-calibrate.ts";
import { type AnswerReader, joined } from "./answers.ts";

/** The weights of one round after post-stratification or raking, and how it went. */
export interface RoundCalibration {
  readonly period: string;
  readonly rows: Uint32Array;
  /** By position in `rows`. */
  readonly weights: Float64Array;
  readonly margins: readonly Margin[];
  readonly iterations: number;
  readonly converged: boolean;
  readonly distance: number;
}

/** Fits the weights of every round to the totals; `weights` is changed in place. */
export function calibrateRounds(
  reader: AnswerReader,
  given: {
    readonly survey: Survey;
    readonly periods: readonly string[];
    readonly weights: Float64Array;
    readonly issues: Issue[];
  },
): RoundCalibration[] {
  const { survey, periods, weights, issues } = given;
  if (!survey.calibrate) return [];
  const { margins, tolerance, iterations } = survey.calibrate;
  const labels = margins.map(({ by }) => {
    const columns = by.map((heading) => reader.labels("calibrate", heading));
    return columns.every((column) => column !== undefined) ? joined(columns, reader.rows) : undefined;
  });
  if (labels.some((list) => list === undefined)) return [];
  const sums = margins.map(({ totals }) => Object.values(totals).reduce((sum, v) => sum + v, 0));
  if (sums.some((sum) => Math.abs(sum / sums[0]! - 1) > 1e-6))
    issues.push({ code: "survey-totals-differ", path: ["survey", "calibrate", "margins"], params: { sums } });

  const rounds: RoundCalibration[] = [];
  for (const period of new Set(periods)) {
    const rows = Uint32Array.from([...periods.keys()].filter((i) => periods[i] === period));
    const before = issues.length;
    const fitted = margins.map(({ totals }, m) =>
      marginOf(labels[m]!, { rows, totals, weights, period, path: ["survey", "calibrate", "margins", m], issues }),
    );
    if (issues.length > before) continue;
    const start = Float64Array.from(rows, (row) => weights[row]!);
    const raked = rake(start, { margins: fitted, tolerance, iterations });
    if (!raked.converged) {
      const params = { period, iterations: raked.iterations, distance: raked.distance };
      issues.push({ code: "survey-raking", path: ["survey", "calibrate"], params });
    }
    rows.forEach((row, i) => {
      weights[row] = raked.weights[i]!;
    });
    rounds.push({ period, rows, margins: fitted, ...raked });
  }
  return rounds;
}

/** Every category of the answers has a total, and every total some answers that weigh. */
function marginOf(
  labels: readonly string[],
  given: {
    readonly rows: Uint32Array;
    readonly totals: Readonly<Record<string, number>>;
    readonly weights: Float64Array;
    readonly period: string;
    readonly path: readonly (string | number)[];
    readonly issues: Issue[];
  },
): Margin {
  const { rows, totals, weights, period, path, issues } = given;
  const known = Object.keys(totals);
  const numbers = new Map(known.map((label, k) => [label.normalize("NFC"), k]));
  const sums = new Float64Array(known.length);
  const strange = new Set<string>();
  const of = Uint32Array.from(rows, (row) => {
    const k = numbers.get(labels[row]!);
    if (k === undefined) strange.add(labels[row]!);
    else sums[k]! += weights[row]!;
    return k ?? 0;
  });
  for (const category of strange)
    issues.push({ code: "survey-total-absent", path: [...path, "totals"], params: { category, period, known } });
  known.forEach((category, k) => {
    if (sums[k]! === 0)
      issues.push({ code: "survey-total-empty", path: [...path, "totals", category], params: { category, period } });
  });
  return { of, totals: Float64Array.from(known, (label) => totals[label]!) };
}
