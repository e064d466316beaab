import type { Random } from "./random.ts";
import { mix, seededStream } from "./random-mix.ts";

/**
 * A seed and some words as one number of 32 bits, so that a cell's random numbers depend on what it is (indicator, unit,
 * period, draw) and not on where it stands. FNV-1a over the UTF-16 units, then a mix that spreads every bit.
 * @see Fowler, Noll, Vo (1991), FNV hash; Appleby (2008), MurmurHash3 finaliser
 * @example keyedSeed(1, ["income", "A", "2023"]) === keyedSeed(1, ["income", "A", "2023"]); // => true
 */
export function keyedSeed(seed: number, words: readonly string[]): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (const word of words) {
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
    // a mark between words that no text has
    hash = Math.imul(hash ^ 0x10000, 0x01000193);
  }
  return mix(hash);
}

/** A stream of its own for whatever the words name. */
export function keyedRandom(seed: number, words: readonly string[]): Random {
  return seededStream(keyedSeed(seed, words));
}
