import { morrisTrajectory } from "../../stats/elementary-effects.ts";
import { replicateRandom } from "../../stats/replicate-random.ts";
import type { Session } from "../uncertainty/session.ts";
import type { SensitivitySpec } from "../uncertainty/shape.ts";
import type { Design } from "./design.ts";

/** Trajectories through a grid, each with a stream of its own, one a row. */
export function morrisDesign({ inputs }: Session, { levels, seed }: SensitivitySpec, n: number): Design {
  const sizes = inputs.map(({ labels }) => labels.length);
  return {
    rows: n,
    width: inputs.length + 1,
    row(r, output) {
      const { points } = morrisTrajectory(sizes, { levels, random: replicateRandom(seed, r) });
      return points.map((point) => output(point));
    },
  };
}

/** The elementary effects of each input, of the outputs along each trajectory. */
export function morrisEffects(
  { inputs }: Session,
  { levels, seed }: SensitivitySpec,
  outputs: Float64Array,
): number[][] {
  const sizes = inputs.map(({ labels }) => labels.length);
  const width = inputs.length + 1;
  const effects: number[][] = sizes.map(() => []);
  for (let r = 0; r * width < outputs.length; r++) {
    // the way is a function of the seed and its number, so it need not be sent along with the outputs
    const { moved, signs } = morrisTrajectory(sizes, { levels, random: replicateRandom(seed, r) });
    moved.forEach((input, k) => {
      const at = r * width + k;
      effects[input]!.push((signs[k]! * (outputs[at + 1]! - outputs[at]!)) / 0.5);
    });
  }
  return effects;
}
