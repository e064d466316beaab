import type { Random } from "./random.ts";
import { mix, seededStream } from "./random-mix.ts";

/** The seed of 32 bits that a replicate has: different for each of 2^32 replicates of one seed. */
export function replicateSeed(seed: number, replicate: number): number {
  return mix(Math.imul(mix(seed ^ 0x5bd1e995), 0x9e3779b1) + replicate);
}

/**
 * The stream of random numbers of one replicate, made without those before it, so that replicates may be computed in any
 * order and by anybody. Murmur's mix of seed and number seeds xoroshiro128+.
 * @see Appleby (2008), MurmurHash3 finaliser; Blackman and Vigna (2021), ACM TOMS 47
 * @example replicateRandom(1, 7).uniform() === replicateRandom(1, 7).uniform(); // => true
 */
export function replicateRandom(seed: number, replicate: number): Random {
  return seededStream(replicateSeed(seed, replicate));
}

/**
 * A number from 0 up to, not including, 1 that depends on a key and a word of 32 bits each and on nothing else: for cells
 * that must have their own number wherever they stand.
 */
export function hashUniform(key: number, word: number): number {
  const high = mix(mix(key ^ 0x2545f491) + Math.imul(mix(word), 0x9e3779b1));
  const low = mix(high ^ 0x68bc21eb);
  return ((high >>> 6) * 134217728 + (low >>> 5)) * 1.1102230246251565e-16;
}
