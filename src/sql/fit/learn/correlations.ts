import { symmetricEigen } from "../../../stats/eigen.ts";
import type { Answer, Ask, Question } from "../ask.ts";
import {
  about,
  centreOf,
  deviationOf,
  extentQuestion,
  type FoundMoments,
  momentsOf,
  rowsOf,
  type Where,
} from "../found.ts";

export interface Correlations {
  readonly moments: readonly FoundMoments[];
  /** NaN where a column is constant, or two have no rows in common. */
  readonly r: readonly Float64Array[];
  readonly rows: number;
}

/** Pearson's correlations of columns: of whole columns by one sum a pair, with gaps over the rows that have both. */
export function correlationsOf(ask: Ask, wheres: readonly Where[]): Correlations {
  const [counted] = ask([rowsOf(wheres[0]!), ...wheres.map(extentQuestion)]) as readonly (readonly number[])[];
  const rows = counted![0]!;
  const moments = momentsOf(ask, wheres);
  const m = wheres.length;
  const r = wheres.map(() => new Float64Array(m).fill(Number.NaN));
  const live = moments.map(({ min, max }) => max > min);
  const complete = moments.map(({ count }, j) => live[j]! && count === rows);
  const pairs: { j: number; k: number; question: Question }[] = [];
  for (let j = 0; j < m; j++) {
    if (live[j]) r[j]![j] = 1;
    for (let k = j + 1; k < m; k++) {
      if (!live[j] || !live[k]) continue;
      const given = [...centreOf(moments[j]!).given, ...centreOf(moments[k]!).given];
      const kind = complete[j] && complete[k] ? "product" : "pair";
      pairs.push({ j, k, question: about(kind, wheres[j]!, given, { with: wheres[k]!.of }) });
    }
  }
  const answers = ask(pairs.map(({ question }) => question));
  pairs.forEach(({ j, k, question }, i) => {
    const found = answers[i] as Answer as readonly number[];
    const value = question.kind === "product" ? ofWhole(found[0]!, moments[j]!, moments[k]!) : ofPairs(found);
    r[j]![k] = value;
    r[k]![j] = value;
  });
  return { moments, r, rows };
}

const inside = (r: number): number => Math.max(-1, Math.min(1, r));

function ofWhole(product: number, a: FoundMoments, b: FoundMoments): number {
  return inside((product - (a.d1 / a.count) * b.d1) / (Math.sqrt(a.s2) * Math.sqrt(b.s2)));
}

function ofPairs([n, minX, maxX, minY, maxY, x, y, xx, yy, xy]: readonly number[]): number {
  if (!(n! >= 2) || minX === maxX || minY === maxY) return Number.NaN;
  const sxx = xx! - (x! / n!) * x!;
  const syy = yy! - (y! / n!) * y!;
  return inside((xy! - (x! / n!) * y!) / (Math.sqrt(sxx) * Math.sqrt(syy)));
}

/**
 * Columns with these deviations (n − 1) and correlations, twice as many rows as there are columns that differ: two rows a
 * principal axis, one on each side of the mean.
 */
export function standIns(moments: readonly FoundMoments[], r: readonly Float64Array[]): Float64Array[] {
  const live = moments.flatMap(({ min, max }, j) => (max > min ? [j] : []));
  const { values, vectors } = symmetricEigen(live.map((j) => Float64Array.from(live, (k) => r[j]![k]!)));
  const n = 2 * live.length;
  const columns = moments.map(() => new Float64Array(Math.max(2, n)));
  live.forEach((j, a) => {
    const deviation = deviationOf(moments[j]!, 1);
    vectors.forEach((vector, k) => {
      const reach = Math.sqrt((Math.max(0, values[k]!) * (n - 1)) / 2) * vector[a]! * deviation;
      columns[j]![2 * k] = reach;
      columns[j]![2 * k + 1] = -reach;
    });
  });
  return columns;
}
