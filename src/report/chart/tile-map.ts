import { en, IndexError } from "../../errors/index.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import type { Position } from "../../schema/places.ts";
import { mapWords } from "../words/chart-map.ts";
import { tilePlaces } from "./geometry/tile-places.ts";
import { mapFacts } from "./map-facts.ts";
import { textWidth, wrapText } from "./measure.ts";
import { drawHead, element, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { drawFigure } from "./render.ts";
import { rankedRows, type ScoreChartOptions, scoresOf } from "./source.ts";
import type { ColourName } from "./theme.ts";
import type { Chart } from "./types.ts";

export interface TileMapOptions extends ScoreChartOptions {
  /** Where each unit lies, as the tables of kind `positions` say. */
  readonly positions: readonly Position[];
}

const LARGEST = 96;
const SMALLEST_TEXT = 9;

/**
 * A map of equal tiles (方块地图): each unit a tile near where it lies, none over another, shaded by the class of its score, with
 * name, score and the letter of the class. A tile too small for its name shows the score, or the letter; the name stands in its
 * title.
 * Missing: a unit without a score is an empty tile with a broken edge.
 * @throws IndexError chart-option, chart-size, unknown-period, no-such-node, chart-unit, position-missing, chart-empty
 */
export function tileMap(result: IndexResult, options: TileMapOptions): Chart {
  const scores = scoresOf(result, options);
  const { look, period, node, unit: marked } = scores;
  const words = mapWords[look.locale];
  rankedRows(scores);
  const rows = scores.rows();
  const known = new Map(options.positions.map((position) => [position.unit, position]));
  const without = rows.map((i) => result.units[i]!).filter((unit) => !known.has(unit));
  if (without.length > 0)
    throw new IndexError([{ code: "position-missing", path: ["positions"], params: { units: without } }], en);
  const facts = mapFacts(scores, rows);
  const { columns, rows: lines, at } = tilePlaces(rows.map((i) => known.get(result.units[i]!)!));
  const title = words.tilesTitle({ node: scores.nodeName(node), period });
  const subtitle = [words.tilesSubtitle({ n: rows.length }), words.breaks].join(words.comma);
  const head = drawHead(look, { title, subtitle, legend: facts.legend });
  const top = head.bottom + 8;
  const room = look.width - 2 * MARGIN;
  const tall = look.height === null ? Number.POSITIVE_INFINITY : look.height - top - MARGIN;
  const tile = Math.max(3, Math.min(LARGEST, room / columns, tall / lines));
  const left = MARGIN + (room - tile * columns) / 2;
  const parts = [...head.parts];
  const marks: string[] = [];
  rows.forEach((i, k) => {
    const { column, row } = at[k]!;
    const box = { x: left + column * tile + 1, y: top + row * tile + 1, width: tile - 2, height: tile - 2 };
    const found = facts.of(i);
    const fill = found.kind === undefined ? null : look.colour(found.kind.colour);
    const edge = {
      stroke: look.colour("axis"),
      "stroke-width": 0.5,
      "stroke-dasharray": found.kind === undefined ? "3 3" : null,
    };
    const drawn = element("rect", { ...box, rx: Math.min(4, tile / 8), fill: fill ?? "none", ...edge });
    parts.push(markElement(found.mark, drawn + tileText(scores.unitName(result.units[i]!), found, box)));
    if (result.units[i] === marked)
      marks.push(element("rect", { ...box, rx: 3, fill: "none", stroke: look.colour("accent"), "stroke-width": 3 }));
  });
  const bottom = top + lines * tile + MARGIN;
  const description = [head.title, subtitle, facts.legend.map(({ label }) => label).join(words.comma), facts.told].join(
    words.stop,
  );
  return drawFigure(
    {
      kind: "tile-map",
      title: head.title,
      description,
      height: look.height ?? Math.ceil(bottom),
      option: null,
      over: [...parts, ...marks],
    },
    look,
  );

  /** Name above, score below; what does not fit is left out, the name first. */
  function tileText(
    name: string,
    { score, kind }: ReturnType<typeof facts.of>,
    { x, y, width, height }: { x: number; y: number; width: number; height: number },
  ): string {
    const colour: ColourName = kind === undefined ? "ink" : (`on-${kind.colour}` as ColourName);
    const figure = kind === undefined ? score : `${score} ${kind.letter}`;
    const centre = { x: x + width / 2, anchor: "middle", colour } as const;
    const inner = width - 6;
    // a smaller text rather than a name in two lines, and two lines rather than a name cut
    for (const lines of [1, 2, 3])
      for (let size: number = SIZE.label; size >= SMALLEST_TEXT; size--) {
        const line = size * 1.15;
        if ((lines + 1) * line > height - 4 || textWidth(figure, { size, bold: true }) > inner) continue;
        const names = wrapText(name, { width: inner, lines, size });
        const whole = names.join("").replaceAll(" ", "") === name.replaceAll(" ", "");
        const last = (lines === 3 || (lines + 2) * line > height - 4) && size === SMALLEST_TEXT;
        if (!whole && !last) continue;
        const first = y + height / 2 - (names.length * line) / 2;
        return [...names, figure]
          .map((text, k) => textElement(look, text, { ...centre, y: first + k * line, size, bold: k === names.length }))
          .join("");
      }
    const middle = { ...centre, y: y + height / 2, size: SMALLEST_TEXT };
    if (textWidth(score, { size: SMALLEST_TEXT }) <= width) return textElement(look, score, middle);
    return kind !== undefined && width >= 8
      ? textElement(look, kind.letter, { ...middle, size: Math.min(SMALLEST_TEXT, width) })
      : "";
  }
}
