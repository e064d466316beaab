import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)`, most: 20 });
const cut = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 57)}…`);
const figure = (value: number) => String(Number(value.toPrecision(6)));

/** Problems with surveys: how they are described, their design, and their answers. */
export const surveyEn = {
  // what is asked
  "survey-no-questions": (_: object) => "the survey has no questions; name at least one under questions",
  "survey-column-and-items": ({ question }: { question: string }) =>
    `question "${question}" has both "column" and "items"; keep "column" for one heading, "items" for a set of questions`,
  "survey-combine": ({ question }: { question: string }) =>
    `question "${question}" has several items; say how they become one figure: combine: respondent (a mean for each respondent first) or combine: items (the mean of the items' means)`,
  "survey-least": ({ least, items }: { least: number; items: number }) =>
    `"least" asks for ${least} answered items, but there ${items === 1 ? "is 1" : `are ${items}`}; lower it`,
  "survey-scale": ({ categories, gaps }: { categories: number; gaps: readonly number[] }) =>
    categories < 2
      ? "a scale needs two answers or more, from the lowest to the highest"
      : `the scale's places run from 1 to ${categories}, but no answer has place ${gaps.join(", ")}; number them without a gap`,
  "survey-answer-twice": ({ answer }: { answer: string }) =>
    `"${cut(answer)}" stands twice in the scale; keep one (5 and 5.0 are the same answer)`,
  "survey-values": ({ found, categories }: { found: number; categories: number }) =>
    `there are ${found} values for a scale of ${categories}; give one a category, from the lowest`,
  "survey-top": ({ top, categories }: { top: number; categories: number }) =>
    `the ${top} highest of ${categories} categories would be all of them; lower "top"`,
  "survey-interval": ({ interval }: { interval: string }) =>
    `the interval "${interval}" is for the satisfied share of one question; use "t" for a mean`,
  "survey-dont-know-in-scale": ({ answer }: { answer: string }) =>
    `"${cut(answer)}" is both on the scale and a don't-know; keep one`,
  "survey-dont-know-score": ({ question }: { question: string }) =>
    `don't-knows of "${question}" count in, but have no score; add dontKnow: { score: … }, or count: out`,

  // the design
  "survey-panel-key": (_: object) =>
    'samples: panel needs to know who is the same in two rounds; name the heading of "cluster" or "respondent"',
  "survey-single-psu": ({ strata }: { strata: readonly string[] }) =>
    `${strata.length === 1 ? "one stratum has" : `${strata.length} strata have`} a single sampling unit, so that no variance can be seen: ${names(strata)}; merge strata, or choose single: certainty, centred or average`,
  "survey-population-varies": ({ stratum, first, found }: { stratum: string; first: number; found: number }) =>
    `the population of stratum "${stratum}" is ${found} here, but ${first} before; it is one number a stratum: how many sampling units it has`,
  "survey-population-absent": ({ stratum, known }: { stratum: string; known: readonly string[] }) =>
    `stratum "${cut(stratum)}" has no population; ${known.length === 0 ? "name the strata, or give one number for all" : `add it; given: ${names(known)}`}`,
  "survey-population-small": ({ stratum, size, sampled }: { stratum: string; size: number; sampled: number }) =>
    `stratum "${stratum}" has ${sampled} sampling units in the sample, but only ${size} in the population; the population counts sampling units (clusters where there are any), not weights`,
  "survey-respondent-twice": ({ respondent, period }: { respondent: string; period: string }) =>
    `respondent "${cut(respondent)}" stands twice in ${period}; keep one row`,
  "survey-respondent-repeats": ({ respondent, periods }: { respondent: string; periods: readonly string[] }) =>
    `respondent "${cut(respondent)}" answers in ${periods.join(" and ")}, so the samples are not independent; say samples: panel, or give each round's respondents names of their own`,

  // calibration
  "survey-totals-empty": (_: object) => "the margin has no totals; give one for each category",
  "survey-totals-differ": ({ sums }: { sums: readonly number[] }) =>
    `the totals of the margins sum to ${sums.map(figure).join(", ")}; they are of one population: make the sums equal`,
  "survey-total-absent": ({
    category,
    period,
    known,
  }: {
    category: string;
    period: string;
    known: readonly string[];
  }) =>
    `"${cut(category)}" occurs in ${period} but has no total; add it, or correct the answers; totals: ${names(known)}`,
  "survey-total-empty": ({ category, period }: { category: string; period: string }) =>
    `"${cut(category)}" has a total, but nobody of it answered in ${period}; merge it with another category`,
  "survey-raking": ({ period, iterations, distance }: { period: string; iterations: number; distance: number }) =>
    `raking the weights of ${period} had not converged after ${iterations} rounds (a category is still off by ${figure(100 * distance)} %); merge small categories, or allow more iterations`,

  // the answers
  "survey-no-answers": (_: object) => "there are no answers; add rows",
  "survey-number": ({ role, text, positive }: { role: string; text: string; positive: boolean }) =>
    `"${cut(text)}" is no ${role}; write a number ${positive ? "above 0" : "of 0 or more"}`,
  "survey-answer": ({ text, scale, question }: { text: string; scale: readonly string[]; question: string }) =>
    `"${cut(text)}" is no answer to "${question}"; its scale: ${names(scale)}; add it to the scale, or to dontKnow: { answers: [...] }`,
  "survey-annual-period": ({ periods }: { periods: readonly string[] }) =>
    `${periods.map((period) => `"${cut(period)}"`).join(", ")} ${periods.length === 1 ? "does" : "do"} not begin with a year of four digits, so the annual rule cannot place ${periods.length === 1 ? "it" : "them"}; write 2023H1`,

  // comparisons
  "survey-question-unknown": ({ id, known }: { id: string; known: readonly string[] }) =>
    `the survey has no question "${cut(id)}"; known: ${names(known)}`,
  "survey-round-unknown": ({ period, known }: { period: string; known: readonly string[] }) =>
    `there are no answers of ${cut(period)}; known: ${names(known)}`,
  "survey-rounds-same": ({ period }: { period: string }) => `${cut(period)} is compared with itself; name two rounds`,

  // in a project
  "survey-missing": (_: object) =>
    'data of kind "survey" needs a key "survey" that says how it was drawn and what was asked',
  "survey-elsewhere": ({ kind }: { kind: string }) =>
    `"survey" is said of data of kind "${kind}"; write kind: survey, or take it out`,
  "survey-mapping": (_: object) =>
    'data of kind "survey" has no "columns"; name the headings in "survey": unit, period, questions',
  "survey-and-figure": ({ id, unit, period }: { id: string; unit: string; period: string }) =>
    `"${id}" of unit "${unit}" in ${period} is a figure in another file and a question of the survey; keep one`,
};
