import {
  aras,
  cocoso,
  codas,
  copras,
  edas,
  greyRelational,
  IndexError,
  mabac,
  mairca,
  marcos,
  moora,
  ocra,
  ram,
  rankSumRatio,
  spotis,
  topsis,
  vikor,
  waspas,
  weightedProduct,
  weightedSum,
  wroclaw,
} from "../../src/index.ts";
import {
  type AggregateContext,
  type Aggregator,
  type Json,
  type MethodNode,
  plainNode,
} from "../../src/method/index.ts";

export const gap = Number.NaN;
export const of = (...values: number[]): Float64Array => Float64Array.from(values);

export type Way = "+" | "-" | MethodNode["direction"];
export const nodesOf = (ways: readonly Way[]): MethodNode[] =>
  ways.map((way, j) => {
    const direction = way === "+" ? "positive" : way === "-" ? "negative" : way;
    return { ...plainNode(`x${j + 1}`), direction };
  });

export interface Setting {
  readonly ways: readonly Way[];
  readonly weights: readonly number[];
  readonly nodes?: readonly MethodNode[];
}

export type Row = readonly number[];
export const columnsOf = (rows: readonly Row[], m: number): Float64Array[] =>
  Array.from({ length: m }, (_, j) => Float64Array.from(rows, (row) => row[j]!));

/** Rows as the pages write them: `1 8 – | 6 2 5`, – for missing. */
export const rowsOf = (text: string): Row[] =>
  text.split(" | ").map((row) => row.split(" ").map((cell) => (cell === "–" ? gap : Number(cell))));

/** One way to call a method: with its parameters. */
export interface Variant {
  readonly name: string;
  readonly method: Aggregator;
  readonly params: object;
}
const variant = (method: unknown, params: object = {}): Variant => {
  const { id } = method as Aggregator;
  const words = Object.values(params).map(String);
  return { name: [id, ...words].join(" "), method: method as Aggregator, params };
};

export function learn({ method, params }: Variant, rows: readonly Row[], setting: Setting) {
  const { weights, ways } = setting;
  const notes: string[] = [];
  const context: Partial<AggregateContext> = {
    nodes: setting.nodes ?? nodesOf(ways),
    weights,
    note: ({ code }) => notes.push(code),
  };
  const fitted = method.fit(columnsOf(rows, ways.length), params as never, context);
  const score = (later: readonly Row[], known: Json = fitted) =>
    method.apply(columnsOf(later, ways.length), { weights, fitted: known }, context);
  const details = (later: readonly Row[]) =>
    method.details!(columnsOf(later, ways.length), { weights, fitted }, context);
  return { fitted, score, details, notes };
}

export const compute = (choice: Variant, rows: readonly Row[], setting: Setting): number[] => [
  ...learn(choice, rows, setting).score(rows),
];

/** Scores, or null where the method refuses these data. */
export function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof IndexError) return null;
    throw error;
  }
}

/** Codes of a refusal with their paths, or what came instead. */
export function refusal(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    return error.issues.map(({ code, path }) => [code, ...path].join(" "));
  }
}

/** Every ranking method, with each form that it has. */
export const VARIANTS: readonly Variant[] = [
  variant(topsis),
  variant(topsis, { norm: "min-max" }),
  variant(topsis, { norm: "sum", weights: "distance" }),
  variant(topsis, { norm: "max" }),
  variant(topsis, { norm: "none" }),
  variant(topsis, { norm: "min-max", ideal: "scale" }),
  variant(vikor),
  variant(vikor, { v: 0 }),
  variant(greyRelational),
  variant(greyRelational, { norm: "linear", rho: 0.2 }),
  variant(rankSumRatio),
  variant(rankSumRatio, { ranking: "non-integral", score: "fitted" }),
  variant(weightedSum),
  variant(weightedSum, { norm: "sum" }),
  variant(weightedSum, { norm: "min-max" }),
  variant(weightedSum, { norm: "vector" }),
  variant(weightedProduct),
  variant(weightedProduct, { norm: "sum" }),
  variant(weightedProduct, { norm: "vector" }),
  variant(weightedProduct, { norm: "one-plus-min-max" }),
  variant(waspas),
  variant(waspas, { norm: "one-plus-min-max", lambda: 0.3 }),
  variant(edas),
  variant(codas),
  variant(codas, { tau: 0 }),
  variant(copras),
  variant(cocoso),
  variant(aras),
  variant(mabac),
  variant(mairca),
  variant(moora),
  variant(moora, { form: "reference-point" }),
  variant(moora, { form: "multiplicative" }),
  variant(marcos),
  variant(ocra),
  variant(ram),
  variant(spotis),
  variant(spotis, { bounds: "scale" }),
  variant(wroclaw),
  variant(wroclaw, { divisor: "n" }),
];

export const byName = (name: string): Variant => {
  const found = VARIANTS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no variant "${name}": ${VARIANTS.map((each) => each.name).join(", ")}`);
  return found;
};
