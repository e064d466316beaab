import {
  ahp,
  bestWorst,
  budgetAllocation,
  delphi,
  dematel,
  fucom,
  fuzzyAhp,
  type Method,
  opinion,
  orderRelation,
  rankOrder,
  swara,
  swing,
  tiered,
} from "../../src/index.ts";

const nodes = ["x1", "x2", "x3"];
const matrix = [
  [1, 3, 5],
  ["1/3", 1, 4],
  ["1/5", "1/4", 1],
];
const other = {
  pairs: [
    ["x2", "x1", 2],
    ["x2", "x3", 7],
  ],
};

/** Every method with each of its variants, on judgements of x1, x2 and x3. */
export const judged: readonly (readonly [Method, ...object[]])[] = [
  [tiered, { tiers: { x1: 1, x2: 2, x3: 3 } }, { otherwise: 1 }],
  [budgetAllocation, { panel: { li: { x1: 50, x2: 30, x3: 20 }, wang: { x1: 1, x2: 2, x3: 2 } } }],
  [budgetAllocation, { panel: { li: { x1: 50, x2: 30, x3: 20 } }, centre: "median" }],
  [
    swing,
    { swings: { x1: 100, x2: 60, x3: 0 } },
    { form: "interval", panel: { a: { x1: 100, x2: [20, 40], x3: 5 }, b: { x1: 60, x2: 100, x3: [0, 9] } } },
  ],
  ...["roc", "sum", "reciprocal", "exponent"].map(
    (rule) => [rankOrder, { ranks: { x1: 2, x2: 1, x3: 2 }, rule }] as const,
  ),
  [swara, { judgements: { order: nodes, steps: [0.3, 0.15] } }],
  [
    fucom,
    { judgements: { order: nodes, priorities: [1, 1.2, 2] } },
    { judgements: { order: nodes, comparatives: [1.2, 2], second: [2] } },
  ],
  [
    orderRelation,
    {
      judgements: {
        experts: [
          { order: nodes, ratios: [1.4, 1.2] },
          { name: "b", weight: 2, order: ["x3", "x1", "x2"], ratios: [1, 1.8] },
        ],
      },
    },
  ],
  ...["linear", "nonlinear"].map(
    (form) =>
      [
        bestWorst,
        { form, judgements: { best: "x1", worst: "x3", bestToOthers: { x2: 3, x3: 8 }, othersToWorst: { x2: 4 } } },
      ] as const,
  ),
  ...["eigenvector", "geometric", "least-squares", "column-mean"].map(
    (priorities) => [ahp, { priorities, judgements: { nodes, matrix } }] as const,
  ),
  [
    ahp,
    { judgements: { experts: [{ nodes, matrix }, other] } },
    { group: "aip", judgements: { experts: [{ nodes, matrix }, other] } },
  ],
  ...["eigenvalue", "harker", "least-squares"].map((incomplete) => [ahp, { incomplete, judgements: other }] as const),
  [ahp, { judgements: { nodes, matrix }, perturb: { draws: 20 } }],
  ...["buckley", "chang"].map((variant) => [fuzzyAhp, { variant, judgements: { nodes, matrix } }] as const),
  [delphi, { rounds: [{ a: { x1: 9, x2: 5, x3: 1 }, b: { x1: 7, x2: 7, x3: 7 } }, { a: { x1: 9, x2: 5, x3: 3 } }] }],
  [
    dematel,
    {
      judgements: {
        nodes,
        matrix: [
          [0, 4, 1],
          [2, 0, 3],
          [1, 1, 0],
        ],
      },
    },
    {
      weights: "length",
      judgements: {
        nodes,
        matrix: [
          [0, 4, 1],
          [2, 0, 3],
          [1, 1, 0],
        ],
      },
    },
  ],
  [
    opinion,
    { votes: { x1: 60, x2: 30, x3: 10 } },
    { ratings: { x1: { mean: 4 }, x2: { mean: 3, se: 0.1 }, x3: { mean: 1 } } },
  ],
  [
    opinion,
    {
      answers: [
        { x1: 5, x2: 4, x3: 2 },
        { x1: 3, x2: 5, x3: 1 },
      ],
    },
  ],
];
