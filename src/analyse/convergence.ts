import { distributionEn } from "../errors/en/distribution.ts";
import { IndexError, type Issue } from "../errors/index.ts";
import { periodTime } from "../schema/period.ts";
import {
  type BetaConvergence,
  betaConvergence,
  type SigmaConvergence,
  sigmaConvergence,
} from "../stats/convergence.ts";
import { convergenceClubs } from "../stats/convergence-clubs.ts";
import type { LogT } from "../stats/log-t.ts";
import { type DistributionSource, type Field, fieldOf, type ReadFrom, sourceTexts } from "./distribution-source.ts";

/** Clubs of units that converge among themselves. */
export interface Clubs {
  /** The log-t test of all units together. */
  readonly all: LogT;
  readonly clubs: readonly { readonly units: readonly string[]; readonly test: LogT }[];
  /** Units that belong to no club. */
  readonly apart: readonly string[];
}

/** A part is null where the data do not allow it; a note says why. */
export interface Convergence {
  readonly of: string;
  readonly read: ReadFrom;
  readonly periods: readonly string[];
  readonly sigma: SigmaConvergence | null;
  /** From the first period to the last. */
  readonly absolute: BetaConvergence | null;
  /** With the controls' values of the first period; null without controls. */
  readonly conditional: BetaConvergence | null;
  readonly clubs: Clubs | null;
  readonly notes: readonly Issue[];
}

/**
 * Whether units converge (收敛性): σ (the spread falls), absolute and conditional β (those behind grow faster), and clubs by the
 * log-t test of Phillips and Sul, which is refused below ten periods. Series for the clubs should be free of business cycles.
 * Missing: σ skips them; β takes units with the first and the last value; the clubs take units with every value, others are named.
 * Growth needs values above 0: else β and clubs are null, and notes name unit and period.
 * @param options.controls columns for conditional β  @param options.trim share of the first periods that log-t leaves out, 0.3
 * @throws IndexError distribution-column, convergence-calendar
 * @example
 * const units = ["a", "b", "c", "d", "a", "b", "c", "d", "a", "b", "c", "d"];
 * const periods = ["2020", "2020", "2020", "2020", "2021", "2021", "2021", "2021", "2022", "2022", "2022", "2022"];
 * const data = datasetFromColumns({ units, periods, columns: { income: [1, 2, 4, 8, 2, 3, 5, 8, 3, 4, 6, 9] } });
 * const { sigma, absolute, clubs, notes } = convergenceOf(data, { of: "income" });
 * [sigma!.slope < 0, absolute!.beta < 0, clubs]; // => [true, true, null]
 * notes[0]?.params; // => { found: 3, needed: 10, test: "log-t" }
 */
export function convergenceOf(
  source: DistributionSource,
  {
    of,
    controls = [],
    trim = 0.3,
  }: { readonly of: string; readonly controls?: readonly string[]; readonly trim?: number },
): Convergence {
  const field = fieldOf(source, of);
  const { periods, units, columns, rowOf } = wide(field);
  const times = periods.map(periodTime);
  const odd = periods.filter((_, t) => Number.isNaN(times[t]!));
  if (odd.length > 0)
    throw new IndexError(
      odd.map((period) => ({ code: "convergence-calendar" as const, path: [period], params: { period } })),
      sourceTexts,
    );
  const notes: Issue[] = [];
  const attempt = <T>(run: () => T): T | null => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      notes.push(...error.issues.map((issue) => ({ ...issue, path: [of] })));
      return null;
    }
  };
  const sigma = attempt(() => sigmaConvergence(columns, times));
  const [first, last] = [columns[0]!, columns.at(-1)!];
  const years = times.at(-1)! - times[0]!;
  const beta = (ids: readonly string[]) =>
    attempt(() => {
      if (!(years > 0)) throw tooShort(periods.length);
      refuseLow([0, periods.length - 1]);
      const start = ids.map((id) => {
        const x = field.column(id);
        return Float64Array.from(units, (_, u) => x[rowOf(u, 0)] ?? Number.NaN);
      });
      return betaConvergence(first, last, { years, controls: start });
    });
  const absolute = beta([]);
  const conditional = controls.length === 0 || absolute === null ? null : beta(controls);
  const clubs = attempt(() => clubsOf());
  return { of, read: field.read, periods, sigma, absolute, conditional, clubs, notes };

  function refuseLow(places: readonly number[]): void {
    const issues = places.flatMap((t): Issue[] =>
      [...columns[t]!].flatMap((value, u) =>
        value <= 0
          ? [{ code: "convergence-positive", path: [of], params: { unit: units[u]!, period: periods[t]!, value } }]
          : [],
      ),
    );
    if (issues.length > 0) throw new IndexError(issues, distributionEn);
  }

  function clubsOf(): Clubs | null {
    const whole = units.flatMap((_, u) => (columns.some((x) => Number.isNaN(x[u]!)) ? [] : [u]));
    if (periods.length >= 10) {
      refuseLow(periods.map((_, t) => t));
      const names = units.filter((_, u) => !whole.includes(u));
      if (names.length > 0)
        notes.push({ code: "convergence-left-out", path: [of], params: { units: names, periods: periods.length } });
      if (whole.length < 2)
        throw new IndexError(
          [{ code: "convergence-units", path: [of], params: { found: whole.length, needed: 2 } }],
          distributionEn,
        );
    }
    const found = convergenceClubs(
      columns.map((x) => Float64Array.from(whole, (u) => x[u]!)),
      { trim },
    );
    const name = (place: number) => units[whole[place]!]!;
    return {
      all: found.all,
      clubs: found.clubs.map(({ members, test }) => ({ units: members.map(name), test })),
      apart: found.apart.map(name),
    };
  }
}

const tooShort = (found: number) =>
  new IndexError(
    [{ code: "convergence-periods", path: [], params: { found, needed: 2, test: "beta" } }],
    distributionEn,
  );

/** A column as units × periods, units in the order in which they first appear. */
export function wide({ units, values, slices }: Field): {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  /** A column a period. */
  readonly columns: readonly Float64Array[];
  /** −1 where there is no such row. */
  rowOf(unit: number, period: number): number;
} {
  const known = [...new Set(units)];
  const number = new Map(known.map((unit, u) => [unit, u]));
  const places = slices.map(({ rows }) => {
    const at = new Int32Array(known.length).fill(-1);
    for (const row of rows) at[number.get(units[row]!)!] = row;
    return at;
  });
  return {
    units: known,
    periods: slices.map(({ period }) => period),
    columns: places.map((at) => Float64Array.from(at, (row) => values[row] ?? Number.NaN)),
    rowOf: (unit, period) => places[period]![unit]!,
  };
}
