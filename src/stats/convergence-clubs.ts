import { LOG_T_LIMIT, type LogT, logT } from "./log-t.ts";

export interface ConvergenceClubs {
  /** The test of all units together. */
  readonly all: LogT;
  /** Places of the units in each club, the club with the highest last values first; one club of all where all converge. */
  readonly clubs: readonly { readonly members: readonly number[]; readonly test: LogT }[];
  /** Units that belong to no club. */
  readonly apart: readonly number[];
}

/** Steps by which the bar is raised while a club as a whole does not pass. */
const STEP = 0.01;
const HIGHEST_BAR = 3;

/**
 * Clubs of convergence (俱乐部收敛): units in the order of their last values; a core of the highest neighbours whose log-t statistic
 * is greatest; every other unit with which the core's t stays above `bar` joins, the bar rising by 0.01 until the club passes as a
 * whole; those left are a club if they pass together, else it begins anew with them.
 * Missing: not accepted. Values are above 0.
 * @param periods values of all units, a column a period, ten or more  @param options.bar c*, 0 unless given
 * @throws IndexError convergence-periods
 * @see Phillips and Sul (2007), Econometrica 75, section 4
 * @example
 * // two pairs, each closing its own distance
 * const periods = Array.from({ length: 12 }, (_, k) => Float64Array.of(9 + 1 / (k + 1), 9 - 1 / (k + 1), 1 + 0.1 / (k + 1), 1 - 0.1 / (k + 1)));
 * convergenceClubs(periods).clubs.map(({ members }) => members); // => [[0, 1], [2, 3]]
 */
export function convergenceClubs(
  periods: readonly Float64Array[],
  { trim = 0.3, bar = 0 }: { readonly trim?: number; readonly bar?: number } = {},
): ConvergenceClubs {
  const test = (units: readonly number[]) =>
    logT(
      periods.map((x) => Float64Array.from(units, (u) => x[u]!)),
      { trim },
    );
  const last = periods.at(-1) ?? new Float64Array(0);
  let left = Array.from(last.keys()).sort((a, b) => last[b]! - last[a]! || a - b);
  const all = test(left);
  const clubs: ConvergenceClubs["clubs"][number][] = [];
  while (left.length > 1) {
    const whole = test(left);
    if (whole.converges) {
      clubs.push({ members: left, test: whole });
      return { all, clubs, apart: [] };
    }
    const core = coreOf(left, test);
    if (core === null) break;
    const members = joined(core, { left, test, bar });
    clubs.push({ members, test: test(members) });
    left = left.filter((u) => !members.includes(u));
  }
  return { all, clubs, apart: left };
}

type Test = (units: readonly number[]) => LogT;

/** Neighbours in the order from the first pair that converges, as many as give the greatest t; null where no pair does. */
function coreOf(units: readonly number[], test: Test): readonly number[] | null {
  for (let from = 0; from + 1 < units.length; from++) {
    let [best, core] = [LOG_T_LIMIT, null as readonly number[] | null];
    for (let to = from + 2; to <= units.length; to++) {
      const group = units.slice(from, to);
      const { t } = test(group);
      if (!(t > LOG_T_LIMIT)) break;
      if (t > best) [best, core] = [t, group];
    }
    if (core !== null) return core;
  }
  return null;
}

/** The core and all that may join it, in the order of the units. */
function joined(
  core: readonly number[],
  { left, test, bar }: { readonly left: readonly number[]; readonly test: Test; readonly bar: number },
): readonly number[] {
  const others = left.filter((u) => !core.includes(u)).map((unit) => ({ unit, t: test([...core, unit]).t }));
  for (let step = 0; bar + step * STEP <= HIGHEST_BAR; step++) {
    const chosen = new Set(others.filter(({ t }) => t > bar + step * STEP).map(({ unit }) => unit));
    if (chosen.size === 0) break;
    const members = left.filter((u) => core.includes(u) || chosen.has(u));
    if (test(members).converges) return members;
  }
  return core;
}
