import { issueText, type SomeTexts } from "../../errors/index.ts";
import { tableText } from "../../io/index.ts";
import type { AttainmentRow } from "../../monitor/attainment-tree.ts";
import type { Monitored, MonitoredTarget } from "../../monitor/monitor.ts";
import type { Name } from "../../schema/types.ts";
import { roundTo } from "../../stats/round.ts";
import { sentences, visible } from "../problems.ts";
import { type Locale, label, lines, namesOf } from "../words/index.ts";

interface MonitorView {
  readonly title: Name;
  readonly locale: Locale;
  readonly messages: SomeTexts;
  readonly width: number | undefined;
  /** Names of the system's nodes. */
  readonly names: ReadonlyMap<string, Name>;
}

/** Targets with their colours, then the tree, then what could not be compared. */
export function monitorText(found: Monitored, view: MonitorView): string {
  const { locale, title } = view;
  const { summary, at, rules, targets, notes } = found;
  const head = lines(locale, ({ monitor }) => monitor.head({ at, rules: rules.id ?? "-", targets: summary.targets }));
  const without = lines(locale, ({ monitor }) =>
    monitor.withoutNumber({ without: summary.withoutNumber, of: summary.indicators }),
  );
  const parts = [
    [...namesOf(title, locale), ...head, ...without, ...(rules.source === null ? [] : [rules.source])].join("\n"),
    `${label(locale, ({ monitor }) => monitor.targets)}\n\n${targetTable(targets, view)}`,
    `${label(locale, ({ monitor }) => monitor.tree)}\n\n${treeTable(found, view)}`,
    ...(notes.length > 0 ? [notes.map((issue) => `- ${sentences(issue, locale).join("\n  ")}`).join("\n")] : []),
  ];
  return parts.join("\n\n").split("\n").map(visible).join("\n");
}

function targetTable(targets: readonly MonitoredTarget[], { locale, messages, width }: MonitorView): string {
  const rows = targets.map((one) => [
    one.unit,
    one.name === undefined ? one.indicator : (namesOf(one.name, locale)[0] ?? one.indicator),
    one.stage,
    figure(one.value),
    label(locale, ({ monitor }) => {
      const text = aimText(one);
      return text in monitor.kinds ? monitor.kinds[text as keyof typeof monitor.kinds] : text;
    }),
    figure(one.attainment, 1),
    label(locale, ({ monitor }) => monitor.met[metWord(one)]),
    figure(one.gap),
    label(locale, ({ monitor }) =>
      one.level === null
        ? monitor.colours[one.colour]
        : monitor.level(monitor.colours[one.colour], monitor.levels[one.level]),
    ),
    issueText(one.reason, messages),
  ]);
  const columns = TARGET_COLUMNS.map((column, i) => ({
    ...column,
    heading: label(locale, ({ monitor }) => monitor.columns[i]!),
  }));
  return tableText(rows, { columns, width });
}

const TARGET_COLUMNS = [
  {},
  { shrink: true },
  {},
  { align: "right" },
  { align: "right" },
  { align: "right" },
  {},
  { align: "right" },
  {},
  { shrink: true },
] as const;

function treeTable(found: Monitored, { locale, width, names }: MonitorView): string {
  const indicators = new Set(found.targets.map(({ indicator }) => indicator));
  const rows = found.tree
    // a single indicator has its line among the targets
    .filter(({ cumulated, by, id }) => !cumulated && !(by === "node" && id !== null && indicators.has(id)))
    .map((row) => [
      row.unit,
      row.stage,
      partName(row, { locale, names }),
      figure(row.degree, 1),
      figure(row.rate, 1),
      label(locale, ({ monitor }) => monitor.counts(row)),
    ]);
  const columns = ([{}, {}, {}, { align: "right" }, { align: "right" }, { shrink: true }] as const).map(
    (column, i) => ({
      ...column,
      heading: label(locale, ({ monitor }) => monitor.treeColumns[i]!),
    }),
  );
  return tableText(rows, { columns, width });
}

function partName({ by, id }: AttainmentRow, { locale, names }: Pick<MonitorView, "locale" | "names">): string {
  if (id === null) return label(locale, ({ monitor }) => monitor.nobody);
  const name = by === "node" ? names.get(id) : undefined;
  return name === undefined ? id : (namesOf(name, locale)[0] ?? id);
}

function metWord({ met, provisional }: MonitoredTarget): "yes" | "no" | "provisional" | "unknown" {
  if (met === null) return "unknown";
  return met ? (provisional ? "provisional" : "yes") : "no";
}

const figure = (v: number | null, decimals = 4): string => (v === null ? "" : String(roundTo(v, decimals)));

/** What is wanted, in a few signs: `>= 60`, `36–37`, or the kind where there is no figure. */
export function aimText({ target, kind }: Pick<MonitoredTarget, "target" | "kind">): string {
  const { value, from, to, comparator } = target;
  if (from !== null && to !== null && from !== to) return `${figure(from)}–${figure(to)}`;
  if (value === null) return kind;
  return comparator === null || comparator === "reach" ? figure(value) : `${comparator} ${figure(value)}`;
}
