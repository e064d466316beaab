import type { Issue } from "../errors/index.ts";
import type { Json, Registry, Rows } from "../method/index.ts";
import type { Extent } from "../stats/index.ts";
import type { Normalised, NormaliseRun, StepResult, TreatRun } from "./column-types.ts";
import type { Columns, StepFitted } from "./columns.ts";
import type { Plan } from "./plan-types.ts";
import type { ScoreSlice } from "./slices.ts";
import type { Tree, TreeNode } from "./tree.ts";

/** Relative weights of a group's children, and what the weigher learned on the way. */
export interface GroupWeights {
  readonly weights: Readonly<Record<string, number>>;
  readonly learned: Json;
  /** The weights as they were learned, where emphasis, shares or bounds moved them. */
  readonly before?: Readonly<Record<string, number>>;
}

/** What weighing and aggregating learned: by ruler, then by group. */
export interface ScoreFitted {
  readonly weigh: Readonly<Record<string, Readonly<Record<string, GroupWeights>>>>;
  readonly aggregate: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

/** All that was learned, as plain JSON: replay it on other rows with `applyIndex`. */
export interface Fitted extends ScoreFitted {
  readonly impute: StepFitted;
  readonly treat: StepFitted;
  readonly normalise: StepFitted;
  readonly dropped: readonly string[];
}

/** Moves the weights learned as little as it takes to keep the plan's limits on shares and bounds. */
export type Constrain = (
  groups: Readonly<Record<string, GroupWeights>>,
  limits: Pick<Plan["weigh"], "shares" | "bounds">,
  context: { readonly tree: Tree; readonly counts: (entry: TreeNode) => boolean },
) => Readonly<Record<string, GroupWeights>>;

/** How far a method's work on a group has come, where it grows faster than the rows. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly method: string;
  /** The group whose score is being computed. */
  readonly node: string;
}

export interface ScoreRun {
  readonly tree: Tree;
  readonly plan: Plan;
  readonly registry: Registry;
  readonly rows: Rows;
  readonly slices: readonly ScoreSlice[];
  readonly derived: Columns;
  readonly treated: Columns;
  readonly normalised: Columns;
  readonly dropped: ReadonlySet<string>;
  readonly given: ScoreFitted | null;
  readonly constrain?: Constrain | undefined;
  /** Scores by blocks where the plan allows it. */
  readonly fast?: Fast | undefined;
  note(issue: Issue): void;
  progress(report: Progress): void;
}

export interface Scored {
  /** Normalised indicators and group scores by id. */
  readonly scores: Columns;
  readonly fitted: ScoreFitted;
  readonly counts: (entry: TreeNode) => boolean;
  /** Weights of each row by child, for groups whose weigher gives every unit its own. */
  readonly rowWeights: RowWeights;
  /** Values on the way to a group's score, computed when asked for. */
  details(group: string): Readonly<Record<string, Float64Array>>;
}

export type RowWeights = ReadonlyMap<string, ReadonlyMap<string, Float64Array>>;

/** The fast way through a plan, for one run. */
export interface Fast {
  extentOf(x: Float64Array): Extent;
  treat?(columns: Columns, run: TreatRun): StepResult;
  normalise(columns: Columns, run: NormaliseRun): Normalised;
  score(run: ScoreRun, known: ScoreFitted["weigh"] | null): Scored | null;
}
