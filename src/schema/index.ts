export {
  type Cell,
  type ColumnsInput,
  checkDataset,
  datasetFromColumns,
  datasetFromRows,
  type RowsOptions,
  STATUSES,
} from "./dataset.ts";
export { defineSystem, type NodeIds } from "./define.ts";
export { type Columns, type Evaluated, type EvaluationProblem, evaluateExpr } from "./evaluate.ts";
export { EXPR_ARITY, EXPR_FUNCTIONS, type Expr, type ExprFunction } from "./expr.ts";
export { exprColumns } from "./expr-columns.ts";
export { type DocumentKind, formatIssues, formatOf } from "./format.ts";
export { type AttachedFormulas, attachFormulas, formulaOrder, type ParsedFormula, parseFormula } from "./formula.ts";
export { isId, isReservedId } from "./ids.ts";
export type {
  GroupInput,
  IndicatorInput,
  NodeInput,
  OwnerInput,
  SystemInput,
  TargetInput,
  VariableInput,
} from "./input.ts";
export { documentSchema, jsonSchemas } from "./json-schema.ts";
export { checkLimits } from "./limits.ts";
export { nearest } from "./nearest.ts";
export { comparePeriods, compareText } from "./order.ts";
export type { Path } from "./path.ts";
export {
  type ColumnMapping,
  type ColumnSource,
  checkProject,
  type DataPart,
  type Project,
  TABLE_KINDS,
  type TableKind,
} from "./project.ts";
export { checkScores, type Scores } from "./scores.ts";
export { checkSystem, parseSystem, type SystemOptions } from "./system.ts";
export type { CheckedSystem } from "./system-check.ts";
export { type UsableTarget, usableTargets } from "./targets.ts";
export type {
  Basis,
  Comparator,
  Dataset,
  Denominator,
  Direction,
  Figure,
  Group,
  Indicator,
  Name,
  Node,
  Owner,
  Reference,
  Role,
  Source,
  Status,
  System,
  Target,
  TargetBase,
  TargetKind,
  Transform,
  Variable,
} from "./types.ts";
export { checkShape, zodIssues } from "./zod-issues.ts";
