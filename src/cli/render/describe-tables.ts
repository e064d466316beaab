import type { Coherence } from "../../analyse/coherence-types.ts";
import type { Description } from "../../analyse/describe-types.ts";

/** A part of the description as rows of figures: for the terminal, and for CSV in full precision. */
export const SECTIONS = [
  "findings",
  "statistics",
  "availability",
  "duplicates",
  "correlations",
  "links",
  "coherence",
  "components",
  "influence",
] as const;
export type Section = (typeof SECTIONS)[number];

type Cell = string | number | null;
export type Rows = readonly (readonly Cell[])[];

/** The rows of a part, its headings first; `findings` are written by the caller, who knows the language. */
export function sectionRows(
  section: Exclude<Section, "findings">,
  { description, coherence }: { readonly description: Description; readonly coherence: Coherence | null },
): Rows {
  switch (section) {
    case "statistics":
      return statistics(description);
    case "availability":
      return availability(description);
    case "duplicates":
      return duplicates(description);
    case "correlations":
      return correlations(description);
    case "links":
      return links(description);
    case "coherence":
      return groups(coherence);
    case "components":
      return components(coherence);
    case "influence":
      return influence(coherence);
    default:
      return section satisfies never;
  }
}

const STATISTICS = [
  "n",
  "missing",
  "availability",
  "min",
  "lowerQuartile",
  "median",
  "upperQuartile",
  "max",
  "mean",
  "standardDeviation",
  "variation",
  "skewness",
  "kurtosis",
  "zeros",
  "unique",
  "same",
  "mode",
] as const;

function statistics({ indicators }: Description): Rows {
  return [
    ["indicator", ...STATISTICS, "flags"],
    ...indicators.map((one) => [
      one.indicator,
      ...STATISTICS.map((key) => one[key]),
      one.flags.map(({ kind }) => kind).join(" "),
    ]),
  ];
}

function availability({ availability: { units, periods, missing, zeros, share, nodes } }: Description): Rows {
  return [
    ["unit", "period", "missing", "zeros", "share", ...nodes.map(({ node }) => node)],
    ...units.map((unit, i) => [
      unit,
      periods[i]!,
      missing[i]!,
      zeros[i]!,
      share[i]!,
      ...nodes.map((one) => one.share[i]!),
    ]),
  ];
}

function duplicates({ duplicates: { columns, rows } }: Description): Rows {
  return [
    ["kind", "one", "other", "slope", "intercept", "period"],
    ...columns.map(({ a, b, kind, slope, intercept }) => [kind, b, a, slope, intercept, ""]),
    ...rows.flatMap(({ period, units: [first, ...others] }) =>
      others.map((unit) => ["row", unit, first!, null, null, period]),
    ),
  ];
}

function correlations({ correlations: { ids, n, matrices } }: Description): Rows {
  return [
    ["a", "b", "n", ...matrices.flatMap(({ kind }) => [kind, `${kind} p`])],
    ...ids.flatMap((a, j) =>
      ids.slice(j + 1).map((b, i) => {
        const k = j + 1 + i;
        return [a, b, n[j]![k]!, ...matrices.flatMap(({ r, p }) => [r[j]![k]!, p[j]![k]!])];
      }),
    ),
  ];
}

function links({ links: all }: Description): Rows {
  return [
    ["indicator", "variable", "kind", "observed", "r", "p", "n"],
    ...all.map(({ indicator, variable, kind, observed, r, p, n }) => [indicator, variable, kind, observed, r, p, n]),
  ];
}

function groups(coherence: Coherence | null): Rows {
  return [
    [
      "group",
      "child",
      "rows",
      "alpha",
      "indicator alpha",
      "alpha without",
      "kmo",
      "child kmo",
      "bartlett p",
      "explained",
    ],
    ...(coherence?.groups ?? []).flatMap((one) =>
      one.children.map((child, j) => [
        one.group,
        child,
        one.rows,
        one.alpha,
        one.indicatorAlpha,
        one.without[j]!,
        one.kmo?.overall ?? null,
        one.kmo?.children[j] ?? null,
        one.sphericity?.p ?? null,
        one.explained[j]!,
      ]),
    ),
  ];
}

function components(coherence: Coherence | null): Rows {
  return [
    ["group", "component", "eigenvalue", "explained", "child", "loading"],
    ...(coherence?.groups ?? []).flatMap(({ group, children, components: of }) =>
      (of === null ? [] : of.loadings).flatMap((loading, k) =>
        children.map((child, j) => [group, k + 1, of!.eigenvalues[k]!, of!.explained[k]!, child, loading[j]!]),
      ),
    ),
  ];
}

function influence(coherence: Coherence | null): Rows {
  return [
    ["node", "of", "weight", "share", "effect", "linear", "linear share", "df"],
    ...(coherence?.influence ?? []).map((one) => [
      one.node,
      one.of,
      one.weight,
      one.share,
      one.effect,
      one.linear,
      one.linearShare,
      one.df,
    ]),
  ];
}
