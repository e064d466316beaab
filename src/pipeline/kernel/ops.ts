import type { Line } from "../../stats/index.ts";

/**
 * What a block of rows goes through, on one memory. Addresses are bytes, `n` rows. `t` collects a group's weighted sums, `p`
 * the weights of the children present, `c` how many are present. assembly/kernel.as and plain.ts do the same to the bit:
 * children in the order of the group, each product rounded before it is added.
 */
export interface KernelOps {
  /** min, max and count of the present values go to `out`, which has room for three. */
  extent(x: number, n: number, out: number): void;
  clear(x: number, n: number): void;
  /** A child on a line that no value leaves at its best end. */
  ruleWithin(
    x: number,
    t: number,
    n: number,
    w: number,
    worst: number,
    slope: number,
    lower: number,
    span: number,
  ): void;
  /** Four of them; worst, slope, lower, span and w of each stand at `q`. `fresh` is 1 where the sums begin here, else 0. */
  ruleWithin4(x0: number, x1: number, x2: number, x3: number, t: number, n: number, q: number, fresh: number): void;
  ruleGaps4(
    x0: number,
    x1: number,
    x2: number,
    x3: number,
    t: number,
    p: number,
    c: number,
    n: number,
    q: number,
    fresh: number,
  ): void;
  ruleAnywhere(x: number, t: number, n: number, w: number, ...line: LineNumbers): void;
  ruleGaps(x: number, t: number, p: number, c: number, n: number, w: number, ...line: LineNumbers): void;
  /** A child that is a score already. */
  fold(x: number, t: number, n: number, w: number): void;
  foldGaps(x: number, t: number, p: number, c: number, n: number, w: number): void;
  /** A child without weight is only counted. */
  tally(x: number, c: number, n: number): void;
  /** y = t / weight. */
  close(t: number, y: number, n: number, weight: number): void;
  /**
   * y = t / p, missing where fewer than `least` children are present. To `out`: how many rows lost their score by that,
   * how many have one from fewer than all `children`, and how many have one.
   */
  closeGaps(t: number, p: number, c: number, y: number, n: number, children: number, least: number, out: number): void;
  /** y = sum − y. */
  mirror(y: number, n: number, sum: number): void;
}

export type LineNumbers = [
  worst: number,
  slope: number,
  lower: number,
  span: number,
  top: number,
  least: number,
  most: number,
];

export const lineNumbers = ({ worst, slope, lower, span, top, least, most }: Line): LineNumbers => [
  worst,
  slope,
  lower,
  span,
  top,
  least,
  most,
];
