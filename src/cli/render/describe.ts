import type { Coherence } from "../../analyse/coherence-types.ts";
import type { CorrelationTable } from "../../analyse/correlations.ts";
import type { Description } from "../../analyse/describe-types.ts";
import type { Finding } from "../../analyse/finding.ts";
import type { Issue } from "../../errors/index.ts";
import { tableText } from "../../io/table.ts";
import { shareText } from "../../report/figures.ts";
import type { Name } from "../../schema/types.ts";
import { sentences, visible } from "../problems.ts";
import type { DescribeWords } from "../words/describe.ts";
import { type Locale, label, lines, namesOf, wordsOf } from "../words/index.ts";
import type { Section } from "./describe-tables.ts";
import { type Naming, named } from "./node-names.ts";

interface DescribeView {
  readonly description: Description;
  readonly coherence: Coherence | null;
  /** Why there is no coherence. */
  readonly refused: readonly Issue[];
  readonly findings: readonly Finding[];
  readonly sections: readonly Section[];
  readonly title: Name;
  /** Names of the system's nodes. */
  readonly names: ReadonlyMap<string, Name>;
  readonly locale: Locale;
  readonly width: number | undefined;
}

/** The parts asked for, one under the other, findings in sentences. */
export function describeText(view: DescribeView): string {
  const { description, title, locale, sections, refused } = view;
  const head = lines(locale, ({ describe }) =>
    describe.head({
      step: description.step,
      rows: description.availability.units.length,
      indicators: description.indicators.length,
    }),
  );
  const parts = sections.map((section) => {
    const heading = label(locale, ({ describe }) => describe.sections[section]);
    return `${heading}\n\n${body(section, view)}`;
  });
  if (refused.length > 0)
    parts.push(
      [
        ...lines(locale, ({ describe }) => describe.noCoherence),
        ...refused.map((issue) => `- ${sentences(issue, locale).join("\n  ")}`),
      ].join("\n"),
    );
  return [[...namesOf(title, locale), ...head].join("\n"), ...parts].join("\n\n").split("\n").map(visible).join("\n");
}

function body(section: Section, view: DescribeView): string {
  const { description, coherence, locale } = view;
  const nothing = label(locale, ({ describe }) => describe.nothing);
  switch (section) {
    case "findings":
      return findingsText(view.findings, view) || nothing;
    case "statistics":
      return statisticsText(description, view);
    case "availability":
      return availabilityText(description, view);
    case "duplicates":
      return duplicatesText(description, view) || nothing;
    case "correlations":
      return description.correlations.matrices
        .map(({ kind }) => matrixText(description.correlations, kind))
        .join("\n\n");
    case "links":
      return linksText(description, view) || nothing;
    case "coherence":
      return coherence === null ? nothing : coherenceText(coherence, view);
    case "components":
      return coherence === null ? nothing : componentsText(coherence, view);
    case "influence":
      return coherence === null ? nothing : influenceText(coherence, view);
    default:
      return section satisfies never;
  }
}

/** A finding that names indicators and groups as readers know them; what it is about by rounding or error is no id. */
export function namedFinding(finding: Issue, naming: Omit<Naming, "keys">): Issue {
  const keys = ["other", "group", "parent", "node", "of", "variable"];
  return named(finding, { ...naming, keys: finding.code === "described-near-constant" ? keys : [...keys, "by"] });
}

const MOST_OF_A_KIND = 5;

/** Findings of one kind stand together; of many the first, and how many more there are. */
function findingsText(findings: readonly Finding[], { locale, names }: Pick<DescribeView, "locale" | "names">): string {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    kinds.set(key, [...(kinds.get(key) ?? []), finding]);
  }
  const items: string[] = [];
  let cut = false;
  for (const same of kinds.values()) {
    const shown = same.length <= MOST_OF_A_KIND + 1 ? same : same.slice(0, MOST_OF_A_KIND);
    for (const finding of shown) {
      const mark = label(locale, ({ describe }) => describe.severities[finding.severity]);
      items.push(`- [${mark}] ${sentences(namedFinding(finding, { names, locale }), locale).join("\n  ")}`);
    }
    if (shown.length === same.length) continue;
    items.push(`  (${label(locale, ({ compute }) => compute.more(same.length - shown.length))})`);
    cut = true;
  }
  if (cut) items.push(`  ${label(locale, ({ compute }) => compute.allJson)}`);
  return items.join("\n");
}

/** A figure for reading: four digits that count, whole numbers in full. */
function figureText(v: number | null | undefined): string {
  if (v === null || v === undefined || Number.isNaN(v)) return "";
  if (!Number.isFinite(v)) return v > 0 ? "∞" : "−∞";
  const size = Math.abs(v);
  if (size >= 1e7 || (size > 0 && size < 1e-4)) return v.toExponential(3);
  if (size >= 1000 || Number.isInteger(v)) return String(Math.round(v));
  return String(Number(v.toPrecision(4)));
}

const fixed = (v: number | null | undefined, decimals: number): string =>
  v === null || v === undefined || Number.isNaN(v)
    ? ""
    : Number.isFinite(v)
      ? v.toFixed(decimals).replace(/^-(0\.0*)$/, "$1")
      : "∞";

const chance = (p: number | undefined): string => (p !== undefined && p < 0.0001 ? "<0.0001" : fixed(p, 4));

/** Headings, joined where two languages are shown. */
function headings(locale: Locale, pick: (words: DescribeWords) => readonly string[]): string[] {
  const [first, second] = wordsOf(locale).map(({ describe }) => pick(describe));
  return first!.map((text, j) => (second === undefined || second[j] === text ? text : `${text}\n${second[j]}`));
}

function table(
  rows: readonly (readonly string[])[],
  names: readonly string[],
  { width }: { width: number | undefined },
  texts = 1,
): string {
  return tableText(rows, {
    columns: names.map((heading, j) => ({ heading, ...(j < texts ? {} : { align: "right" as const }) })),
    width,
  });
}

function statisticsText({ indicators }: Description, { locale, width }: DescribeView): string {
  const rows = indicators.map((x) => [
    x.indicator,
    String(x.n),
    String(x.missing),
    ...[x.min, x.lowerQuartile, x.median, x.upperQuartile, x.max, x.mean, x.standardDeviation].map(figureText),
    fixed(x.skewness, 2),
    fixed(x.kurtosis, 2),
    String(x.zeros),
    String(x.unique),
    String(x.same),
  ]);
  return table(
    rows,
    headings(locale, (words) => words.statistics),
    { width },
  );
}

const LEAST_ROWS = 10;

function availabilityText({ availability }: Description, { locale, width }: DescribeView): string {
  const { nodes, units, periods, missing, zeros, share } = availability;
  const groups = table(
    nodes.map(({ node, indicators, overall, complete }) => [
      node,
      String(indicators),
      shareText(overall),
      String(complete),
    ]),
    headings(locale, (words) => words.availability),
    { width },
  );
  const worst = Array.from(units.keys())
    .filter((i) => missing[i]! > 0)
    .sort((a, b) => missing[b]! - missing[a]! || a - b);
  if (worst.length === 0) return `${groups}\n\n${label(locale, ({ describe }) => describe.fullRows)}`;
  const rows = worst
    .slice(0, LEAST_ROWS)
    .map((i) => [units[i]!, periods[i]!, String(missing[i]), String(zeros[i]), shareText(share[i]!)]);
  const more =
    worst.length > rows.length
      ? `\n${label(locale, ({ compute }) => compute.moreRows(worst.length - rows.length))}`
      : "";
  return `${groups}\n\n${table(
    rows,
    headings(locale, (words) => words.rows),
    { width },
    2,
  )}${more}`;
}

function duplicatesText({ duplicates }: Description, { locale, width }: DescribeView): string {
  const rows = [
    ...duplicates.columns.map(({ a, b, slope, intercept }) => [
      b,
      `${slope === 1 && intercept === 0 ? "=" : `${figureText(slope)} ×`}`,
      `${a}${intercept === 0 ? "" : ` ${intercept < 0 ? "−" : "+"} ${figureText(Math.abs(intercept))}`}`,
    ]),
    ...duplicates.rows.map(({ period, units: [first, ...others] }) => [others.join(", "), "=", `${first}, ${period}`]),
  ];
  return rows.length === 0
    ? ""
    : table(
        rows,
        headings(locale, (words) => words.duplicates),
        { width },
        3,
      );
}

/** The lower triangle of a matrix, two decimals. */
function matrixText({ ids, matrices }: CorrelationTable, kind: string): string {
  const { r } = matrices.find((matrix) => matrix.kind === kind)!;
  const rows = ids.map((id, j) => [
    id,
    ...Array.from(r[j]!.subarray(0, j), (v) => (Number.isNaN(v) ? "" : v.toFixed(2).replace(/^(-?)0\./, "$1."))),
  ]);
  const names = ids.slice(0, -1).map((_, j) => String(j + 1));
  return `${kind}\n\n${table(
    rows.map(([id, ...values], j) => [`${j + 1} ${id}`, ...values]),
    ["", ...names],
    { width: undefined },
  )}`;
}

const LINK_SHOWN = 0.5;

function linksText({ links }: Description, { locale, width }: DescribeView): string {
  const rows = links
    .filter(({ r, observed }) => Math.abs(r) >= LINK_SHOWN || Math.abs(observed) >= LINK_SHOWN)
    .map(({ indicator, variable, kind, observed, r, p, n }) => [
      indicator,
      variable,
      kind,
      fixed(observed, 3),
      fixed(r, 3),
      chance(p),
      String(n),
    ]);
  return rows.length === 0
    ? ""
    : table(
        rows,
        headings(locale, (words) => words.links),
        { width },
        3,
      );
}

function coherenceText({ groups }: Coherence, { locale, width }: DescribeView): string {
  const rows = groups.map(
    ({ group, children, rows: n, alpha, indicatorAlpha, kmo, sphericity, components, correlations }) => {
      const r = correlations.matrices.find(({ kind }) => kind === "pearson")?.r ?? [];
      const least = r.reduce(
        (low, row) => row.reduce((most, v) => (v < most ? v : most), low),
        Number.POSITIVE_INFINITY,
      );
      return [
        group,
        String(children.length),
        String(n),
        fixed(alpha, 3),
        fixed(indicatorAlpha, 3),
        fixed(kmo?.overall, 3),
        chance(sphericity?.p),
        components === null ? "" : shareText(components.explained[0]!),
        components === null ? "" : String(components.eigenvalues.filter((v) => v > 1 + 1e-10).length),
        Number.isFinite(least) ? fixed(least, 2) : "",
      ];
    },
  );
  return table(
    rows,
    headings(locale, (words) => words.coherence),
    { width },
  );
}

const MOST_COMPONENTS = 5;

function componentsText({ groups }: Coherence, { locale, width }: DescribeView): string {
  const say = (key: "component" | "explained" | "eigenvalue") => label(locale, ({ describe }) => describe[key]);
  return groups
    .flatMap(({ group, children, components }) => {
      if (components === null) return [];
      const { eigenvalues, explained, loadings } = components;
      const shown = loadings.slice(0, MOST_COMPONENTS);
      const rows = [
        [say("eigenvalue"), ...shown.map((_, k) => fixed(eigenvalues[k], 3))],
        [say("explained"), ...shown.map((_, k) => shareText(explained[k]!))],
        ...children.map((child, j) => [child, ...shown.map((loading) => fixed(loading[j], 3))]),
      ];
      return [table(rows, [`${group}: ${say("component")}`, ...shown.map((_, k) => String(k + 1))], { width })];
    })
    .join("\n\n");
}

function influenceText({ influence }: Coherence, { locale, width }: DescribeView): string {
  const percent = (v: number) => fixed(100 * v, 1);
  const rows = influence.map(({ node, of, weight, share, effect, linear }) => [
    node,
    of,
    percent(weight),
    percent(share),
    fixed(effect, 3),
    fixed(linear, 3),
  ]);
  return table(
    rows,
    headings(locale, (words) => words.influence),
    { width },
    2,
  );
}
