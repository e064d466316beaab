/** Problems and notes of the methods that rank the rows of a decision matrix: TOPSIS, VIKOR and their kin. */
export const aggregateRankingEn = {
  "value-not-positive": (p: {
    method: string;
    found: number;
    lowest: "above 0" | "at least 0";
    unit: string;
    period: string;
    count: number;
  }) =>
    `"${p.method}" makes shares or ratios of the values, which must be ${p.lowest}; ${p.count} ${p.count === 1 ? "is" : "are"} not, the first ${p.found} for ${p.unit} ${p.period}; correct it, read scores (on: scores, with normalise.lower: 1), or choose a method of differences such as topsis`,
  "values-all-zero": ({ method }: { method: string }) =>
    `every value is 0, so "${method}" cannot bring it to a scale with the others; drop it, or give it the weight 0`,
  "average-not-positive": ({ method, mean }: { method: string; mean: number }) =>
    `"${method}" measures distances as shares of the average, which must be above 0, found ${mean}; read scores (on: scores), or choose another method`,
  "divides-by-zero": ({ method, what, unit, period }: { method: string; what: string; unit: string; period: string }) =>
    `"${method}" divides by ${what}, which is 0 for ${unit} ${period}; choose another method, or leave the row out`,
  "no-goalposts": ({ method, param }: { method: string; param: string }) =>
    `"${method}" is to measure from goalposts (${param}: goalposts), and there are none here; declare goalposts: [worst, best] in the system, or use ${param}: observed`,
  "weights-differ": ({ method }: { method: string }) =>
    `"${method}" learned totals over the rows with other weights than these; fit again, and give fit the same weights`,

  // notes: the work goes on
  "constant-child": ({ method, value }: { method: string; value: number }) =>
    `every value is ${value}, so "${method}" tells no two rows apart by it`,
  "equal-everywhere": ({ method, what }: { method: string; what: string }) =>
    `"${method}": ${what} has no range here and would be 0/0; it counts as the middle of its scale`,
  "flat-regression": ({ method, distinct }: { method: string; distinct: number }) =>
    `"${method}" has ${distinct} distinct ${distinct === 1 ? "value" : "values"}, too few for a line; fitted values are the values themselves, and there are no grades`,
};
