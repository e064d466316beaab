import type { Issue } from "../../errors/index.ts";
import { readCell } from "../judgements/cell.ts";
import type { BestWorst } from "./nonlinear.ts";

type Path = readonly (string | number)[];
type Values = Readonly<Record<string, number>>;

/** Best and worst with their two lists, or all as pairs `[a, b, value]`, from which the best and the worst are plain. */
export interface BestWorstStatement {
  readonly best?: string | undefined;
  readonly worst?: string | undefined;
  readonly bestToOthers?: Values | undefined;
  readonly othersToWorst?: Values | undefined;
  readonly pairs?: readonly (readonly [string, string, number | string])[] | undefined;
}

interface Lists {
  readonly best: string;
  readonly worst: string;
  readonly toOthers: Values;
  readonly toWorst: Values;
}

/** The statement as two lists; undefined where a part is absent, or pairs do not show one best and one worst. */
function lists({ best, worst, bestToOthers, othersToWorst, pairs }: BestWorstStatement): Lists | undefined {
  if (pairs === undefined) {
    if (best === undefined || worst === undefined || bestToOthers === undefined || othersToWorst === undefined)
      return undefined;
    return { best, worst, toOthers: bestToOthers, toWorst: othersToWorst };
  }
  const ids = [...new Set(pairs.flatMap((pair) => pair.slice(0, 2) as string[]))];
  const facing = (id: string, side: 0 | 1): number =>
    new Set(pairs.filter((pair) => pair[side] === id).map((pair) => pair[1 - side])).size;
  const bests = ids.filter((id) => facing(id, 0) >= ids.length - 1 && facing(id, 1) <= 1);
  const worsts = ids.filter((id) => facing(id, 1) >= ids.length - 1 && facing(id, 0) <= 1);
  const from = best ?? bests[0];
  const to = worst ?? worsts.find((id) => id !== from);
  if (from === undefined || to === undefined) return undefined;
  const toOthers: Record<string, number> = Object.create(null);
  const toWorst: Record<string, number> = Object.create(null);
  for (const [a, b, value] of pairs) {
    const read = readCell(value);
    const number = typeof read === "number" ? read : Number.NaN;
    if (a === from) toOthers[b] = number;
    if (b === to) toWorst[a] = number;
  }
  return { best: from, worst: to, toOthers, toWorst };
}

/** Adds every problem of a statement to `issues`. */
export function checkStatement(own: BestWorstStatement, { path, issues }: { path: Path; issues: Issue[] }): void {
  const found = lists(own);
  if (found === undefined) {
    issues.push({ code: "best-worst-parts", path, params: { pairs: own.pairs !== undefined } });
    return;
  }
  const { best, worst, toOthers, toWorst } = found;
  const ids = idsOf(found);
  if (best === worst && ids.length > 1) issues.push({ code: "best-is-worst", path, params: { id: best } });
  const place = (list: "bestToOthers" | "othersToWorst", id: string): Path =>
    own.pairs === undefined ? [...path, list, id] : [...path, "pairs"];
  const check = (list: "bestToOthers" | "othersToWorst", values: Values, self: string): void => {
    for (const id of ids) {
      const value = Object.hasOwn(values, id) ? values[id]! : undefined;
      if (id === self) {
        if (value !== undefined && value !== 1) {
          issues.push({
            code: "judgement-diagonal",
            path: place(list, id),
            params: { node: id, found: value, wanted: 1 },
          });
        }
      } else if (value === undefined) {
        const [a, b] = list === "bestToOthers" ? [best, id] : [id, worst];
        // the best against the worst may stand in either list
        const twin = id === worst ? toWorst[best] : id === best ? toOthers[worst] : undefined;
        if (twin === undefined) issues.push({ code: "judgement-lacking", path: [...path, list], params: { a, b } });
      } else if (!(value >= 1 && value <= 9)) {
        const [a, b] = list === "bestToOthers" ? [best, id] : [id, worst];
        const params = { found: Number.isNaN(value) ? "—" : String(value), a, b };
        issues.push({ code: "best-worst-scale", path: place(list, id), params });
      }
    }
  };
  check("bestToOthers", toOthers, best);
  check("othersToWorst", toWorst, worst);
  const [there, back] = [toOthers[worst], toWorst[best]];
  if (best !== worst && there !== undefined && back !== undefined && there !== back) {
    issues.push({ code: "best-worst-differ", path, params: { best, worst, there, back } });
  }
}

function idsOf({ best, worst, toOthers, toWorst }: Lists): string[] {
  return [...new Set([best, ...Object.keys(toOthers), ...Object.keys(toWorst), worst])];
}

/** A sound statement as numbers in the order of its ids. */
export function listOf(own: BestWorstStatement): { readonly ids: readonly string[]; readonly list: BestWorst } {
  const found = lists(own)!;
  const { best, worst, toOthers, toWorst } = found;
  const ids = idsOf(found);
  const a = toOthers[worst] ?? toWorst[best] ?? 1;
  return {
    ids,
    list: {
      best: ids.indexOf(best),
      worst: ids.indexOf(worst),
      toOthers: ids.map((id) => (id === best ? 1 : id === worst ? a : toOthers[id]!)),
      toWorst: ids.map((id) => (id === worst ? 1 : id === best ? a : toWorst[id]!)),
    },
  };
}
