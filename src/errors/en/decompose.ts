/** Problems of taking scores apart. */
export const decomposeEn = {
  "score-not-explained": ({ unit, period }: { unit: string; period: string }) =>
    `the score of ${unit} in ${period} cannot be taken apart: values take part in it that may not be shown, or weights that each unit has of its own meet a method that compares units`,
  "score-no-sum": ({ node }: { node: string }) =>
    `${node} is no sum of its indicators, because a group in it is no arithmetic mean; hold it against "mean" or a unit`,
};
