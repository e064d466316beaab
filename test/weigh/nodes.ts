import type { Issue } from "../../src/errors/index.ts";
import { plainNode } from "../../src/method/index.ts";
import type { Weigher } from "../../src/method/types.ts";

/** Weighs nodes that have nothing but ids: x1 … xn, or those named. */
export function fitOf(
  weigher: Weigher,
  params: object,
  {
    ids,
    n,
    group = null,
    notes = [],
  }: { ids?: readonly string[]; n?: number; group?: string | null; notes?: Issue[] } = {},
) {
  const known = ids ?? Array.from({ length: n ?? sizeOf(params) }, (_, i) => `x${i + 1}`);
  const columns = known.map((_, i) => Float64Array.of(i));
  return weigher.fit(columns, params as never, {
    nodes: known.map(plainNode),
    group,
    note: (issue) => void notes.push(issue),
  });
}

function sizeOf(params: object): number {
  const judgements: unknown = Reflect.get(params, "judgements");
  if (Array.isArray(judgements)) return judgements.length;
  throw new Error("say how many nodes there are");
}
