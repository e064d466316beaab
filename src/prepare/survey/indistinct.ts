/**
 * The largest sets of units of which no two differ, by insert and absorb: start with all together; each differing pair splits every set that
 * holds both into one without either; a set within another goes. Sets and their units keep the order given.
 * @see Piepho (2004), J. Comput. Graph. Statist. 13, 456–466
 * @example indistinct(["a", "b", "c"], [{ a: "a", b: "c" }]); // => [["a", "b"], ["b", "c"]]
 */
export function indistinct(
  units: readonly string[],
  apart: readonly { readonly a: string; readonly b: string }[],
): string[][] {
  let sets: ReadonlySet<string>[] = units.length === 0 ? [] : [new Set(units)];
  for (const { a, b } of apart) {
    const split = sets.flatMap((set) => (set.has(a) && set.has(b) ? [without(set, b), without(set, a)] : [set]));
    sets = split.filter(
      (set, i) => !split.some((other, j) => i !== j && within(set, other) && (set.size < other.size || j < i)),
    );
  }
  const place = new Map(units.map((unit, i) => [unit, i]));
  return sets
    .map((set) => units.filter((unit) => set.has(unit)))
    .sort((x, y) => place.get(x[0]!)! - place.get(y[0]!)! || place.get(x.at(-1)!)! - place.get(y.at(-1)!)!);
}

function without(set: ReadonlySet<string>, unit: string): Set<string> {
  return new Set([...set].filter((other) => other !== unit));
}

function within(set: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return set.size <= other.size && [...set].every((unit) => other.has(unit));
}
