import * as z from "zod/mini";
import type { ImputedTable, ImputeTable, MethodNode } from "../../method/index.ts";
import { count, extent, mean, standardDeviation } from "../../stats/index.ts";
import { type GapReason, noteLeft } from "./gaps.ts";

export const UnitParams = z.strictObject({
  /** Whose indicators speak for the gap: 1 for those of its own group, 2 for those of the group above, and so on. */
  level: z._default(z.int().check(z.minimum(1)), 1),
  /** The common scale on which they are averaged. */
  scale: z._default(z.enum(["min-max", "z-score"]), "min-max"),
});

/** From an indicator's measure to the common scale: (x − shift)/stretch, mirrored where less is better. */
interface Scale {
  readonly id: string;
  readonly shift: number;
  readonly stretch: number;
}

export type UnitScales = {
  readonly level: number;
  readonly scale: "min-max" | "z-score";
  readonly columns: readonly { readonly id: string; readonly shift: number; readonly stretch: number }[];
};

export const UnitScalesShape = z.strictObject({
  level: z.number(),
  scale: z.enum(["min-max", "z-score"]),
  columns: z.array(z.strictObject({ id: z.string(), shift: z.number(), stretch: z.number() })),
});

const isSigned = ({ direction }: MethodNode): boolean => direction === "positive" || direction === "negative";

/** The group at a level above an indicator; beyond the top, the index. */
function groupAt({ groups = [] }: MethodNode, level: number): string | undefined {
  return groups[Math.min(level, groups.length) - 1];
}

/** Where each indicator's common scale begins and how wide it is; none without a value. */
export function learnScales(table: ImputeTable, { level, scale }: z.output<typeof UnitParams>): UnitScales {
  const needed = new Set(table.wanted.map((j) => groupAt(table.nodes[j]!, level)));
  const columns: Scale[] = [];
  table.columns.forEach((x, j) => {
    const node = table.nodes[j]!;
    const inside = table.wanted.includes(j) || (node.groups ?? []).some((id) => needed.has(id));
    if (!inside || !isSigned(node) || count(x) === 0) return;
    if (scale === "z-score") columns.push({ id: node.id, shift: mean(x), stretch: standardDeviation(x) || 0 });
    else {
      const { min, max } = extent(x);
      columns.push({ id: node.id, shift: min, stretch: max - min });
    }
  });
  return { level, scale, columns };
}

/**
 * A gap gets, on the common scale, the centre of the unit's own values in the group, brought back to its measure. What is
 * constant over the units stands in the middle of the scale.
 */
export function fillByUnit(centre: (x: Float64Array) => number) {
  return (table: ImputeTable, { level, scale, columns: scales }: UnitScales): ImputedTable => {
    const { rows, columns, nodes, wanted } = table;
    const scaleOf = new Map(scales.map((entry) => [entry.id, entry]));
    const middle = scale === "min-max" ? 0.5 : 0;
    const mirror = (s: number, { direction }: MethodNode) => (direction === "negative" ? 2 * middle - s : s);
    const filled = wanted.map((j) => {
      const node = nodes[j]!;
      const x = columns[j]!;
      const own = scaleOf.get(node.id);
      const group = groupAt(node, level);
      const donors = columns.flatMap((values, k) => {
        const other = nodes[k]!;
        const known = scaleOf.get(other.id);
        const speaks = k !== j && other.active !== false && group !== undefined && other.groups?.includes(group);
        return speaks && known !== undefined ? [{ values, node: other, scale: known }] : [];
      });
      const left: number[] = [];
      const y = Float64Array.from(x, (v, i) => {
        if (!Number.isNaN(v)) return v;
        const present = donors.filter(({ values }) => !Number.isNaN(values[i]!));
        if (own === undefined || present.length === 0) {
          left.push(i);
          return v;
        }
        const scaled = present.map(({ values, node: other, scale: { shift, stretch } }) =>
          mirror(stretch === 0 ? middle : (values[i]! - shift) / stretch, other),
        );
        return own.shift + mirror(centre(Float64Array.from(scaled)), node) * own.stretch;
      });
      const reason: GapReason = !isSigned(node) ? "no-direction" : own === undefined ? "nothing-known" : "no-sibling";
      noteLeft(reason, left, { rows, note: (issue) => table.note(issue, node.id) });
      return y;
    });
    return { columns: filled };
  };
}
