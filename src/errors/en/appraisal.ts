import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)`, most: 20 });
const NEEDS = {
  scores: 'the scores of the index: pass what computeIndex gives as "scores"',
  works:
    'the progress of the work items: pass what worksOf gives, or one value a subject, as "works"; in a project list a table of kind works',
  ledger:
    'the ledger of problems: pass what ledgerOf gives, or one value a subject, as "ledger"; in a project list a table of kind ledger',
  unit: 'the unit whose figures are meant, as the data have several: name it under "unit"',
} as const;

export interface Gate {
  readonly what: "role" | "floor" | "table";
  readonly indicator: string | null;
  readonly value: number | null;
  readonly limit: number | null;
  readonly reason: string | null;
}

export type Nothing = Readonly<Record<never, never>>;

/** Problems of a rule book of an appraisal and of its table, its notes, and the reasons of gates. */
export const appraisalEn = {
  "appraisal-scale": (_: Nothing) => "zero and full are equal, so nothing lies between them; state two figures",
  "appraisal-floor": (_: Nothing) => 'a floor needs a figure; state "least", "most" or both',
  "appraisal-twice": ({ id, first }: { id: string; first: number }) =>
    `"${id}" was used already, as number ${first}; parts, bonuses, deductions and gates of a kind share their ids, as the table names them`,
  "appraisal-weights": (_: Nothing) => "all weights are 0; give at least one part a weight above 0",
  "appraisal-steps": ({ before, after }: { before: number; after: number }) =>
    `thresholds must fall from the best down, and ${after} comes after ${before}`,
  "appraisal-grade-open": ({ grade }: { grade: string }) =>
    `grade "${grade}" has neither a threshold nor a quota, so that none after it is ever given; state "from", "quota" or both`,
  "appraisal-grade-last": ({ grade }: { grade: string }) =>
    `the last grade, "${grade}", takes all that is left; remove its "from" and "quota", or add a grade after it`,
  "appraisal-veto": (_: Nothing) => 'a veto gives the last grade, and there are no grades; state "grades"',
  "appraisal-needs": ({ what }: { what: keyof typeof NEEDS }) => `this part needs ${NEEDS[what]}`,
  "appraisal-target": ({ indicator }: { indicator: string }) =>
    `"${indicator}" has no target that is a figure, so there is none to replace; set one in the system`,
  "appraisal-nobody": ({ from }: { from: "units" | "owners" | "list" }) =>
    from === "owners"
      ? "no owner is left to appraise; name owners of the indicators in the system, or list the subjects"
      : "nobody is left to appraise; name other subjects",
  "appraisal-score": ({ part, score, adjust }: { part: string; score: number; adjust: boolean }) =>
    adjust && Number.isFinite(score)
      ? `${score} for "${part}": bonus and deduction are both written as points of 0 or more; the rules say which is taken off`
      : `the score for "${part}" is not a finite number`,
  "appraisal-ambiguous": (p: { subject: string; part: string; kinds: readonly string[] }) =>
    `"${p.subject}" with "${p.part}" stands in more than one kind (${names(p.kinds)}); say which in the column "kind"`,
  "appraisal-periods": ({ rows, periods }: { rows: number; periods: readonly string[] }) =>
    `${rows} ${rows === 1 ? "row" : "rows"} of the table are for periods that the data do not have and count nowhere: ${names(periods)}`,
  "appraisal-unowned": ({ indicators, of }: { indicators: readonly string[]; of: number }) =>
    `nobody answers for ${indicators.length} of ${of} evaluated indicators: ${names(indicators)}`,
  "appraisal-missing": (p: { subjects: readonly string[]; of: number; rule: "refuse" | "renormalise" }) =>
    `${p.subjects.length} of ${p.of} subjects have no figure for this part: ${names(p.subjects)}; ${
      p.rule === "refuse" ? "they have no total" : "its weight goes to their other parts"
    }`,
  "appraisal-first": (_: Nothing) =>
    'nothing is known of an earlier appraisal, so there is no progress, last place or marked progress; name the period before as "previous"',
  "appraisal-gate-breached": ({ what, indicator, value, limit, reason }: Gate) => {
    if (what === "table")
      return reason === null ? "entered in the table without a reason" : `entered in the table: ${reason}`;
    return what === "role"
      ? `${indicator}, which must be reached, is ${value ?? "not reached"}${limit === null ? "" : `; the target is ${limit}`}`
      : `${indicator} is ${value}, beyond the limit of ${limit}`;
  },
  "appraisal-gate-unknown": ({ indicator }: { indicator: string }) =>
    `nothing is known of ${indicator}, so the gate neither holds nor lets pass`,
};
