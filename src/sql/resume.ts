import { sqlEn } from "../errors/en/sql.ts";
import { en, IndexError, speaking } from "../errors/index.ts";
import { createRegistry, type Method } from "../method/index.ts";
import { builtins } from "../pipeline/builtins.ts";
import type { Columns } from "../pipeline/columns.ts";
import { derivations } from "../pipeline/derivations/index.ts";
import { checkFitted } from "../pipeline/fitted-check.ts";
import { imputeGaps } from "../pipeline/impute-step.ts";
import type { FittedIndex, IndexResult, Step } from "../pipeline/result.ts";
import { type IndexRun, type PreparedIndex, prepareIndex, runIndex, scoreIndex } from "../pipeline/run.ts";
import { compileTree } from "../pipeline/tree.ts";
import type { Dataset, Node, System } from "../schema/types.ts";
import type { SqlStatement } from "./types.ts";

/** Rows as an engine gave them: figures as doubles with NaN for NULL, all else as texts. */
export interface SqlRows {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Float64Array | readonly (string | null)[]>;
}

/**
 * Goes on in JavaScript from what a split statement gave: the steps that stay are computed here with what was learned, and
 * the result is that of `applyIndex`. Its notes are those of the steps computed here; rows that the statement left out are
 * not among `screened`. After `denominated` and `normalised` the values of earlier steps are those fetched.
 * Errors: `sql-nothing-stays` where the statement gives the scores, `sql-rows-differ` where a column of it is not there.
 */
export function resumeIndex(
  source: FittedIndex | IndexResult,
  statement: Pick<SqlStatement, "split" | "outputs">,
  fetched: SqlRows,
  options: { readonly methods?: readonly Method[] } = {},
): IndexResult {
  return speaking({ ...en, ...sqlEn }, () => resumed(source, { statement, fetched, options }));
}

interface Fetched {
  readonly statement: Pick<SqlStatement, "split" | "outputs">;
  readonly fetched: SqlRows;
  readonly options: { readonly methods?: readonly Method[] };
}

function resumed(source: FittedIndex | IndexResult, { statement, fetched, options }: Fetched): IndexResult {
  const { split } = statement;
  if (split === undefined) throw new IndexError([{ code: "sql-nothing-stays", path: [], params: {} }]);
  const tree = compileTree(source.system, source.plan.level);
  const { data, valuesAfter } = readRows(statement, fetched);
  const run: IndexRun = {
    tree,
    plan: source.plan,
    registry: createRegistry([...builtins, ...(options.methods ?? [])]),
    given: checkFitted(source.fitted, { tree }),
    derivations,
    impute: imputeGaps,
  };
  switch (split.after) {
    case "source":
      return runIndex({ ...data, columns: valuesAfter("source") }, run);
    case "denominated": {
      const plain = compileTree(withoutFormulas(source.system), source.plan.level);
      const prepared = prepareIndex({ ...data, columns: valuesAfter("denominated") }, { ...run, tree: plain });
      return scoreIndex(prepared, run);
    }
    case "normalised":
      return scoreIndex(preparedOf({ ...data, columns: valuesAfter("denominated") }, valuesAfter, source), run);
    default:
      return split.after satisfies never;
  }
}

type ValuesAfter = (step: Step | "source") => Columns;

function readRows({ outputs }: Pick<SqlStatement, "outputs">, { columns }: SqlRows) {
  const find = (name: string) => {
    const column = columns.get(name);
    if (column === undefined) throw new IndexError([{ code: "sql-rows-differ", path: [], params: { column: name } }]);
    return column;
  };
  const texts = (name: string): readonly string[] =>
    Array.from(find(name) as readonly unknown[], (v) => String(v ?? ""));
  const of = (is: "unit" | "period") => texts(outputs.find((output) => output.is === is)!.column);
  const groups = outputs.flatMap(({ is, node, column }) => (is === "group" ? [[node!, texts(column)] as const] : []));
  const data: Omit<Dataset, "columns"> = {
    units: of("unit"),
    periods: of("period"),
    ...(groups.length === 0 ? {} : { groups: Object.fromEntries(groups) }),
  };
  const valuesAfter: ValuesAfter = (step) =>
    new Map(
      outputs.flatMap((output) => {
        if (output.is !== "value" || output.step !== step) return [];
        const column = find(output.column);
        return [[output.node!, column instanceof Float64Array ? column : Float64Array.from(column, Number)] as const];
      }),
    );
  return { data, valuesAfter };
}

/** Every indicator as a column of its own: the database has computed what the formulas say. */
function withoutFormulas(system: System): System {
  const bare = (node: Node): Node => {
    if (node.children !== undefined) return { ...node, children: node.children.map(bare) };
    const { formula: _, expression: __, denominator: ___, deflate: ____, ...rest } = node;
    return rest;
  };
  return { ...system, index: bare(system.index) as System["index"] };
}

function preparedOf(data: Dataset, valuesAfter: ValuesAfter, { fitted }: FittedIndex): PreparedIndex {
  const denominated = data.columns;
  const transformed = valuesAfter("transformed");
  const none = new Map<never, never>();
  return {
    data,
    shown: data,
    rows: { length: data.units.length, unit: data.units, period: data.periods, group: data.groups ?? {} },
    kept: null,
    screened: [],
    steps: {
      derived: denominated,
      denominated,
      imputed: transformed,
      treated: transformed,
      transformed,
      normalised: valuesAfter("normalised"),
    },
    imputation: { how: none, draws: none, status: none },
    fitted,
    dropped: new Set(fitted.dropped),
    notes: [],
  };
}
