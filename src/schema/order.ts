/** Order by code points: the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const left = a[Symbol.iterator]();
  const right = b[Symbol.iterator]();
  for (;;) {
    const x = left.next();
    const y = right.next();
    if (x.done || y.done) return x.done ? (y.done ? 0 : -1) : 1;
    // by code point, not by UTF-16 unit: characters beyond the basic plane come last
    if (x.value !== y.value) return x.value.codePointAt(0)! < y.value.codePointAt(0)! ? -1 : 1;
  }
}

/**
 * Order of periods: by code points, with runs of digits as numbers, so `2023Q9` stands before `2023Q10`.
 * Runs of equal value but different length (`1`, `01`) are told apart at the end, so that only equal texts tie.
 * @example comparePeriods("2023Q2", "2023Q10"); // => -1
 */
export function comparePeriods(a: string, b: string): number {
  if (a === b) return 0;
  const x = pieces(a);
  const y = pieces(b);
  for (let i = 0; i < x.length && i < y.length; i++) {
    const order = comparePieces(x[i]!, y[i]!);
    if (order !== 0) return order;
  }
  if (x.length !== y.length) return x.length < y.length ? -1 : 1;
  return compareText(a, b);
}

/** Split into runs of digits and single other characters. */
function pieces(text: string): string[] {
  return text.match(/[0-9]+|[^0-9]/gu) ?? [];
}

function comparePieces(a: string, b: string): number {
  const numbers = /^[0-9]/.test(a) && /^[0-9]/.test(b);
  // a digit run against another character: by its first digit, as any two characters
  if (!numbers) return compareText(String.fromCodePoint(a.codePointAt(0)!), String.fromCodePoint(b.codePointAt(0)!));
  const x = a.replace(/^0+(?=.)/, "");
  const y = b.replace(/^0+(?=.)/, "");
  // longer is larger once leading zeros are gone; no conversion, so runs of any length keep their order
  if (x.length !== y.length) return x.length < y.length ? -1 : 1;
  return compareText(x, y);
}
