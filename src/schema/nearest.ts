/**
 * The known word that was most likely meant: fewest edits (insert, delete, replace, swap neighbours; capitals free),
 * at most a third of the longer word's length and never more than 3. Ties go to the word listed first.
 * @example nearest("wieght", ["weight", "width"]); // => "weight"
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    const limit = Math.min(3, Math.floor(Math.max(wanted.length, other.length) / 3));
    if (Math.abs(other.length - wanted.length) > limit) continue;
    const edits = editDistance(wanted, other);
    if (edits <= limit && edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

/** Optimal string alignment distance. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, before[j - 2]! + 1);
      row.push(edits);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** `nearest` over ids that may be many: remembers its answers and gives up after 100, so that a broken document is refused quickly. */
export function suggester(known: () => Iterable<string>, most = 100): (word: string) => string | undefined {
  const answers = new Map<string, string | undefined>();
  return (word) => {
    if (!answers.has(word) && answers.size < most) answers.set(word, nearest(word, known()));
    return answers.get(word);
  };
}
