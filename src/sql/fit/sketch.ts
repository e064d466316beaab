import type { Definition } from "../../pipeline/engine.ts";
import type { Answer, Question } from "./ask.ts";
import { GUARD } from "./kinds.ts";
import { type SqlFitOptions, type SqlFitStatement, sketchSteps } from "./to-fit-sql.ts";

/** The statements of one pass. */
export interface SqlFitPass {
  /** From 1. */
  readonly pass: number;
  readonly statements: readonly SqlFitStatement[];
  /** Whether numbers in them stand for what the passes before will give; the first two passes hold none. */
  readonly sketched: boolean;
}

/**
 * All passes that learning takes, to be read before anything runs. From the third on, a statement holds numbers that the
 * passes before give: here they are as if every column held 1000 values from 1 to 100, so they show the form, not the result.
 * What one column needs may depend on its values (constants, gaps, shares near even), so real passes may differ in that.
 * @example
 * const system = parseSystem({ id: "s", version: "1", index: { id: "index", children: [{ id: "income", direction: "positive" }] } });
 * sketchFitSql({ system }, { dialect: "duckdb", table: "towns" }).length; // => 2
 */
export function sketchFitSql(definition: Definition, options: SqlFitOptions): readonly SqlFitPass[] {
  return sketchSteps(definition, options, standIn).map(({ pass, statements }) => ({
    pass,
    statements,
    sketched: pass > 2,
  }));
}

const COUNT = 1000;
const [LEAST, MOST] = [1, 100];

/** An answer that a column of 1000 values from 1 to 100 might give. */
function standIn({ kind, given, many = 0 }: Question): Answer {
  const about = (k: number) => LEAST + ((MOST - LEAST) * k) / COUNT;
  const extent = [COUNT, LEAST, MOST, (COUNT * 50) / GUARD];
  switch (kind) {
    case "rows":
      return [COUNT];
    case "extent":
      return extent;
    case "squares":
      return [0, COUNT];
    case "fourths":
      return [0, COUNT, 0, 3 * COUNT];
    case "parts":
      return [500, 300, 50, 5];
    case "places":
    case "places-about":
      return given.slice(-many).map(about);
    case "distinct-ends":
      return [...ends(many, (i) => LEAST + i), ...ends(many, (i) => MOST - i)];
    case "core":
      return [COUNT - 2 * many, LEAST + many, MOST - many, 0, COUNT, 0, 3 * COUNT];
    case "entropy-near":
      return [0, 50];
    case "entropy-far":
      return [COUNT, 100];
    case "product":
      return [300];
    case "pair":
      return [COUNT, -3, 3, -3, 3, 0, 0, COUNT, COUNT, 300];
    case "gaps":
      return [160];
    case "unit-value":
      return [1, 60];
    case "group-extents":
      return [["group", extent]];
    case "group-middle":
      return [["group", [COUNT, 50, 51]]];
    default:
      return kind satisfies never;
  }
}

const ends = (many: number, value: (i: number) => number): number[] =>
  Array.from({ length: many }, (_, i) => [value(i), 1]).flat();
