import type { SqlMaking } from "../../method/sql-expr.ts";
import {
  add,
  and,
  call,
  divide,
  eq,
  gt,
  isPresent,
  lt,
  missing,
  multiply,
  number,
  over,
  type SqlExpr,
  subtract,
  text,
  when,
} from "../tree.ts";
import type { Kind } from "./ask.ts";

/** What is made of a column over all rows of a slice. */
export interface Aggregate {
  readonly name: string;
  readonly by: "count" | "sum" | "min" | "max";
  readonly of: SqlExpr;
}

export interface Asked {
  readonly x: SqlExpr;
  /** The second column of a pair. */
  readonly y: SqlExpr;
  /** What was learned before, the same for all rows or that of the row's period. */
  readonly given: readonly SqlExpr[];
  readonly many: number;
  /** What rows of one ruler share; empty where all share one. */
  readonly partition: readonly SqlExpr[];
  readonly making: SqlMaking;
  readonly unit?: string | undefined;
  readonly period?: string | undefined;
}

/** 2⁶⁴: a power of two that keeps the sum of very large values within a double. */
export const GUARD = 4294967296 * 4294967296;

type KindMaker = (asked: Asked) => readonly Aggregate[];

const sum = (name: string, of: SqlExpr): Aggregate => ({ name, by: "sum", of });
const count = (name: string, of: SqlExpr): Aggregate => ({ name, by: "count", of });
const least = (name: string, of: SqlExpr): Aggregate => ({ name, by: "min", of });
const most = (name: string, of: SqlExpr): Aggregate => ({ name, by: "max", of });

const extent: KindMaker = ({ x, making }) => [
  count("count", x),
  least("min", x),
  most("max", x),
  sum("sum", making.let(multiply(x, number(1 / GUARD)), "guarded")),
];

/** (x − centre)/scale; `centre` comes divided by the scale. */
const deviation = ({ x, given: [centre, per], making }: Asked): SqlExpr =>
  making.let(subtract(multiply(x, per!), centre!), "deviation");

const squared = (d: SqlExpr, making: SqlMaking): SqlExpr => making.let(multiply(d, d), "square");

const powersOf = (d: SqlExpr, making: SqlMaking): readonly Aggregate[] => {
  const square = squared(d, making);
  return [sum("d1", d), sum("d2", square), sum("d3", multiply(square, d)), sum("d4", multiply(square, square))];
};

const squares: KindMaker = (asked) => {
  const d = deviation(asked);
  return [sum("d1", d), sum("d2", squared(d, asked.making))];
};

/** Shares of the largest, and of the smallest by the reciprocal: their sums and the sums of their squares. */
const parts: KindMaker = ({ x, given: [size, smallest], making }) => {
  const share = making.let(divide(x, size!), "share");
  const inverse = making.let(when([[gt(x, number(0)), divide(smallest!, x)]], missing), "inverse");
  return [
    sum("sum", share),
    sum("squares", squared(share, making)),
    sum("inverse", inverse),
    sum("inverse_squares", squared(inverse, making)),
  ];
};

const placeOf = (x: SqlExpr, { partition, making }: Asked): SqlExpr =>
  making.let(call("to-double", over("row-number", [], { partition, order: [{ by: x }] })), "place");

/** The values at places of the column put in order. */
const atPlaces = (x: SqlExpr, asked: Asked): readonly Aggregate[] => {
  const place = placeOf(x, asked);
  return asked.given.slice(-asked.many).map((k, i) => most(`place_${i + 1}`, when([[eq(place, k), x]], missing)));
};

const places: KindMaker = (asked) => atPlaces(asked.x, asked);

const placesAbout: KindMaker = (asked) => {
  const { x, given, making } = asked;
  const far = making.let(call("abs", subtract(x, given[0]!)), "distance");
  return atPlaces(far, asked);
};

/** The lowest and the highest different values, and how often each occurs. */
const distinctEnds: KindMaker = ({ x, many, partition, making }) =>
  (["lowest", "highest"] as const).flatMap((end) => {
    const place = making.let(
      over("dense-rank", [], { partition, order: [{ by: x, descending: end === "highest" }] }),
      end,
    );
    return Array.from({ length: many }, (_, i) => {
      const own = making.let(when([[and(isPresent(x), eq(place, number(i + 1))), x]], missing), `${end}_${i + 1}`);
      return [most(`${end}_${i + 1}`, own), count(`${end}_${i + 1}_count`, own)];
    }).flat();
  });

/** Powers of deviations of the values strictly between two. */
const core: KindMaker = (asked) => {
  const { x, given, making } = asked;
  const inside = making.let(when([[and(gt(x, given[2]!), lt(x, given[3]!)), x]], missing), "inside");
  const d = deviation({ ...asked, x: inside });
  return [count("count", inside), least("min", inside), most("max", inside), ...powersOf(d, making)];
};

const fourths: KindMaker = (asked) => powersOf(deviation(asked), asked.making);

/** (1 + δ)·ln(1 + δ) − δ = Σ (−1)ᵏ δᵏ/(k(k − 1)) from k = 2, where δ is small. */
function nearlyEven(d: SqlExpr): SqlExpr {
  let series: SqlExpr = number(1 / 240);
  for (let k = 15; k >= 2; k--) series = subtract(number(1 / (k * (k - 1))), multiply(d, series));
  return multiply(multiply(d, d), series);
}

/** δ = (x − centre)/above, of shares near even. */
const entropyNear: KindMaker = ({ x, given: [centre, above], making }) => {
  const d = making.let(divide(subtract(x, centre!), above!), "delta");
  const whole = making.let(when([[gt(d, number(-1)), subtract(d, number(-1))]], missing), "share");
  const plain = subtract(multiply(whole, call("ln", whole)), d);
  const small = and(gt(d, number(-0.1)), lt(d, number(0.1)));
  const term = when(
    [
      [small, nearlyEven(d)],
      [isPresent(whole), plain],
    ],
    missing,
  );
  return [sum("d1", d), sum("divergence", making.let(term, "term"))];
};

/** s = (x − nothing)/above; 0·ln 0 counts as 0. */
const entropyFar: KindMaker = ({ x, given: [nothing, above], making }) => {
  const s = making.let(divide(subtract(x, nothing!), above!), "share");
  const inside = making.let(when([[gt(s, number(0)), s]], missing), "above");
  const term = when(
    [
      [isPresent(inside), multiply(inside, call("ln", inside))],
      [isPresent(s), number(0)],
    ],
    missing,
  );
  return [
    sum(
      "sum",
      when(
        [
          [isPresent(inside), inside],
          [isPresent(s), number(0)],
        ],
        missing,
      ),
    ),
    sum("logs", making.let(term, "term")),
  ];
};

/** Both columns as deviations, each by its own centre and scale. */
function both({ x, y, given, making }: Asked): readonly [SqlExpr, SqlExpr] {
  const scaled = (of: SqlExpr, at: number, label: string) =>
    making.let(subtract(multiply(of, given[at + 1]!), given[at]!), label);
  return [scaled(x, 0, "deviation"), scaled(y, 2, "deviation")];
}

const product: KindMaker = (asked) => {
  const [a, b] = both(asked);
  return [sum("product", asked.making.let(multiply(a, b), "product"))];
};

/** Of the rows that have both values. */
const pair: KindMaker = (asked) => {
  const { making } = asked;
  const [a, b] = both(asked);
  const u = making.let(when([[and(isPresent(a), isPresent(b)), a]], missing), "first");
  const v = making.let(when([[and(isPresent(a), isPresent(b)), b]], missing), "second");
  return [
    count("count", u),
    least("min_x", u),
    most("max_x", u),
    least("min_y", v),
    most("max_y", v),
    sum("x", u),
    sum("y", v),
    sum("xx", squared(u, making)),
    sum("yy", squared(v, making)),
    sum("xy", making.let(multiply(u, v), "product")),
  ];
};

/** Gaps between neighbours in order, each by how many pairs it parts: Σ(2i − n − 1)·z, z on 0–1. */
const gaps: KindMaker = (asked) => {
  const {
    x,
    given: [lowest, range, n],
    making,
  } = asked;
  const z = making.let(divide(subtract(x, lowest!), range!), "unit");
  const place = placeOf(x, asked);
  const rise = subtract(subtract(multiply(number(2), place), n!), number(1));
  return [sum("gaps", making.let(multiply(z, divide(rise, n!)), "gap"))];
};

const unitValue: KindMaker = ({ x, unit, period, making }) => {
  const is = [eq(making.unit, text(unit!)), ...(period === undefined ? [] : [eq(making.period, text(period))])];
  const own = making.let(when([[and(isPresent(x), ...is), x]], missing), "reference");
  return [count("count", own), most("value", own)];
};

/** The values in the middle of each group's order: one twice, or two. */
const middle: KindMaker = (asked) => {
  const { x, partition, making } = asked;
  const place = placeOf(x, asked);
  const n = making.let(call("to-double", over("count", [x], { partition })), "present");
  const half = (more: number) => making.let(call("floor", divide(add(n, number(more)), number(2))), "middle");
  const at = (k: SqlExpr, name: string) => most(name, making.let(when([[eq(place, k), x]], missing), name));
  return [count("count", x), at(half(1), "lower"), at(half(2), "upper")];
};

const rows: KindMaker = ({ x }) => [count("rows", x)];

export const KINDS: Readonly<Record<Kind, KindMaker>> = {
  rows,
  extent,
  squares,
  fourths,
  parts,
  places,
  "places-about": placesAbout,
  "distinct-ends": distinctEnds,
  core,
  "entropy-near": entropyNear,
  "entropy-far": entropyFar,
  product,
  pair,
  gaps,
  "unit-value": unitValue,
  "group-extents": extent,
  "group-middle": middle,
};

export const SORTS: readonly Kind[] = ["places", "places-about", "distinct-ends", "gaps", "group-middle"];
export const BY_GROUP: readonly Kind[] = ["group-extents", "group-middle"];
