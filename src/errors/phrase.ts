/** `a, b, c`, cut after `most` entries with the number left out, so that a message stays readable. */
export function listed(words: readonly string[], { between, more, most = 40 }: Listing): string {
  if (words.length <= most) return words.join(between);
  return `${words.slice(0, most).join(between)}${between}${more(words.length - most)}`;
}

export interface Listing {
  readonly between: string;
  readonly more: (left: number) => string;
  readonly most?: number;
}

/** `text|object` → each word through `word`, joined with `or`. */
export function eitherOf(expected: string, or: string, word: (one: string) => string): string {
  return expected.split("|").map(word).join(or);
}
