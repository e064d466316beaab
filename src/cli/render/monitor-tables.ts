import { tableText } from "../../io/table.ts";
import type { AttainmentRow } from "../../monitor/attainment-tree.ts";
import type { MonitoredTarget } from "../../monitor/monitor.ts";
import { isOnCourse } from "../../monitor/verdict.ts";
import type { Name } from "../../schema/types.ts";
import { roundTo } from "../../stats/round.ts";
import { sentences } from "../problems.ts";
import { type Locale, label, nameOf } from "../words/index.ts";

export interface MonitorView {
  readonly title: Name;
  readonly locale: Locale;
  readonly width: number | undefined;
  /** Names of the system's nodes, and of the units. */
  readonly names: ReadonlyMap<string, Name>;
  readonly units: ReadonlyMap<string, string>;
  /** The index and its domains. */
  readonly domains: ReadonlySet<string>;
  /** Who answers for an indicator, those in the lead before those in support. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  /** Every target and every row of the tree, not only the first screen. */
  readonly all: boolean;
}

export interface Column {
  readonly heading: string;
  readonly align?: "left" | "right";
  readonly shrink?: boolean;
}

/** Every target with its figures. */
export function targetTable(targets: readonly MonitoredTarget[], view: MonitorView): string {
  const { locale, width } = view;
  const rows = targets.map((one) => [
    unitName(one.unit, view),
    indicatorName(one, locale),
    one.stage,
    figure(one.value),
    aimText(one, locale),
    figure(one.attainment, 1),
    label(locale, ({ monitor }) => monitor.met[metWord(one)]),
    figure(one.gap),
    colourText(one, locale),
    reasonText(one, locale),
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

/** Attainment of the rows of the tree. */
export function treeTable(tree: readonly AttainmentRow[], view: MonitorView): string {
  const { locale, width } = view;
  const rows = tree.map((row) => [
    unitName(row.unit, view),
    row.stage,
    partName(row, view),
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
  if (by === "tag") return label(locale, ({ monitor }) => monitor.tag(id));
  return by === "node" ? nameOf(names.get(id), { locale, id }) : id;
}

type MetWord = "yes" | "no" | "provisional" | "onCourse" | "unknown";

function metWord(one: MonitoredTarget): MetWord {
  if (one.met === null) return "unknown";
  if (!one.met) return "no";
  return isOnCourse(one) ? "onCourse" : one.provisional ? "provisional" : "yes";
}

export const unitName = (unit: string, { units }: Pick<MonitorView, "units">): string => units.get(unit) ?? unit;

export const indicatorName = ({ indicator, name }: MonitoredTarget, locale: Locale): string =>
  nameOf(name, { locale, id: indicator });

export const colourText = ({ colour, level }: MonitoredTarget, locale: Locale): string =>
  label(locale, ({ monitor }) =>
    level === null ? monitor.colours[colour] : monitor.level(monitor.colours[colour], monitor.levels[level]),
  );

export const reasonText = ({ reason }: MonitoredTarget, locale: Locale): string => sentences(reason, locale).join(" ");

export const figure = (v: number | null, decimals = 4): string => (v === null ? "" : String(roundTo(v, decimals)));

/** What is wanted, in a few signs: `≥ 60`, `36–37`, or the kind where there is no figure. */
export function aimText(
  {
    target,
    kind,
  }: {
    readonly kind: string;
    readonly target: Pick<MonitoredTarget["target"], "value" | "from" | "to"> & { readonly comparator: string | null };
  },
  locale: Locale,
): string {
  const { value, from, to, comparator } = target;
  if (from !== null && to !== null && from !== to) return `${figure(from)}–${figure(to)}`;
  return label(locale, ({ monitor }) => {
    if (value === null) return kind in monitor.kinds ? monitor.kinds[kind as keyof typeof monitor.kinds] : kind;
    return monitor.aims[(comparator ?? "reach") as keyof typeof monitor.aims](figure(value));
  });
}
