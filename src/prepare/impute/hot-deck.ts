import * as z from "zod/mini";
import { imputeEn } from "../../errors/en/impute.ts";
import { type ColumnContext, defineImputer } from "../../method/index.ts";
import { comparePeriods, compareText } from "../../schema/order.ts";
import { keyedRandom } from "../../stats/keyed-random.ts";
import { noteLeft } from "./gaps.ts";
import { labelsOf } from "./group-fill.ts";

const Params = z.strictObject({
  /** A whole number: the same seed draws the same donors. */
  seed: z.int(),
  /** Name of a grouping column: only rows of the same group lend. */
  group: z._default(z.nullable(z.string()), null),
});

export type Deck = {
  readonly seed: number;
  readonly group: string | null;
  readonly donors: readonly { readonly group: string; readonly values: readonly number[] }[];
};

const DeckShape = z.strictObject({
  seed: z.number(),
  group: z.nullable(z.string()),
  donors: z.array(z.strictObject({ group: z.string(), values: z.array(z.number()) })),
});

const groupsOf = (group: string | null, { rows }: ColumnContext): readonly string[] =>
  group === null ? rows.unit.map(() => "") : labelsOf(group, rows);

function fit(x: Float64Array, { seed, group }: z.output<typeof Params>, context: ColumnContext): Deck {
  const { unit, period } = context.rows;
  const labels = groupsOf(group, context);
  const donors = new Map<string, number[]>();
  // in an order of their own, so that the order of the rows does not matter
  const order = [...x.keys()].sort((a, b) => compareText(unit[a]!, unit[b]!) || comparePeriods(period[a]!, period[b]!));
  for (const i of order) {
    if (Number.isNaN(x[i]!)) continue;
    const list = donors.get(labels[i]!);
    if (list === undefined) donors.set(labels[i]!, [x[i]!]);
    else list.push(x[i]!);
  }
  return { seed, group, donors: [...donors].map(([label, values]) => ({ group: label, values })) };
}

function apply(x: Float64Array, { seed, group, donors }: Deck, context: ColumnContext): Float64Array {
  const { rows, node, note } = context;
  const labels = groupsOf(group, context);
  const byGroup = new Map(donors.map((entry) => [entry.group, entry.values]));
  const left: number[] = [];
  const y = Float64Array.from(x, (v, i) => {
    if (!Number.isNaN(v)) return v;
    const values = byGroup.get(labels[i]!) ?? [];
    if (values.length === 0) {
      left.push(i);
      return v;
    }
    return values[keyedRandom(seed, [node.id, rows.unit[i]!, rows.period[i]!]).integer(values.length)]!;
  });
  noteLeft("no-donor", left, { rows, note });
  return y;
}

/**
 * Hot deck (热平台插补): a gap gets the value of a row drawn at random from those that have one, within the same `group`
 * where one is named. It keeps the spread of the column, which means do not. The draw depends on seed, indicator, unit and
 * period, not on the order of the rows.
 * Missing: filled; a group without any value stays, with a note.
 * @see Andridge and Little (2010), A review of hot deck imputation for survey non-response, Int. Stat. Rev. 78
 * @example
 * const x = Float64Array.of(7, NaN, 7);
 * imputeHotDeck.apply(x, imputeHotDeck.fit(x, { seed: 1 })); // => [7, 7, 7]
 */
export const imputeHotDeck = defineImputer({
  id: "hot-deck",
  name: { en: "hot deck", zh: "热平台插补" },
  params: Params,
  texts: imputeEn,
  learned: DeckShape,
  fit,
  apply,
});
