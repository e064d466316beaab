import type { Densities } from "../../analyse/convergence-density.ts";
import { en, IndexError } from "../../errors/index.ts";
import type { Name } from "../../schema/types.ts";
import { distributionWords } from "../words/chart-distribution.ts";
import { decimalsOf, numberText } from "./axis.ts";
import { lookOf } from "./look.ts";
import type { ChartNames } from "./names.ts";
import { drawHead, element, MARGIN, markElement } from "./pen.ts";
import { axisRoom, bottomAxis, leftAxis, pathOf, scaleOver } from "./plane.ts";
import { drawParts } from "./render.ts";
import { lineLegend } from "./strokes.ts";
import { seriesName } from "./theme.ts";
import type { Chart, ChartOptions } from "./types.ts";

export interface DensityChartOptions extends ChartOptions {
  readonly names?: ChartNames;
  readonly label?: Name;
  /** Periods to draw; the first, the middle and the latest unless said. */
  readonly periods?: readonly string[];
}

const MOST = 5;
const DASHES = [null, "7 3", "2 3", "9 3 2 3", "4 4"] as const;
/** Below it a density says little. */
const FEW = 30;

/**
 * The shape of a distribution in several periods (核密度曲线), each named at its peak and told apart by dashes besides colour.
 * Missing: a period in which all values are equal, or fewer than two are there, has no curve.
 * @param source of `densityOf`
 * @throws IndexError chart-option, chart-size, unknown-period, chart-nothing
 */
export function densityChart(source: Densities, options: DensityChartOptions = {}): Chart {
  const look = lookOf(options);
  const words = distributionWords[look.locale];
  const known = source.periods.map(({ period }) => period);
  for (const period of options.periods ?? [])
    if (!known.includes(period))
      throw new IndexError([{ code: "unknown-period", path: ["periods"], params: { period, known } }], en);
  const there = source.periods.flatMap(({ period, density }) => (density === null ? [] : [{ period, density }]));
  const chosen =
    options.periods === undefined ? some(there) : there.filter(({ period }) => options.periods!.includes(period));
  const curves = chosen.slice(0, MOST);
  if (curves.length === 0)
    throw new IndexError([{ code: "chart-nothing", path: [source.of], params: { what: "values" } }], en);
  const name = look.nameOf(options.label ?? options.names?.nodes?.get(source.of), source.of);
  const counts = curves.map(({ density }) => density.n);
  const subtitle = [
    words.densitySubtitle({ n: [...new Set(counts)].join(" / ") }),
    ...(Math.min(...counts) < FEW ? [words.few({ n: FEW })] : []),
  ].join(words.comma);
  const head = drawHead(look, { title: words.densityTitle({ of: name }), subtitle });
  const lines = curves.map(({ period }, k) => ({ label: period, colour: seriesName(k), dash: DASHES[k]! }));
  const key = lineLegend(look, lines, head.bottom);
  const top = key.bottom + 4;
  const size = look.height === null ? 280 : Math.max(80, look.height - top - 48);
  const ends = curves.flatMap(({ density: { at } }) => [at[0]!, at.at(-1)!]);
  const peaks = curves.map(({ density: { at, density } }) => {
    const top_ = density.reduce((best, v, i) => (v > density[best]! ? i : best), 0);
    return { x: at[top_]!, y: density[top_]! };
  });
  const y = scaleOver([0, Math.max(...peaks.map((peak) => peak.y))], [top + size, top], { count: 4 });
  const left = MARGIN + axisRoom(y) + 18;
  const right = look.width - MARGIN - 8;
  const x = scaleOver([Math.min(...ends), Math.max(...ends)], [left, right], { exact: true, count: 8 });
  const decimals = decimalsOf(ends);
  const parts = [
    ...head.parts,
    ...key.parts,
    ...bottomAxis(look, x, { lines: [top, top + size], numbers: top + size + 12, title: name }),
    ...leftAxis(look, y, { lines: [left, right], numbers: left - 6, title: words.density }),
  ];
  const told: string[] = [];
  curves.forEach(({ period, density }, k) => {
    const colour = seriesName(k);
    const points = Array.from(density.at, (v, i) => [x.at(v), y.at(density.density[i]!)] as const);
    const peak = peaks[k]!;
    const title = words.densityMark({
      label: period,
      n: density.n,
      peak: numberText(peak.x, decimals),
      bandwidth: numberText(density.bandwidth, decimals),
    });
    told.push(title);
    const path = element("path", {
      d: pathOf(points),
      fill: "none",
      stroke: look.colour(colour),
      "stroke-width": 2.2,
      "stroke-dasharray": DASHES[k],
    });
    parts.push(
      markElement({ title, data: { period, n: density.n, bandwidth: density.bandwidth, peak: peak.x } }, path),
    );
  });
  return drawParts(
    parts,
    {
      kind: "density",
      title: head.title,
      told: [subtitle, told.join(words.comma)],
      stop: words.stop,
      height: look.height ?? top + size + 44,
    },
    look,
  );
}

/** The first, the middle and the last. */
function some<T>(list: readonly T[]): readonly T[] {
  if (list.length <= 3) return list;
  return [list[0]!, list[Math.floor((list.length - 1) / 2)]!, list.at(-1)!];
}
