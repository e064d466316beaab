import * as z from "zod/mini";
import { IndexError } from "../../errors/index.ts";
import { type ColumnContext, defineImputer } from "../../method/index.ts";
import { groupIndex, mean } from "../../stats/index.ts";
import { learnMean } from "./mean.ts";

const Params = z.strictObject({
  /** Name of the grouping column, without the `group:` of the file. */
  group: z.string(),
  /** What a gap gets in a group without any value: the overall mean, or nothing. */
  fallback: z._default(z.enum(["overall", "none"]), "overall"),
});

export type GroupMeans = {
  readonly group: string;
  readonly overall: number | null;
  readonly means: readonly { readonly group: string; readonly mean: number | null }[];
};

const GroupMeansShape = z.strictObject({
  group: z.string(),
  overall: z.nullable(z.number()),
  means: z.array(z.strictObject({ group: z.string(), mean: z.nullable(z.number()) })),
});

function labelsOf(group: string, { rows }: ColumnContext): readonly string[] {
  const labels = Object.hasOwn(rows.group, group) ? rows.group[group] : undefined;
  if (labels !== undefined) return labels;
  throw new IndexError([{ code: "unknown-group", path: ["group"], params: { group, known: Object.keys(rows.group) } }]);
}

function fit(x: Float64Array, { group, fallback }: z.output<typeof Params>, context: ColumnContext): GroupMeans {
  const { labels, index } = groupIndex(labelsOf(group, context));
  const members = labels.map(() => [] as number[]);
  for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]!)) members[index[i]!]!.push(x[i]!);
  const overall = fallback === "overall" ? learnMean(x).mean : null;
  const means = labels.map((label, g) => {
    const values = members[g]!;
    return { group: label, mean: values.length === 0 ? null : mean(Float64Array.from(values)) };
  });
  return { group, overall, means };
}

function apply(x: Float64Array, { group, overall, means }: GroupMeans, context: ColumnContext): Float64Array {
  const labels = labelsOf(group, context);
  const byGroup = new Map(means.map((m) => [m.group, m.mean]));
  const fallen = new Set<string>();
  const y = Float64Array.from(x, (v, i) => {
    if (!Number.isNaN(v)) return v;
    const filled = byGroup.get(labels[i]!) ?? null;
    if (filled !== null) return filled;
    fallen.add(labels[i]!);
    return overall ?? Number.NaN;
  });
  if (fallen.size > 0) {
    const params = { group, labels: [...fallen], overall };
    context.note({ code: "group-without-values", path: [], params });
  }
  return y;
}

/**
 * Group-mean imputation (分组均值插补): a gap gets the mean of its group's present values.
 * Missing: filled. A group without any value, or one never seen, gets the overall mean (`fallback: "none"`: stays
 * missing) and a note.
 * @see COINr `i_mean_grp`; OECD/JRC (2008), Handbook, step 3
 * @example
 * const rows = { length: 3, unit: ["a", "b", "c"], period: ["", "", ""], group: { region: ["n", "n", "s"] } };
 * const fitted = imputeGroupMean.fit(Float64Array.of(4, NaN, 8), { group: "region" }, { rows });
 * imputeGroupMean.apply(Float64Array.of(4, NaN, 8), fitted, { rows }); // => [4, 4, 8]
 */
export const imputeGroupMean = defineImputer({
  id: "group-mean",
  name: { en: "group mean", zh: "分组均值插补" },
  params: Params,
  learned: GroupMeansShape,
  fit,
  apply,
});
