import type { AncestorLink, Coherence, CoherenceThresholds, GroupCoherence, Influence } from "./coherence-types.ts";
import type { CorrelationTable } from "./correlations.ts";
import { type Finding, short } from "./finding.ts";

/** What the figures mean, from pairs of indicators up to the index. */
export function coherenceFindings({
  indicators,
  groups,
  ancestors,
  influence,
  thresholds,
  periods,
}: Omit<Coherence, "findings">): Finding[] {
  const siblings = new Map<string, string>();
  for (const { group, children } of groups) for (const child of children) siblings.set(child, group);
  return [
    ...pooled(periods),
    ...redundant(indicators, siblings, thresholds),
    ...groups.flatMap((group) => groupFindings(group, thresholds)),
    ...ancestors.filter(({ up }) => up === 1).flatMap((link) => parentFindings(link, thresholds)),
    ...influence.flatMap((one) => influenceFindings(one, thresholds)),
    ...[indicators, ...groups.map(({ correlations }) => correlations)]
      .flatMap(({ leftOut }) => leftOut)
      .slice(0, 3)
      .map(
        ({ kind, pairs, rows, seconds }): Finding => ({
          severity: "info",
          code: "described-left-out",
          path: [],
          params: { kind, pairs, rows, seconds: Math.max(1, Math.round(seconds)) },
        }),
      ),
  ];
}

function pooled(periods: readonly string[]): Finding[] {
  if (periods.length < 2) return [];
  return [{ severity: "info", code: "coherence-pooled", path: [], params: { periods: periods.length } }];
}

const matrixOf = ({ matrices }: CorrelationTable) => matrices.find(({ kind }) => kind === "pearson");

/** Pairs that say the same, wherever they stand. */
function redundant(
  table: CorrelationTable,
  siblings: ReadonlyMap<string, string>,
  { high }: CoherenceThresholds,
): Finding[] {
  const r = matrixOf(table)?.r ?? [];
  return r.flatMap((row, j) =>
    Array.from(row).flatMap((value, k): Finding[] => {
      if (k <= j || !(value >= high)) return [];
      const [a, b] = [table.ids[j]!, table.ids[k]!];
      const same = siblings.has(a) && siblings.get(a) === siblings.get(b);
      return [
        {
          severity: "watch",
          code: "coherence-redundant",
          path: ["data", b],
          params: { other: a, r: short(value), same, n: table.n[j]![k]! },
        },
      ];
    }),
  );
}

function groupFindings(one: GroupCoherence, t: CoherenceThresholds): Finding[] {
  const { group, children, alpha, without, kmo, sphericity, components, explained, rows } = one;
  const path = ["system", group];
  const found: Finding[] = [...opposed(one, t)];
  if (alpha < 0)
    found.push({ severity: "act", code: "coherence-alpha-negative", path, params: { alpha: short(alpha) } });
  else if (alpha < t.alpha)
    found.push({
      severity: "watch",
      code: "coherence-alpha-low",
      path,
      params: { alpha: short(alpha), least: t.alpha },
    });
  if (children.length > 2 && alpha < t.alpha) {
    let best = 0;
    without.forEach((value, j) => {
      if (value > without[best]!) best = j;
    });
    if (without[best]! > alpha + 0.05) {
      const params = { node: children[best]!, alpha: short(alpha), without: short(without[best]!) };
      found.push({ severity: "info", code: "coherence-alpha-without", path, params });
    }
  }
  if (rows < 3 * children.length)
    found.push({ severity: "info", code: "coherence-few-rows", path, params: { rows, children: children.length } });
  if (kmo !== null && children.length > 2 && kmo.overall < t.kmo)
    found.push({
      severity: "info",
      code: "coherence-kmo-low",
      path,
      params: { kmo: short(kmo.overall), least: t.kmo },
    });
  if (sphericity !== null && sphericity.p >= t.p)
    found.push({ severity: "watch", code: "coherence-unrelated", path, params: { p: short(sphericity.p) } });
  const large = components === null ? 0 : components.eigenvalues.filter((value) => value > 1 + 1e-10).length;
  if (components !== null && large > 1) {
    const params = { components: large, first: Math.round(components.explained[0]! * 100) };
    found.push({ severity: "info", code: "coherence-dimensions", path, params });
  }
  children.forEach((node, j) => {
    if (children.length < 3 || !(explained[j]! >= t.explained)) return;
    const whole = explained[j]! >= 1 - 1e-9;
    found.push({
      severity: whole ? "act" : "watch",
      code: whole ? "coherence-collinear" : "coherence-explained",
      path: ["system", node],
      params: whole ? { group } : { group, share: Math.round(explained[j]! * 1000) / 10 },
    } as Finding);
  });
  return found;
}

/** Siblings that reward different units, of each group the most opposed first. */
function opposed({ group, children, correlations }: GroupCoherence, { low, p: level }: CoherenceThresholds): Finding[] {
  const matrix = matrixOf(correlations);
  if (matrix === undefined) return [];
  const pairs = children.flatMap((a, j) =>
    children.slice(j + 1).flatMap((b, i) => {
      const k = j + 1 + i;
      const [r, p] = [matrix.r[j]![k]!, matrix.p[j]![k]!];
      return r < low && p < level ? [{ a, b, r, p }] : [];
    }),
  );
  return pairs
    .sort((x, y) => x.r - y.r)
    .map(
      ({ a, b, r, p }): Finding => ({
        severity: "watch",
        code: "coherence-opposed",
        path: ["system", b],
        params: { other: a, group, r: short(r), p: Number(p.toPrecision(2)) },
      }),
    );
}

function parentFindings(
  { node, ancestor, pearson: r, n }: AncestorLink,
  { parent: least }: CoherenceThresholds,
): Finding[] {
  const path = ["system", node];
  if (n < 3) return [];
  if (r < 0)
    return [{ severity: "act", code: "coherence-against-parent", path, params: { parent: ancestor, r: short(r) } }];
  if (r < least)
    return [
      { severity: "watch", code: "coherence-low-parent", path, params: { parent: ancestor, r: short(r), least } },
    ];
  return [];
}

function influenceFindings(
  { node, of, weight, share }: Influence,
  { influence: times }: CoherenceThresholds,
): Finding[] {
  if (!(weight > 0) || Number.isNaN(share)) return [];
  const ratio = share / weight;
  if (ratio < times && ratio > 1 / times) return [];
  const params = { of, weight: Math.round(weight * 1000) / 10, share: Math.round(share * 1000) / 10 };
  const code = ratio >= times ? "coherence-strong" : "coherence-silent";
  return [{ severity: "watch", code, path: ["system", node], params }];
}
