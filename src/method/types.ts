import type * as z from "zod/v4/core";
import type { Issue, SomeTexts } from "../errors/index.ts";
import type { Break, Direction, Figure, Name, Status, Target } from "../schema/types.ts";
import type { Extent, Line, Moments } from "../stats/index.ts";
import type { SqlChildren, SqlExpr, SqlMaking } from "./sql-expr.ts";

/** What a method learned is plain JSON, so that it can be stored, replayed and pushed down into a database. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type MethodKind = "impute" | "treat" | "normalise" | "weigh" | "aggregate";

/** `derived`: the observed value after formula and denominator; `treated`: after imputing, treating and transforming. */
export type Reads = "derived" | "treated" | "normalised";

/** `row`: once fitted, each row stands alone and may stream; `column` needs the whole column; `table` all columns at once. */
export type Shape = "row" | "column" | "table";

/** Which rows a step learns from: the same ruler for all, one a period, or that of a base period. */
export type Over = "all-periods" | "each-period" | { readonly base: string };

/** The rows that the columns describe. */
export interface Rows {
  readonly length: number;
  readonly unit: readonly string[];
  readonly period: readonly string[];
  readonly group: Readonly<Record<string, readonly string[]>>;
}

/** What a method may know of an indicator or group. */
export interface MethodNode {
  readonly id: string;
  readonly direction: Direction;
  /** Worst and best on the scale of the column that the method reads. */
  readonly goalposts?: readonly [worst: number, best: number] | undefined;
  /** The best value there can be, where the direction fixes it: 0 for a distance from an ideal. */
  readonly best?: number | undefined;
  readonly targets: readonly Target[];
  readonly figure?: Figure | undefined;
  readonly tags: readonly string[];
  readonly weight: number;
  /** From each of these periods on, figures cannot be compared with those before; only imputers are told. */
  readonly breaks?: readonly Break[] | undefined;
  /** The groups an indicator stands in, the lowest first, the index last; only imputers are told. */
  readonly groups?: readonly string[] | undefined;
  /** What else counts under the same group; only imputers are told. */
  readonly siblings?: readonly string[] | undefined;
  /** Counts towards the index, not only observed; only imputers are told. */
  readonly active?: boolean | undefined;
}

/** For methods that take one column. */
export interface ColumnContext {
  readonly rows: Rows;
  readonly node: MethodNode;
  /** What the data says of each cell, for imputers; absent where all are observed. */
  readonly status?: readonly Status[] | undefined;
  /** Lowest and highest score, for imputers that fill scores; null where the scale has no bounds. */
  readonly bounds?: readonly [lower: number, upper: number] | null | undefined;
  /** Says something that does not stop the work; it is shown with the result. */
  note(issue: Issue): void;
}

/** All indicators over some rows, as an imputer of several columns sees them. */
export interface ImputeTable {
  readonly rows: Rows;
  /** After the denominator, in the order of the system, gaps as NaN. */
  readonly columns: readonly Float64Array[];
  readonly nodes: readonly MethodNode[];
  /** Places of the columns that chose the method: only these are filled, the others may be read. */
  readonly wanted: readonly number[];
  /** What the data says of each cell, by column; absent where all are observed. */
  readonly status: ReadonlyMap<string, readonly Status[]>;
  /** Says something of a column, or of the table. */
  note(issue: Issue, id?: string): void;
}

/** Several possible values of some cells of a column. */
export interface CellDraws {
  readonly rows: Uint32Array;
  /** A list of values a draw, one value a row above. */
  readonly values: readonly Float64Array[];
}

export interface ImputedTable {
  /** The wanted columns, filled. */
  readonly columns: readonly Float64Array[];
  /** Of each wanted column, where the method draws several values of a cell. */
  readonly draws?: readonly CellDraws[];
}

/** A method by id with its parameters beside it, inside the parameters of another, and where it stands there. */
export type NestedChoice = readonly [path: readonly (string | number)[], choice: { readonly [key: string]: unknown }];

/** For methods that take all columns of a group, or of the index. */
export interface TableContext {
  readonly rows: Rows;
  readonly nodes: readonly MethodNode[];
  /** The group whose children the columns are; null where they are all indicators of the index. */
  readonly group: string | null;
  note(issue: Issue): void;
  /** Told now and then by work that grows faster than the rows; it may throw to stop. */
  progress(done: number, total: number): void;
  /** Weighs the same columns by another method, for methods that combine several. */
  weighBy(choice: { readonly method: string; readonly [param: string]: Json }): WeightsFitted;
}

/** What a method must have to say anything; checked before it learns. */
export interface Needs {
  readonly units?: number;
  readonly periods?: number;
  readonly unitsPerIndicator?: number;
  /** As many indicators as units, or more, leave nothing to learn from. */
  readonly moreUnitsThanIndicators?: boolean;
  /** Below it, a note. */
  readonly advisedUnitsPerIndicator?: number;
  /** Rows count as a sample: several of one unit, a note. Implied by the two above. */
  readonly independentRows?: boolean;
}

/** The zod shell of a method's parameters, of either flavour of zod. */
export type Shell = z.$ZodObject;
export type ParamsIn<S extends Shell> = z.input<S>;
export type ParamsOut<S extends Shell> = z.output<S>;

interface MethodCommon<S extends Shell> {
  /** English texts of the method's own codes; those of the engine need none. */
  readonly texts?: SomeTexts;
  /** kebab-case; somebody else's is `vendor:kebab`. */
  readonly id: string;
  readonly name?: Name;
  readonly params: S;
  readonly shape: Shape;
  needs(params: ParamsOut<S>): Needs;
}

interface ColumnMethod<S extends Shell, F extends Json> extends MethodCommon<S> {
  /** The shape of what it learns; what comes back from a file is held against it. */
  readonly learned?: z.$ZodType<F>;
  fit(x: Float64Array, params: ParamsIn<S>, context?: Partial<ColumnContext>): F;
  apply(x: Float64Array, fitted: F, context?: Partial<ColumnContext>): Float64Array;
}

export interface Imputer<S extends Shell = Shell, F extends Json = Json> extends ColumnMethod<S, F> {
  readonly kind: "impute";
  /** `all`: works within a unit over its periods, so it sees all rows whatever `over` says. */
  readonly learnsFrom: "slice" | "all";
  /** `scores`: leaves the value missing and fills its score after normalising. */
  readonly fills: "values" | "scores";
  /** Of several columns; absent where each column is filled by itself. */
  readonly table?: {
    fit(table: ImputeTable, params: ParamsIn<S>): F;
    apply(table: ImputeTable, fitted: F): ImputedTable;
  };
  /** Other imputers in the parameters, which fill one after the other in its place. */
  nested?(params: ParamsOut<S>): readonly NestedChoice[];
  /** `apply` as an expression in SQL; without it, a method of your own stays in JavaScript. */
  toExpr?(x: SqlExpr, fitted: F, making: SqlMaking): SqlExpr;
}

export interface Treater<S extends Shell = Shell, F extends Json = Json> extends ColumnMethod<S, F> {
  readonly kind: "treat";
  /** Puts goalposts on the treated scale, without the clamping of extremes. */
  scale(values: readonly number[], fitted: F): readonly number[];
  /** Which cells it moves or removes, and how; null for the others. Absent where it bends the whole column. */
  how?(x: Float64Array, fitted: F): readonly (string | null)[];
  /** `apply` as an expression in SQL; without it, a method of your own stays in JavaScript. */
  toExpr?(x: SqlExpr, fitted: F, making: SqlMaking): SqlExpr;
}

export interface Normaliser<S extends Shell = Shell, F extends Json = Json> extends ColumnMethod<S, F> {
  readonly kind: "normalise";
  readonly reads: "derived" | "treated";
  /** `signed`: knows only more or less is better, so ideals and bands reach it as distances; `any`: reads them itself. */
  readonly directions: "signed" | "any";
  /** Parameters under names that the literature knows them by. */
  readonly presets?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** Lowest and highest score of the scale, null where it has no bounds. */
  bounds(params: ParamsOut<S>): readonly [lower: number, upper: number] | null;
  /** From scores back to the measure; absent where there is no way back. */
  inverse?(scores: Float64Array, fitted: F, context?: Partial<ColumnContext>): Float64Array;
  /** Whether this ruler stays where it is when other rows are learned from: goalposts, targets, a base period. */
  fixed(fitted: F): boolean;
  /** Learns from the smallest and the largest present value and their number, where it needs no more of the column. */
  fitExtent?(extent: Extent, params: ParamsIn<S>, context?: Partial<ColumnContext>): F;
  /** Learns from extent, mean and squared deviations, where it needs no more of the column; for rows that stream. */
  fitMoments?(moments: Moments, params: ParamsIn<S>, context?: Partial<ColumnContext>): F;
  /** What it learned as a straight line, where `apply` is `alongLine`; null where it is not. */
  line?(fitted: F): Line | null;
  /** `apply` as an expression in SQL; without it, a method of your own stays in JavaScript. */
  toExpr?(x: SqlExpr, fitted: F, making: SqlMaking): SqlExpr;
}

/** Weights of the columns given, relative to each other, and what a reader needs to follow them. */
export interface WeightsFitted {
  readonly [key: string]: Json;
  readonly weights: readonly number[];
}

/** Ids of groups or nodes that parameters name, and where: the plan checks that they exist. */
export interface NamedIds {
  readonly at: readonly (string | number)[];
  /** Groups whose children the parameters weigh, one entry each; null where one entry holds for whatever group asks. */
  readonly groups?: readonly string[] | null;
  readonly nodes?: readonly string[];
}

export interface Weigher<S extends Shell = Shell> extends MethodCommon<S> {
  readonly kind: "weigh";
  /** Reads no column, only the nodes and how many they are. */
  readonly blind: boolean;
  reads(params: ParamsOut<S>): Reads;
  fit(columns: readonly Float64Array[], params: ParamsIn<S>, context?: Partial<TableContext>): WeightsFitted;
  /** The choices of other weighers inside the parameters, checked with the plan. */
  nested(params: ParamsOut<S>): readonly NestedChoice[];
  /** The ids that the parameters name, checked with the plan; absent where they name none. */
  names?(params: ParamsOut<S>): readonly NamedIds[];
  /** Weights a row, by column, for weighers that give each unit its own; absent for one vector. */
  rowWeights?(
    columns: readonly Float64Array[],
    fitted: WeightsFitted,
    context?: Partial<TableContext>,
  ): readonly Float64Array[];
}

/** What an aggregator sees when it learns: by then the weights are known, and totals over the rows may rest on them. */
export interface AggregateContext extends TableContext, Pick<AggregateInput<null>, "weights" | "rowWeights"> {}

export interface AggregateInput<F extends Json> {
  /** Relative weights of the columns, none negative, sum above zero. */
  readonly weights: readonly number[];
  /** Weights of their own for each row, by column, where the weigher gives them. */
  readonly rowWeights?: readonly Float64Array[] | undefined;
  readonly fitted: F;
}

export interface Aggregator<S extends Shell = Shell, F extends Json = Json> extends MethodCommon<S> {
  readonly kind: "aggregate";
  /** Only the order of its scores means something, not their distances. */
  readonly ordinal: boolean;
  /** Learns nothing; its score is Σ wⱼ xⱼ / Σ wⱼ over the present children that have a weight, first to last. */
  readonly mean: boolean;
  /** `treated`: indicators reach it in their measures, with their direction; groups always by their scores. */
  reads(params: ParamsOut<S>): "treated" | "normalised";
  fit(columns: readonly Float64Array[], params: ParamsIn<S>, context?: Partial<AggregateContext>): F;
  /** Missing children are skipped and the weights of the present ones count; no child present: missing. */
  apply(columns: readonly Float64Array[], input: AggregateInput<F>, context?: Partial<TableContext>): Float64Array;
  /** Values on the way to the score, by name: distances, regrets, flows. */
  details?(
    columns: readonly Float64Array[],
    input: AggregateInput<F>,
    context?: Partial<TableContext>,
  ): Readonly<Record<string, Float64Array>>;
  /** `apply` as an expression in SQL; without it, a method of your own stays in JavaScript. */
  toExpr?(children: SqlChildren, fitted: F): SqlExpr;
}

/** Any method, as a registry holds it; each checks its own parameters at the edge. */
export type Method = Imputer | Treater | Normaliser | Weigher | Aggregator;

export type MethodOf<K extends MethodKind> = {
  impute: Imputer;
  treat: Treater;
  normalise: Normaliser;
  weigh: Weigher;
  aggregate: Aggregator;
}[K];
