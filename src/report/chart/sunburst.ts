import type { IndexResult } from "../../pipeline/result.ts";
import { STILL_SERIES } from "./axis.ts";
import { fitText, textWidth } from "./measure.ts";
import { drawHead, MARGIN, patternFill, SIZE, textElement } from "./pen.ts";
import { drawFigure } from "./render.ts";
import type { ScoreChartOptions } from "./source.ts";
import type { ColourName } from "./theme.ts";
import type { Chart } from "./types.ts";
import { type WeightPart, weightTree } from "./weights.ts";

interface Slice {
  readonly value: number;
  readonly itemStyle: object;
  readonly children?: Slice[];
}

/**
 * The tree of weights as rings, from the parts of the index inside to the indicators outside; the parts are named in the legend
 * with their shares, slices carry their names where these fit, and all have them as titles.
 * @throws IndexError as `weightIcicle`
 */
export function weightSunburst(result: IndexResult, options: ScoreChartOptions = {}): Chart {
  const { scores, parts, depth, title, subtitle, description } = weightTree(result, options);
  const { look } = scores;
  const legend = parts
    .filter((part) => part.depth === 1)
    .map(({ name, percent, colour, pattern }) => ({
      label: `${name} ${percent}`,
      shape: "square" as const,
      colour,
      ...(pattern !== null && { pattern }),
    }));
  const head = drawHead(look, { title, subtitle, legend });
  const radius = Math.max(60, Math.min((look.width - 2 * MARGIN) / 2, 300));
  const [cx, cy] = [look.width / 2, head.bottom + 8 + radius];
  const hole = radius * 0.2;
  const ring = (radius - hole) / Math.max(1, depth);
  const drawn: WeightPart[] = [];
  const sliceOf = (part: WeightPart): Slice => {
    drawn.push(part);
    const children = childrenOf(part);
    const opacity = part.depth === 1 ? 1 : part.depth % 2 === 0 ? 0.45 : 0.25;
    return {
      value: part.share,
      itemStyle: { color: part.depth === 1 ? patternFill(part.pattern!) : look.colour(part.colour), opacity },
      ...(children.length > 0 && { children: children.map(sliceOf) }),
    };
  };
  const data = parts.filter((part) => part.depth === 1).map(sliceOf);
  return drawFigure(
    {
      kind: "sunburst",
      title: head.title,
      description,
      height: look.height ?? Math.ceil(cy + radius + MARGIN),
      option: {
        series: [
          {
            ...STILL_SERIES,
            type: "sunburst",
            center: [cx, cy],
            radius: [hole, radius],
            sort: null,
            nodeClick: false,
            startAngle: 90,
            clockwise: true,
            label: { show: false },
            itemStyle: { borderColor: look.colour("paper"), borderWidth: 1 },
            // one ring a level; the first is the root's, which has none here
            levels: [
              {},
              ...Array.from({ length: depth }, (_, k) => ({ r0: hole + k * ring, r: hole + (k + 1) * ring })),
            ],
            data,
          },
        ],
      },
      // the root of echarts' tree is number 0
      marks: (_, k) => drawn[k - 1]?.mark,
      under: head.parts,
      over: parts.flatMap((part) => (part.depth === 0 ? [] : [labelOf(part)])),
    },
    look,
  );

  function childrenOf(part: WeightPart): WeightPart[] {
    const end = part.from + part.share + 1e-12;
    return parts.filter(
      (one) => one.depth === part.depth + 1 && one.from >= part.from - 1e-12 && one.from + one.share <= end,
    );
  }

  /** Along the ray through the middle of the slice, if a line of text is no higher than the slice there. */
  function labelOf(part: WeightPart): string {
    const size = SIZE.small - 1;
    const inner = hole + (part.depth - 1) * ring;
    const turn = 2 * Math.PI * (part.from + part.share / 2);
    const high = 2 * Math.PI * part.share * (inner + 4);
    const room = ring - 8;
    if (
      (high < size + 2 && part.share < 0.999) ||
      textWidth(fitText(part.name, { size, width: room }), { size }) < size
    )
      return "";
    const degrees = (turn * 180) / Math.PI - 90;
    const flipped = degrees > 90;
    const at = inner + ring / 2;
    const colour: ColourName = part.depth === 1 ? (`on-${part.colour}` as ColourName) : "ink";
    return textElement(look, part.name, {
      x: cx + at * Math.sin(turn),
      y: cy - at * Math.cos(turn),
      anchor: "middle",
      size,
      colour,
      width: room,
      turn: Math.round((flipped ? degrees - 180 : degrees) * 100) / 100,
    });
  }
}
