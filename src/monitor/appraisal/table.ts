import type { Issue } from "../../errors/index.ts";
import type { Say } from "./say.ts";
import type { KindRule } from "./shape.ts";
import type { AppraisalEntry } from "./types.ts";

interface Known {
  readonly subjects: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
  readonly rules: readonly KindRule[];
  readonly say: Say;
  readonly found: Issue[];
}

/** The rows of the table, checked against the subjects and parts that the rules have. */
export function checkEntries(
  table: readonly AppraisalEntry[],
  { subjects, parts, rules, say, found }: Known,
): readonly AppraisalEntry[] {
  const adjusts = new Set(rules.flatMap(({ adjust = [] }) => adjust.map(({ id }) => id)));
  table.forEach(({ subject, part, score }, i) => {
    const at = ["table", i];
    say("subject", subject, { known: subjects, at: [...at, "subject"] });
    say("part", part, { known: parts, at: [...at, "part"] });
    if (!Number.isFinite(score) || (adjusts.has(part) && score < 0))
      found.push({
        code: "appraisal-score",
        path: [...at, "score"],
        params: { part, score, adjust: adjusts.has(part) },
      });
  });
  return table;
}
