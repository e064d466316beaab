import { revisions as revisionsOf } from "../../calls.ts";
import { en, IndexError } from "../../errors/index.ts";
import { type TableCell, tableOf } from "../../io/output/table.ts";
import { jsonText } from "../../io/write-json.ts";
import { toAnnual } from "../../prepare/annual.ts";
import { choose, formatFor, TABLE_FORMATS } from "../formats.ts";
import { deliver } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { withMessages } from "../problems.ts";
import { nodeNames, unitNames } from "../render/node-names.ts";
import { revisionsText } from "../render/revisions.ts";
import { SOFTWARE } from "../software.ts";
import { aboutOf, tableFormats } from "../tables.ts";
import { nameOf } from "../words/index.ts";

export interface RevisionsCall extends ProjectCall {
  readonly section?: string;
  readonly biasOver?: string;
  readonly node?: string;
  readonly format?: string;
  readonly out?: string;
}

/** How the figures of a project were revised, and what became of its scores. */
export async function revisions(path: string | undefined, { io, session, ...options }: RevisionsCall): Promise<void> {
  const format = formatFor(options, { known: TABLE_FORMATS });
  const section = choose(options.section ?? "cells", {
    option: "--section",
    known: ["cells", "summary", "scores"],
  });
  const biasOver = choose(options.biasOver ?? "cells", { option: "--bias-over", known: ["cells", "periods"] });
  const { loaded, locale } = await openProject(path, { io, session, ...options });
  const { project, definition, vintages, data } = loaded;
  if (vintages.length === 0) throw new IndexError([{ code: "revisions-one", path: [], params: { found: 0 } }], en);
  const { system } = definition;
  const found = revisionsOf(vintages, definition, {
    biasOver,
    ...(options.node !== undefined && { node: options.node }),
    ...(project.periods === "annual" && { prepare: (one) => toAnnual(one, { system }) }),
  });
  const text = await {
    json: () =>
      jsonText({
        software: SOFTWARE,
        ...found,
        effect: found.effect && {
          ...found.effect,
          unexplained: found.effect.unexplained.map(({ issues, ...one }) => ({
            ...one,
            issues: withMessages(issues, locale),
          })),
        },
      }),
    ...tableFormats(
      () => [tableOf(section, rowsOf(found, section))],
      () => aboutOf(system),
    ),
    table: () =>
      revisionsText(found, {
        locale,
        width: options.out === undefined ? io.width : undefined,
        names: namesIn(system.index, locale),
        units: unitNames(data),
      }),
  }[format]();
  await deliver(text, { io, out: options.out, locale });
}

/** What each node is called in a language. */
export function namesIn(index: Parameters<typeof nodeNames>[0], locale: Parameters<typeof nameOf>[1]["locale"]) {
  return new Map([...nodeNames(index)].map(([id, name]) => [id, nameOf(name, { locale, id })]));
}

function rowsOf(
  { cells, summary, effect }: ReturnType<typeof revisionsOf>,
  section: "cells" | "summary" | "scores",
): TableCell[][] {
  switch (section) {
    case "cells":
      return [
        ["unit", "period", "indicator", "from", "to", "difference", "relative", "vintage", "edition", "before"],
        ...cells.map((one) => [
          one.unit,
          one.period,
          one.indicator,
          one.from,
          one.to,
          one.difference,
          one.relative,
          one.after.vintage,
          one.after.edition ?? "",
          one.before.vintage,
        ]),
      ];
    case "summary":
      return [
        [
          "indicator",
          "n",
          "revised",
          "mean",
          "mean absolute",
          "relative mean absolute",
          "standard deviation",
          "upward",
          "t",
          "df",
          "p",
        ],
        ...summary.map((one) => [
          one.indicator,
          one.n,
          one.revised,
          one.mean,
          one.meanAbsolute,
          one.relativeMeanAbsolute,
          one.standardDeviation,
          one.upward,
          one.bias?.t ?? null,
          one.bias?.df ?? null,
          one.bias?.p ?? null,
        ]),
      ];
    case "scores":
      return [
        ["unit", "period", "score first", "score latest", "change", "rank first", "rank latest", "shift"],
        ...(effect?.scores ?? []).map(({ unit, period, from, to, change, shift }) => [
          unit,
          period,
          from.score,
          to.score,
          change,
          from.rank,
          to.rank,
          shift,
        ]),
      ];
    default:
      return section satisfies never;
  }
}
