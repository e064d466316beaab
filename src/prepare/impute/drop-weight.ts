import * as z from "zod/mini";
import { imputeEn } from "../../errors/en/impute.ts";
import { IndexError } from "../../errors/index.ts";
import { defineTableImputer, type ImputeTable } from "../../method/index.ts";
import { placesOf } from "./gaps.ts";

/** Another method of the chain will fill its score. */
const taken = ({ nodes, status }: ImputeTable, j: number, row: number) => status.get(nodes[j]!.id)?.[row] === "imputed";

/** The siblings that have a value in a row: an indicator its own, a group one of those below it. */
function receivers(table: ImputeTable, siblings: readonly string[], row: number): string[] {
  const has = (j: number) => !Number.isNaN(table.columns[j]![row]!) || taken(table, j, row);
  return siblings.filter((id) =>
    table.nodes.some((node, j) => (node.id === id || node.groups?.includes(id)) && has(j)),
  );
}

function apply(table: ImputeTable): { columns: Float64Array[] } {
  const { rows, columns, nodes, wanted, status, note } = table;
  const problems = wanted.flatMap((j) => {
    const { id } = nodes[j]!;
    const gaps = [...columns[j]!.keys()].filter(
      (i) => Number.isNaN(columns[j]![i]!) && status.get(id)?.[i] !== "not-applicable" && !taken(table, j, i),
    );
    return gaps.length === 0
      ? []
      : [{ code: "gap-not-certified" as const, path: [id], params: { id, ...placesOf(gaps, rows) } }];
  });
  if (problems.length > 0) throw new IndexError(problems);
  for (const j of wanted) {
    const { id, siblings = [] } = nodes[j]!;
    // rows whose weight goes to the same siblings are told together
    const byReceivers = new Map<string, { to: string[]; at: number[] }>();
    columns[j]!.forEach((v, i) => {
      if (!Number.isNaN(v) || taken(table, j, i)) return;
      const to = receivers(table, siblings, i);
      const entry = byReceivers.get(to.join()) ?? { to, at: [] };
      entry.at.push(i);
      byReceivers.set(to.join(), entry);
    });
    for (const { to, at } of byReceivers.values())
      note({ code: "weight-dropped", path: [], params: { to, ...placesOf(at, rows) } }, id);
  }
  return { columns: wanted.map((j) => columns[j]!) };
}

/**
 * Not applicable (不适用的权重重新分配): a cell that the data marks `not-applicable` stays missing, its weight goes to the
 * siblings that have a value, and a note says which. It fills nothing.
 * Missing: any other gap is the error "gap-not-certified", which names the cells: somebody must certify that the
 * indicator does not apply, or another method must fill the gap before.
 */
export const imputeDropWeight = defineTableImputer({
  id: "drop-weight",
  name: { en: "weight redistributed", zh: "不适用项权重再分配" },
  params: z.strictObject({}),
  texts: imputeEn,
  learned: z.null(),
  fit: () => null,
  apply,
});
