import type { Issue, Place } from "../errors/index.ts";

/** The problems of one file while it is read: the first `limit` in full, the rest as a number, so that a wrong file is no flood. */
export interface Found {
  add(issue: Issue): void;
  /** Problems added so far, counted past the limit. */
  count(): number;
  /** What was kept; where some were left out, a last issue says how many. */
  issues(): Issue[];
}

/** The problems come back in the order of the rows, those of the file as a whole first. */
export function collectIssues({
  file,
  limit = 100,
  place = (at) => at,
}: {
  readonly file: string;
  readonly limit?: number;
  /** Puts a place where its reader finds it: in a workbook, the sheet and the cell. */
  readonly place?: ((at: Place) => Place) | undefined;
}): Found {
  const kept: Issue[] = [];
  let count = 0;
  return {
    add(issue) {
      count += 1;
      if (count <= limit) kept.push(issue);
    },
    count: () => count,
    issues: () => {
      const sorted = kept
        .toSorted((a, b) => (a.at?.row ?? 0) - (b.at?.row ?? 0))
        .map((issue): Issue => {
          if (issue.at === undefined) return issue;
          return { ...issue, at: place(issue.at) };
        });
      return count <= limit
        ? sorted
        : [
            ...sorted,
            { code: "more-problems", path: [], params: { count: count - limit, limit }, at: place({ file }) },
          ];
    },
  };
}
