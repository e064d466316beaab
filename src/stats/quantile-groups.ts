import { distributionEn } from "../errors/en/distribution.ts";
import { IndexError } from "../errors/index.ts";

export interface QuantileGroups {
  /** Everybody at the mean of the own group: no distribution inside the groups gives less. */
  readonly least: number;
  /** None gives more: the Lorenz curve between the published points lies above the lines that go on from its neighbours. */
  readonly most: number;
  readonly mean: number;
  /** Mean of the top group over that of the bottom group; NaN where the poorest have nothing. */
  readonly topToBottom: number;
  /** Share of the total that each group has. */
  readonly shares: readonly number[];
}

/**
 * Gini coefficient from the mean incomes of quantile groups (五等份分组), the poorest first: a lower bound, because the differences
 * inside the groups are not seen, and an upper one. Missing: not accepted.
 * @param means rising, from 0 up  @param options.population shares or counts of the groups, equal unless given
 * @throws IndexError quantile-groups
 * @see Gastwirth (1972), Review of Economics and Statistics 54
 * @example quantileGroups([1, 2, 3, 4, 10]).least; // => 0.4
 */
export function quantileGroups(
  means: readonly number[],
  { population = means.map(() => 1) }: { readonly population?: readonly number[] } = {},
): QuantileGroups {
  const rising = means.every((v, k) => v >= 0 && v < Infinity && (k === 0 || v >= means[k - 1]!));
  const peopled = population.length === means.length && population.every((p) => p > 0 && p < Infinity);
  if (means.length < 2 || !rising || !peopled || means.at(-1) === 0)
    throw new IndexError(
      [{ code: "quantile-groups", path: [], params: { means: [...means], population: [...population] } }],
      distributionEn,
    );
  const people = population.reduce((a, b) => a + b, 0);
  const total = means.reduce((sum, v, k) => sum + v * population[k]!, 0);
  const mean = total / people;
  let [had, area, extra] = [0, 0, 0];
  means.forEach((v, k) => {
    const p = population[k]! / people;
    const before = had;
    had += v * population[k]!;
    area += p * ((before + had) / total);
    const below = k === 0 ? 0 : means[k - 1]!;
    const above = means[k + 1];
    // the triangle under the chord between the two neighbours' slopes; nothing bounds the last one's
    const room = above === undefined ? 1 : above > below ? (above - v) / (above - below) : 0;
    extra += (p * p * (v - below) * room) / mean;
  });
  return {
    least: 1 - area,
    most: 1 - area + extra,
    mean,
    topToBottom: means[0]! > 0 ? means.at(-1)! / means[0]! : Number.NaN,
    shares: means.map((v, k) => (v * population[k]!) / total),
  };
}
