import * as z from "zod/mini";
import { IndexError } from "../../errors/index.ts";
import type { ColumnContext } from "../../method/index.ts";
import { count, groupIndex } from "../../stats/index.ts";

export const GroupParams = z.strictObject({
  /** Name of the grouping column, without the `group:` of the file. */
  group: z.string(),
  /** What a gap gets in a group without any value: the overall figure, or nothing. */
  fallback: z._default(z.enum(["overall", "none"]), "overall"),
});

/** What each group's gaps get, and those of groups without a value. */
export type GroupCentres = {
  readonly group: string;
  readonly overall: number | null;
  readonly centres: readonly { readonly group: string; readonly value: number | null }[];
};

export const GroupCentresShape = z.strictObject({
  group: z.string(),
  overall: z.nullable(z.number()),
  centres: z.array(z.strictObject({ group: z.string(), value: z.nullable(z.number()) })),
});

/** The labels of a grouping column; one that is not there is named with those that are. */
export function labelsOf(group: string, rows: ColumnContext["rows"]): readonly string[] {
  const labels = Object.hasOwn(rows.group, group) ? rows.group[group] : undefined;
  if (labels !== undefined) return labels;
  throw new IndexError([{ code: "unknown-group", path: ["group"], params: { group, known: Object.keys(rows.group) } }]);
}

/** A figure of the middle of each group's present values; null where it has none. */
export function groupFit(centre: (x: Float64Array) => number) {
  return (
    x: Float64Array,
    { group, fallback }: z.output<typeof GroupParams>,
    { rows }: ColumnContext,
  ): GroupCentres => {
    const { labels, index } = groupIndex(labelsOf(group, rows));
    const members = labels.map(() => [] as number[]);
    for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]!)) members[index[i]!]!.push(x[i]!);
    const overall = fallback === "overall" && count(x) > 0 ? centre(x) : null;
    const centres = labels.map((label, g) => {
      const values = members[g]!;
      return { group: label, value: values.length === 0 ? null : centre(Float64Array.from(values)) };
    });
    return { group, overall, centres };
  };
}

/** Every gap gets its group's figure; groups without one get the overall figure, and a note. */
export function fillByGroup(
  x: Float64Array,
  { group, overall, centres }: GroupCentres,
  { rows, note }: ColumnContext,
): Float64Array {
  const labels = labelsOf(group, rows);
  const byGroup = new Map(centres.map((entry) => [entry.group, entry.value]));
  const fallen = new Set<string>();
  const y = Float64Array.from(x, (v, i) => {
    if (!Number.isNaN(v)) return v;
    const filled = byGroup.get(labels[i]!) ?? null;
    if (filled !== null) return filled;
    fallen.add(labels[i]!);
    return overall ?? Number.NaN;
  });
  if (fallen.size > 0) {
    note({ code: "group-without-values", path: [], params: { group, labels: [...fallen], overall } });
  }
  return y;
}
