import { listed } from "../phrase.ts";
import { type Places, placed } from "./method.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)`, most: 12 });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `; did you mean "${nearest}"?`);

type Text = string | { readonly en?: string | undefined; readonly zh?: string | undefined };
const nameText = (name: Text) => (typeof name === "string" ? name : (name.en ?? name.zh ?? ""));

export interface AcrossBreak {
  readonly id: string;
  readonly period: string;
  readonly reason: Text;
  readonly steps: readonly ("treat" | "normalise")[];
}

/** Formulas that read other rows, prices, and kinds of figures. */
export const deriveEn = {
  // words of formulas
  "formula-word": ({ word, form, found }: { word: string; form: string; found: string }) =>
    `"${word}" is written ${form}; found: ${found}`,
  "formula-word-bare": ({ word }: { word: string }) =>
    `"${word}" is a word of formulas and no column; write it with brackets, or choose another id`,
  "formula-nested": ({ word, found }: { word: string; found: string }) =>
    `"${word}" stands within another across or share (${found}); make the inner one an indicator of its own and name it`,
  "formula-across-bare": ({ name }: { name: string }) =>
    `within across "${name}" has one value for each unit below; put it in the brackets of min, max, sum, mean, median, cv, gini or count, or outside of across`,
  "formula-across-empty": ({ found }: { found: string }) =>
    `nothing is taken over the units below in ${found}; use min, max, sum, mean, median, cv, gini or count within across`,
  "formula-aggregate-outside": ({ name, inside }: { name: string; inside: boolean }) =>
    inside
      ? `"${name}" stands in the brackets of another aggregate, where there is one value for each unit; make it an indicator of its own`
      : `"${name}" is taken over the units below; write across("level", ${name}(…))`,

  // words against the data
  "lag-one-period": ({ period }: { period: string }) =>
    `lag needs an earlier period, and the data have one period only${period === "" ? "" : ` (${period})`}; add the data of the periods before`,
  "lag-calendar": ({ periods }: { periods: readonly string[] }) =>
    `lag needs periods of the calendar (2023, 2023Q3, 2023-07), and these are none: ${names(periods)}; rename them, or use at(x, "period")`,
  "at-period": ({ period, known }: { period: string; known: readonly string[] }) =>
    `no row of the data has the period "${period}"; periods: ${names(known)}`,
  "ref-unknown": (p: { name: string; levels: readonly string[]; nearest: string | undefined }) =>
    `"${p.name}" is neither a unit nor a level of the data${meant(p.nearest)}; levels: ${names(p.levels) || "none, for the data have no columns group:level and group:parent"}`,
  "ref-ambiguous": ({ name }: { name: string }) => `"${name}" is both a unit and a level of the data; rename the level`,
  "no-hierarchy": ({ level }: { level: string }) =>
    `across and share("${level}", …) need to know which unit belongs to which; give the data the columns group:level (the kind of unit) and group:parent (the unit above)`,
  "across-level": (p: { level: string; known: readonly string[]; nearest: string | undefined }) =>
    `no row of the data is of the level "${p.level}"${meant(p.nearest)}; levels: ${names(p.known)}`,
  "hierarchy-circle": ({ unit }: { unit: string }) =>
    `the parents of "${unit}" lead back to it, or through more than 32 units; correct the column group:parent`,
  "level-needed": ({ levels }: { levels: readonly string[] }) =>
    `the data hold units of several levels (${names(levels)}), which cannot be ranked together; say whose index it is: level: ${levels[0] ?? "…"}`,

  // prices and figures
  "deflate-constant": ({ id }: { id: string }) =>
    `"${id}" is at constant prices already (price: constant); take "deflate" out, or say price: current`,
  "deflate-unknown": ({ id, by }: { id: string; by: string }) =>
    `"${id}" is deflated by "${by}", which is ${id === by ? "itself" : "no indicator or variable"}; name the column of a price index`,
  "deflate-computed": ({ id, by }: { id: string; by: string }) =>
    `"${id}" is deflated by "${by}", which is computed itself; name a column of the data`,
  "deflate-base": ({ base, known }: { base: string; known: readonly string[] }) =>
    `no row of the data has the base period "${base}", so the index cannot be brought to it; periods: ${names(known)}`,
  "deflate-unit": ({ unit }: { unit: string }) => `no row of the data has the unit "${unit}", whose index is asked for`,
  "prices-mixed": ({ found }: { found: readonly string[] }) =>
    `figures at different prices are put together (${names(found)}); deflate the current ones, or use figures of one kind`,
  "price-of-target": ({ id, price, target }: { id: string; price: string; target: string }) =>
    `"${id}" has ${price === "current" ? "current prices" : price}, and its target has ${target} prices; the two cannot be compared`,
  "ordinal-divided": ({ id, ordinal }: { id: string; ordinal: string }) =>
    `"${ordinal}" is ordinal, an order without distances, so "${id}" has no ratio; take the denominator out, or correct "figure"`,
  "figure-over-units": (p: { id: string; figure: string; aggregate: string }) =>
    p.figure === "rate"
      ? `"${p.id}" is a rate, and rates of units do not add up; use mean(${p.id}, weight)`
      : `"${p.id}" is ordinal, an order without distances, so it has no ${p.aggregate}; use median, min, max or share`,

  // notes
  "children-missing": (p: { level: string; missing: number; of: number } & Places) =>
    `${p.missing} of ${p.of} units of the level "${p.level}" have no value, at ${placed(p)}; min, max, mean, median, cv, gini and share are those of the others, a sum is missing`,
  "no-children": ({ level, ...at }: { level: string } & Places) =>
    `no unit of the level "${level}" belongs to ${placed(at)}; missing there`,
  "other-row-absent": ({ word, ...at }: { word: string } & Places) =>
    `the data have no row to read by "${word}" for ${placed(at)}; missing there`,
  "parents-unknown": ({ units }: { units: readonly string[] }) =>
    `named as a parent and not in the data: ${names(units)}`,
  deflated: ({ by, base, form }: { by: string; base: string; form: string }) =>
    `at constant prices of ${base}, by "${by}"${form === "previous" ? ", chained from figures with the period before = 100" : ""}`,
  "deflator-missing": ({ by, ...at }: { by: string } & Places) =>
    `no price index "${by}" for ${placed(at)}; missing there`,
  "growth-of-current": ({ columns }: { columns: readonly string[] }) =>
    `computes a change of figures at current prices (${names(columns)}), which holds inflation; an official growth rate is at constant prices and is given as data`,
  "price-unstated": ({ ids }: { ids: readonly string[] }) =>
    `in money over several periods, and the system does not say at which prices: ${names(ids)}; say price: current or constant`,
  "population-unstated": ({ ids }: { ids: readonly string[] }) =>
    `a denominator of persons that does not say which: ${names(ids)}; say population: { who: resident | registered, when: year-end | average }`,
  "populations-differ": ({ found }: { found: readonly string[] }) =>
    `the denominators count different populations: ${names(found)}`,
  "learned-across-break": ({ id, period, reason, steps }: AcrossBreak) =>
    `${id}: ${steps.map((step) => (step === "treat" ? "its treatment" : "its ruler")).join(" and ")} ${steps.length > 1 ? "are" : "is"} learned from both sides of the break in ${period} (${nameText(reason)}), so that what changed in the figure counts as change of the unit; set ${steps.map((step) => `plan.${step}.over`).join(" and ")} to each-period to compare units within a period, begin the data at the break, or make the new series an indicator of its own`,
};
