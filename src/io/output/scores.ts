import type { Scores } from "../../schema/scores.ts";
import type { ResultColumn, ResultTable } from "./table.ts";

const text = (name: string): ResultColumn => ({ name, type: "text" });
const number = (name: string): ResultColumn => ({ name, type: "number" });

/** Which of the columns that not every result needs are there. */
export interface ScoreColumns {
  readonly names: boolean;
  readonly withheld: boolean;
  readonly ranks?: boolean;
}

/** The columns of scores: `unit[, name], period, node, score[, rank], coverage, availability[, withheld]`. */
export function scoreColumns({ names, withheld, ranks = true }: ScoreColumns): ResultColumn[] {
  return [
    text("unit"),
    ...(names ? [text("name")] : []),
    text("period"),
    text("node"),
    number("score"),
    ...(ranks ? [RANK] : []),
    number("coverage"),
    number("availability"),
    ...(withheld ? [text("withheld")] : []),
  ];
}

const RANK: ResultColumn = { name: "rank", type: "integer" };

/** A mean rank of ties may be between two whole numbers. */
const ranked = (columns: readonly ResultColumn[], scores: readonly Scores["scores"][number][]): ResultColumn[] => {
  const whole = scores.every(({ rank }) => rank === null || Number.isInteger(rank));
  return columns.map((column) => (column === RANK && !whole ? number("rank") : column));
};

type OfScores = { readonly scores: readonly Scores["scores"][number][] };

/** A row a unit, period and node, with every column that the scores have. */
export function scoresTable({ scores }: OfScores): ResultTable {
  const names = scores.some(({ name }) => name !== undefined);
  const withheld = scores.some((row) => row.withheld !== undefined);
  return {
    name: "scores",
    columns: ranked(scoreColumns({ names, withheld }), scores),
    rows: scores.map((row) => [
      row.unit,
      ...(names ? [row.name] : []),
      row.period,
      row.node,
      row.score,
      row.rank,
      row.coverage,
      row.availability,
      ...(withheld ? [row.withheld] : []),
    ]),
  };
}

/** The columns that every result has, and no others: `unit, period, node, score, rank, coverage`. */
export function tidyScoresTable({ scores }: OfScores): ResultTable {
  const columns = [text("unit"), text("period"), text("node"), number("score"), RANK, number("coverage")];
  return {
    name: "scores",
    columns: ranked(columns, scores),
    rows: scores.map(({ unit, period, node, score, rank, coverage }) => [unit, period, node, score, rank, coverage]),
  };
}

/** The indicators' values after each step; no rows where the scores have no steps. */
export function stepsTable({ steps = {} }: Pick<Scores, "steps">): ResultTable {
  const rows = Object.entries(steps).flatMap(([step, cells]) =>
    (cells ?? []).map(({ unit, period, indicator, value, how }) => [step, unit, period, indicator, value, how]),
  );
  const columns = [text("step"), text("unit"), text("period"), text("indicator"), number("value"), text("how")];
  return { name: "steps", columns, rows };
}

/** Nominal and effective weight of each node; with unit and period where weights differ between them. */
export function weightsTable({ weights }: Pick<Scores, "weights">): ResultTable {
  const units = weights.some(({ unit }) => unit !== undefined);
  const periods = weights.some(({ period }) => period !== undefined);
  return {
    name: "weights",
    columns: [
      text("node"),
      text("parent"),
      ...(units ? [text("unit")] : []),
      ...(periods ? [text("period")] : []),
      number("nominal"),
      number("effective"),
    ],
    rows: weights.map(({ node, parent, unit, period, nominal, effective }) => [
      node,
      parent,
      ...(units ? [unit] : []),
      ...(periods ? [period] : []),
      nominal,
      effective,
    ]),
  };
}

/** What a reader should know of a result, each with its sentence. */
export function notesTable({ notes }: Pick<Scores, "notes">): ResultTable {
  return {
    name: "notes",
    columns: [text("code"), text("path"), text("message")],
    rows: notes.map(({ code, path, message }) => [code, path.join("."), message]),
  };
}
