import { comparePeriods } from "../../schema/order.ts";
import type { SurveyQuestion } from "../../schema/survey-shape.ts";
import { combineInfluences } from "../../stats/survey-variance.ts";
import { type CellEstimate, estimateCell } from "./estimate.ts";
import { type PreparedSurvey, yearOf } from "./prepare.ts";

/**
 * The figures of one question: one a unit and round, or by the annual rule one a unit and year. `mean`: the mean of the rounds'
 * figures, each counting alike; `last`: the last round's; `pooled`: all answers of the year together, as they weigh.
 */
export function estimateQuestion(prepared: PreparedSurvey, question: SurveyQuestion): CellEstimate[] {
  const { annual } = prepared.survey;
  const single = (cell: PreparedSurvey["cells"][number]): CellEstimate => ({
    unit: cell.unit,
    period: cell.period,
    rounds: [cell.period],
    ...estimateCell(prepared, { question, rows: cell.rows }),
  });
  if (annual === undefined) return prepared.cells.map(single);
  return byYear(prepared.cells).map(({ unit, year, cells }) => {
    const rounds = cells.map(({ period }) => period);
    const place = { unit, period: year, rounds };
    if (annual === "last") return { ...single(cells.at(-1)!), period: year, rounds: [rounds.at(-1)!] };
    if (annual === "pooled") {
      const rows = Uint32Array.from(cells.flatMap((cell) => [...cell.rows]));
      return { ...place, ...estimateCell(prepared, { question, rows }) };
    }
    // a round in which nobody answered has no figure and does not count
    const parts = cells.map(single);
    const counted = parts.filter(({ n }) => n > 0);
    const by = 1 / counted.length;
    const sum = (list: readonly CellEstimate[], key: "n" | "missing" | "dontKnow") =>
      list.reduce((total, part) => total + part[key], 0);
    return {
      ...place,
      rounds: counted.map(({ period }) => period),
      value: counted.length === 0 ? Number.NaN : counted.reduce((total, { value }) => total + value, 0) * by,
      n: sum(parts, "n"),
      missing: sum(parts, "missing"),
      dontKnow: sum(parts, "dontKnow"),
      influence: combineInfluences(counted.map(({ influence }) => ({ influence, by }))),
      simpleVariance: counted.reduce((total, part) => total + part.simpleVariance * by * by, 0),
      weightEffect: Number.NaN,
    };
  });
}

function byYear(cells: PreparedSurvey["cells"]) {
  const years = new Map<string, { unit: string; year: string; cells: PreparedSurvey["cells"][number][] }>();
  for (const cell of cells) {
    const year = yearOf(cell.period)!;
    const key = JSON.stringify([cell.unit, year]);
    const found = years.get(key) ?? { unit: cell.unit, year, cells: [] };
    years.set(key, found);
    found.cells.push(cell);
  }
  for (const { cells: own } of years.values()) own.sort((a, b) => comparePeriods(a.period, b.period));
  return [...years.values()];
}
