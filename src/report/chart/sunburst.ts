import type { IndexResult } from "../../pipeline/result.ts";
import { STILL_SERIES } from "./axis.ts";
import { widestOf, wrapText } from "./measure.ts";
import { drawHead, element, MARGIN, patternFill, round2, SIZE, textElement } from "./pen.ts";
import { drawFigure } from "./render.ts";
import type { ScoreChartOptions } from "./source.ts";
import type { ColourName } from "./theme.ts";
import type { Chart } from "./types.ts";
import { type WeightPart, weightTree } from "./weights.ts";

/** Height of a line in a slice, and of the patterned edge. */
const LINE = 12;
const EDGE = 9;

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
      itemStyle: { color: look.colour(part.colour), opacity },
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
      over: parts.flatMap((part) =>
        part.depth === 0 ? [] : [part.pattern === null ? "" : edgeOf(part.pattern, part), labelOf(part)],
      ),
    },
    look,
  );

  function childrenOf(part: WeightPart): WeightPart[] {
    const end = part.from + part.share + 1e-12;
    return parts.filter(
      (one) => one.depth === part.depth + 1 && one.from >= part.from - 1e-12 && one.from + one.share <= end,
    );
  }

  /** The pattern of a part along its inner edge, as in the legend. */
  function edgeOf(pattern: number, { from, share }: WeightPart): string {
    const [r0, r1] = [hole - EDGE, hole - 1];
    const at = (r: number, turn: number): string =>
      `${round2(cx + r * Math.sin(2 * Math.PI * turn))},${round2(cy - r * Math.cos(2 * Math.PI * turn))}`;
    // a whole ring would begin where it ends
    const to = from + Math.min(share, 0.9999);
    const large = share > 0.5 ? 1 : 0;
    const d = `M${at(r0, from)}A${r0},${r0} 0 ${large} 1 ${at(r0, to)}L${at(r1, to)}A${r1},${r1} 0 ${large} 0 ${at(r1, from)}Z`;
    return element("path", { d, fill: patternFill(pattern), stroke: look.colour("paper") });
  }

  /** Along the ray through the middle of the slice, in as many lines as are no higher than the slice there. */
  function labelOf(part: WeightPart): string {
    const size = SIZE.small - 1;
    const inner = hole + (part.depth - 1) * ring;
    const turn = 2 * Math.PI * (part.from + part.share / 2);
    const high = 2 * Math.PI * Math.min(part.share, 0.5) * (inner + 4);
    const width = ring - 8;
    const lines = Math.min(3, Math.floor((high - 1) / LINE));
    if (lines < 1) return "";
    const rows = wrapText(part.name, { size, width, lines });
    if (widestOf(rows, { size }) < size) return "";
    const degrees = (turn * 180) / Math.PI - 90;
    const shown = degrees > 90 ? degrees - 180 : degrees;
    const tilt = (shown * Math.PI) / 180;
    const at = inner + ring / 2;
    const colour: ColourName = part.depth === 1 ? (`on-${part.colour}` as ColourName) : "ink";
    const texts = rows.map((row, k) => {
      const off = (k - (rows.length - 1) / 2) * LINE;
      return textElement(look, row, {
        x: cx + at * Math.sin(turn) - off * Math.sin(tilt),
        y: cy - at * Math.cos(turn) + off * Math.cos(tilt),
        anchor: "middle",
        size,
        colour,
        turn: round2(shown),
      });
    });
    return texts.join("");
  }
}
