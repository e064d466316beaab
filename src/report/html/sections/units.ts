import { type Contributions, contributionsIn } from "../../../analyse/decompose/contributions.ts";
import { IndexError } from "../../../errors/index.ts";
import type { MonitoredTarget } from "../../../monitor/monitor.ts";
import { measureIn } from "../../../schema/measure-words.ts";
import { median } from "../../../stats/index.ts";
import { fitText } from "../../chart/measure.ts";
import { whenZh } from "../../words/when.ts";
import { type Content, escapeHtml, type Html, html, joined, markupOf, trusted } from "../markup.ts";
import { aimText, colourMark } from "../targets.ts";
import type { View } from "../view.ts";
import { changeSentence } from "./summary.ts";
import { unitCharts } from "./unit-charts.ts";

/** A page for each unit: portrait, strengths and gaps, why it moved, warnings, every figure on its way to points, and a line to sign. */
export function units(view: View): Html {
  const { say, source, rows, shown } = view;
  const { result } = source;
  const own = rows.filter((i) => shown.has(result.units[i]!));
  const facts = factsOf(view);
  const pages = own.map((i) => page(i, facts, view));
  const links = own.map((i) => html`<li>${view.unitLink(result.units[i]!)}`);
  return html`${own.length > 1 ? html`<nav class="units" aria-label="${say("Units", "评价对象")}"><h3>${say("Units", "评价对象")}</h3><ul>${links}</ul></nav>` : ""}
${pages}`;
}

/** What is the same for all pages. */
interface Facts {
  readonly weights: ReadonlyMap<string, number>;
  readonly medians: ReadonlyMap<string, number>;
  readonly greatest: ReadonlyMap<string, number>;
  readonly changes: ReadonlyMap<string, NonNullable<View["source"]["changes"]>[number]>;
  readonly targets: ReadonlyMap<string, readonly MonitoredTarget[]>;
  readonly lines: readonly Line[];
  /** How many units have a score at a node. */
  readonly counts: ReadonlyMap<string, number>;
  /** Least and greatest score of the domains, and 0. */
  readonly range: readonly [number, number];
  /** What each indicator adds to the score of a unit. */
  readonly parts: (unit: string) => Contributions;
}

/** What the table of figures reads of an indicator, for all units. */
interface Line {
  readonly id: string;
  /** Its name and measure, ready. */
  readonly head: string;
  readonly values: Float64Array;
  readonly imputed: Float64Array;
  readonly scores: Float64Array;
  readonly ranks: ArrayLike<number>;
  readonly suppressed: readonly boolean[];
  readonly weight: string;
}

function factsOf(view: View): Facts {
  const { source, rows, indicators, domains, nodeText, indicatorOf, period, share, locale } = view;
  const { result, monitored, changes } = source;
  const weights = new Map(result.weights.map(({ node, effective }) => [node, effective]));
  const nodes = [...domains, ...indicators];
  const present = (id: string) => {
    const scores = result.score(id);
    return Float64Array.from(rows.flatMap((i) => (Number.isNaN(scores[i]!) ? [] : [scores[i]!])));
  };
  const columns = new Map(nodes.map((id) => [id, present(id)]));
  const targets = new Map<string, MonitoredTarget[]>();
  for (const one of monitored?.targets ?? []) {
    const own = targets.get(one.unit);
    if (own === undefined) targets.set(one.unit, [one]);
    else own.push(one);
  }
  return {
    weights,
    medians: new Map([...columns].map(([id, x]) => [id, x.length === 0 ? Number.NaN : median(x)])),
    greatest: new Map(
      [...columns].map(([id, x]) => [id, x.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY)]),
    ),
    counts: new Map([...columns].map(([id, x]) => [id, x.length])),
    changes: new Map((changes ?? []).map((one) => [one.unit, one])),
    targets,
    lines: indicators.map((id) => {
      const measure = measureIn(indicatorOf(id)?.measure ?? "", locale);
      return {
        id,
        head: `<bdi>${escapeHtml(nodeText(id))}</bdi>${measure === "" ? "" : ` <span class="muted">${escapeHtml(measure)}</span>`}`,
        values: result.value("derived", id),
        imputed: result.value("imputed", id),
        scores: result.score(id),
        ranks: result.rank(id),
        suppressed: result.suppressed(id),
        weight: share(weights.get(id) ?? 0),
      };
    }),
    range: extent([0, ...domains.flatMap((id) => [...columns.get(id)!])]),
    parts: contributionsIn(result, { period }),
  };
}

function page(i: number, facts: Facts, view: View): Html {
  const { say, source, index, score, unit: unitName, period, rows, node } = view;
  const { result } = source;
  const unit = result.units[i]!;
  const own = result.score(index)[i]!;
  const rank = result.rank(index)[i]!;
  const scored = rows.filter((row) => !Number.isNaN(result.score(index)[row]!)).length;
  const change = facts.changes.get(unit);
  const standing = Number.isNaN(own)
    ? say(`No score in ${period}.`, `${whenZh(period)}没有综合得分。`)
    : scored > 1
      ? say(
          `Score ${score(own)} in ${period}, rank ${rank} of ${scored}.`,
          `${whenZh(period)}得分 ${score(own)}，在 ${scored} 个评价对象中居第 ${rank}。`,
        )
      : say(`Score ${score(own)} in ${period}.`, `${whenZh(period)}得分 ${score(own)}。`);
  const standings = standingsOf(i, facts, view);
  const told = (ids: readonly string[]): Content =>
    ids.length === 0
      ? say("none", "无")
      : joined(
          ids.map((id) => html`${node(id)} (${result.rank(id)[i]!}/${facts.counts.get(id)!})`),
          say(", ", "、"),
        );
  const warnings = (["red", "orange"] as const).flatMap((colour) =>
    (facts.targets.get(unit) ?? []).filter((one) => one.colour === colour),
  );
  return html`<section class="unit" id="${view.anchor(unit)}" aria-labelledby="${view.anchor(unit)}-name"><h3 id="${view.anchor(unit)}-name">${unitName(unit)}</h3>
<p class="lead">${standing}</p>
${bars(i, facts, view)}
${
  scored > 1
    ? html`<dl class="facts"><dt>${say("Strengths", "优势")}</dt><dd>${told(standings.strong)}</dd><dt>${say("Weak points", "短板")}</dt><dd>${told(standings.weak)}</dd><dt>${say("Most points to gain", "提升空间最大")}</dt><dd>${gapsText(standings.gaps, view)}</dd></dl>`
    : ""
}
${change === undefined ? "" : html`<p><strong>${say(`Change since ${change.from.period}: `, `较 ${whenZh(change.from.period)}的变化：`)}</strong>${changeSentence(change, view)}</p>`}
${
  warnings.length === 0
    ? ""
    : html`<p><strong>${say("Warnings: ", "预警：")}</strong>${warningsText(warnings, view)}</p>`
}
${trusted(figures(i, facts, view))}
<p class="sign"><span>${say("Checked by", "核对人")}</span><span>${say("Unit (seal)", "单位（盖章）")}</span><span>${say("Date", "日期")}</span></p>
${unitCharts(i, warnings, view)}</section>
`;
}

/** Colour by colour, the worst first. */
function warningsText(warnings: readonly MonitoredTarget[], view: View): Content {
  const { say, node } = view;
  const kinds = (["red", "orange"] as const).flatMap((colour) => {
    const own = warnings.filter((one) => one.colour === colour);
    if (own.length === 0) return [];
    const rest = own.length - MOST_WARNINGS;
    const told = own.slice(0, MOST_WARNINGS).map((one) => html`${node(one.indicator)} (${one.stage})`);
    const more = rest > 0 ? say(` and ${rest} more`, ` 等 ${own.length} 项`) : "";
    return [html`${colourMark(own[0]!, view)} ${joined(told, say(", ", "、"))}${more}`];
  });
  return joined(kinds, say("; ", "；"));
}
const MOST_WARNINGS = 8;

/** Best and worst ranks, above and below the median, and where most points are lost against the best. */
function standingsOf(i: number, { medians, greatest, weights }: Facts, view: View) {
  const { source, indicators } = view;
  const { result } = source;
  const present = indicators.filter((id) => !Number.isNaN(result.score(id)[i]!));
  const rank = (id: string) => result.rank(id)[i]!;
  const at = (id: string) => result.score(id)[i]!;
  const gap = (id: string) => (greatest.get(id)! - at(id)) * (weights.get(id) ?? 0);
  const most = 4;
  return {
    strong: present
      .filter((id) => at(id) > medians.get(id)!)
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, most),
    weak: present
      .filter((id) => at(id) < medians.get(id)!)
      .sort((a, b) => rank(b) - rank(a))
      .slice(0, most),
    gaps: present
      .map((id) => ({ id, gap: gap(id) }))
      .filter((one) => view.score(one.gap) !== view.score(0))
      .sort((a, b) => b.gap - a.gap)
      .slice(0, most),
  };
}

function gapsText(gaps: readonly { readonly id: string; readonly gap: number }[], view: View): Content {
  const { say, node, signed } = view;
  if (gaps.length === 0) return say("none", "无");
  return html`${joined(
    gaps.map(({ id, gap }) => html`${node(id)} ${signed(gap)}`),
    say(", ", "、"),
  )} <span class="muted">${say("(up to the best unit's score, times the weight)", "（追平最高得分可增加的分值）")}</span>`;
}

const BAR = { left: 180, width: 250, line: 20, full: 550 } as const;

/** Scores of the domains as bars, a stroke where the median of the units is. */
function bars(i: number, { medians, counts, range: [low, high] }: Facts, view: View): Html {
  const { source, domains, nodeText, score, say, rows } = view;
  const { result } = source;
  const shown = domains.filter((id) => !Number.isNaN(result.score(id)[i]!));
  if (shown.length < 2) return html``;
  const x = (v: number) => round(BAR.left + (high === low ? 0 : ((v - low) / (high - low)) * BAR.width));
  const height = shown.length * BAR.line + 4;
  const lines = shown.map((id, k) => {
    const v = result.score(id)[i]!;
    const y = k * BAR.line;
    const name = nodeText(id);
    const middle = medians.get(id)!;
    const rank = `${result.rank(id)[i]!}/${counts.get(id)!}`;
    return `<text x="${BAR.left - 6}" y="${y + 14}" text-anchor="end">${escapeHtml(fitText(name, { size: 12, width: BAR.left - 10 }))}</text><path fill="var(--gf-bar)" d="M${x(Math.min(0, v))} ${y + 4}H${x(Math.max(0, v))}v12H${x(Math.min(0, v))}z"/>${rows.length > 1 ? `<path stroke="var(--gf-ink)" stroke-width="2" d="M${x(middle)} ${y + 2}v16"/>` : ""}<text x="${BAR.left + BAR.width + 6}" y="${y + 14}">${score(v)}${rows.length > 1 ? ` (${rank})` : ""}</text>`;
  });
  const title = say(`Scores by domain; the stroke is the median of the units`, "各领域得分；竖线为评价对象中位数");
  const desc = shown.map((id) => `${nodeText(id)} ${score(result.score(id)[i]!)}`).join(say(", ", "，"));
  const key = `${view.anchor(result.units[i]!)}-bars`;
  return trusted(
    `<svg class="bars" role="img" aria-labelledby="${key}" viewBox="0 0 ${BAR.full} ${height}" font-size="12" fill="var(--gf-ink)"><title id="${key}">${escapeHtml(title)}</title><desc>${escapeHtml(desc)}</desc>${lines.join("")}</svg>`,
  );
}

const round = (v: number): number => Math.round(v * 10) / 10;
const extent = (x: readonly number[]): readonly [number, number] => [
  x.reduce((least, v) => Math.min(least, v), Number.POSITIVE_INFINITY),
  x.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY),
];

const HEADINGS = [
  { en: "indicator", zh: "指标", figure: false, of: "all" },
  { en: "figure", zh: "数值", figure: true, of: "all" },
  { en: "target", zh: "目标", figure: true, of: "targets" },
  { en: "attained", zh: "实现度", figure: true, of: "targets" },
  { en: "score", zh: "得分", figure: true, of: "all" },
  { en: "rank", zh: "名次", figure: true, of: "ranks" },
  { en: "weight", zh: "权重", figure: true, of: "all" },
  { en: "points", zh: "分值", figure: true, of: "all" },
] as const;

/** Every figure on its way: as observed, target, score, weight, points. */
function figures(i: number, facts: Facts, view: View): string {
  const { say, source, score, figure, unit, period, rows } = view;
  const stageText = ({ stage }: MonitoredTarget) => (stage === period ? "" : say(` (${stage})`, `（${stage}）`));
  const ranked = rows.length > 1;
  const { imputation, units: all } = source.result;
  const name = all[i]!;
  const parts = partsOf(i, facts, view);
  const points = new Map(parts?.parts.map(({ node, amount }) => [node, amount]) ?? []);
  const targets = new Map<string, MonitoredTarget>();
  // of several stages the next, as it stands in the period; where all are past, the last
  for (const one of facts.targets.get(name) ?? [])
    if (targets.get(one.indicator)?.period !== period) targets.set(one.indicator, one);
  const withTargets = targets.size > 0;
  let body = "";
  for (const { id, head, values, imputed, scores, ranks, suppressed, weight } of facts.lines) {
    const target = targets.get(id);
    const filled =
      imputation.how.get(id)?.[i] === undefined
        ? ""
        : ` <span class="muted">${escapeHtml(say("filled: ", "插补：") + figure(imputed[i]!))}</span>`;
    const status = imputation.status.get(id)?.[i];
    const mark = status === "provisional" ? ` <span class="muted">${escapeHtml(say("prov.", "初步"))}</span>` : "";
    body += `<tr><th scope="row">${head}<td class="n">${suppressed[i] ? "•" : figure(values[i]!)}${filled}${mark}`;
    if (withTargets)
      body += `<td class="n">${target === undefined ? "" : escapeHtml(aimText(target, view) + stageText(target))}<td class="n">${target === undefined ? "" : figure(target.attainment, 1)}`;
    const point = points.get(id);
    body += `<td class="n">${score(scores[i]!)}${ranked ? `<td class="n">${ranks[i] || ""}` : ""}<td class="n">${weight}<td class="n">${point === undefined ? "" : score(point)}`;
  }
  const told = HEADINGS.filter(({ of }) => (of === "targets" ? withTargets : of === "ranks" ? ranked : true));
  const headings = told.map(
    ({ en, zh, figure: right }) => `<th scope="col"${right ? ' class="n"' : ""}>${say(en, zh)}`,
  );
  const against = parts === null || parts.against === "nothing" ? null : parts.against;
  const sum = parts === null ? "" : score(parts.score);
  const foot =
    parts === null
      ? ""
      : `<tfoot><tr><th scope="row" colspan="${told.length - 1}">${escapeHtml(
          against === null
            ? say("Sum of the points = score", "分值合计 = 综合得分")
            : say(
                `Sum of the points, from the mean of the units (${score(parts.reference)}) to the score`,
                `分值合计：由各评价对象均值（${score(parts.reference)}）到综合得分`,
              ),
        )}<td class="n">${against === null ? sum : `${score(parts.score - parts.reference)}`}</tfoot>`;
  const caption = say(": from figure to points", "：从数值到分值");
  return `<div class="scroll" tabindex="0" role="group" aria-label="${say("From figure to points", "从数值到分值")}"><table class="figures"><caption>${markupOf([unit(name), caption])}</caption><thead><tr>${headings.join("")}</thead><tbody>${body}</tbody>${foot}</table></div>`;
}

/** What each indicator adds; null where the score cannot be taken apart. */
function partsOf(i: number, { parts }: Facts, { source: { result }, index }: View): Contributions | null {
  if (Number.isNaN(result.score(index)[i]!)) return null;
  try {
    return parts(result.units[i]!);
  } catch (error) {
    if (error instanceof IndexError) return null;
    throw error;
  }
}
