import type { Over } from "../../method/index.ts";

/** A column that something is learned from, as it stands before the step that learns. */
export interface Source {
  /** `curve`: as treating would leave it by what is supposed so far. */
  readonly step: "impute" | "treat" | "curve" | "normalise" | "weigh";
  /** The indicator, or the group whose score it is. */
  readonly id: string;
  /** What the step reads; indicators before they are scored may come as distances from an ideal or a band. */
  readonly reads: "derived" | "treated" | "normalised";
  readonly distance?: boolean;
  /** With the other sign. */
  readonly turned?: boolean;
  /** 1/(x + this). */
  readonly inverse?: number;
}

/**
 * What is asked of the engine, by name. `given` are numbers that were learned before; they may differ from period to period
 * where each has a ruler of its own, so they are no part of what makes two questions the same.
 */
export interface Question {
  readonly kind: Kind;
  readonly of: Source;
  /** The second column of a pair. */
  readonly with?: Source;
  readonly over: Over;
  /** The period whose rows are asked for; `*` where they are learned from together. */
  readonly slice: string;
  readonly given: readonly number[];
  /** How many numbers of a list are asked for. */
  readonly many?: number;
  /** The unit, and perhaps the period, whose value is asked for. */
  readonly unit?: string;
  readonly period?: string;
  /** The grouping column whose groups are asked for. */
  readonly group?: string;
}

export type Kind =
  | "rows"
  | "extent"
  | "squares"
  | "fourths"
  | "parts"
  | "places"
  | "places-about"
  | "distinct-ends"
  | "core"
  | "entropy-near"
  | "entropy-far"
  | "product"
  | "pair"
  | "gaps"
  | "unit-value"
  | "group-extents"
  | "group-middle";

/** What one question has in common with those of other periods: one column of a statement answers them all. */
export function familyOf({ slice: _, given, ...rest }: Question): string {
  return JSON.stringify([
    rest.kind,
    rest.of,
    rest.with ?? null,
    rest.over,
    given.length,
    rest.many,
    rest.unit,
    rest.period,
    rest.group,
  ]);
}

/** A question with what is given. */
export const questionKey = (question: Question): string =>
  JSON.stringify([familyOf(question), question.slice, question.given.map(String)]);

/** An answer is a list of numbers, NaN where there is none; of groups, one list a label. */
export type Answer = readonly number[] | readonly (readonly [label: string, values: readonly number[]])[];

/** What is known so far, and what was found to be lacking. */
export interface Ledger {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly open: Map<string, Question>;
}

/** Thrown where an answer is lacking; the question is in the ledger by then. */
export class Wanting extends Error {}

/** Asks several questions at once, so that one pass answers them all. */
export type Ask = (questions: readonly Question[]) => readonly Answer[];

export function askOf({ answers, open }: Ledger): Ask {
  return (questions) => {
    const found = questions.map((question) => {
      const key = questionKey(question);
      const known = answers.get(key);
      if (known === undefined) open.set(key, question);
      return known;
    });
    if (found.includes(undefined)) throw new Wanting();
    return found as readonly Answer[];
  };
}
