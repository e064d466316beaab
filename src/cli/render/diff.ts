import type { Change } from "../../analyse/decompose/explain-change.ts";
import { CAUSES } from "../../analyse/decompose/types.ts";
import { escapeMarkdown, markdownTable } from "../../io/output/markdown.ts";
import { type TableColumn, tableText } from "../../io/table.ts";
import { decimalsFor, scoreText } from "../../report/figures.ts";
import type { SnapshotDiff } from "../../snapshot/diff.ts";
import type { Breach, FailRule } from "../../snapshot/fail-on.ts";
import { sentences, visible } from "../problems.ts";
import { type Locale, label, type Words } from "../words/index.ts";
import type { CheckCase } from "./case.ts";
import { changeText, valueText } from "./verify.ts";

interface DiffView {
  readonly rules: readonly FailRule[];
  readonly breaches: readonly Breach[];
  readonly locale: Locale;
  /** The two sides as they were given. */
  readonly names: readonly [from: string, to: string];
  readonly width: number | undefined;
  /** Tables and headings for a pull request. */
  readonly markdown?: boolean;
}

const SHOWN = 40;

/** A difference for reading, on the screen or as Markdown: each kind apart, what is not allowed first. */
export function diffText(found: SnapshotDiff, view: DiffView): string {
  const { locale, names, breaches, rules, markdown = false } = view;
  const say = (of: (words: Words["snapshot"]["diff"]) => string) => label(locale, ({ snapshot }) => of(snapshot.diff));
  const heading = (text: string, level = 3) => (markdown ? `${"#".repeat(level)} ${escapeMarkdown(text)}` : text);
  const list = (texts: readonly string[]) =>
    texts.map((text) => (markdown ? `- ${escapeMarkdown(text)}` : `  ${text}`));
  const limited = (texts: readonly string[]) => [
    ...texts.slice(0, SHOWN),
    ...(texts.length > SHOWN ? [say((words) => words.more(texts.length - SHOWN))] : []),
  ];
  const [a, b] = [found.from, found.to].map((end, i) => `${names[i]} (${end.periods.join(", ")})`);
  const verdict =
    rules.length === 0
      ? []
      : breaches.length === 0
        ? [say((words) => words.passed)]
        : [
            heading(say((words) => words.failed(breaches.length))),
            ...list(limited(breaches.map((one) => breachText(one, locale)))),
          ];
  const parts: [keyof Words["snapshot"]["diff"]["sections"], string][] = [
    ["scores", scoreTable(found, view)],
    ["attribution", attributionTable(found, view)],
    ["weights", weightTable(found, view)],
    [
      "revisions",
      list(
        limited(
          revisionTexts(
            found,
            say((words) => words.column),
          ),
        ),
      ).join("\n"),
    ],
    ["plan", list(limited(found.plan.map(changeText))).join("\n")],
    ["system", list(limited(found.system.map(changeText))).join("\n")],
    ["membership", list(memberTexts(found, view)).join("\n")],
  ];
  const none = parts.filter(([, text]) => text === "").map(([name]) => say((words) => words.sections[name]));
  const text = [
    heading(
      say((words) => words.head(a!, b!)),
      2,
    ),
    ...(verdict.length === 0 ? [] : [verdict.join("\n")]),
    ...parts
      .filter(([, one]) => one !== "")
      .map(([name, one]) => `${heading(say((words) => words.sections[name]))}\n\n${one}`),
    ...(none.length === 0 ? [] : [`${say((words) => words.none)}: ${none.join(" · ")}`]),
  ].join("\n\n");
  return text.split("\n").map(visible).join("\n");
}

interface Column extends TableColumn {
  readonly heading: string;
}

function table(
  rows: readonly (readonly string[])[],
  { columns, view }: { readonly columns: readonly Column[]; readonly view: DiffView },
): string {
  if (rows.length === 0) return "";
  if (view.markdown !== true) return tableText(rows, { columns, width: view.width });
  return markdownTable(rows, { columns });
}

const signed = (v: number | null, decimals: number): string =>
  v === null ? "—" : `${v > 0 ? "+" : ""}${scoreText(v, { decimals })}`;

function scoreTable({ scores, index, pairs }: SnapshotDiff, view: DiffView): string {
  const own = scores.filter(({ node }) => node === index);
  const decimals = decimalsFor(own.flatMap(({ from, to }) => [from.score, to.score]));
  const say = (of: (words: Words["snapshot"]["diff"]["columns"]) => string) =>
    label(view.locale, ({ snapshot }) => of(snapshot.diff.columns));
  const rows = own.map(({ unit, from, to, change, shift }) => [
    unit,
    ...(pairs.length > 1 ? [to.period] : []),
    from.score === null ? "—" : scoreText(from.score, { decimals }),
    to.score === null ? "—" : scoreText(to.score, { decimals }),
    signed(change, decimals),
    `${from.rank ?? "—"} → ${to.rank ?? "—"}${shift === null || shift === 0 ? "" : ` ${shift > 0 ? "↑" : "↓"}${Math.abs(shift)}`}`,
  ]);
  const right = { align: "right" } as const;
  const columns: Column[] = [
    { heading: say((words) => words.unit) },
    ...(pairs.length > 1 ? [{ heading: say((words) => words.period) }] : []),
    { heading: say((words) => words.before), ...right },
    { heading: say((words) => words.after), ...right },
    { heading: say((words) => words.change), ...right },
    { heading: say((words) => words.rank) },
  ];
  return table(rows, { columns, view });
}

function attributionTable({ attribution, unexplained, pairs }: SnapshotDiff, view: DiffView): string {
  const { locale } = view;
  const say = (of: (words: Words["snapshot"]["diff"]) => string) => label(locale, ({ snapshot }) => of(snapshot.diff));
  const moved = attribution.filter(({ parts }) => parts.length > 0);
  const decimals = decimalsFor(moved.flatMap(({ from, to }) => [from.score, to.score]));
  const causes = CAUSES.filter((cause) => moved.some((one) => one.causes[cause] !== 0));
  const rows = moved.map((one) => [
    one.unit,
    ...(pairs.length > 1 ? [one.to.period] : []),
    signed(one.change, decimals),
    ...causes.map((cause) => (one.causes[cause] === 0 ? "" : signed(one.causes[cause], decimals))),
    largest(one, decimals),
  ]);
  const right = { align: "right" } as const;
  const columns: Column[] = [
    { heading: say((words) => words.columns.unit) },
    ...(pairs.length > 1 ? [{ heading: say((words) => words.columns.period) }] : []),
    { heading: say((words) => words.columns.change), ...right },
    ...causes.map((cause) => ({ heading: label(locale, ({ explain }) => explain.causes[cause]), ...right })),
    { heading: say((words) => words.columns.largest), shrink: true },
  ];
  const refused = unexplained.map(
    ({ unit, issues }) => `${unit}: ${say((words) => words.unexplained)}: ${sentences(issues[0]!, locale).join(" ")}`,
  );
  return [table(rows, { columns, view }), ...refused].filter((text) => text !== "").join("\n");
}

/** The three nodes that add most. */
function largest({ parts }: Change, decimals: number): string {
  const byNode = new Map<string, number>();
  for (const { node, amount } of parts) byNode.set(node, (byNode.get(node) ?? 0) + amount);
  return [...byNode]
    .sort(([, x], [, y]) => Math.abs(y) - Math.abs(x))
    .slice(0, 3)
    .map(([node, amount]) => `${node} ${signed(amount, decimals)}`)
    .join(", ");
}

function weightTable({ weights }: SnapshotDiff, view: DiffView): string {
  const say = (of: (words: Words["snapshot"]["diff"]["columns"]) => string) =>
    label(view.locale, ({ snapshot }) => of(snapshot.diff.columns));
  const shown = (v: number | null) => (v === null ? "—" : v.toFixed(4));
  const rows = weights
    .slice(0, SHOWN)
    .map(({ node, unit, period, from, to }) => [
      [node, unit, period].filter((part) => part !== undefined).join(", "),
      shown(from),
      shown(to),
      from === null || to === null ? "" : signed(to - from, 4),
    ]);
  const right = { align: "right" } as const;
  const columns: Column[] = [
    { heading: say((words) => words.node) },
    { heading: say((words) => words.before), ...right },
    { heading: say((words) => words.after), ...right },
    { heading: say((words) => words.change), ...right },
  ];
  const more = weights.length - SHOWN;
  const rest = more > 0 ? [label(view.locale, ({ snapshot }) => snapshot.diff.more(more))] : [];
  return [table(rows, { columns, view }), ...rest].filter((text) => text !== "").join("\n");
}

function revisionTexts({ revisions }: SnapshotDiff, some: string): string[] {
  return revisions.map(({ period, unit, column, from, to }) =>
    from === null && to === null && unit === undefined
      ? `${period}, ${column}: ${some}`
      : `${[period, unit, column].filter((part) => part !== undefined).join(", ")}: ${valueText(from)} → ${valueText(to)}`,
  );
}

function memberTexts({ membership }: SnapshotDiff, { locale }: DiffView): string[] {
  return (["units", "nodes"] as const).flatMap((kind) =>
    (["joined", "left"] as const).flatMap((side) => {
      const ids = membership[kind][side];
      return ids.length === 0 ? [] : [`${label(locale, ({ snapshot }) => snapshot.diff[side])}: ${ids.join(", ")}`];
    }),
  );
}

function breachText({ rule, unit, period, node, from, to, size }: Breach, locale: Locale): string {
  const place = [unit, period, node].filter((part) => part !== undefined).join(", ");
  const shown = (v: number) => (rule.percent ? `${+(v * 100).toPrecision(6)} %` : String(+v.toPrecision(6)));
  const bound =
    size === null
      ? ""
      : ` (${shown(size)}; ${label(locale, ({ snapshot }) => snapshot.diff.allowed(shown(rule.more)))})`;
  return `${rule.rule}: ${place}: ${valueText(from)} → ${valueText(to)}${bound}`;
}

/** A case a rule. */
export function breachCases(
  breaches: readonly Breach[],
  { rules, locale, file }: Pick<DiffView, "rules" | "locale"> & { readonly file: string },
): readonly CheckCase[] {
  return rules.map((rule) => ({
    name: rule.text,
    file,
    rule: rule.rule,
    findings: breaches.filter((one) => one.rule === rule).map((one) => breachText(one, locale)),
  }));
}
