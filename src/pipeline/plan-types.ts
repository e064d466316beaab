import type { Json, Over } from "../method/index.ts";
import type { ConfidentialRule } from "./confidential.ts";
import type { ScreenRule } from "./screen.ts";
import type { WithholdRule } from "./withhold.ts";

/** A method by id with its parameters beside it. */
export interface MethodChoice {
  readonly method: string;
  readonly [param: string]: Json;
}

/** A step on columns, as resolved: the method for all, and those of single indicators. */
export type ColumnStep = MethodChoice & {
  readonly over: Over;
  readonly indicators: Readonly<Record<string, MethodChoice>>;
};

export type AggregateChoice = MethodChoice & { readonly coverage: number };

/** From 0 to 1. */
export type WeightLimit = { readonly min?: number; readonly max?: number };

/** Every choice spelled out; what the result carries. */
export interface Plan {
  readonly over: Over;
  /** Only indicators that have a meaning at this level count. */
  readonly level: string | null;
  /** Which cells are confidential, and whether they count. */
  readonly confidential: ConfidentialRule;
  /** Which rows enter the index. */
  readonly screen: ScreenRule;
  readonly impute: ColumnStep;
  readonly treat: ColumnStep;
  readonly normalise: ColumnStep;
  readonly weigh: MethodChoice & {
    readonly scope: "siblings" | "indicators";
    readonly over: Over;
    readonly nodes: Readonly<Record<string, MethodChoice>>;
    readonly emphasis: Readonly<Record<string, number>>;
    /** Least and most that the indicators of a tag have in the index. */
    readonly shares: Readonly<Record<string, WeightLimit>>;
    readonly bounds: (WeightLimit & { readonly on: "effective" | "sibling" }) | null;
  };
  readonly aggregate: AggregateChoice & {
    readonly over: Over;
    readonly nodes: Readonly<Record<string, AggregateChoice>>;
    /** From the lowest groups up to the index. */
    readonly levels: readonly AggregateChoice[] | null;
  };
  /** Least share of its indicators that the data must give for a score to be published. */
  readonly withhold: WithholdRule;
  readonly rank: {
    readonly ties: "min" | "max" | "mean" | "dense" | "first";
    readonly over: "each-period" | "all-periods";
    readonly within: string | null;
    readonly decimals: number | null;
  };
}

interface ChoiceInput {
  readonly method?: string | undefined;
  readonly [param: string]: unknown;
}
type ColumnStepInput = ChoiceInput & {
  readonly over?: Over | undefined;
  readonly indicators?: Readonly<Record<string, ChoiceInput>> | undefined;
};

/** What people write: everything has a default. */
export interface PlanInput {
  readonly format?: string;
  readonly over?: Over;
  readonly level?: string;
  readonly confidential?: Partial<ConfidentialRule>;
  readonly screen?: Partial<ScreenRule>;
  readonly impute?: ColumnStepInput;
  readonly treat?: ColumnStepInput;
  readonly normalise?: ColumnStepInput;
  readonly weigh?: ChoiceInput & {
    readonly scope?: "siblings" | "indicators";
    readonly over?: Over;
    readonly nodes?: Readonly<Record<string, ChoiceInput>>;
    readonly emphasis?: Readonly<Record<string, number>>;
    readonly shares?: Readonly<Record<string, WeightLimit>>;
    readonly bounds?: (WeightLimit & { readonly on?: "effective" | "sibling" }) | null;
  };
  readonly aggregate?: ChoiceInput & {
    readonly coverage?: number;
    readonly over?: Over;
    readonly nodes?: Readonly<Record<string, ChoiceInput>>;
    readonly levels?: readonly (string | ChoiceInput)[];
  };
  readonly withhold?: Partial<WithholdRule>;
  readonly rank?: {
    readonly ties?: Plan["rank"]["ties"];
    readonly over?: Plan["rank"]["over"];
    readonly within?: string;
    readonly decimals?: number;
  };
}
