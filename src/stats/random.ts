import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A stream of random numbers; two made alike give the same numbers. */
export interface Random {
  /** From 0 up to, not including, 1: a multiple of 2^-53. */
  uniform(): number;
  /** A whole number from 0 up to, not including, `below`. */
  integer(below: number): number;
}

/**
 * Random numbers from a seed, the same in every engine (xoroshiro128+). Streams of one seed are 2^64 numbers apart, so
 * that each replicate has a stream of its own and results depend on no order.
 * @param seed a whole number of 32 bits  @param stream 0 unless given
 * @see Blackman and Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47
 * @example createRandom(1).uniform() === createRandom(1).uniform(); // => true
 */
export function createRandom(seed: number, { stream = 0 }: { stream?: number } = {}): Random {
  const generator = xoroshiro128plus(seed | 0);
  for (let k = 0; k < stream; k++) generator.jump();
  const uniform = () => uniformFloat64(generator);
  return { uniform, integer: (below) => Math.floor(uniform() * below) };
}
