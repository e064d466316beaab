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
  /**
   * Four children that no value leaves at its best end: y = (t + Σ w·z) / whole. At `q` stand lower, span and whole, 1 where more
   * is to come, then worst, slope and w of each. `fresh` is 1 where the sums begin here, else 0. Up to three rows behind the
   * block are read and written as well.
   */
  rule4(
    x0: number,
    x1: number,
    x2: number,
    x3: number,
    t: number,
    y: number,
    n: number,
    q: number,
    fresh: number,
  ): void;
  /** As `rule4`, skipping what is missing. Unless `y` is 0, the group is closed as by `closeGaps`. */
  ruleGaps4(
    x0: number,
    x1: number,
    x2: number,
    x3: number,
    t: number,
    p: number,
    c: number,
    y: number,
    n: number,
    q: number,
    fresh: number,
    children: number,
    least: number,
    out: number,
  ): void;
  ruleAnywhere(x: number, t: number, n: number, w: number, ...line: LineNumbers): void;
  ruleGaps(x: number, t: number, p: number, c: number, n: number, w: number, ...line: LineNumbers): void;
  /** y = t / weight. */
  close(t: number, y: number, n: number, weight: number): void;
  /**
   * y = t / p, missing where fewer than `least` children are present. Added to `out`: how many rows lost their score
   * by that, how many have one from fewer than all `children`, and how many have one.
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
