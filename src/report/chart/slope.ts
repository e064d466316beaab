import type { IndexResult } from "../../pipeline/result.ts";
import { scoreWords } from "../words/chart-scores.ts";
import { categoryAxis, STILL_SERIES, valueAxis } from "./axis.ts";
import { widestOf } from "./measure.ts";
import { drawHead, MARGIN, SIZE, textElement } from "./pen.ts";
import { line } from "./plane.ts";
import { drawFigure } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { periodsOf, rankText, type ScoreChartOptions, scoresOf } from "./source.ts";
import type { ColourName } from "./theme.ts";
import type { Chart } from "./types.ts";

export interface SlopeOptions extends Omit<ScoreChartOptions, "period"> {
  /** Two or more, in order; all of the data unless said, the last eight where there are more. */
  readonly periods?: readonly string[];
}

const MOST = 8;
const CROWD = 40;

type Way = "up" | "down" | "same";
const COLOURS: Readonly<Record<Way, ColourName>> = { up: "s1", down: "s5", same: "faint" };
const TYPES: Readonly<Record<Way, "solid" | readonly number[]>> = { up: "solid", down: [5, 3], same: "solid" };

/**
 * Ranks over the periods as lines, the best on top: whole lines for units that rose from their first rank shown to their last, broken
 * lines for those that fell, thin grey ones for the rest. Names stand at both ends with their ranks.
 * Missing: a unit without a rank in a period has a gap there; without any it is left out.
 * @throws IndexError chart-option, chart-size, unknown-period, no-such-node, chart-unit, chart-periods
 */
export function rankSlopes(result: IndexResult, options: SlopeOptions = {}): Chart {
  const { periods: asked, ...others } = options;
  const scores = scoresOf(result, { ...others, ...(asked?.[0] !== undefined && { period: asked[0] }) });
  for (const period of asked ?? []) scoresOf(result, { period });
  const { look, node, unit } = scores;
  const words = scoreWords[look.locale];
  const known = periodsOf(scores, 2);
  const periods = asked === undefined ? known.slice(-MOST) : known.filter((period) => asked.includes(period));
  periodsOf({ ...scores, periods }, 2);
  const rank = result.rank(node);
  const found = new Map<string, (number | null)[]>();
  periods.forEach((period, p) => {
    for (const i of scores.rows(period)) {
      if (Number.isNaN(result.score(node)[i]!) || rank[i] === 0) continue;
      const own = found.get(result.units[i]!) ?? periods.map(() => null);
      own[p] = rank[i]!;
      found.set(result.units[i]!, own);
    }
  });
  const units = [...found].map(([id, ranks]) => {
    const present = ranks.filter((one) => one !== null);
    const [from, to] = [present[0]!, present.at(-1)!];
    const way: Way = to < from ? "up" : to > from ? "down" : "same";
    return { id, ranks, from, to, way, name: scores.unitName(id) };
  });
  const deepest = units.reduce((most, { ranks }) => Math.max(most, ...ranks.map((one) => one ?? 0)), 1);

  // among many the marked one is seen only where the others are quiet
  const crowded = units.length > CROWD;
  const head = drawHead(look, {
    title: words.slope.title(scores.nodeName(node)),
    subtitle: `${periods[0]}–${periods.at(-1)}`,
    legend: (["up", "down", "same"] as const).map((way) => ({
      label: words.slope[way],
      shape: way === "down" ? "dash" : "line",
      colour: crowded && unit !== null ? "faint" : COLOURS[way],
    })),
  });
  const sides = [0, periods.length - 1] as const;
  const textOf = (k: number, p: number): string => {
    const own = units[k]!.ranks[p];
    return own === null || own === undefined ? "" : rankText(own);
  };
  const labels = rowLabels(
    look,
    units.map(({ name }) => name),
    { share: 0.28, lines: 1 },
  );
  const rankRoom = 18 + 8 * String(deepest).length + (units.some(({ to }) => !Number.isInteger(to)) ? 12 : 0);
  const left = MARGIN + labels.room + rankRoom + 6;
  const right = look.width - left;
  const top = head.bottom + 24;
  // equal ranks share a place, so their names are put one below the other
  const shared = mostShared(units.flatMap(({ ranks }) => sides.map((p) => `${p} ${ranks[p]}`)));
  const row = Math.max(units.length > 60 ? 15 : 19, Math.min(shared, 4) * 13);
  const bottom = top + deepest * row;
  const y = (one: number): number => top + (one - 0.5) * row;
  const x = (p: number): number => left + ((right - left) * p) / (periods.length - 1);

  const under = [...head.parts];
  const small = { size: SIZE.small };
  const apart = (right - left) / (periods.length - 1);
  // where they would touch, every so many from the last on
  const every = Math.max(1, Math.ceil((widestOf(periods, small) + 6) / apart));
  periods.forEach((period, p) => {
    under.push(line(look, [x(p), top, x(p), bottom], "grid"));
    if ((periods.length - 1 - p) % every !== 0) return;
    const text = { x: x(p), y: top - 10, anchor: "middle" as const, colour: "muted" as const, ...small };
    under.push(textElement(look, period, { ...text, width: Math.max(every * apart, 2 * (look.width - right)) }));
  });
  const over = sides.flatMap((p) => {
    const taken = new Map<number, number>();
    const atSame = new Map<number, number>();
    for (const { ranks } of units) {
      const own = ranks[p] ?? null;
      if (own !== null) atSame.set(own, (atSame.get(own) ?? 0) + 1);
    }
    return units.flatMap(({ id, ranks }, k) => {
      const own = ranks[p] ?? null;
      if (own === null) return [];
      const place = taken.get(own) ?? 0;
      taken.set(own, place + 1);
      const at = y(own) + (place - (atSame.get(own)! - 1) / 2) * 13;
      const bold = id === unit;
      const rankX = p === 0 ? left - 8 : right + 8;
      const text = { y: at, bold, colour: bold ? ("accent" as const) : ("muted" as const) };
      const number = textElement(look, textOf(k, p), { ...text, x: rankX, anchor: p === 0 ? "end" : "start" });
      const name =
        p === 0
          ? labels.draw(k, { x: left - rankRoom, y: at, bold })
          : textElement(look, units[k]!.name, { x: right + rankRoom, y: at, bold, width: labels.room });
      return [number, name];
    });
  });

  const count = (way: Way): number => units.filter((one) => one.way === way).length;
  const largest = [...units].sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))[0];
  const chosen = units.find(({ id }) => id === unit) ?? largest;
  const description =
    words.slope.says({
      node: scores.nodeName(node),
      from: periods[0]!,
      to: periods.at(-1)!,
      up: count("up"),
      down: count("down"),
      same: count("same"),
    }) +
    (largest === undefined || largest.way === "same"
      ? ""
      : words.slope.most({ name: largest.name, from: rankText(largest.from), to: rankText(largest.to) })) +
    (chosen === undefined || chosen === largest ? "" : ` ${markOf(chosen)}`);
  return drawFigure(
    {
      kind: "slope",
      title: head.title,
      description,
      height: look.height ?? bottom + MARGIN,
      option: {
        grid: { left, top, width: right - left, height: bottom - top },
        xAxis: categoryAxis(look, { data: periods, labels: false, show: false, boundaryGap: false }),
        yAxis: valueAxis(look, { show: false, inverse: true, min: 0.5, max: deepest + 0.5 }),
        series: units.map(({ id, ranks, way }) => {
          const marked = id === unit;
          const quiet = crowded && unit !== null;
          const colour = look.colour(marked ? "accent" : quiet ? "faint" : COLOURS[way]);
          return {
            ...STILL_SERIES,
            type: "line",
            symbol: marked ? "diamond" : "circle",
            symbolSize: marked ? 9 : 5,
            showAllSymbol: true,
            z: marked ? 5 : way === "same" ? 2 : 3,
            itemStyle: { color: colour },
            lineStyle: { color: colour, width: marked ? 3 : way === "same" ? 1.2 : 1.6, type: TYPES[way] },
            data: ranks.map((one) => one ?? "-"),
          };
        }),
      },
      marks: (k, p) => ({
        title: markOf(units[k]!),
        data: { unit: units[k]!.id, period: periods[p]!, value: units[k]!.ranks[p] ?? Number.NaN },
      }),
      under,
      over,
    },
    look,
  );

  function markOf({ name, ranks }: (typeof units)[number]): string {
    const told = ranks.map((one, p) => `${periods[p]} ${one === null ? "—" : rankText(one)}`);
    return words.slope.mark({ name, ranks: told.join(words.comma) });
  }
}

function mostShared(places: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const place of places) if (!place.endsWith("null")) counts.set(place, (counts.get(place) ?? 0) + 1);
  return Math.max(1, ...counts.values());
}
