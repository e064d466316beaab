import { en, IndexError, issueText } from "../../errors/index.ts";
import { zh } from "../../errors/zh.ts";
import type { Monitored, MonitoredTarget } from "../../monitor/monitor.ts";
import type { Arrow } from "../../monitor/rules.ts";
import { chartMonitorWords } from "../words/chart-monitor.ts";
import { lookOf } from "./look.ts";
import { cleanText, widestOf } from "./measure.ts";
import type { ChartNames } from "./names.ts";
import { drawHead, element, type LegendItem, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { drawParts } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { indicatorName, inkOn, monitorWordsOf, onlyOne, PAINT, ruleBookName } from "./targets.ts";
import type { Chart, ChartOptions } from "./types.ts";

export interface ColourBoardOptions extends ChartOptions {
  readonly names?: ChartNames;
  /** Rows are indicators of this unit, columns the periods of the reports. */
  readonly unit?: string;
  /** Rows are units, columns the periods of the reports. */
  readonly indicator?: string;
  /** Only targets for this period. */
  readonly stage?: string;
}

/** Columns that can be read at the usual width. */
const WIDEST = 40;
const COLOURS = ["green", "light-green", "yellow", "orange", "red", "grey"] as const;
const ARROWS: { readonly [A in Arrow]: string } = { "on-track": "↑", improving: "↗", stagnating: "→", decreasing: "↓" };

interface Line {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
}

/**
 * The colours of targets (红黄绿看板): indicators × units in one period, the indicators of one unit × periods, or the units of one
 * indicator × periods; several reports make columns of periods. Each cell has the colour's letter beside the colour, the rule
 * book's arrow of the trend where it has one, and the reason as its title. Where an indicator has targets for several periods, each
 * is a row.
 * Missing: a cell without a target is empty.
 * @param source of `monitor`: one report, or one a period
 * @throws IndexError chart-option, chart-size, chart-choose, chart-nothing
 */
export function colourBoard(source: Monitored | readonly Monitored[], options: ColourBoardOptions = {}): Chart {
  const look = lookOf(options);
  const words = chartMonitorWords[look.locale];
  const common = monitorWordsOf(look.locale);
  const texts = look.locale === "zh" ? zh : en;
  const reports = Array.isArray(source) ? (source as readonly Monitored[]) : [source as Monitored];
  const all = reports.flatMap((report) =>
    report.targets
      .filter(({ stage }) => options.stage === undefined || stage === options.stage)
      .map((target) => ({ target, at: report.at })),
  );
  const units = [...new Set(all.map(({ target }) => target.unit))];
  const byUnit = options.indicator !== undefined;
  const overTime = reports.length > 1 || byUnit;
  const unit = overTime && !byUnit && units.length > 0 ? onlyOne("unit", units, options.unit) : options.unit;
  const own = all.filter(
    ({ target }) => (unit === undefined || target.unit === unit) && (!byUnit || target.indicator === options.indicator),
  );
  if (own.length === 0) throw new IndexError([{ code: "chart-nothing", path: [], params: { what: "targets" } }], en);
  const stages = new Set(own.map(({ target }) => target.stage));
  const unitName = (id: string) => look.nameOf(options.names?.units?.get(id), id);
  const staged = (name: string, stage: string) => (stages.size > 1 ? words.stage({ name, stage }) : name);
  const subject = (target: MonitoredTarget): Line => {
    const id = byUnit ? target.unit : target.indicator;
    const name = byUnit ? unitName(target.unit) : indicatorName(look, target);
    return { id: JSON.stringify([id, target.stage]), name, stage: target.stage };
  };
  const across = ({ target, at }: (typeof own)[number]): Line =>
    overTime ? { id: at, name: at, stage: "" } : { id: target.unit, name: unitName(target.unit), stage: "" };
  const down = distinct(own.map(({ target }) => subject(target)));
  const beside = distinct(own.map(across));
  // more units than there is width for: the longer side goes down
  const turn = !overTime && beside.length > Math.max(WIDEST, down.length);
  const [rows, columns] = turn ? [beside, down] : [down, beside];
  const cells = new Map(
    own.map((one) => {
      const ids = [subject(one.target).id, across(one).id];
      return [JSON.stringify(turn ? ids.reverse() : ids), one.target];
    }),
  );
  const what = [
    ...(overTime && !byUnit ? [unitName(unit!)] : []),
    ...(byUnit ? [indicatorName(look, own[0]!.target)] : []),
    ...(overTime ? [] : [reports[0]!.at]),
  ].join(words.comma);
  const subtitle = words.boardSubtitle({ what, rules: ruleBookName(reports[0]!) });
  const counts = new Map(
    COLOURS.map((colour) => [colour, own.filter(({ target }) => target.colour === colour).length]),
  );
  const legend = COLOURS.filter((colour) => counts.get(colour)! > 0).map((colour): LegendItem => {
    const label = words.counted({
      letter: words.letters[colour],
      colour: common.colours[colour],
      n: counts.get(colour)!,
    });
    return { label, shape: "square", colour: PAINT[colour] };
  });
  const head = drawHead(look, { title: words.boardTitle, subtitle, legend });
  const labels = rowLabels(
    look,
    rows.map(({ name }) => name),
    { share: 0.36, lines: 3, ...(stages.size > 1 && !turn && { aside: rows.map(({ stage }) => stage) }) },
  );
  const height = Math.max(labels.height, 22);
  const left = MARGIN + labels.room + 8;
  const cell = Math.min(72, (look.width - MARGIN - left) / columns.length);
  const headings = columns.map(({ name, stage }) => cleanText(turn ? staged(name, stage) : name));
  const widest = widestOf(headings, { size: SIZE.small });
  const turned = widest > cell - 4;
  const room = turned ? Math.min(widest, 150) : 16;
  const top = head.bottom + room + 8;
  const parts = [...head.parts];
  const heading = { size: SIZE.small, colour: "muted" } as const;
  headings.forEach((text, c) => {
    const x = left + (c + 0.5) * cell;
    // turned headings need the height of a line each; more columns than that show every second, third …
    if (turned && c % Math.ceil(13 / cell) !== 0) return;
    parts.push(
      turned
        ? textElement(look, text, { x, y: top - 6, ...heading, turn: -90, width: room })
        : textElement(look, text, { x, y: top - 12, ...heading, anchor: "middle" }),
    );
  });
  const told: string[] = [];
  rows.forEach((row, r) => {
    const y = top + r * height;
    parts.push(labels.draw(r, { x: left - 8, y: y + height / 2 }));
    const line: string[] = [];
    columns.forEach((column, c) => {
      const target = cells.get(JSON.stringify([row.id, column.id]));
      const x = left + c * cell;
      const box = { x: x + 0.5, y: y + 0.5, width: Math.max(1, cell - 1), height: height - 1 };
      if (target === undefined) {
        parts.push(element("rect", { ...box, fill: "none", stroke: look.colour("grid"), "stroke-width": 0.5 }));
        return;
      }
      const colour = common.colours[target.colour];
      const title = words.boardMark({
        row: turn ? row.name : staged(row.name, row.stage),
        column: headings[c]!,
        colour,
        reason: issueText({ ...target.reason, path: [] }, texts),
      });
      const sign = words.letters[target.colour];
      const arrow = target.arrow === null ? "" : ARROWS[target.arrow];
      const text = cell >= 30 ? `${sign}${arrow === "" ? "" : ` ${arrow}`}` : sign;
      const size = cell >= 13 ? SIZE.label : Math.max(6, cell - 1);
      line.push(`${headings[c]!} ${colour}`);
      parts.push(
        markElement(
          {
            title,
            data: {
              unit: target.unit,
              indicator: target.indicator,
              stage: target.stage,
              at: overTime ? column.id : reports[0]!.at,
              colour: target.colour,
            },
          },
          element("rect", { ...box, fill: look.colour(PAINT[target.colour]) }) +
            textElement(look, text, {
              x: x + cell / 2,
              y: y + height / 2,
              anchor: "middle",
              size,
              bold: true,
              colour: inkOn(target.colour),
            }),
        ),
      );
    });
    told.push(
      words.boardDesc({
        row: turn ? row.name : staged(row.name, row.stage),
        cells: line.join(look.locale === "zh" ? "，" : ", ") || words.noTarget,
      }),
    );
  });
  const bottom = top + rows.length * height + MARGIN;
  return drawParts(
    parts,
    {
      kind: "board",
      title: head.title,
      told: [subtitle, legend.map(({ label }) => label).join(words.comma), told.join(words.comma)],
      stop: words.stop,
      height: look.height ?? bottom,
    },
    look,
  );
}

function distinct(lines: readonly Line[]): readonly Line[] {
  return [...new Map(lines.map((line) => [line.id, line])).values()];
}
