import { type TableColumn, tableText } from "../../io/table.ts";
import { displayWidth, wrapText } from "../../io/width.ts";
import { decimalsFor, scoreText, shareText } from "../../report/figures.ts";
import type { Scores } from "../../schema/scores.ts";
import type { Name, Node, System } from "../../schema/types.ts";
import { type Locale, label, lines, namesOf } from "../words/index.ts";

export interface LeagueOptions {
  readonly system: System;
  readonly locale: Locale;
  readonly width: number | undefined;
  /** Columns; default: the index and its domains. */
  readonly nodes?: readonly string[] | undefined;
  /** Units of a period that are left out, below the table. */
  readonly left?: ReadonlyMap<string, number> | undefined;
  readonly decimals?: number | undefined;
}

type Row = Scores["scores"][number];
const HEADING = 14;

/** Ranks and scores: a table a period; of a single unit, one table with a row a period. */
export function leagueText(scores: Scores, options: LeagueOptions): string {
  const { locale, left } = options;
  const columns = columnsOf(scores, options);
  const [first] = columns;
  if (first === undefined) return "";
  const cells = new Map(scores.scores.map((row) => [key(row.unit, row.period, row.node), row]));
  const rows = scores.scores.filter(({ node }) => node === first);
  const draw = (some: readonly Row[], single: boolean): string =>
    drawTable(some, { ...options, columns, cells, weights: weightRow(scores, columns), single });

  const cut = left !== undefined && left.size > 0;
  if (!cut && new Set(rows.map(({ unit }) => unit)).size === 1) {
    const { unit, name } = rows[0]!;
    const one = name === undefined || name === unit ? unit : `${name} (${unit})`;
    return [...lines(locale, ({ compute }) => compute.one(one)), "", draw(rows, true)].join("\n");
  }
  const periods = [...new Set(scores.data.parts.map(({ period }) => period))].filter((period) =>
    rows.some((row) => row.period === period),
  );
  const blocks = periods.map((period) => {
    const all = rows.filter((row) => row.period === period);
    const ranked = all
      .map((row, i) => ({ row, i }))
      .sort((a, b) => (a.row.rank ?? LAST) - (b.row.rank ?? LAST) || a.i - b.i);
    const shown = ranked.map(({ row }) => row);
    const below = left?.get(period) ?? 0;
    const more = below > 0 ? `\n${label(locale, (words) => words.compute.moreRows(below))}` : "";
    return `${label(locale, (words) => words.compute.period)} ${period}\n\n${draw(shown, false)}${more}`;
  });
  return blocks.join("\n\n");
}

/** Rows without a rank stand last, in the order of the data; two infinities would have no order. */
const LAST = Number.MAX_SAFE_INTEGER;

/** What stands in the place of a score that is not published. */
const WITHHELD = { "too-little-data": "†", confidential: "‡" } as const;

interface Drawing extends LeagueOptions {
  readonly columns: readonly string[];
  readonly cells: ReadonlyMap<string, Row>;
  readonly weights: ReadonlyMap<string, number> | undefined;
  readonly single: boolean;
}

function drawTable(
  rows: readonly Row[],
  { system, locale, width, columns, cells, weights, single, decimals }: Drawing,
): string {
  const say = (pick: Parameters<typeof label>[1]): string => label(locale, pick);
  const named = !single && rows.some(({ name, unit }) => name !== undefined && name !== unit);
  const gaps = rows.some(({ availability }) => availability !== undefined && availability < 1);
  const nodes = nodesById(system);
  const digits = decimals ?? decimalsFor([...cells.values()].map(({ score }) => score));
  const right = { align: "right" } as const;
  const heading = (id: string): string => headingText(nodes.get(id)?.name ?? id, locale);
  const lead: TableColumn[] = single
    ? [{ heading: say(({ compute }) => compute.periodHeading) }]
    : [
        { heading: say(({ compute }) => compute.rank), ...right },
        { heading: say(({ compute }) => compute.unit), shrink: true },
      ];
  const table: TableColumn[] = [
    ...lead,
    ...(named ? [{ heading: say(({ compute }) => compute.name), shrink: true }] : []),
    ...columns.map((id) => ({ heading: heading(id), ...right })),
    ...(gaps
      ? [
          {
            heading: headingText(
              {
                en: label("en", ({ compute }) => compute.available),
                zh: label("zh", ({ compute }) => compute.available),
              },
              locale,
            ),
            ...right,
          },
        ]
      : []),
  ];
  const body = rows.map((row) => [
    ...(single ? [row.period] : [row.rank === null ? "" : String(row.rank), row.unit]),
    ...(named ? [row.name ?? ""] : []),
    ...columns.map((id) => {
      const cell = cells.get(key(row.unit, row.period, id));
      return cell?.withheld === undefined ? scoreText(cell?.score, { decimals: digits }) : WITHHELD[cell.withheld];
    }),
    ...(gaps ? [shareText(row.availability ?? 1)] : []),
  ]);
  if (weights) {
    const word = say(({ compute }) => compute.weight);
    body.unshift([
      ...(single ? [word] : ["", word]),
      ...(named ? [""] : []),
      ...columns.map((id) => (weights.has(id) ? shareText(weights.get(id)!) : "")),
      ...(gaps ? [""] : []),
    ]);
  }
  return tableText(body, { columns: table, width });
}

/** A name in lines of about equal length, one language under the other. */
function headingText(name: Name, locale: Locale): string {
  return namesOf(name, locale)
    .flatMap((text) => {
      const pieces = Math.ceil(displayWidth(text) / HEADING);
      const even = Math.ceil(displayWidth(text) / pieces / 2) * 2;
      return wrapText(text, { width: /\s/.test(text) ? HEADING : even });
    })
    .join("\n");
}

/** The index and the groups right below it, as far as they have scores. */
function columnsOf(scores: Scores, { system, nodes }: LeagueOptions): string[] {
  const scored = new Set(scores.scores.map(({ node }) => node));
  const wanted = nodes ?? [system.index.id, ...system.index.children.map(({ id }) => id)];
  return wanted.filter((id) => scored.has(id));
}

/** Shares in the index, where they are the same for all periods and units and differ from one another in anything to show. */
function weightRow({ weights }: Scores, columns: readonly string[]): Map<string, number> | undefined {
  if (columns.length < 3 || weights.some(({ unit, period }) => unit !== undefined || period !== undefined))
    return undefined;
  const shares = new Map(
    weights.filter(({ node }) => columns.slice(1).includes(node)).map(({ node, effective }) => [node, effective]),
  );
  return shares.size > 0 ? shares : undefined;
}

function nodesById(system: System): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const waiting: Node[] = [system.index];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    nodes.set(node.id, node);
    if (node.children) waiting.push(...node.children);
  }
  return nodes;
}

function key(unit: string, period: string, node: string): string {
  return JSON.stringify([unit, period, node]);
}
