import { en, IndexError } from "../../errors/index.ts";
import type { Monitored, MonitoredTarget } from "../../monitor/monitor.ts";
import type { Attainment, TargetStatus } from "../../monitor/types.ts";
import { chartMonitorWords } from "../words/chart-monitor.ts";
import { numberText } from "./axis.ts";
import { lookOf } from "./look.ts";
import { widestOf } from "./measure.ts";
import type { ChartNames } from "./names.ts";
import { drawHead, element, type LegendItem, MARGIN, markElement, SIZE, textElement } from "./pen.ts";
import { bottomAxis, pathOf, scaleOver } from "./plane.ts";
import { drawParts } from "./render.ts";
import { rowLabels } from "./rows.ts";
import { diamond, spanBar } from "./strokes.ts";
import {
  figureText,
  indicatorName,
  inkOn,
  monitorWordsOf,
  onlyOne,
  PAINT,
  ruleBookName,
  targetText,
} from "./targets.ts";
import type { Chart, ChartOptions } from "./types.ts";

export interface AttainmentBulletsOptions extends ChartOptions {
  readonly names?: ChartNames;
  /** Whose targets; the only unit unless said. */
  readonly unit?: string;
  /** Only targets for this period. */
  readonly stage?: string;
  readonly indicators?: readonly string[];
  /** The same as it stood before, last year for one: marked by a diamond. */
  readonly before?: Pick<Attainment, "at" | "targets">;
  /** Degrees at which the shade behind the bars changes; 60 and 100 unless said. */
  readonly bands?: readonly number[];
}

/** Degrees beyond this end in an arrow. */
const MOST = 130;
/** How dense the bands are, the first the lowest. */
const DENSE = [0.3, 0.17, 0.08] as const;

/**
 * Where the targets of a unit stand (目标实现度子弹图), a row a target: the bar is the attainment degree without cap, the line at 100
 * the target, a thin line the time that is over where progress is measured from a base, a diamond where it stood before; behind
 * lie bands. Beside it letter and colour of the rule book, figure and target.
 * Missing: a target without a degree has no bar, and says so.
 * @param source of `monitor`
 * @throws IndexError chart-option, chart-size, chart-choose, chart-nothing
 */
export function attainmentBullets(source: Monitored, options: AttainmentBulletsOptions = {}): Chart {
  const look = lookOf(options);
  const words = chartMonitorWords[look.locale];
  const common = monitorWordsOf(look.locale);
  const units = [...new Set(source.targets.map((target) => target.unit))];
  if (units.length === 0) throw nothing();
  const unit = onlyOne("unit", units, options.unit);
  const { stage, indicators, before, bands = [60, 100] } = options;
  const targets = source.targets.filter(
    (one) =>
      one.unit === unit &&
      (stage === undefined || one.stage === stage) &&
      (indicators === undefined || indicators.includes(one.indicator)),
  );
  if (targets.length === 0) throw nothing();
  const stages = new Set(targets.map((one) => one.stage));
  const earlier = new Map(before?.targets.filter((one) => one.unit === unit).map((one) => [keyOf(one), one]));
  const withBefore = targets.some((one) => degreeOf(earlier.get(keyOf(one))) !== null);
  const withElapsed = targets.some((one) => one.measured === "progress" && one.elapsed !== null);
  const subtitle = words.bulletsSubtitle({
    unit: look.nameOf(options.names?.units?.get(unit), unit),
    period: source.at,
    rules: ruleBookName(source),
  });
  const colours = [...new Set(targets.map((one) => one.colour))];
  const legend: LegendItem[] = [
    { label: words.attainment, shape: "square", colour: "bar" },
    { label: words.target, shape: "line", colour: "ink" },
    ...(withBefore ? [{ label: words.before(before!.at), shape: "diamond", colour: "accent" } as const] : []),
    ...(withElapsed ? [{ label: words.elapsed, shape: "dash", colour: "ink" } as const] : []),
    { label: words.bands(bands.join(look.locale === "zh" ? "、" : ", ")), shape: "square", colour: "faint" },
    ...(["green", "light-green", "yellow", "orange", "red", "grey"] as const)
      .filter((colour) => colours.includes(colour))
      .map(
        (colour): LegendItem => ({
          label: words.lettered({ letter: words.letters[colour], colour: common.colours[colour] }),
          shape: "square",
          colour: PAINT[colour],
        }),
      ),
  ];
  const head = drawHead(look, { title: words.bulletsTitle, subtitle, legend });
  const label = (one: MonitoredTarget): string =>
    stages.size > 1 ? words.stage({ name: indicatorName(look, one), stage: one.stage }) : indicatorName(look, one);
  const aside = stages.size > 1 ? { aside: targets.map((one) => one.stage) } : {};
  const labels = rowLabels(
    look,
    targets.map((one) => indicatorName(look, one)),
    { share: 0.34, lines: 3, ...aside },
  );
  const ends = targets.map((one) => `${figureText(one.value)} / ${targetText(one, common)}`);
  const endRoom = Math.min(widestOf(ends, { size: SIZE.small }), look.width * 0.24);
  const height = Math.max(labels.height, 26);
  const badge = 20;
  const left = MARGIN + labels.room + 8 + badge + 8;
  const right = look.width - MARGIN - endRoom - 14;
  const top = head.bottom + 8;
  const bottom = top + targets.length * height;
  const scale = scaleOver([0, MOST], [left, Math.max(left + 60, right)], { exact: true });
  const parts = [...head.parts];
  const edges = [0, ...bands.filter((v) => v > 0 && v < MOST), MOST];
  for (let k = 0; k + 1 < edges.length; k++) {
    const [x, end] = [scale.at(edges[k]!), scale.at(edges[k + 1]!)];
    const paint = { fill: look.colour("axis"), "fill-opacity": DENSE[Math.min(k, DENSE.length - 1)]! };
    targets.forEach((_, i) => {
      parts.push(element("rect", { x, y: top + i * height + 3, width: end - x, height: height - 6, ...paint }));
    });
  }
  parts.push(
    ...bottomAxis(look, scale, { lines: [bottom, bottom + 3], numbers: bottom + 13, title: words.attainment }),
  );
  const told: string[] = [];
  targets.forEach((one, i) => {
    const y = top + (i + 0.5) * height;
    const degree = degreeOf(one);
    const was = degreeOf(earlier.get(keyOf(one)));
    const percent = (v: number): string => `${numberText(v, 1)} %`;
    const title = words.bulletMark({
      name: label(one),
      value: figureText(one.value),
      target: targetText(one, common),
      attainment: degree === null ? words.undefinedDegree : percent(degree),
      before: was === null ? "" : words.was(percent(was)),
      colour: common.colours[one.colour],
    });
    told.push(title);
    const data = {
      indicator: one.indicator,
      stage: one.stage,
      value: one.value ?? Number.NaN,
      target: one.target.value ?? Number.NaN,
      attainment: degree ?? Number.NaN,
      ...(was !== null && { before: was }),
      colour: one.colour,
    };
    const x = left - 8 - badge / 2;
    const box = element("rect", {
      x: x - badge / 2,
      y: y - 9,
      width: badge,
      height: 18,
      rx: 3,
      fill: look.colour(PAINT[one.colour]),
    });
    const letter = textElement(look, words.letters[one.colour], {
      x,
      y,
      anchor: "middle",
      bold: true,
      colour: inkOn(one.colour),
    });
    parts.push(
      labels.draw(i, { x: x - badge / 2 - 8, y }),
      markElement({ title, data }, box + letter + bullet(degree, was, y)),
      textElement(look, ends[i]!, { x: look.width - MARGIN, y, size: SIZE.small, anchor: "end", width: endRoom }),
    );
    const goal = scale.at(100);
    parts.push(
      element("line", {
        x1: goal,
        x2: goal,
        y1: y - height * 0.4,
        y2: y + height * 0.4,
        stroke: look.colour("ink"),
        "stroke-width": 2.5,
      }),
    );
    if (one.measured === "progress" && one.elapsed !== null && one.elapsed < 100) {
      const due = scale.at(Math.max(0, one.elapsed));
      parts.push(
        element("line", {
          x1: due,
          x2: due,
          y1: y - height * 0.4,
          y2: y + height * 0.4,
          stroke: look.colour("ink"),
          "stroke-dasharray": "3 2",
        }),
      );
    }
  });
  return drawParts(
    parts,
    {
      kind: "attainment",
      title: head.title,
      told: [subtitle, told.join(words.comma)],
      stop: words.stop,
      height: look.height ?? bottom + 44,
    },
    look,
  );

  function bullet(degree: number | null, was: number | null, y: number): string {
    if (degree === null)
      return textElement(look, words.undefinedDegree, { x: left + 4, y, size: SIZE.small, colour: "muted" });
    const end = Math.min(MOST, Math.max(0, degree));
    const bar = spanBar(look, scale, [0, end], { y, height: height * 0.34, colour: "bar" });
    const tip = scale.at(MOST);
    const arrow =
      degree > MOST
        ? element("path", {
            d: `${pathOf([
              [tip, y - 6],
              [tip + 7, y],
              [tip, y + 6],
            ])}Z`,
            fill: look.colour("bar"),
          })
        : "";
    const mark = was === null ? "" : diamond(look, scale.at(Math.min(MOST, Math.max(0, was))), y, { r: 4.5 });
    return bar + arrow + mark;
  }
}

const keyOf = ({ indicator, stage }: Pick<TargetStatus, "indicator" | "stage">): string =>
  JSON.stringify([indicator, stage]);

/** Without cap where there is one without; a target that is only met or not has 0 or 100. */
function degreeOf(target: TargetStatus | undefined): number | null {
  return target?.uncapped ?? target?.attainment ?? null;
}

const nothing = (): IndexError =>
  new IndexError([{ code: "chart-nothing", path: [], params: { what: "targets" } }], en);
