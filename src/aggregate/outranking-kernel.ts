/** Who outranks whom: a bit for each ordered pair, row after row. */
export interface Relation {
  readonly n: number;
  has(a: number, b: number): boolean;
}

/** An empty relation of n rows that `add` fills; n² bits. */
export function createRelation(n: number): Relation & { add(a: number, b: number): void } {
  const words = Math.ceil(n / 32);
  const bits = new Uint32Array(n * words);
  return {
    n,
    has: (a, b) => ((bits[a * words + (b >>> 5)]! >>> (b & 31)) & 1) === 1,
    add: (a, b) => {
      bits[a * words + (b >>> 5)]! |= 1 << (b & 31);
    },
  };
}

/**
 * Rows that outrank each other in a circle count as one: the number of each row's circle. A circle is numbered after all
 * that it outranks.
 * @see Tarjan (1972), Depth-first search and linear graph algorithms, SIAM Journal on Computing 1
 */
export function circles({ n, has }: Relation): { readonly of: Int32Array; readonly count: number } {
  const of = new Int32Array(n).fill(-1);
  const seen = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const next = new Int32Array(n);
  const open: number[] = [];
  let time = 0;
  let count = 0;
  for (let root = 0; root < n; root++) {
    if (seen[root]! >= 0) continue;
    const path = [root];
    while (path.length > 0) {
      const a = path.at(-1)!;
      if (seen[a]! < 0) {
        seen[a] = time;
        low[a] = time;
        time += 1;
        open.push(a);
      }
      const b = next[a]!;
      if (b < n) {
        next[a] = b + 1;
        if (a === b || !has(a, b)) continue;
        if (seen[b]! < 0) path.push(b);
        else if (of[b]! < 0) low[a] = Math.min(low[a]!, seen[b]!);
        continue;
      }
      path.pop();
      if (low[a] === seen[a]) {
        for (let last = -1; last !== a; ) {
          last = open.pop()!;
          of[last] = count;
        }
        count += 1;
      }
      const before = path.at(-1);
      if (before !== undefined) low[before] = Math.min(low[before]!, low[a]!);
    }
  }
  return { of, count };
}

/**
 * The kernel: rows of which none outranks another, while each row outside is outranked by one of them. Rows that outrank
 * each other in a circle are in or out together, which makes the kernel the only one.
 * @returns 1 in the kernel, 0 outside
 * @see Roy (1968), Classement et choix en présence de points de vue multiples: la méthode ELECTRE, RIRO 2
 */
export function kernelOf(relation: Relation): Uint8Array {
  const { n, has } = relation;
  const { of, count } = circles(relation);
  const members = Array.from({ length: count }, () => [] as number[]);
  for (let a = 0; a < n; a++) members[of[a]!]!.push(a);
  const inside = new Uint8Array(n);
  // from those that nobody outranks: their number is the highest
  for (let circle = count - 1; circle >= 0; circle--) {
    const own = members[circle]!;
    const beaten = own.some((b) => {
      for (let a = 0; a < n; a++) if (inside[a] === 1 && has(a, b)) return true;
      return false;
    });
    if (!beaten) for (const a of own) inside[a] = 1;
  }
  return inside;
}
