import type { Issue } from "../errors/index.ts";
import type { Expr } from "./expr.ts";

/** A text, or one text for each language. */
export type Name = string | { readonly en?: string | undefined; readonly zh?: string | undefined };

/** Where a definition, figure or target comes from. A text alone names the document. */
export interface Source {
  readonly document?: string;
  readonly section?: string;
  readonly quote?: string;
  /** `named`: the document names it; `inferred`: concluded from its words; `sister`: taken from a related document. */
  readonly evidence?: "named" | "inferred" | "sister";
  readonly date?: string;
  readonly url?: string;
  readonly note?: string;
}

/**
 * Which way is better. `{ ideal }`: closer to the value is better (`null`: an ideal exists, its value is not known);
 * `{ from, to, min?, max? }`: inside the band is best, falling to the permitted limits; `unstated`: monitored, never scored.
 */
export type Direction =
  | "positive"
  | "negative"
  | "unstated"
  | { readonly ideal: number | null }
  | { readonly from: number; readonly to: number; readonly min?: number; readonly max?: number };

/** `reach`: at least for a positive indicator, at most for a negative one (达到, 降至 and bare figures). */
export type Comparator = "reach" | ">=" | "<=" | ">" | "<" | "about" | "exactly";
/** What kind of figure a target is; a figure and a target of different basis are never compared. */
export type Basis = "stock" | "annual" | "ytd" | "cumulative" | "annual-average" | "rate" | "multiple";

export interface TargetBase {
  readonly period: string;
  readonly value: number;
  readonly source?: string | Source;
}

interface TargetCommon {
  /** The unit the target is set for; without it, every unit. */
  readonly unit?: string;
  readonly period: string;
  readonly basis?: Basis;
  /** First period of a cumulative or average figure. */
  readonly since?: string;
  readonly base?: TargetBase;
  /** Words such as 争取 or 力争: striven for, not promised. */
  readonly aspirational?: boolean;
  /** Of several targets for one period, the one that counts. */
  readonly official?: boolean;
  readonly issuedOn?: string;
  readonly supersedes?: string;
  readonly source?: string | Source;
  readonly note?: string;
  /** At which prices a figure in money is meant. */
  readonly price?: "current" | "constant";
}

/** What a relative target is measured against in the same period. */
export type Reference =
  | { readonly unit: string; readonly name?: Name }
  | { readonly statistic: "mean" | "median" | "max" | "min"; readonly of: string }
  | { readonly rank: number; readonly of: string }
  | { readonly quantile: number; readonly of: string };

export type Target = TargetCommon &
  (
    | { readonly kind: "value"; readonly value: number; readonly comparator: Exclude<Comparator, "about"> }
    | { readonly kind: "about"; readonly value: number; readonly comparator: "about"; readonly tolerance?: number }
    | {
        readonly kind: "range";
        readonly from: number;
        readonly to: number;
        readonly min?: number;
        readonly max?: number;
      }
    /** Judged by the changes: rising or falling, every year or over the span; `rounding`: a change this small is none. */
    | {
        readonly kind: "trend";
        readonly trend: "rising" | "falling" | "stable";
        readonly every: "year" | "span";
        readonly rounding?: number;
      }
    | {
        readonly kind: "relative";
        readonly comparator: Exclude<Comparator, "about">;
        readonly reference: Reference;
        /** Target = factor × reference; 1 where the document only says above or below. */
        readonly factor?: number;
      }
    /** This growth rate keeps up with another: g₁ ≥ g₂ − band, both in percent, band in percentage points. */
    | { readonly kind: "synchrony"; readonly with: string; readonly band?: number; readonly value?: number }
    /** Share of units that pass every floor; `value` is the share wanted, in percent. */
    | {
        readonly kind: "joint";
        readonly floors: readonly { readonly of: string; readonly comparator: Comparator; readonly value: number }[];
        readonly value: number;
        readonly comparator: Exclude<Comparator, "about">;
      }
    /** A state that must end: value 0 by the period, measured from the base. */
    | { readonly kind: "elimination"; readonly value: 0; readonly comparator: "reach" | "<=" | "exactly" }
    /** `factor` times the base: 翻番 = 2, 翻两番 = 4, 增长 N 倍 = 1 + N. */
    | { readonly kind: "multiple"; readonly factor: number; readonly comparator: Exclude<Comparator, "about"> }
    /** Average growth a year from the base, in percent. */
    | { readonly kind: "growth"; readonly value: number; readonly comparator: Exclude<Comparator, "about"> }
    /** To be assigned by a higher level; the value is not known. */
    | { readonly kind: "assigned"; readonly by: string }
    /** Asked for in words that no other kind can hold. */
    | { readonly kind: "unknown"; readonly words: string }
  );
export type TargetKind = Target["kind"];

export interface Owner {
  readonly id?: string;
  readonly name: Name;
  readonly role: "lead" | "support";
  readonly share?: number;
}

/** Brings a money column to constant prices: x · I(base)/I(period), I being a price index with 100 at some period. */
export interface Deflate {
  /** The column of the index. */
  readonly by: string;
  /** The period whose prices the result has. */
  readonly base: string;
  /** `fixed`: the index has one base for all periods; `previous`: each figure is against the period before = 100, and they are chained. */
  readonly form: "fixed" | "previous";
  /** The unit whose index serves for all, a province for its counties; default: each unit's own. */
  readonly unit?: string;
}
/** How the figures of the parts of a year become the year's. */
export type AnnualRule = "sum" | "mean" | "last";
/** Which persons a population column counts, and when. */
export interface Population {
  /** 常住 or 户籍. */
  readonly who: "resident" | "registered";
  /** 年末 or 年平均. */
  readonly when?: "year-end" | "average";
}

export type Figure = "stock" | "flow" | "cumulative" | "rate" | "ordinal";
export type Role = "evaluated" | "observed" | "gate";
export type Transform = "ln" | "log10" | "sqrt";

interface Described {
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

/** From `period` on, figures cannot be compared with those before: a new definition, survey or boundary. */
export interface Break {
  readonly period: string;
  readonly reason: Name;
}

/** A raw column that is no indicator: used in formulas, denominators and targets. */
export interface Variable<Id extends string = string> extends Described {
  readonly id: Id;
  readonly measure?: string;
  readonly figure?: Figure;
  readonly deflate?: Deflate;
  readonly annual?: AnnualRule;
  readonly population?: Population;
  readonly breaks?: readonly Break[];
}

export interface Denominator {
  readonly by: string;
  /** The ratio is multiplied by it: 10000 for "per 10,000 persons". */
  readonly scale: number;
}

interface NodeCommon<Id extends string> extends Described {
  readonly id: Id;
  /** Relative to its siblings. */
  readonly weight: number;
  readonly direction?: Direction;
  readonly tags: readonly string[];
  readonly owners: readonly Owner[];
}

export interface Group<Id extends string = string> extends NodeCommon<Id> {
  readonly children: readonly Node<Id>[];
}

export interface Indicator<Id extends string = string> extends NodeCommon<Id> {
  readonly children?: undefined;
  readonly direction: Direction;
  readonly measure?: string;
  /** As written; `expression` is what is computed. */
  readonly formula?: string;
  readonly expression?: Expr;
  readonly denominator?: Denominator;
  /** Worst and best, in the measure, before `transform`. */
  readonly goalposts?: readonly [worst: number, best: number];
  readonly transform?: Transform;
  readonly figure?: Figure;
  readonly deflate?: Deflate;
  readonly annual?: AnnualRule;
  readonly population?: Population;
  readonly role: Role;
  readonly levels: readonly string[];
  readonly targets: readonly Target[];
  readonly collection?: "statistics" | "survey" | "administrative";
  readonly breaks?: readonly Break[];
}

export type Node<Id extends string = string> = Group<Id> | Indicator<Id>;

/** An indicator system as checked: every default filled in, `extends` resolved. */
export interface System<Id extends string = string> {
  readonly id: string;
  readonly version: string;
  readonly name?: Name;
  readonly description?: Name;
  readonly source?: string | Source;
  /** Levels of government or kinds of unit that `levels` of an indicator may name. */
  readonly levels: readonly string[];
  readonly variables: readonly Variable[];
  readonly index: Group<Id>;
}

export type Status =
  | "observed"
  | "provisional"
  | "estimated"
  | "imputed"
  | "suppressed"
  | "not-applicable"
  | "not-yet-available"
  | "revised";

/** What a figure was called when it was published: 初步核算, 最终核实, 普查修订. */
export type Edition = "preliminary" | "final" | "census-revision";

/** When figures were published: a text ordered as periods are, and within it the edition; "" is before all others. */
export interface VintageName {
  readonly vintage: string;
  readonly edition?: Edition;
}

/** Which vintage each cell comes from; a table of its own rows, whatever is joined to the data afterwards. */
export interface CellVintages {
  /** The earliest first. */
  readonly list: readonly VintageName[];
  readonly units: readonly string[];
  readonly periods: readonly string[];
  /** By column, an entry a row: place in `list` plus 1; 0 = no figure. */
  readonly columns: ReadonlyMap<string, Uint16Array>;
}

/** One entry a row = one unit in one period; NaN = missing, and nothing else. */
export interface Dataset {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  readonly names?: readonly string[];
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Only columns with a status other than `observed`; one entry a row. */
  readonly status?: ReadonlyMap<string, readonly Status[]>;
  readonly standardErrors?: ReadonlyMap<string, Float64Array>;
  /** How many respondents, households or enterprises stand behind each cell; NaN = not known. */
  readonly contributors?: ReadonlyMap<string, Float64Array>;
  /** Said of the data as a whole and shown with every result: synthetic, provisional, reconstructed. */
  readonly notes?: readonly Name[];
  /** What was done to the figures before: measures converted, years made of quarters; among the notes of every result. */
  readonly prepared?: readonly Issue[];
  /** Which vintage each cell comes from, where `asOf` made the data of several. */
  readonly vintages?: CellVintages;
}
