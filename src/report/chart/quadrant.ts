import type { Quadrant, SharingMatrix } from "../../analyse/inequality-sharing.ts";
import { en, IndexError } from "../../errors/index.ts";
import { comparePeriods } from "../../schema/order.ts";
import type { Name } from "../../schema/types.ts";
import { distributionWords } from "../words/chart-distribution.ts";
import { decimalsOf, numberText } from "./axis.ts";
import type { Box } from "./geometry/label-places.ts";
import { lookOf } from "./look.ts";
import { textWidth } from "./measure.ts";
import type { ChartNames } from "./names.ts";
import { drawHead, element, MARGIN, SIZE, textElement } from "./pen.ts";
import { axisRoom, bottomAxis, leftAxis, line, scaleOver } from "./plane.ts";
import { labelledPoints, type PointMark, type PointShape, pointShape } from "./points.ts";
import { drawParts } from "./render.ts";
import type { ColourName } from "./theme.ts";
import type { Chart, ChartOptions } from "./types.ts";

export interface SharingQuadrantOptions extends ChartOptions {
  readonly names?: ChartNames;
  /** The latest unless said. */
  readonly period?: string;
  /** A unit to be marked. */
  readonly unit?: string;
  /** What the two sides are called. */
  readonly labels?: readonly [development: Name, sharing: Name];
}

const LOOKS: Readonly<Record<Quadrant, { shape: PointShape; colour: ColourName }>> = {
  "shared-growth": { shape: "circle", colour: "s1" },
  "growth-ahead": { shape: "square", colour: "s2" },
  "sharing-ahead": { shape: "diamond", colour: "s3" },
  "both-behind": { shape: "down", colour: "s6" },
};
/** Height kept free for the names of the fields. */
const BAND = 24;
const ORDER = ["shared-growth", "growth-ahead", "sharing-ahead", "both-behind"] as const;

/**
 * Development against sharing (发展性与共享性四象限图): a point a unit, the lines of the matrix between high and low, each field with
 * its name, a shape and a colour of its own. Names never lie over each other or over points; those without room are counted.
 * Missing: units without one of the two sides are left out and counted.
 * @param source of `sharingMatrix`
 * @throws IndexError chart-option, chart-size, unknown-period, chart-unit, chart-nothing
 */
export function sharingQuadrant(source: SharingMatrix, options: SharingQuadrantOptions = {}): Chart {
  const look = lookOf(options);
  const words = distributionWords[look.locale];
  const periods = source.lines.map((one) => one.period).sort(comparePeriods);
  const period = options.period ?? periods.at(-1) ?? "";
  const lines = source.lines.find((one) => one.period === period);
  if (lines === undefined)
    throw new IndexError([{ code: "unknown-period", path: ["period"], params: { period, known: periods } }], en);
  const all = source.rows.filter((row) => row.period === period);
  const marked = options.unit;
  if (marked !== undefined && !all.some(({ unit }) => unit === marked))
    throw new IndexError([{ code: "chart-unit", path: ["unit"], params: { unit: marked, period } }], en);
  const rows = all.filter(({ quadrant }) => quadrant !== null);
  if (rows.length === 0) throw new IndexError([{ code: "chart-nothing", path: [], params: { what: "values" } }], en);
  const nameOf = (unit: string) => look.nameOf(options.names?.units?.get(unit), unit);
  const decimals = decimalsOf(rows.flatMap((row) => [row.development, row.sharing]));
  const figure = (v: number) => numberText(v, decimals);
  const [a, b] = [look.nameOf(options.labels?.[0], words.development), look.nameOf(options.labels?.[1], words.sharing)];
  const facts = { period, units: rows.length, development: figure(lines.development), sharing: figure(lines.sharing) };
  const missing = all.length - rows.length;
  const subtitle = [words.quadrantSubtitle(facts), ...(missing > 0 ? [words.left(missing)] : [])].join(words.comma);
  const members = (quadrant: Quadrant) => rows.filter((row) => row.quadrant === quadrant);
  const legend = ORDER.map((quadrant) => ({
    label: words.counted({ quadrant: words.quadrants[quadrant], n: members(quadrant).length }),
    quadrant,
  }));
  const head = drawHead(look, { title: words.quadrantTitle, subtitle });
  const top = head.bottom + 10;
  const size = look.height === null ? 440 : Math.max(120, look.height - top - 48);
  const span = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];
  const y = scaleOver(span([...rows.map((row) => row.sharing), lines.sharing]), [top + size - BAND, top + BAND]);
  const left = MARGIN + axisRoom(y) + 18;
  const right = look.width - MARGIN;
  const x = scaleOver(span([...rows.map((row) => row.development), lines.development]), [left, right]);
  // the fields' names stand in the corners, and labels keep off them
  const corners = legend.map(({ label, quadrant }) => {
    const high = {
      x: quadrant === "shared-growth" || quadrant === "growth-ahead",
      y: quadrant === "shared-growth" || quadrant === "sharing-ahead",
    };
    const width = Math.min(textWidth(label, { size: SIZE.small, bold: true }) + 22, (right - left) / 2 - 4);
    const box: Box = {
      x: high.x ? right - width - 2 : left + 2,
      y: high.y ? top + 2 : top + size - 20,
      width,
      height: 18,
    };
    return { box, label, quadrant };
  });
  const order = [...rows].sort((p, q) => Number(q.unit === marked) - Number(p.unit === marked));
  const points = order.map((row): PointMark => {
    const name = nameOf(row.unit);
    const quadrant = row.quadrant!;
    const title = words.quadrantMark({
      name,
      quadrant: words.quadrants[quadrant],
      development: figure(row.development),
      sharing: figure(row.sharing),
    });
    return {
      x: x.at(row.development),
      y: y.at(row.sharing),
      label: name,
      mark: { title, data: { unit: row.unit, development: row.development, sharing: row.sharing, quadrant } },
      ...LOOKS[quadrant],
      strong: row.unit === marked,
    };
  });
  const frame = { x: left, y: top, width: right - left, height: size };
  const borders: readonly Box[] = [
    { x: x.at(lines.development) - 0.5, y: top, width: 1, height: size },
    { x: left, y: y.at(lines.sharing) - 0.5, width: right - left, height: 1 },
  ];
  const drawn = labelledPoints(look, points, { frame, taken: [...corners.map(({ box }) => box), ...borders] });
  const parts = [
    ...head.parts,
    ...bottomAxis(look, x, { lines: [top, top + size], numbers: top + size + 12, title: a }),
    ...leftAxis(look, y, { lines: [left, right], numbers: left - 6, title: b }),
    line(look, [x.at(lines.development), top, x.at(lines.development), top + size], "ink", { width: 1.5, dash: "6 4" }),
    line(look, [left, y.at(lines.sharing), right, y.at(lines.sharing)], "ink", { width: 1.5, dash: "6 4" }),
    ...corners.map(({ box, label, quadrant }) => corner(box, label, quadrant)),
    ...drawn.parts,
  ];
  const note = drawn.unlabelled > 0 ? words.unlabelled(drawn.unlabelled) : "";
  if (note !== "")
    parts.push(
      textElement(look, note, { x: left, y: top + size + 44, size: SIZE.small, colour: "muted", width: right - left }),
    );
  const told = ORDER.map((quadrant) => {
    const names = members(quadrant).map(
      ({ unit, development, sharing }) => `${nameOf(unit)} (${figure(development)}, ${figure(sharing)})`,
    );
    const listed = look.locale === "zh" ? names.map((text) => text.replace(/ \(([^()]*)\)$/, "（$1）")) : names;
    return words.quadrantDesc({ quadrant: words.quadrants[quadrant], names: listed.join(words.and) || words.none });
  });
  const height = look.height ?? top + size + (note === "" ? 44 : 60);
  return drawParts(
    parts,
    { kind: "quadrant", title: head.title, told: [subtitle, told.join(words.comma)], stop: words.stop, height },
    look,
  );

  function corner(box: Box, label: string, quadrant: Quadrant): string {
    const { shape, colour } = LOOKS[quadrant];
    const middle = box.y + box.height / 2;
    return (
      element("rect", { ...box, rx: 3, fill: look.colour("paper"), "fill-opacity": 0.85 }) +
      pointShape(look, shape, { x: box.x + 9, y: middle, colour }) +
      textElement(look, label, { x: box.x + 18, y: middle, size: SIZE.small, bold: true, width: box.width - 18 })
    );
  }
}
