import { mapWords } from "../words/chart-map.ts";
import { decimalsOf, numberText } from "./axis.ts";
import { classesOf, classOf, type ValueClass } from "./classes.ts";
import type { LegendItem } from "./pen.ts";
import type { Scores } from "./source.ts";
import type { Mark } from "./types.ts";

/** What a map says of a unit. */
export interface MapFact {
  readonly score: string;
  readonly kind: ValueClass | undefined;
  readonly mark: Mark;
}

/** Classes, legend and marks of the scores of some rows, for tiles and areas alike. */
export function mapFacts(
  { look, result, node, unitName }: Scores,
  rows: readonly number[],
): { readonly legend: readonly LegendItem[]; readonly of: (row: number) => MapFact; readonly told: string } {
  const words = mapWords[look.locale];
  const score = result.score(node);
  const rank = result.rank(node);
  const values = Float64Array.from(rows, (i) => score[i]!);
  const decimals = decimalsOf(values);
  const figure = (v: number) => numberText(v, decimals);
  const classes = classesOf(values);
  const legend = classes.map(({ letter, colour, from, to, n }): LegendItem => {
    return { label: words.classOf({ letter, from: figure(from), to: figure(to), n }), shape: "square", colour };
  });
  if (values.some(Number.isNaN)) legend.push({ label: words.missing, shape: "frame", colour: "axis" });
  const factOf = (i: number): MapFact => {
    const [unit, value] = [result.units[i]!, score[i]!];
    const kind = classOf(value, classes);
    const name = unitName(unit);
    const facts = { name, score: figure(value), rank: String(rank[i]!), letter: kind?.letter ?? "" };
    const title = kind === undefined ? words.markMissing({ name }) : words.mark(facts);
    const data = { unit, score: value, rank: rank[i]!, ...(kind !== undefined && { class: kind.letter }) };
    return { score: facts.score, kind, mark: { title, data } };
  };
  // missing scores stand last
  const order = [...rows].sort(
    (a, b) => score[b]! - score[a]! || a - b || 0 || Number(Number.isNaN(score[a]!)) - Number(Number.isNaN(score[b]!)),
  );
  return { legend, of: factOf, told: order.map((i) => factOf(i).mark.title).join(words.comma) };
}
