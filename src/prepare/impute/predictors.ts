import { IndexError } from "../../errors/index.ts";
import type { ImputeTable } from "../../method/index.ts";
import { nearest } from "../../schema/nearest.ts";

/** Places of the columns of some ids; one that no indicator has is an error with the nearest. */
export function placesOfIds(ids: readonly string[], { nodes }: ImputeTable, key: string): number[] {
  const known = nodes.map(({ id }) => id);
  const wrong = ids.flatMap((id, i) => {
    if (known.includes(id)) return [];
    const params = { id, wanted: "indicator" as const, other: false, nearest: nearest(id, known) };
    return [{ code: "no-such-node" as const, path: [key, i], params }];
  });
  if (wrong.length > 0) throw new IndexError(wrong);
  return ids.map((id) => known.indexOf(id));
}

/** The columns that a model may rest on unless they are named: what counts, and what is to be filled. */
export function usual({ nodes, wanted }: ImputeTable): number[] {
  return nodes.flatMap(({ active }, j) => (active !== false || wanted.includes(j) ? [j] : []));
}
