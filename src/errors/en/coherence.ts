/** Findings on how the parts of an index go together: what was seen, what it means, what to do. */
export const coherenceEn = {
  "coherence-pooled": ({ periods }: { periods: number }) =>
    `rows of ${periods} periods are pooled: the same unit counts several times, and p-values are too small; name one period for tests`,
  "coherence-redundant": (p: { other: string; r: number; same: boolean; n: number }) =>
    `correlates ${p.r} with ${p.other} over ${p.n} rows: ${p.same ? "the two share a group and count the same thing twice" : "they stand in different groups, so the same thing counts in both"}; keep one, merge them, or lower their weights`,
  "coherence-opposed": (p: { other: string; group: string; r: number; p: number }) =>
    `correlates ${p.r} with ${p.other} in ${p.group} (p ${p.p}): what one rewards the other takes away, and their mean hides both; check the directions, or show them apart`,
  "coherence-low-parent": (p: { parent: string; r: number; least: number }) =>
    `correlates only ${p.r} with ${p.parent} (below ${p.least}): it hardly shows in the score of its group; move it, or accept that it stands for itself`,
  "coherence-against-parent": ({ parent, r }: { parent: string; r: number }) =>
    `correlates ${r} with ${parent}, of which it is a part: whoever does well here scores lower there; check its direction first, then its place`,
  "coherence-alpha-low": ({ alpha, least }: { alpha: number; least: number }) =>
    `Cronbach's alpha is ${alpha} (below ${least}): its parts measure different things; that may be meant, but then the mean is an agreement and no measurement`,
  "coherence-alpha-negative": ({ alpha }: { alpha: number }) =>
    `Cronbach's alpha is ${alpha}: on average its parts run against each other; look for a direction that is turned round, or divide the group`,
  "coherence-alpha-without": (p: { node: string; alpha: number; without: number }) =>
    `without ${p.node} Cronbach's alpha would be ${p.without} instead of ${p.alpha}: that part fits least`,
  "coherence-few-rows": ({ rows, children }: { rows: number; children: number }) =>
    `only ${rows} rows have all ${children} parts: components and tests of this group rest on little; read them as hints`,
  "coherence-kmo-low": ({ kmo, least }: { kmo: number; least: number }) =>
    `the Kaiser-Meyer-Olkin measure is ${kmo} (below ${least}): its parts share no common factor; do not weigh them by components or factors`,
  "coherence-unrelated": ({ p }: { p: number }) =>
    `Bartlett's test finds nothing that its parts have in common (p ${p}): the group is a list, not a dimension; components of it mean nothing`,
  "coherence-dimensions": ({ components, first }: { components: number; first: number }) =>
    `its parts span ${components} dimensions (eigenvalues above 1), the first explains ${first} %: one score hides the others; consider dividing the group`,
  "coherence-explained": ({ group, share }: { group: string; share: number }) =>
    `its siblings in ${group} explain ${share} % of it: it adds hardly anything; drop it or merge it`,
  "coherence-collinear": ({ group }: { group: string }) =>
    `it is a linear function of its siblings in ${group}: it adds nothing, and counts twice; drop it`,
  "coherence-strong": (p: { of: string; weight: number; share: number }) =>
    `it has ${p.weight} % of the weight in ${p.of} and ${p.share} % of the influence: through what goes with it, it decides more than it was given; lower its weight, or say so`,
  "coherence-silent": (p: { of: string; weight: number; share: number }) =>
    `it has ${p.weight} % of the weight in ${p.of} but ${p.share} % of the influence: the score hardly listens to it; raise its weight, or do not claim that it counts so much`,
};
