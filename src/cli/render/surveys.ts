import { tableText } from "../../io/table.ts";
import type { LoadedProject } from "../../node/project.ts";
import { scoreText } from "../../report/figures.ts";
import type { Scores } from "../../schema/scores.ts";
import type { Dataset, System } from "../../schema/types.ts";
import type { Wanted } from "../filter.ts";
import { type Locale, label, nameOf } from "../words/index.ts";

export type SurveyRows = NonNullable<Scores["surveys"]>;

/** What the surveys of a project say of the units and periods that are shown. */
export function surveyRows(
  surveys: LoadedProject["surveys"],
  { units, periods }: Wanted,
  { data, publicData }: { readonly data: Dataset; readonly publicData: Dataset },
): SurveyRows {
  const hidden = hiddenCells(data, publicData);
  const has = (list: readonly string[] | undefined, one: string): boolean => list === undefined || list.includes(one);
  const orNull = (v: number): number | null => (Number.isNaN(v) ? null : v);
  return surveys
    .flatMap(({ result }) => result.cells)
    .filter(({ unit, period }) => has(units, unit) && has(periods, period))
    .map((cell) => (hidden(cell) ? secret(cell) : cell))
    .map(({ question, unit, period, n, missing, dontKnow, level, df, withheld, ...figures }) => ({
      indicator: question,
      unit,
      period,
      n,
      missing,
      dontKnow,
      value: orNull(figures.value),
      standardError: orNull(figures.standardError),
      low: orNull(figures.low),
      high: orNull(figures.high),
      level,
      df,
      designEffect: orNull(figures.designEffect),
      ...(withheld !== undefined && { withheld }),
    }));
}

type Cell = LoadedProject["surveys"][number]["result"]["cells"][number];
type Shown = Omit<Cell, "withheld"> & { readonly withheld?: Cell["withheld"] | "confidential" };

/** A figure that must not be published shows no figure here either. */
const secret = (cell: Cell): Shown => {
  const none = Number.NaN;
  return {
    ...cell,
    value: none,
    standardError: none,
    low: none,
    high: none,
    designEffect: none,
    withheld: "confidential",
  };
};

/**
 * Whether the index keeps a figure of a survey to itself. A round that stands in the data as part of a year has no row of its
 * own there: it is kept as soon as one of the unit's is.
 */
function hiddenCells(data: Dataset, shown: Dataset): (cell: Cell) => boolean {
  const rows = new Map<string, number[]>();
  data.units.forEach((unit, i) => {
    const own = rows.get(unit);
    if (own === undefined) rows.set(unit, [i]);
    else own.push(i);
  });
  return ({ question, unit, period }) => {
    const [x, y] = [data.columns.get(question), shown.columns.get(question)];
    if (x === undefined || y === undefined || x === y) return false;
    const all = rows.get(unit) ?? [];
    const own = all.filter((i) => data.periods[i] === period);
    return (own.length > 0 ? own : all).some((i) => Number.isNaN(y[i]!) && !Number.isNaN(x[i]!));
  };
}

/** Each figure with its number of answers, standard error and interval, or why it is withheld. */
export function surveysText(
  rows: SurveyRows,
  { system, locale, width }: { readonly system: System; readonly locale: Locale; readonly width?: number | undefined },
): string {
  const names = namesOf(system);
  const say = (pick: Parameters<typeof label>[1]): string => label(locale, pick);
  const percent = String(Number((100 * rows[0]!.level).toFixed(2)));
  const two = (v: number | null) => scoreText(v, { decimals: 2 });
  const cells = rows.map((row) => {
    const { withheld } = row;
    const figures =
      withheld === undefined
        ? [two(row.value), two(row.standardError), `${two(row.low)} – ${two(row.high)}`, two(row.designEffect)]
        : ["", "", say(({ surveys }) => surveys.withheld[withheld]), ""];
    return [
      nameOf(names.get(row.indicator), { locale, id: row.indicator }),
      row.unit,
      row.period,
      String(row.n),
      ...figures,
    ];
  });
  const table = tableText(cells, {
    width,
    columns: [
      { heading: say(({ surveys }) => surveys.indicator), shrink: true },
      { heading: say(({ compute }) => compute.unit), shrink: true },
      { heading: say(({ compute }) => compute.periodHeading) },
      { heading: "n", align: "right" },
      { heading: say(({ surveys }) => surveys.figure), align: "right" },
      { heading: say(({ surveys }) => surveys.error), align: "right" },
      { heading: say(({ surveys }) => surveys.interval(percent)) },
      { heading: say(({ surveys }) => surveys.effect), align: "right" },
    ],
  });
  return `${say(({ surveys }) => surveys.title)}\n${table}`;
}

function namesOf({ index, variables }: System): Map<string, System["name"]> {
  const names = new Map<string, System["name"]>(variables.map(({ id, name }) => [id, name]));
  const waiting = [...index.children];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    names.set(node.id, node.name);
    waiting.push(...(node.children ?? []));
  }
  return names;
}
