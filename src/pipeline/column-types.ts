import type { Registry } from "../method/index.ts";
import type { Columns, StepFitted, StepRun } from "./columns.ts";
import type { ColumnStep } from "./plan-types.ts";
import type { Tree } from "./tree.ts";

export interface StepResult {
  readonly columns: Columns;
  readonly fitted: StepFitted;
}

export interface TreatRun extends StepRun {
  readonly step: ColumnStep;
  readonly tree: Tree;
  readonly registry: Registry;
}

export interface NormaliseRun extends TreatRun {
  readonly derived: Columns;
  /** Puts goalposts on the scale that an indicator has after treatment. */
  treated(id: string, values: readonly number[]): readonly number[];
}

export interface Normalised extends StepResult {
  /** Indicators that their normaliser left out of the index, in every ruler. */
  readonly dropped: ReadonlySet<string>;
  /** Whether some ruler moves when other rows are learned from. */
  readonly moving: boolean;
}
