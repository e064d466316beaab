const values = (count: number): string => (count === 1 ? "1 value is" : `${count} values are`);

/** Inequality, convergence, chains and space. */
export const distributionEn = {
  "inequality-negative": ({ measure, count }: { measure: string; count: number }) =>
    `${values(count)} below 0, and ${measure} has no meaning there; leave them out on purpose, or measure something that cannot be negative`,
  "inequality-zero": ({ measure, count }: { measure: string; count: number }) =>
    `${values(count)} 0, and ${measure} takes their logarithm; use theil-t, gini or atkinson with epsilon below 1, or leave the zeros out on purpose`,
  "bands-not-rising": ({ found }: { found: readonly (number | null)[] }) =>
    `the limits of the bands are ${found.map((v) => v ?? "open").join(", ")}; each band begins where the one before ends, rises, and only the last is open`,
  "bands-share": ({ found }: { found: readonly number[] }) =>
    `the populations of the bands are ${found.join(", ")}; each is a number from 0 up, and one is above 0`,
  "bands-mean": ({ band, mean, from, to }: { band: number; mean: number; from: number; to: number | null }) =>
    `band ${band} reaches from ${from} to ${to ?? "the top"}, but its mean is ${mean}; give the mean of its own members`,
  "bands-open": ({ band }: { band: number }) =>
    `band ${band} is open and has no mean; give its mean, or a closed band before it from which Pareto's tail can be told`,
  "quantile-groups": ({ means, population }: { means: readonly number[]; population: readonly number[] }) =>
    `the groups' means are ${means.join(", ")} and their populations ${population.join(", ")}; give two or more groups from the poorest to the richest, means that do not fall and are not all 0, and a population above 0 for each`,
  "coupling-range": ({ count, least, most }: { count: number; least: number; most: number }) =>
    `${values(count)} outside 0 to 1 (from ${least} to ${most}); bring the systems to 0–1 first, scores on 0–100 with upper: 100`,
  "coupling-systems": ({ found }: { found: number }) => `${found} system is given; coupling is between two or more`,
  "convergence-periods": ({ found, needed, test }: { found: number; needed: number; test: string }) =>
    `${test} needs ${needed} periods, and ${found} are there`,
  "convergence-positive": ({ unit, period, value }: { unit: string; period: string; value: number }) =>
    `${unit} has ${value} in ${period}; growth and logarithms need values above 0`,
  "convergence-units": ({ found, needed }: { found: number; needed: number }) =>
    `${found} units have both figures, and the regression needs ${needed}`,
};
