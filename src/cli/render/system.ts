import { tableText } from "../../io/table.ts";
import type { CsvCell } from "../../io/write-csv.ts";
import { measureIn } from "../../schema/measure-words.ts";
import { comparePeriods } from "../../schema/order.ts";
import type { Direction, Indicator, Name, Node, Source, System, Target } from "../../schema/types.ts";
import { type Locale, label, lines, nameOf, namesOf, type Words, wordsOf } from "../words/index.ts";

interface View {
  readonly locale: Locale;
  readonly width?: number | undefined;
}

interface Placed {
  readonly node: Node;
  readonly parent: Node | undefined;
  readonly depth: number;
}

function walk(node: Node, parent?: Node, depth = 0): Placed[] {
  return [{ node, parent, depth }, ...(node.children ?? []).flatMap((child) => walk(child, node, depth + 1))];
}

export function countNodes({ index }: System): {
  readonly groups: number;
  readonly indicators: number;
  readonly targets: number;
} {
  const nodes = walk(index).map(({ node }) => node);
  const indicators = nodes.filter((node): node is Indicator => node.children === undefined);
  return {
    groups: nodes.length - indicators.length,
    indicators: indicators.length,
    targets: indicators.reduce((sum, { targets }) => sum + targets.length, 0),
  };
}

/** A row a system, for the list. */
export function systemList(systems: readonly System[], { locale }: View) {
  return systems.map((system) => {
    const { indicators, targets } = countNodes(system);
    return {
      id: system.id,
      version: system.version,
      name: nameOf(system.name, { locale, id: system.id }),
      indicators,
      targets,
    };
  });
}

export const systemText = {
  list(rows: ReturnType<typeof systemList>, { locale, width }: View): string {
    const heading = (key: keyof Words["systems"]["columns"]) => label(locale, ({ systems }) => systems.columns[key]);
    const table = tableText(
      rows.map(({ id, version, name, indicators, targets }) => [
        id,
        version,
        String(indicators),
        String(targets),
        name,
      ]),
      {
        width,
        columns: [
          { heading: heading("id") },
          { heading: heading("version") },
          { heading: heading("indicators"), align: "right" },
          { heading: heading("targets"), align: "right" },
          { heading: heading("name"), shrink: true },
        ],
      },
    );
    return [table, "", ...lines(locale, ({ systems }) => systems.more)].join("\n");
  },

  one(system: System, { locale, width }: View): string {
    const heading = (key: keyof Words["systems"]["tree"]) => label(locale, ({ systems }) => systems.tree[key]);
    const rows = walk(system.index).map(({ node, depth }) => [
      "  ".repeat(depth) + node.id,
      nameOf(node.name, { locale, id: "" }),
      node.children ? "" : measureIn(node.measure ?? "", locale === "zh" ? "zh" : "en"),
      node.children ? "" : label(locale, (words) => directionText(node.direction, words)),
      node.children ? "" : targetsText(node.targets, locale),
    ]);
    const table = tableText(rows, {
      width,
      columns: [
        { heading: heading("node") },
        { heading: heading("name"), shrink: true },
        { heading: heading("measure"), shrink: true },
        { heading: heading("direction") },
        { heading: heading("targets"), shrink: true },
      ],
    });
    const counts = countNodes(system);
    const description = system.description === undefined ? [] : namesOf(system.description, locale);
    return [
      ...(system.name === undefined ? [system.id] : namesOf(system.name, locale)),
      ...lines(locale, ({ systems }) => systems.head({ id: system.id, version: system.version, ...counts })),
      ...description,
      "",
      table,
      ...variableLines(system, locale),
    ].join("\n");
  },
};

function variableLines({ variables }: System, locale: Locale): string[] {
  if (variables.length === 0) return [];
  const items = variables.map(({ id, name, measure }) => {
    const about = [name === undefined ? "" : nameOf(name, { locale, id: "" }), measure ?? ""]
      .filter(Boolean)
      .join(", ");
    return `${id}${about === "" ? "" : ` (${about})`}`;
  });
  return ["", `${label(locale, ({ systems }) => systems.variables)}: ${items.join("; ")}`];
}

function directionText(direction: Direction, { systems }: Words): string {
  if (typeof direction === "string") return systems.directions[direction];
  return "ideal" in direction ? systems.ideal(direction.ideal) : `${direction.from}–${direction.to}`;
}

function targetsText(targets: readonly Target[], locale: Locale): string {
  // both languages would make a line nobody can read: the targets are signs and numbers
  const words = wordsOf(locale)[0]!;
  const sorted = targets.toSorted((a, b) => comparePeriods(a.period, b.period));
  return sorted
    .map((target) => {
      const more = [
        target.unit === undefined ? "" : words.systems.forUnit(target.unit),
        target.aspirational ? words.systems.aspirational : "",
      ].filter(Boolean);
      return `${target.period}: ${words.systems.target(target)}${more.length === 0 ? "" : ` (${more.join(", ")})`}`;
    })
    .join("; ");
}

/** A row an indicator, with a heading: the system as a table for a spreadsheet. */
export function systemRows(system: System): CsvCell[][] {
  const text = (name: Name | undefined, language: "en" | "zh"): string =>
    typeof name === "string" ? name : (name?.[language] ?? "");
  const head = [
    "id",
    "group",
    "name_en",
    "name_zh",
    "measure",
    "direction",
    "weight",
    "role",
    "levels",
    "tags",
    "figure",
    "collection",
    "formula",
    "denominator",
    "goalpost_worst",
    "goalpost_best",
    "targets",
    "owners",
    "document",
    "section",
    "quote",
    "evidence",
  ];
  const rows = walk(system.index).flatMap(({ node, parent }) => {
    if (node.children) return [];
    const source: Source = typeof node.source === "string" ? { document: node.source } : (node.source ?? {});
    const { direction, denominator } = node;
    return [
      [
        node.id,
        parent?.id,
        text(node.name, "en"),
        text(node.name, "zh"),
        node.measure,
        typeof direction === "string" ? direction : JSON.stringify(direction),
        node.weight,
        node.role,
        node.levels.join("; "),
        node.tags.join("; "),
        node.figure,
        node.collection,
        node.formula,
        denominator && (denominator.scale === 1 ? denominator.by : `${denominator.by} / ${denominator.scale}`),
        node.goalposts?.[0],
        node.goalposts?.[1],
        targetsText(node.targets, "en"),
        node.owners.map(({ name }) => text(name, "zh") || text(name, "en")).join("; "),
        source.document,
        source.section,
        source.quote,
        source.evidence,
      ],
    ];
  });
  return [head, ...rows];
}
