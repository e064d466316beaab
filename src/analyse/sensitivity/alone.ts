import { summariseSample } from "../../stats/monte-carlo.ts";
import { replicateRandom } from "../../stats/replicate-random.ts";
import type { Session } from "../uncertainty/session.ts";
import type { SensitivitySpec } from "../uncertainty/shape.ts";
import type { Design } from "./design.ts";

/** What an input alone does to the output, all others as the plan has them. */
export interface AloneEffect {
  readonly name: string;
  readonly vary: string;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly standardDeviation: number;
  /** Of a choice between few alternatives: the output with each. */
  readonly alternatives?: readonly { readonly name: string; readonly output: number }[];
}

/** How often each input is evaluated: n times, or once an alternative. */
const timesOf = ({ inputs }: Session, n: number): number[] =>
  inputs.map(({ alternatives }) => (alternatives === null ? n : alternatives.length));

/** Each input by itself, one evaluation a row, the inputs one after the other. */
export function aloneDesign(session: Session, { seed }: SensitivitySpec, n: number): Design {
  const { inputs, dimensions } = session;
  const times = timesOf(session, n);
  const where = inputs.flatMap(({ labels }, k) => {
    const at = inputs.slice(0, k).reduce((sum, input) => sum + input.labels.length, 0);
    return Array.from({ length: times[k]! }, (_, r) => ({ k, r, at, size: labels.length }));
  });
  return {
    rows: where.length,
    width: 1,
    row(i, output) {
      const { k, r, at, size } = where[i]!;
      const input = inputs[k]!;
      const u = new Float64Array(dimensions).fill(0.5);
      const random = replicateRandom(seed, r);
      for (let j = 0; j < size; j++) u[at + j] = random.uniform();
      if (input.alternatives !== null) u[at] = input.middle?.(r) ?? (r + 0.5) / times[k]!;
      return [output(u, (one) => one === k)];
    },
  };
}

export function aloneEffects(session: Session, n: number, outputs: Float64Array): AloneEffect[] {
  const times = timesOf(session, n);
  let from = 0;
  return session.inputs.map(({ name, vary, alternatives }, k) => {
    const own = outputs.slice(from, from + times[k]!);
    from += times[k]!;
    const listed = alternatives?.map((one, r) => ({ name: one, output: own[r]! }));
    const { mean, standardDeviation, quantiles } = summariseSample(own.slice(), [0, 1]);
    const base = { name, vary, min: quantiles[0]!, max: quantiles[1]!, mean, standardDeviation };
    return listed === undefined ? base : { ...base, alternatives: listed };
  });
}
