import type { Json } from "../../../method/index.ts";

/** What a formula for one group in one row can name; children whose weight is 0 everywhere are left out of `children`. */
export interface GroupCells {
  readonly children: readonly { readonly id: string; readonly x: string; readonly w: string }[];
  /** Cells of all children, and of their weights. */
  readonly values: string;
  readonly weights: string;
  param(name: string, value: number): string;
  paramOf(child: string, name: string, value: number): string;
  /** The weighted mean of the present children in a column of its own. */
  mean(): string;
  /** The children on another scale, each in a column of its own, and their weighted mean. */
  rescaled(say: (x: string, child: string, j: number) => string): GroupCells;
}

/** The score of a group of which something is present; null where it cannot be said as a formula. */
export type AggregatorFormula = (fitted: Json, cells: GroupCells) => string | null;

const says = <F>(say: (fitted: F, cells: GroupCells) => string | null): AggregatorFormula =>
  say as unknown as AggregatorFormula;

export const presentWeight = ({ values, weights }: Pick<GroupCells, "values" | "weights">): string =>
  `SUMPRODUCT(${weights},--ISNUMBER(${values}))`;

export const weightedMeanOf = (cells: Pick<GroupCells, "values" | "weights">): string =>
  `SUMPRODUCT(${cells.weights},${cells.values})/${presentWeight(cells)}`;

/** Sum or product over the present children that weigh something. */
function over(cells: GroupCells, say: (x: string, w: string) => string, { by, none }: { by: string; none: number }) {
  return cells.children.map(({ x, w }) => `IF(AND(ISNUMBER(${x}),${w}>0),${say(x, w)},${none})`).join(by);
}

const total = (cells: GroupCells, say: (x: string, w: string) => string) =>
  `(${over(cells, say, { by: "+", none: 0 })})`;

const list = ({ children }: GroupCells) => children.map(({ x }) => x).join(",");

const geometric = (cells: GroupCells) => `EXP(${total(cells, (x, w) => `${w}*LN(${x})`)}/${presentWeight(cells)})`;

interface Penalty {
  readonly deviation: "population" | "sample";
}

/** The variance about the weighted mean; of the sample: times n/(n − 1), 0 for one value. */
function variance(cells: GroupCells, { deviation }: Penalty): string {
  const m = cells.mean();
  const plain = `${total(cells, (x, w) => `${w}*(${x}-${m})^2`)}/${presentWeight(cells)}`;
  if (deviation === "population") return plain;
  const n = `SUMPRODUCT((${cells.weights}>0)*ISNUMBER(${cells.values}))`;
  return `IF(${n}>1,${plain}*${n}/(${n}-1),0)`;
}

type Variation = Penalty & { readonly lambda: number; readonly by: "deviation" | "variance" };
type Centred = Penalty & {
  readonly polarity: "positive" | "negative";
  readonly centres?: readonly { readonly centre: number; readonly spread: number }[] | null;
  readonly goals?: readonly { readonly reference: number; readonly half: number }[];
};

/** The mean less, or plus, variance over mean. */
function penalised(cells: GroupCells, fitted: Centred): string {
  const m = cells.mean();
  return `${m}${fitted.polarity === "positive" ? "-" : "+"}IF(${m}=0,0,${variance(cells, fitted)}/${m})`;
}

/** The aggregators that a spreadsheet can follow. */
export const AGGREGATOR_FORMULAS: ReadonlyMap<string, AggregatorFormula> = new Map([
  ["arithmetic", says<null>((_, cells) => weightedMeanOf(cells))],
  ["geometric", says<null>((_, cells) => geometric(cells))],
  ["harmonic", says<null>((_, cells) => `${presentWeight(cells)}/${total(cells, (x, w) => `${w}/${x}`)}`)],
  ["min", says<null>((_, cells) => `MIN(${list(cells)})`)],
  ["max", says<null>((_, cells) => `MAX(${list(cells)})`)],
  [
    "power",
    says<{ readonly p: number }>(({ p }, cells) => {
      if (p === 0) return geometric(cells);
      const exponent = cells.param("p", p);
      return `(${total(cells, (x, w) => `${w}*${x}^${exponent}`)}/${presentWeight(cells)})^(1/${exponent})`;
    }),
  ],
  [
    "product",
    says<null>((_, cells) => {
      const present = presentWeight(cells);
      const m = `SUMPRODUCT(--(${cells.weights}>0))`;
      return over(cells, (x, w) => `${x}^(${m}*${w}/${present})`, { by: "*", none: 1 });
    }),
  ],
  [
    "mean-min",
    says<{ readonly alpha: number; readonly beta: number }>(({ alpha, beta }, cells) => {
      const [m, a, b] = [cells.mean(), cells.param("alpha", alpha), cells.param("beta", beta)];
      return `${m}-${a}*(SQRT((${m}-MIN(${list(cells)}))^2+${b}^2)-${b})`;
    }),
  ],
  [
    "variation-penalty",
    says<Variation>((fitted, cells) => {
      const [m, lambda] = [cells.mean(), cells.param("lambda", fitted.lambda)];
      const spread = variance(cells, fitted);
      return fitted.by === "deviation" ? `${m}-${lambda}*SQRT(${spread})` : `${m}-${lambda}*(${spread})/${m}`;
    }),
  ],
  [
    "mpi",
    says<Centred>((fitted, cells) => {
      if (!fitted.centres) return penalised(cells, fitted);
      const { centres } = fitted;
      const scaled = cells.rescaled((x, child, j) => {
        const { centre, spread } = centres[j]!;
        if (!(spread > 0)) return "100";
        return `100+10*((${x}-${cells.paramOf(child, "centre", centre)})/${cells.paramOf(child, "spread", spread)})`;
      });
      return penalised(scaled, fitted);
    }),
  ],
  [
    "ampi",
    says<Centred>((fitted, cells) => {
      const scaled = cells.rescaled((x, child, j) => {
        const { reference, half } = fitted.goals![j]!;
        if (!(half > 0)) return "100";
        const [r, h] = [cells.paramOf(child, "reference", reference), cells.paramOf(child, "half range", half)];
        return `(${x}-(${r}-${h}))/(2*${h})*60+70`;
      });
      return penalised(scaled, fitted);
    }),
  ],
]);
