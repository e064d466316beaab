import type { IndexResult } from "../../pipeline/result.ts";
import { cleanText, textWidth, wrapText } from "./measure.ts";
import { drawHead, element, MARGIN, markElement, patternFill, SIZE, textElement } from "./pen.ts";
import { drawFigure } from "./render.ts";
import type { ScoreChartOptions } from "./source.ts";
import type { ColourName } from "./theme.ts";
import type { Chart } from "./types.ts";
import { type WeightPart, weightTree } from "./weights.ts";

const LINE = 14;
/** Height of an indicator's cell where all weigh the same, and the least that holds a line. */
const ROW = 20;
const CELL = 16;

/**
 * The tree of weights from left to right: each node below the one charted as high as its share,
 * beside its parent, with name and share. Parts
 * of one part of the index share its colour, which has a pattern of its own at its first column.
 * @throws IndexError chart-option, chart-size, unknown-period, no-such-node, chart-unit
 */
export function weightIcicle(result: IndexResult, options: ScoreChartOptions = {}): Chart {
  const { scores, parts, depth, title, subtitle, description } = weightTree(result, options);
  const { look } = scores;
  const head = drawHead(look, { title, subtitle });
  const shares = parts.filter(({ leaf, share }) => leaf && share > 0).map(({ share }) => share);
  // the smallest gets a line of text, unless that makes the others too high
  const wanted = Math.min(CELL / Math.min(...shares), shares.length * ROW * 2.5);
  const size =
    look.height === null
      ? Math.max(220, Math.min(Math.max(wanted, shares.length * ROW), 6000))
      : look.height - head.bottom - 20;
  const top = head.bottom + 4;
  const width = look.width - 2 * MARGIN;
  const shown = depth === 0 ? parts : parts.filter((part) => part.depth > 0);
  // names of indicators need most room
  const others = width / (Math.max(depth, 1) + 0.5);
  const x = (at: number): number => MARGIN + Math.max(0, at - 1) * others;
  const cells = shown.map((part) => {
    const { depth: at, from, share } = part;
    const w = part.leaf ? MARGIN + width - x(at) : others;
    const box = { x: x(at), y: top + from * size, width: w, height: share * size };
    return markElement(part.mark, cellOf(part, box));
  });
  return drawFigure(
    {
      kind: "weights",
      title: head.title,
      description,
      height: look.height ?? Math.ceil(top + size + MARGIN),
      option: null,
      over: [...head.parts, ...cells],
    },
    look,
  );

  function cellOf(part: WeightPart, box: { x: number; y: number; width: number; height: number }): string {
    const band = part.pattern === null ? 0 : 10;
    const fill = look.colour(part.depth === 0 ? "grid" : part.colour);
    // deeper cells are paler, so that their black or white text reads
    const opacity = part.depth < 2 ? null : part.depth % 2 === 0 ? 0.34 : 0.2;
    const ground = opacity === null ? "" : element("rect", { ...box, fill: look.colour("paper") });
    const rect = element("rect", {
      ...box,
      fill,
      "fill-opacity": opacity,
      stroke: look.colour("paper"),
      "stroke-width": 1,
    });
    const stripe =
      band === 0
        ? ""
        : element("rect", {
            x: box.x + 0.5,
            y: box.y + 0.5,
            width: band - 2,
            height: Math.max(0, box.height - 1),
            fill: patternFill(part.pattern!),
          });
    return ground + rect + stripe + textOf(part, { ...box, x: box.x + band, width: box.width - band });
  }

  function textOf(part: WeightPart, box: { x: number; y: number; width: number; height: number }): string {
    const colour: ColourName = part.depth === 1 ? (`on-${part.colour}` as ColourName) : "ink";
    const style = { size: SIZE.small };
    const lines = Math.floor((box.height - 3) / LINE);
    if (lines < 1 && box.height < 11) return "";
    const room = box.width - 10;
    const share = part.percent;
    const name = cleanText(part.name);
    const beside = textWidth(`${name}  ${share}`, style) <= room;
    const one = lines <= 1;
    const rows =
      beside || one ? [name] : wrapText(name, { ...style, width: room, lines: Math.max(1, Math.min(4, lines - 1)) });
    const shareRoom = textWidth(share, style) + 8;
    const y = box.y + box.height / 2;
    const texts: string[] = [];
    const first = beside || one ? y : y - (rows.length * LINE) / 2;
    const nameRoom = beside || one ? Math.max(0, room - shareRoom) : room;
    if (nameRoom >= 22)
      texts.push(
        ...rows.map((row, k) =>
          textElement(look, row, { x: box.x + 5, y: first + k * LINE, colour, width: nameRoom + 1, ...style }),
        ),
      );
    const shareY = beside || one ? y : first + rows.length * LINE;
    if (textWidth(share, style) <= room)
      texts.push(
        textElement(look, share, {
          x: beside || one ? box.x + box.width - 5 : box.x + 5,
          y: shareY,
          anchor: beside || one ? "end" : "start",
          colour,
          bold: false,
          ...style,
        }),
      );
    return texts.join("");
  }
}
