import { type TableColumn, tableText } from "../../io/table.ts";
import { decimalsFor, scoreText } from "../../report/figures.ts";
import type { ChainSeries } from "../../snapshot/chain-series.ts";
import type { EditionSeries } from "../../snapshot/edition-series.ts";
import { visible } from "../problems.ts";
import { type Locale, label, lines, type Words } from "../words/index.ts";
import { figure } from "./revisions.ts";

interface SeriesView {
  readonly locale: Locale;
  readonly width: number | undefined;
  readonly nodes: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

const right = { align: "right" } as const;
const told = (locale: Locale, of: (words: Words["revisions"]["series"]) => string): string =>
  lines(locale, ({ revisions }) => of(revisions.series)).join("\n");
const finished = (parts: readonly string[]): string =>
  `${parts.join("\n\n").split("\n").map(visible).join("\n").trimEnd()}\n`;

interface Cell {
  readonly unit: string;
  readonly period: string;
  readonly value: number | null;
}

/** Units by periods. */
function matrix(cells: readonly Cell[], { locale, width, units }: SeriesView, signs = false): string {
  const periods = [...new Set(cells.map(({ period }) => period))];
  const decimals = signs ? 2 : decimalsFor(cells.map(({ value }) => value));
  const text = (v: number) => `${signs && v > 0 ? "+" : ""}${scoreText(v, { decimals })}`;
  const byUnit = new Map<string, Map<string, number | null>>();
  for (const { unit, period, value } of cells)
    byUnit.set(unit, (byUnit.get(unit) ?? new Map<string, number | null>()).set(period, value));
  const rows = [...byUnit].map(([unit, values]) => [
    units.get(unit) ?? unit,
    ...periods.map((period) => {
      const value = values.get(period) ?? null;
      return value === null ? "—" : text(value);
    }),
  ]);
  const columns: TableColumn[] = [
    { heading: label(locale, ({ revisions }) => revisions.cellColumns.unit) },
    ...periods.map((period) => ({ heading: period, ...right })),
  ];
  return tableText(rows, { columns, width });
}

export function editionText({ by, ruler, scores }: EditionSeries, view: SeriesView): string {
  const { locale, names } = view;
  const system = `${by.system.id} ${by.system.version}`;
  return finished(
    view.nodes.flatMap((id) => {
      const own = scores.filter(({ node }) => node === id);
      const head = told(locale, ({ fixed }) =>
        fixed({ node: names.get(id) ?? id, system, periods: by.periods.join(", "), ruler }),
      );
      const differences = own.map(({ unit, period, difference }) => ({ unit, period, value: difference }));
      return [
        `${head}\n\n${matrix(
          own.map(({ unit, period, score }) => ({ unit, period, value: score })),
          view,
        )}`,
        `${told(locale, ({ published }) => published)}\n\n${matrix(differences, view, true)}`,
      ];
    }),
  );
}

export function chainText({ by, keep, breaks, scores, notes }: ChainSeries, view: SeriesView, said: string): string {
  const { locale, names, width } = view;
  const name = (id: string) => names.get(id) ?? id;
  const heading = (key: keyof Words["revisions"]["series"]["breakColumns"]) =>
    label(locale, ({ revisions }) => revisions.series.breakColumns[key]);
  const listed = (ids: readonly string[]) => ids.map(name).join(locale === "en" ? ", " : "、");
  const breakTexts = breaks.map(({ overlap, from, to, nodes, summary }) => {
    const title = told(locale, ({ breakAt }) =>
      breakAt({ overlap, from: `${from.id} ${from.version}`, to: `${to.id} ${to.version}` }),
    );
    const rows = summary.map(({ node, units, meanDifference, meanRatio }) => [
      name(node),
      String(units),
      meanDifference === null ? "—" : `${meanDifference > 0 ? "+" : ""}${figure(meanDifference)}`,
      figure(meanRatio),
    ]);
    const columns: TableColumn[] = [
      { heading: heading("node") },
      ...(["units", "difference", "ratio"] as const).map((key) => ({ heading: heading(key), ...right })),
    ];
    return [
      title,
      "",
      tableText(rows, { columns, width }),
      ...(nodes.joined.length > 0 ? [told(locale, ({ joined }) => joined(listed(nodes.joined)))] : []),
      ...(nodes.left.length > 0 ? [told(locale, ({ left }) => left(listed(nodes.left)))] : []),
    ].join("\n");
  });
  const paths = view.nodes.flatMap((id) => {
    const own = scores.filter(({ node }) => node === id);
    const head = told(locale, ({ linked }) => linked({ node: name(id), by, keep }));
    return [
      `${head}\n\n${matrix(
        own.map(({ unit, period, linked }) => ({ unit, period, value: linked })),
        view,
      )}`,
      `${told(locale, (words) => words.own)}\n\n${matrix(
        own.map(({ unit, period, score }) => ({ unit, period, value: score })),
        view,
      )}`,
    ];
  });
  return finished([
    ...paths,
    ...(breaks.length === 0 ? [told(locale, ({ unbroken }) => unbroken)] : breakTexts),
    ...(notes.length > 0 ? [said] : []),
  ]);
}
