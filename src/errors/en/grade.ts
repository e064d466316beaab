/** Problems of dividing scores into grades. */
export const gradeEn = {
  "grade-count": ({ found }: { found: number }) => `${found} is no number of grades; use a whole number from 2 to 100`,
  "too-few-values": ({ found, wanted }: { found: number; wanted: number }) =>
    `${found} different scores cannot be parted into ${wanted} grades without parting equal ones; use fewer grades or cut points`,
  "outside-coupling": ({ found, upper }: { found: number; upper: number }) =>
    `the ten levels are defined on 0 to ${upper}, found ${found}; ${upper === 1 ? "for scores on 0–100 say upper: 100" : "bring the scores to 0–100"}`,
};
