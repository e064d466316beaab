import { createRandom, type Random } from "./random.ts";

/**
 * Spreads every bit of a number over all 32; different numbers stay different.
 * @see Appleby (2008), MurmurHash3 finaliser
 * @example mix(0); // => 0
 */
export function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The first numbers of streams with seeds near each other are near each other. */
const WARM_UP = 8;

/** The stream of a seed after its first numbers. */
export function seededStream(seed: number): Random {
  const random = createRandom(seed);
  for (let i = 0; i < WARM_UP; i++) random.uniform();
  return random;
}
