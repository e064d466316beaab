import type { Contributions } from "../../analyse/decompose/contributions.ts";
import type { Change } from "../../analyse/decompose/explain-change.ts";
import type { Portrait } from "../../analyse/portrait-types.ts";
import { tableText } from "../../io/table.ts";
import { shareText } from "../../report/figures.ts";
import type { Name, System } from "../../schema/types.ts";
import { type Locale, label, lines, nameOf } from "../words/index.ts";
import { nodeNames } from "./node-names.ts";

/** All that is said of a unit in a period. */
export interface Explanation {
  readonly score: Contributions;
  /** Against the unit one place above; null for the first. */
  readonly rank: Contributions | null;
  /** Since the earlier period; null where there is no score then. */
  readonly change: Change | null;
  readonly portrait: Portrait;
}

interface ExplainTextOptions {
  readonly system: System;
  /** Names of the units. */
  readonly units: ReadonlyMap<string, string>;
  readonly locale: Locale;
  readonly top: number;
  readonly width: number | undefined;
}

/** Score, rank and change of a unit, each as a table of parts, the largest first. */
export function explainText({ score, rank, change, portrait }: Explanation, options: ExplainTextOptions): string {
  const { system, locale } = options;
  const names = nodeNames(system.index);
  const own = portrait.places[0]!;
  const say = (pick: Parameters<typeof label>[1]): string => label(locale, pick);
  const listed = (ids: readonly { readonly indicator: string }[]) =>
    ids.length === 0
      ? say(({ explain }) => explain.none)
      : ids.map(({ indicator }) => nameOf(names.get(indicator), { locale, id: indicator })).join(comma(locale));
  const facts = {
    unit: options.units.get(portrait.unit) ?? portrait.unit,
    period: portrait.period,
    score: two(own.score),
    rank: portrait.rank,
    of: own.of,
  };
  const { strengths, weaknesses } = portrait;
  const parts = [
    [
      ...lines(locale, ({ explain }) => explain.head(facts)),
      ...lines(locale, ({ explain }) =>
        explain.standing({ strengths: listed(strengths), weaknesses: listed(weaknesses) }),
      ),
    ].join("\n"),
    [
      say(({ explain }) => explain.scoreTitle(score.against === "nothing" ? "nothing" : "mean")),
      contributionTable(score, { ...options, names }),
    ].join("\n\n"),
    rankText(rank, { ...options, names }),
    changeText(change, { ...options, names }),
    [say(({ explain }) => explain.leversTitle), leverTable(portrait, { ...options, names })].join("\n\n"),
  ];
  return parts.join("\n\n");
}

interface Named extends ExplainTextOptions {
  readonly names: ReadonlyMap<string, Name | undefined>;
}

const comma = (locale: Locale): string => (locale === "zh" ? "、" : ", ");
const two = (v: number): string => (Number.isNaN(v) ? "" : v.toFixed(2));
const signed = (v: number): string =>
  Number.isNaN(v) ? "" : `${v >= 0.005 ? "+" : ""}${two(v).replace(/^-0\.00$/, "0.00")}`;
const right = { align: "right" } as const;

/** The rows with the largest amounts, and how many there are besides. */
function largest<T extends { readonly amount: number }>(rows: readonly T[], top: number): readonly T[] {
  return [...rows].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount)).slice(0, top);
}

function withRest(table: string, rest: number, locale: Locale): string {
  return rest <= 0 ? table : `${table}\n${label(locale, ({ explain }) => explain.rest(rest))}`;
}

function contributionTable({ parts, against }: Contributions, { names, locale, top, width }: Named): string {
  const rows = largest(parts, top).map(({ node, score, reference, amount }) => [
    node,
    nameOf(names.get(node), { locale, id: "" }),
    two(score),
    ...(against === "nothing" ? [] : [two(reference)]),
    signed(amount),
  ]);
  const say = (pick: Parameters<typeof label>[1]): string => label(locale, pick);
  const columns = [
    { heading: say(({ explain }) => explain.indicator) },
    { heading: "", shrink: true },
    { heading: say(({ explain }) => explain.score), ...right },
    ...(against === "nothing" ? [] : [{ heading: say(({ explain }) => explain.other), ...right }]),
    { heading: say(({ explain }) => explain.part), ...right },
  ];
  return withRest(tableText(rows, { columns, width }), parts.length - rows.length, locale);
}

function rankText(rank: Contributions | null, options: Named): string {
  const { locale, units } = options;
  if (rank === null) return label(locale, ({ explain }) => explain.first);
  const against = typeof rank.against === "object" ? rank.against.unit : "";
  const facts = {
    unit: units.get(against) ?? against,
    score: two(rank.reference),
    gap: two(rank.reference - rank.score),
  };
  return `${label(locale, ({ explain }) => explain.rankTitle(facts))}\n\n${contributionTable(rank, options)}`;
}

function changeText(change: Change | null, { names, locale, top, width }: Named): string {
  const say = (pick: Parameters<typeof label>[1]): string => label(locale, pick);
  if (change === null) return say(({ explain }) => explain.noEarlier);
  const { from, to } = change;
  const facts = {
    from: from.period,
    to: to.period,
    before: two(from.score),
    after: two(to.score),
    change: signed(change.change),
  };
  const causes = Object.entries(change.causes)
    .filter(([, amount]) => amount !== 0)
    .map(
      ([cause, amount]) => `${say(({ explain }) => explain.causes[cause as keyof Change["causes"]])} ${signed(amount)}`,
    );
  const rows = largest(change.parts, top).map(({ node, cause, amount }) => [
    node,
    nameOf(names.get(node), { locale, id: "" }),
    say(({ explain }) => explain.causes[cause]),
    signed(amount),
  ]);
  const columns = [
    { heading: say(({ explain }) => explain.indicator) },
    { heading: "", shrink: true },
    { heading: say(({ explain }) => explain.cause) },
    { heading: say(({ explain }) => explain.part), ...right },
  ];
  const head = [
    say(({ explain }) => explain.changeTitle(facts)),
    `${say(({ explain }) => explain.byCause)}${locale === "zh" ? "：" : ": "}${causes.length === 0 ? say(({ explain }) => explain.none) : causes.join(comma(locale))}`,
    say(({ explain }) => explain.by[change.by]),
  ].join("\n");
  if (rows.length === 0) return head;
  return `${head}\n\n${withRest(tableText(rows, { columns, width }), change.parts.length - rows.length, locale)}`;
}

function leverTable({ levers, obstacles }: Explanation["portrait"], { names, locale, top, width }: Named): string {
  const say = (pick: Parameters<typeof label>[1]): string => label(locale, pick);
  const shares = new Map(obstacles.indicators.map(({ indicator, share }) => [indicator, share]));
  const rows = levers
    .slice(0, top)
    .map(({ indicator, perDeviation, toGoal }) => [
      indicator,
      nameOf(names.get(indicator), { locale, id: "" }),
      signed(perDeviation),
      signed(toGoal),
      shareText(shares.get(indicator) ?? 0),
    ]);
  const columns = [
    { heading: say(({ explain }) => explain.indicator) },
    { heading: "", shrink: true },
    { heading: say(({ explain }) => explain.perDeviation), ...right },
    { heading: say(({ explain }) => explain.toGoal), ...right },
    { heading: say(({ explain }) => explain.obstacle), ...right },
  ];
  return withRest(tableText(rows, { columns, width }), levers.length - rows.length, locale);
}
