import { computeIndex } from "../../engine.ts";
import { issueText, type SomeTexts } from "../../errors/index.ts";
import { appraise } from "../../monitor/appraisal/appraise.ts";
import type { Appraisal } from "../../monitor/appraisal/types.ts";
import type { MonitorOptions } from "../../monitor/monitor.ts";
import type { LoadedProject } from "../../node/project.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { visible } from "../problems.ts";
import { appraisalText } from "../render/appraisal.ts";
import type { Followed } from "./followed.ts";

/** The appraisal of a project; null where it has no rule book. The index is computed where a part is scored by it. */
export function appraisalOf(
  { definition, data, appraisal: table }: Pick<LoadedProject, "definition" | "data" | "appraisal">,
  {
    settings: { appraisal: rules },
    followed: { works, ledger },
    at,
    scores,
  }: {
    readonly settings: MonitorOptions;
    readonly followed: Followed;
    readonly at: string | undefined;
    readonly scores?: IndexResult;
  },
): Appraisal | null {
  if (rules === undefined) return null;
  const scored = rules.kinds.some(({ parts }) => parts.some(({ source }) => source.from === "scores"));
  return appraise(definition, data, rules, {
    table,
    ...(at !== undefined && { period: at }),
    ...(scored && { scores: scores ?? computeIndex(definition, data) }),
    ...(works !== null && { works }),
    ...(ledger !== null && { ledger }),
  });
}

/** The same with each reason and note as a sentence. */
export function appraisalJson(found: Appraisal | null, messages: SomeTexts) {
  if (found === null) return {};
  const told = (issue: Appraisal["notes"][number]) => issueText({ ...issue, path: [] }, messages);
  return {
    appraisal: {
      ...found,
      kinds: found.kinds.map((kind) => ({
        ...kind,
        subjects: kind.subjects.map((one) => ({
          ...one,
          gates: one.gates.map((gate) => ({ ...gate, reason: told(gate.reason), rule: gate.reason.code })),
        })),
      })),
      notes: found.notes.map((issue) => ({ ...issue, message: told(issue) })),
    },
  };
}

/** Its tables, empty where there is none. */
export function appraisedText(found: Appraisal | null, view: Parameters<typeof appraisalText>[1]): string {
  return found === null ? "" : `\n\n${appraisalText(found, view).split("\n").map(visible).join("\n")}`;
}
