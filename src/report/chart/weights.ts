import type { IndexResult } from "../../pipeline/result.ts";
import type { WeightRow } from "../../pipeline/weight-table.ts";
import { scoreWords } from "../words/chart-scores.ts";
import { numberText } from "./axis.ts";
import { type ScoreChartOptions, type Scores, scoresOf } from "./source.ts";
import { type ColourName, seriesName } from "./theme.ts";
import type { Mark } from "./types.ts";

/** A node of the tree of weights, with its place in it. */
export interface WeightPart {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  /** Share of the index before it, and its own. */
  readonly from: number;
  readonly share: number;
  readonly nominal: number;
  readonly leaf: boolean;
  readonly colour: ColourName;
  readonly pattern: number | null;
  readonly mark: Mark;
  readonly percent: string;
}

export interface WeightTree {
  readonly scores: Scores;
  readonly parts: readonly WeightPart[];
  readonly depth: number;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
}

/** Effective weights of the node's tree, laid along a line from 0 to 1; of a unit or period where weights differ by these. */
export function weightTree(result: IndexResult, options: ScoreChartOptions): WeightTree {
  const scores = scoresOf(result, options);
  const words = scoreWords[scores.look.locale];
  const own = result.weights.filter(
    (row) =>
      (row.period === undefined || row.period === scores.period) &&
      (row.unit === undefined || row.unit === (scores.unit ?? result.units[scores.rows()[0]!])),
  );
  const byNode = new Map(own.map((row) => [row.node, row]));
  const childrenOf = (id: string): WeightRow[] => own.filter(({ parent }) => parent === id);
  const root = byNode.get(scores.node);
  const whole = root?.effective ?? 1;
  const percentOf = (x: number): string => `${numberText(x * 100, 1)}%`;
  const parts: WeightPart[] = [];
  let deepest = 0;
  const visit = (row: WeightRow, at: { depth: number; from: number; domain: number }): void => {
    const { depth, from, domain } = at;
    const children = childrenOf(row.node);
    const name = scores.nodeName(row.node);
    deepest = Math.max(deepest, depth);
    parts.push({
      id: row.node,
      name,
      depth,
      from,
      share: row.effective / whole,
      nominal: row.nominal,
      leaf: children.length === 0,
      // the parts of one part have its colour
      colour: depth === 0 ? "grid" : seriesName(domain),
      pattern: depth === 1 ? domain % 8 : null,
      percent: percentOf(row.effective / whole),
      mark: {
        title: words.weights.mark({ name, effective: percentOf(row.effective), nominal: percentOf(row.nominal) }),
        data: { node: row.node, value: row.effective, nominal: row.nominal },
      },
    });
    let start = from;
    children.forEach((child, k) => {
      visit(child, { depth: depth + 1, from: start, domain: depth === 0 ? k : domain });
      start += child.effective / whole;
    });
  };
  if (root !== undefined) visit(root, { depth: 0, from: 0, domain: 0 });
  const leaves = parts.filter(({ leaf }) => leaf);
  const most = leaves.reduce<WeightPart | null>(
    (best, one) => (best === null || one.share > best.share ? one : best),
    null,
  );
  const row = own.find(({ period, unit }) => period !== undefined || unit !== undefined);
  const unitText = row?.unit === undefined ? "" : scores.unitName(row.unit);
  return {
    scores,
    parts,
    depth: deepest,
    title:
      scores.node === result.nodes[0]!.id
        ? words.weights.title
        : `${words.weights.title} · ${scores.nodeName(scores.node)}`,
    subtitle: words.weights.unit({ unit: unitText, period: row?.period ?? "" }),
    description: words.weights.says({
      indicators: leaves.length,
      parts: parts
        .filter(({ depth }) => depth === 1)
        .map(({ name, percent }) => `${name} ${percent}`)
        .join(words.comma),
      most: most?.name ?? "—",
      share: most?.percent ?? "—",
    }),
  };
}
