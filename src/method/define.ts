import type * as z from "zod/v4/core";
import { IndexError, type SomeTexts, speaking } from "../errors/index.ts";
import type { Name } from "../schema/types.ts";
import { checkShape } from "../schema/zod-issues.ts";
import { type Extent, extent, type Line, type Moments } from "../stats/index.ts";
import { aggregateContext, columnContext, tableContext } from "./context.ts";
import type {
  AggregateContext,
  AggregateInput,
  Aggregator,
  ColumnContext,
  Imputer,
  Json,
  Needs,
  Normaliser,
  ParamsIn,
  ParamsOut,
  Reads,
  Shape,
  Shell,
  TableContext,
  Treater,
  Weigher,
  WeightsFitted,
} from "./types.ts";

interface Common<S extends Shell> {
  readonly id: string;
  readonly name?: Name;
  readonly params: S;
  readonly shape?: Shape;
  readonly needs?: Needs | ((params: ParamsOut<S>) => Needs);
  /** English texts of the codes that only this method has. */
  readonly texts?: SomeTexts;
}

const CALLS = ["fit", "fitExtent", "fitMoments", "apply", "inverse", "rowWeights", "details"];

/** A method called by hand says its own problems in its own texts; the engine knows them from the method. */
function withTexts<M extends { readonly texts?: SomeTexts }>(method: M): M {
  const { texts } = method;
  if (texts === undefined) return method;
  const spoken = Object.entries(method as Record<string, unknown>).map(([key, value]) => {
    if (!CALLS.includes(key) || typeof value !== "function") return [key, value];
    return [key, (...given: readonly unknown[]) => speaking(texts, () => value(...given))];
  });
  return Object.fromEntries(spoken) as M;
}

interface ColumnKernel<S extends Shell, F extends Json> extends Common<S> {
  /** The shape of what `fit` learns, to check what comes back from a file; without it only a crash is noticed. */
  readonly learned?: z.$ZodType<F>;
  fit(x: Float64Array, params: ParamsOut<S>, context: ColumnContext): F;
  apply(x: Float64Array, fitted: F, context: ColumnContext): Float64Array;
}

/** Parameters as checked, with every default filled in; all problems at once. */
export function parseParams<S extends Shell>(shell: S, params: unknown): ParamsOut<S> {
  const { value, issues } = checkShape(shell, params);
  if (issues.length > 0 || value === undefined) throw new IndexError(issues);
  return value;
}

function common<S extends Shell>(spec: Common<S>, shape: Shape) {
  const { needs } = spec;
  return {
    id: spec.id,
    ...(spec.name === undefined ? {} : { name: spec.name }),
    ...(spec.texts === undefined ? {} : { texts: spec.texts }),
    params: spec.params,
    shape: spec.shape ?? shape,
    needs: (params: ParamsOut<S>): Needs => (typeof needs === "function" ? needs(params) : (needs ?? {})),
  };
}

// A caller by hand gives a column and some parameters; the pipeline gives the whole context.
function columnMethod<S extends Shell, F extends Json>(spec: ColumnKernel<S, F>) {
  return {
    ...common(spec, "row"),
    ...(spec.learned === undefined ? {} : { learned: spec.learned }),
    fit: (x: Float64Array, params: ParamsIn<S>, context?: Partial<ColumnContext>): F =>
      spec.fit(x, parseParams(spec.params, params), columnContext(x.length, context)),
    apply: (x: Float64Array, fitted: F, context?: Partial<ColumnContext>): Float64Array =>
      spec.apply(x, fitted, columnContext(x.length, context)),
  };
}

/** A way to fill gaps: `fit` learns from the present values, `apply` fills the missing ones. */
export function defineImputer<S extends Shell, F extends Json>(
  spec: ColumnKernel<S, F> & ImputerTraits<S>,
): Imputer<S, F> {
  const { nested } = spec;
  return withTexts({
    kind: "impute",
    ...columnMethod(spec),
    learnsFrom: spec.learnsFrom ?? "slice",
    fills: spec.fills ?? "values",
    ...(nested === undefined ? {} : { nested }),
  });
}

export interface ImputerTraits<S extends Shell> {
  /** `all`: works within a unit over its periods, so it sees all rows whatever `over` says. */
  readonly learnsFrom?: "slice" | "all";
  /** `scores`: leaves the value missing and fills its score after normalising. */
  readonly fills?: "values" | "scores";
  nested?: NonNullable<Imputer<S>["nested"]>;
}

/** A way to treat outliers. `scale` puts goalposts on the treated scale; without it they stay as they are. */
export function defineTreater<S extends Shell, F extends Json>(
  spec: ColumnKernel<S, F> & {
    scale?(values: readonly number[], fitted: F): readonly number[];
    how?: NonNullable<Treater<S, F>["how"]>;
  },
): Treater<S, F> {
  const { how, scale = (values) => values } = spec;
  return withTexts({ kind: "treat", ...columnMethod(spec), scale, ...(how === undefined ? {} : { how }) });
}

/** A way to bring indicators to one scale on which more is better. */
export function defineNormaliser<S extends Shell, F extends Json>(
  spec: (
    | ColumnKernel<S, F>
    | (Omit<ColumnKernel<S, F>, "fit"> & {
        fitExtent(extent: Extent, params: ParamsOut<S>, context: ColumnContext): F;
      })
  ) & {
    readonly reads?: "derived" | "treated";
    readonly directions?: "signed" | "any";
    bounds?(params: ParamsOut<S>): readonly [number, number] | null;
    readonly presets?: NonNullable<Normaliser["presets"]>;
    fixed?(fitted: F): boolean;
    fitMoments?(moments: Moments, params: ParamsOut<S>, context: ColumnContext): F;
    inverse?(scores: Float64Array, fitted: F, context: ColumnContext): Float64Array;
    line?(fitted: F): Line | null;
  },
): Normaliser<S, F> {
  const { inverse, line, fitMoments } = spec;
  const fitExtent = "fitExtent" in spec ? spec.fitExtent : undefined;
  const fit =
    "fit" in spec
      ? spec.fit
      : (x: Float64Array, params: ParamsOut<S>, context: ColumnContext) => spec.fitExtent(extent(x), params, context);
  return withTexts({
    kind: "normalise",
    ...columnMethod({ ...spec, fit }),
    ...(line === undefined ? {} : { line }),
    ...(fitExtent === undefined
      ? {}
      : {
          fitExtent: (found: Extent, params: ParamsIn<S>, context?: Partial<ColumnContext>): F =>
            fitExtent(found, parseParams(spec.params, params), columnContext(found.count, context)),
        }),
    ...(fitMoments === undefined
      ? {}
      : {
          fitMoments: (found: Moments, params: ParamsIn<S>, context?: Partial<ColumnContext>): F =>
            fitMoments(found, parseParams(spec.params, params), columnContext(found.count, context)),
        }),
    reads: spec.reads ?? "treated",
    directions: spec.directions ?? "signed",
    bounds: spec.bounds ?? (() => null),
    fixed: spec.fixed ?? (() => false),
    ...(spec.presets === undefined ? {} : { presets: spec.presets }),
    ...(inverse === undefined
      ? {}
      : {
          inverse: (scores: Float64Array, fitted: F, context?: Partial<ColumnContext>) =>
            inverse(scores, fitted, columnContext(scores.length, context)),
        }),
  });
}

/** A way to weigh the children of a group, or all indicators together. */
export function defineWeigher<S extends Shell>(
  spec: Common<S> & {
    readonly reads?: Reads | ((params: ParamsOut<S>) => Reads);
    readonly blind?: boolean;
    fit(columns: readonly Float64Array[], params: ParamsOut<S>, context: TableContext): WeightsFitted;
    nested?: Weigher<S>["nested"];
    names?: NonNullable<Weigher<S>["names"]>;
    rowWeights?(
      columns: readonly Float64Array[],
      fitted: WeightsFitted,
      context: TableContext,
    ): readonly Float64Array[];
  },
): Weigher<S> {
  const { reads, rowWeights } = spec;
  return withTexts({
    kind: "weigh",
    ...common(spec, "table"),
    blind: spec.blind ?? false,
    reads: (params) => (typeof reads === "function" ? reads(params) : (reads ?? "normalised")),
    fit: (columns, params, context) =>
      spec.fit(columns, parseParams(spec.params, params), tableContext(columns, context)),
    nested: spec.nested ?? (() => []),
    ...(spec.names === undefined ? {} : { names: spec.names }),
    ...(rowWeights === undefined
      ? {}
      : {
          rowWeights: (columns: readonly Float64Array[], fitted: WeightsFitted, context?: Partial<TableContext>) =>
            rowWeights(columns, fitted, tableContext(columns, context)),
        }),
  });
}

interface AggregateKernel<S extends Shell, F extends Json> extends Common<S> {
  readonly ordinal?: boolean;
  readonly mean?: boolean;
  readonly reads?: "treated" | "normalised" | ((params: ParamsOut<S>) => "treated" | "normalised");
  fit(columns: readonly Float64Array[], params: ParamsOut<S>, context: AggregateContext): F;
  apply(columns: readonly Float64Array[], input: AggregateInput<F>, context: TableContext): Float64Array;
  details?(
    columns: readonly Float64Array[],
    input: AggregateInput<F>,
    context: TableContext,
  ): Readonly<Record<string, Float64Array>>;
}

/** A way to make one score of several. `row` methods score each row by itself; `table` ones compare the rows. */
export function defineAggregator<S extends Shell, F extends Json>(spec: AggregateKernel<S, F>): Aggregator<S, F> {
  const { reads, details } = spec;
  return withTexts({
    kind: "aggregate",
    ...common(spec, "row"),
    ordinal: spec.ordinal ?? false,
    mean: spec.mean ?? false,
    reads: (params) => (typeof reads === "function" ? reads(params) : (reads ?? "normalised")),
    fit: (columns, params, context) =>
      spec.fit(columns, parseParams(spec.params, params), aggregateContext(columns, context)),
    apply: (columns, input, context) => spec.apply(columns, input, tableContext(columns, context)),
    ...(details === undefined
      ? {}
      : {
          details: (
            columns: readonly Float64Array[],
            input: AggregateInput<F>,
            context?: Partial<TableContext>,
          ): Readonly<Record<string, Float64Array>> => details(columns, input, tableContext(columns, context)),
        }),
  });
}
