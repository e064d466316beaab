import type * as z from "zod/mini";
import type { Expr } from "./expr.ts";
import type { TargetShape } from "./target-shape.ts";
import type {
  AnnualRule,
  Break,
  Deflate,
  Direction,
  Figure,
  Name,
  Owner,
  Population,
  Role,
  Source,
  Transform,
} from "./types.ts";

type ReadonlyDeep<T> = T extends object ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> } : T;

/** A target as written: `kind` is "value" and `comparator` "reach" unless said otherwise. */
export type TargetInput = ReadonlyDeep<z.input<typeof TargetShape>>;

export interface OwnerInput extends Omit<Owner, "role"> {
  readonly role?: Owner["role"];
}

interface DescribedInput {
  readonly id: string;
  readonly name?: Name;
  readonly definition?: Name;
  readonly calculation?: Name;
  readonly scope?: Name;
  readonly frequency?: string;
  readonly dataSource?: Name;
  readonly rationale?: Name;
  readonly note?: Name;
  readonly price?: "current" | "constant";
  readonly source?: string | Source;
}

interface FiguredInput {
  readonly measure?: string;
  readonly figure?: Figure;
  readonly deflate?: Omit<Deflate, "form"> & { readonly form?: Deflate["form"] };
  readonly annual?: AnnualRule;
  readonly population?: Population;
}

export interface VariableInput extends DescribedInput, FiguredInput {
  readonly breaks?: readonly Break[];
}

interface NodeCommonInput extends DescribedInput {
  /** Relative to its siblings; default 1. */
  readonly weight?: number;
  readonly tags?: readonly string[];
  /** A text is one owner who leads. */
  readonly owners?: string | readonly (string | OwnerInput)[];
}

export interface GroupInput extends NodeCommonInput {
  readonly direction?: "positive" | "negative";
  readonly children: readonly NodeInput[];
}

export interface IndicatorInput extends NodeCommonInput, FiguredInput {
  readonly children?: undefined;
  readonly direction: Direction;
  readonly formula?: string;
  readonly expression?: Expr;
  /** A column, or a column and what the ratio is multiplied by. */
  readonly denominator?: string | { readonly by: string; readonly scale?: number };
  readonly goalposts?: readonly [worst: number, best: number];
  readonly transform?: Transform;
  readonly role?: Role;
  readonly levels?: readonly string[];
  readonly targets?: readonly TargetInput[];
  readonly collection?: "statistics" | "survey" | "administrative";
  /** From each of these periods on, figures cannot be compared with those before. */
  readonly breaks?: readonly Break[];
}

export type NodeInput = GroupInput | IndicatorInput;

/** A system as people write it; everything left out has a default. */
export interface SystemInput {
  readonly format?: string;
  readonly id: string;
  readonly version: string;
  readonly name?: Name;
  readonly description?: Name;
  readonly source?: string | Source;
  readonly levels?: readonly string[];
  readonly variables?: readonly VariableInput[];
  readonly index: GroupInput;
}
