import { distributionEn } from "../errors/en/distribution.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { type DagumDecomposition, dagum } from "../stats/dagum.ts";
import {
  atkinson,
  gini,
  hoover,
  palma,
  quantileRatio,
  shareRatio,
  theilL,
  theilT,
  variationCoefficient,
  wolfson,
} from "../stats/inequality.ts";
import { type TheilDecomposition, theilByGroup } from "../stats/inequality-groups.ts";
import { spreadOf } from "../stats/lorenz.ts";
import { type DistributionSource, fieldOf, pick, type ReadFrom, sourceTexts } from "./distribution-source.ts";

/** Every measure; null where it has no meaning, for which a note says why, or is not defined. */
export interface InequalityMeasures {
  readonly gini: number | null;
  readonly theilT: number | null;
  readonly theilL: number | null;
  /** Atkinson's index for an aversion of ½, 1 and 2. */
  readonly atkinson: { readonly half: number | null; readonly one: number | null; readonly two: number | null };
  readonly hoover: number | null;
  readonly palma: number | null;
  /** Share of the richest fifth over that of the poorest. */
  readonly s80s20: number | null;
  readonly p90p10: number | null;
  readonly variation: number | null;
  readonly wolfson: number | null;
  readonly highestToLowest: number | null;
}

export interface InequalityByGroup {
  readonly group: string;
  readonly dagum: DagumDecomposition | null;
  readonly theilT: TheilDecomposition | null;
  readonly theilL: TheilDecomposition | null;
}

/** Of one period. */
export interface PeriodInequality {
  readonly period: string;
  /** Rows with a value and a weight above 0. */
  readonly n: number;
  /** Rows without. */
  readonly missing: number;
  /** Sum of the weights: how many persons or households stand behind it. */
  readonly weight: number;
  readonly mean: number;
  readonly measures: InequalityMeasures;
  readonly byGroup: InequalityByGroup | null;
}

export interface Inequality {
  readonly of: string;
  readonly read: ReadFrom;
  /** Who is compared: what a row stands for, what it is weighted by, and whether it bounds the inequality of persons from below. */
  readonly population: {
    readonly rows: "persons" | "households" | "units";
    readonly weights: string | null;
    readonly lowerBound: boolean;
  };
  /** Of the Gini coefficient and the coefficient of variation: times n/(n − 1) and its root, or none. */
  readonly correction: "none" | "small-sample";
  readonly periods: readonly PeriodInequality[];
  readonly notes: readonly Issue[];
}

export interface InequalityOfOptions {
  /** A column of the data; or a node of the result: the figures of an indicator, the score of a group. */
  readonly of: string;
  /** What a row stands for: `units` for means of towns or districts. */
  readonly population: "persons" | "households" | "units";
  /** The column that says how many persons or households a row speaks for. */
  readonly weights?: string;
  /** A grouping column: Dagum's and Theil's parts within and between its groups. */
  readonly groups?: string;
  readonly correction?: "none" | "small-sample";
  readonly period?: string;
}

/**
 * How unequal a column is, period by period, by every measure (不平等测度), with who is compared, how weighted and how corrected.
 * Rows that are means of units give a lower bound of inequality between persons, and a note says so.
 * Missing: rows without a value or weight are left out and counted. A measure that has no meaning for the values is null with a
 * note: Theil's L with zeros, all but P90/P10 and the coefficient of variation with negative values.
 * @throws IndexError distribution-column, unknown-group, unknown-period, group-empty
 * @example
 * const data = datasetFromColumns({ units: ["a", "b"], periods: "2023", columns: { income: [10, 30], people: [3, 1] } });
 * const found = inequalityOf(data, { of: "income", population: "units", weights: "people" });
 * found.periods[0]?.measures.gini; // => 0.25
 * found.notes[0]?.code; // => "inequality-lower-bound"
 */
export function inequalityOf(source: DistributionSource, options: InequalityOfOptions): Inequality {
  const { of, population, weights = null, groups = null, correction = "none", period } = options;
  const field = fieldOf(source, of);
  const w = weights === null ? null : field.column(weights);
  const labels = groups === null ? null : field.labels(groups);
  const notes: Issue[] = [];
  if (population === "units") notes.push({ code: "inequality-lower-bound", path: [of], params: { weights } });
  if (field.read === "score") notes.push({ code: "inequality-level", path: [of], params: { of } });
  if (period !== undefined && field.slices.every((slice) => slice.period !== period)) {
    const known = field.slices.map((slice) => slice.period);
    throw new IndexError([{ code: "unknown-period", path: [period], params: { period, known } }], sourceTexts);
  }
  const periods = field.slices
    .filter((slice) => period === undefined || slice.period === period)
    .map(({ period: when, rows }): PeriodInequality => {
      const x = pick(field.values, rows);
      const own = w === null ? {} : { weights: pick(w, rows) };
      const spread = spreadOf(x, own.weights);
      const attempt = attempts(notes, [of, when]);
      const number = (run: () => number): number | null => {
        const found = attempt(run);
        return found === null || Number.isNaN(found) ? null : found;
      };
      const [low, high] = [spread.values[0] ?? Number.NaN, spread.values[spread.n - 1] ?? Number.NaN];
      return {
        period: when,
        n: spread.n,
        missing: rows.length - spread.n,
        weight: spread.weight,
        mean: spread.mean,
        measures: {
          gini: number(() => gini(x, { ...own, correction })),
          theilT: number(() => theilT(x, own)),
          theilL: number(() => theilL(x, own)),
          atkinson: {
            half: number(() => atkinson(x, { ...own, epsilon: 0.5 })),
            one: number(() => atkinson(x, own)),
            two: number(() => atkinson(x, { ...own, epsilon: 2 })),
          },
          hoover: number(() => hoover(x, own)),
          palma: number(() => palma(x, own)),
          s80s20: number(() => shareRatio(x, own)),
          p90p10: number(() => quantileRatio(x, own)),
          variation: number(() => variationCoefficient(x, { ...own, correction })),
          wolfson: number(() => wolfson(x, own)),
          highestToLowest: low > 0 ? high / low : null,
        },
        byGroup: labels === null ? null : byGroup(rows.map((i) => labels[i]!)),
      };

      function byGroup(own_: readonly string[]): InequalityByGroup {
        const bare = own_.filter((label, k) => label === "" && !Number.isNaN(x[k]!) && !(own.weights?.[k] === 0));
        if (bare.length > 0) {
          const params = { group: groups!, count: bare.length };
          throw new IndexError([{ code: "group-empty", path: [of, when], params }], sourceTexts);
        }
        return {
          group: groups!,
          dagum: attempt(() => dagum(x, own_, own)),
          theilT: attempt(() => theilByGroup(x, own_, own)),
          theilL: attempt(() => theilByGroup(x, own_, { ...own, measure: "theil-l" })),
        };
      }
    });
  return {
    of,
    read: field.read,
    population: { rows: population, weights, lowerBound: population === "units" },
    correction,
    periods,
    notes,
  };
}

/** Runs a measure; where it has no meaning the reason is noted once for each measure, and the answer is null. */
function attempts(notes: Issue[], path: readonly string[]) {
  const said = new Set<string>();
  return <T>(run: () => T): T | null => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      for (const issue of error.issues) {
        const key = JSON.stringify([issue.code, issue.params]);
        if (!said.has(key)) notes.push({ ...issue, path });
        said.add(key);
      }
      return null;
    }
  };
}

/** English texts of all that `inequalityOf` notes. */
export const inequalityTexts = { ...distributionEn, ...sourceTexts };
