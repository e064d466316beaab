import { en, type Issue, issueText } from "../../errors/index.ts";
import { zh } from "../../errors/zh.ts";
import { comparePeriods } from "../../schema/order.ts";
import type { Indicator, Name, Node } from "../../schema/types.ts";
import { roundTo } from "../../stats/round.ts";
import { chartNames } from "../chart/names.ts";
import { decimalsFor, scoreText, shareIn } from "../figures.ts";
import { explainWordsEn, explainWordsZh } from "../words/explain.ts";
import { monitorWordsEn, monitorWordsZh } from "../words/monitor.ts";
import { type Html, html, isolated } from "./markup.ts";
import type { ReportOptions, ReportSource } from "./source.ts";

/** The same in both languages; a report speaks one. */
export type Say = (en: string, zh: string) => string;

/** What every part of a report reads: the source, the period, and how things are called and written. */
export interface View {
  readonly source: ReportSource;
  readonly options: ReportOptions;
  readonly locale: "en" | "zh";
  readonly say: Say;
  readonly period: string;
  /** All up to it, in order. */
  readonly periods: readonly string[];
  /** The period before, where there is one. */
  readonly previous: string | null;
  /** The index. */
  readonly index: string;
  /** Rows of the period, the best first, those without a score last. */
  readonly rows: readonly number[];
  /** The row of a unit in the period before. */
  readonly rowBefore: ReadonlyMap<string, number>;
  /** Groups right under the index. */
  readonly domains: readonly string[];
  /** Evaluated indicators in the system's order. */
  readonly indicators: readonly string[];
  /** Units with a page of their own. */
  readonly shown: ReadonlySet<string>;
  nodeText(id: string): string;
  unitText(unit: string): string;
  node(id: string): Html;
  unit(unit: string): Html;
  /** A unit's name that leads to its page, where it has one. */
  unitLink(unit: string): Html;
  anchor(unit: string): string;
  name(name: Name | undefined, id: string): string;
  indicatorOf(id: string): Indicator | undefined;
  score(value: number | null | undefined): string;
  /** With its sign. */
  signed(value: number): string;
  /** A figure of the data: as many digits as it has, up to four decimals. */
  figure(value: number | null | undefined, decimals?: number): string;
  share(value: number): string;
  sentence(issue: Issue): string;
  /** Without its place. */
  reason(issue: Issue): string;
  list(parts: readonly string[]): string;
  readonly monitorWords: typeof monitorWordsEn;
  readonly explainWords: typeof explainWordsEn;
}

/** Params that hold words of ours, which may be spelt as somebody's id. */
const METHODS: ReadonlySet<string> = new Set(["method", "known", "code", "step", "kind"]);

export function viewOf(source: ReportSource, options: ReportOptions): View {
  const { result, definition, data } = source;
  const locale = options.locale ?? "en";
  const say: Say = (english, chinese) => (locale === "zh" ? chinese : english);
  const messages = locale === "zh" ? zh : en;
  const periods = [...new Set(result.periods)].sort(comparePeriods);
  const period = options.period ?? periods.at(-1) ?? "";
  const place = periods.indexOf(period);
  const previous = periods[place - 1] ?? null;
  const index = result.nodes[0]!.id;
  const scores = result.score(index);
  const own = result.periods.flatMap((one, i) => (one === period ? [i] : []));
  const key = (i: number) => (Number.isNaN(scores[i]!) ? Number.NEGATIVE_INFINITY : scores[i]!);
  const rows = [...own].sort((a, b) => (key(a) === key(b) ? a - b : key(b) - key(a)));
  const before = result.periods.flatMap((one, i) => (one === previous ? [[result.units[i]!, i] as const] : []));
  const names = chartNames({ system: definition.system, data });
  const byId = new Map<string, Node>();
  const visit = (node: Node): void => {
    byId.set(node.id, node);
    for (const child of node.children ?? []) visit(child);
  };
  visit(definition.system.index);
  const decimals = result.plan.rank.decimals ?? decimalsFor(scores);
  const name = (given: Name | undefined, id: string): string => {
    if (given === undefined) return id;
    if (typeof given === "string") return given;
    return say(given.en ?? given.zh ?? id, given.zh ?? given.en ?? id);
  };
  const units = rows.map((i) => result.units[i]!);
  const numbers = new Map(units.map((unit, k) => [unit, k + 1]));
  const shown = new Set(options.units ?? units);
  const nodeText = (id: string) => name(names.nodes?.get(id), id);
  const unitText = (unit: string) => name(names.units?.get(unit), unit);
  const anchor = (unit: string) => `unit-${numbers.get(unit) ?? 0}`;
  const known = (value: unknown): value is string => typeof value === "string" && byId.has(value);
  const placed = (text: string): string => {
    const cut = text.lastIndexOf(" ");
    const unit = cut < 0 ? text : text.slice(0, cut);
    return names.units?.has(unit) ? `${unitText(unit)}${cut < 0 ? "" : text.slice(cut)}` : text;
  };
  const told = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(told);
    return known(value) ? nodeText(value) : typeof value === "string" ? placed(value) : value;
  };
  const named = (issue: Issue): Issue => {
    const params = Object.entries(issue.params).map(([param, value]) => [
      param,
      METHODS.has(param) ? value : told(value),
    ]);
    const places = issue.path.filter(known).map(nodeText);
    const own = issue.path[0] === "plan" ? [] : issue.path.filter((part) => part !== "system" && part !== "data");
    return { ...issue, path: places.length > 0 ? places : own, params: Object.fromEntries(params) } as Issue;
  };
  const comma = say(", ", "、");
  return {
    source,
    options,
    locale,
    say,
    period,
    periods: periods.slice(0, place + 1),
    previous,
    index,
    rows,
    rowBefore: new Map(before),
    domains: result.nodes.filter(({ parent, group }) => group && parent === index).map(({ id }) => id),
    indicators: result.nodes.filter(({ group }) => !group).map(({ id }) => id),
    shown: new Set(units.filter((unit) => shown.has(unit))),
    nodeText,
    unitText,
    node: (id) => isolated(nodeText(id)),
    unit: (unit) => isolated(unitText(unit)),
    unitLink: (unit) =>
      shown.has(unit) && numbers.has(unit) && wants(options, "units")
        ? html`<a href="#${anchor(unit)}">${isolated(unitText(unit))}</a>`
        : isolated(unitText(unit)),
    anchor,
    name,
    indicatorOf: (id) => {
      const node = byId.get(id);
      return node === undefined || node.children !== undefined ? undefined : (node as Indicator);
    },
    score: (value) =>
      value === undefined || value === null || Number.isNaN(value) ? "" : scoreText(value, { decimals }),
    signed: (value) => {
      const text = scoreText(value, { decimals });
      return value > 0 && Number(text) !== 0 ? `+${text}` : text.replace("-", "−");
    },
    figure: (value, most = 4) =>
      value === null || value === undefined || Number.isNaN(value) ? "" : String(roundTo(value, most)),
    share: shareIn(locale),
    sentence: (issue) => issueText(named(issue), messages),
    reason: (issue) => issueText({ ...named(issue), path: [] }, messages),
    list: (parts) => parts.join(comma),
    monitorWords: locale === "zh" ? monitorWordsZh : monitorWordsEn,
    explainWords: locale === "zh" ? explainWordsZh : explainWordsEn,
  };
}

/** Whether a part was asked for, or nothing was said. */
export const wants = ({ sections }: ReportOptions, id: NonNullable<ReportOptions["sections"]>[number]): boolean =>
  sections === undefined || sections.includes(id);
