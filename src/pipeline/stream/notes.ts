import type { Issue } from "../../errors/index.ts";
import { canonicalJson } from "../hash.ts";

/** Different notes that are kept; what comes after is counted. */
const MOST = 200;
/** Places that a note names. */
const PLACES = 10;

/** Counts that add up over blocks. */
const SUMS = ["count", "of"];

type Params = Readonly<Record<string, unknown>>;

/** The notes of many blocks as those of one: the same note of each is told once, with all counts and the first places. */
export function mergeNotes(): { add(issue: Issue): void; notes(): Issue[] } {
  const kept = new Map<string, { readonly issue: Issue; readonly params: Record<string, unknown> }>();
  let left = 0;
  return {
    add(issue) {
      const params = issue.params as Params;
      const counted = "count" in params;
      const own = Object.entries(params).filter(
        ([key]) => !(counted && (SUMS.includes(key) || key === "places" || key === "by")),
      );
      const key = canonicalJson([issue.code, issue.path, Object.fromEntries(own)]);
      const known = kept.get(key);
      if (known !== undefined) {
        if (counted) join(known.params, params);
      } else if (kept.size < MOST) kept.set(key, { issue, params: { ...params } });
      else left += 1;
    },
    notes() {
      const all = [...kept.values()].map(({ issue, params }) => ({ ...issue, params }) as Issue);
      if (left > 0) all.push({ code: "stream-notes-left", path: [], params: { count: left, limit: MOST } });
      return all;
    },
  };
}

function join(into: Record<string, unknown>, from: Params): void {
  for (const key of SUMS)
    if (typeof from[key] === "number") into[key] = ((into[key] as number | undefined) ?? 0) + from[key];
  if (Array.isArray(from["places"]))
    into["places"] = [...((into["places"] as readonly unknown[] | undefined) ?? []), ...from["places"]].slice(
      0,
      PLACES,
    );
  if (typeof from["by"] === "object" && from["by"] !== null) {
    const by: Record<string, number> = { ...(into["by"] as Record<string, number> | undefined) };
    for (const [method, count] of Object.entries(from["by"] as Record<string, number>))
      by[method] = (by[method] ?? 0) + count;
    into["by"] = by;
  }
}
