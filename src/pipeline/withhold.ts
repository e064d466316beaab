import * as z from "zod/mini";
import type { Issue } from "../errors/index.ts";
import type { Rows } from "../method/index.ts";
import { leavesOf, type TreeNode } from "./tree.ts";

const share = z.number().check(z.minimum(0), z.maximum(1));

export const WithholdShell = z.strictObject({
  /** Least share of its indicators that the data must give for the index to be published. */
  index: z._default(share, 0),
  /** The same for every group below it. */
  groups: z._default(share, 0),
});

export type WithholdRule = z.output<typeof WithholdShell>;

/** A score that is computed and used above it, but not published. */
export interface Withheld {
  /** Its row of the result. */
  readonly row: number;
  readonly unit: string;
  readonly period: string;
  readonly node: string;
  readonly reason: "too-little-data" | "confidential";
  /** Share of the indicators below the node that the data gave, and the least share asked for. */
  readonly share?: number;
  readonly needed?: number;
}

interface Withholding {
  readonly rule: WithholdRule;
  readonly rows: Rows;
  /** Groups that have scores. */
  readonly groups: readonly TreeNode[];
  readonly counts: (entry: TreeNode) => boolean;
  /** Before imputing: what the data gave. */
  readonly observed: ReadonlyMap<string, Float64Array>;
  note(issue: Issue): void;
}

/** Scores that rest on too few figures of the data: an imputed figure does not count, whatever imputed it. */
export function withheldScores(
  scores: ReadonlyMap<string, Float64Array>,
  { rule, rows, groups, counts, observed, note }: Withholding,
): readonly Withheld[] {
  const out: Withheld[] = [];
  for (const group of groups) {
    const needed = group.parent === null ? rule.index : rule.groups;
    if (needed === 0) continue;
    const columns = leavesOf(group)
      .filter(counts)
      .map(({ id }) => observed.get(id)!);
    const score = scores.get(group.id)!;
    const places: string[] = [];
    let count = 0;
    for (let i = 0; i < rows.length; i++) {
      if (Number.isNaN(score[i]!)) continue;
      let present = 0;
      for (const x of columns) if (!Number.isNaN(x[i]!)) present += 1;
      if (present >= needed * columns.length) continue;
      const [unit, period] = [rows.unit[i]!, rows.period[i]!];
      out.push({
        row: i,
        unit,
        period,
        node: group.id,
        reason: "too-little-data",
        share: present / columns.length,
        needed,
      });
      count += 1;
      if (places.length < 10) places.push(`${unit} ${period}`.trim());
    }
    if (count > 0)
      note({ code: "score-unpublished", path: ["plan", "withhold", group.id], params: { needed, places, count } });
  }
  return out;
}
