import { type Held, heldClass } from "./hysteresis.ts";
import { COLOURS, type Colour, type Rule, type RuleBook } from "./rules.ts";

/** What a rule of the book decided. */
export interface Decided extends Held<Colour> {
  readonly value: number;
  readonly rule: Rule;
  /** Place of the rule in the book. */
  readonly i: number;
}

/**
 * The rule that decides and its colour: the first that can be applied, or with `take: worst` the one with the worst colour.
 * @param of the measure of a rule at each time, oldest first, NaN where it cannot be taken; null where the rule says nothing of it
 */
export function decide(book: RuleBook, of: (rule: Rule) => readonly number[] | null): Decided | undefined {
  const { margin = 0, periods = 1 } = book.hysteresis ?? {};
  const found = book.rules.flatMap((rule, i): Decided[] => {
    const values = of(rule);
    const value = values?.at(-1) ?? Number.NaN;
    if (values === null || Number.isNaN(value)) return [];
    const held = heldClass(values, { scale: rule, margin, periods });
    return held === null ? [] : [{ ...held, value, rule, i }];
  });
  if (book.take !== "worst") return found[0];
  const place = ({ give }: Decided) => COLOURS.indexOf(give);
  return found.reduce<Decided | undefined>(
    (bad, one) => (bad === undefined || place(one) > place(bad) ? one : bad),
    undefined,
  );
}
