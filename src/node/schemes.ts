import { dirname, resolve } from "node:path";
import { en, IndexError, type Issue } from "../errors/index.ts";
import { readDocument } from "../io/document.ts";
import type { System } from "../schema/types.ts";
import { checkWeightTrials, type WeightTrialInput } from "../schema/weight-trials.ts";
import { type Folder, readProjectFile } from "./files.ts";
import { tablesOfJudgements, withJudgements } from "./judgements.ts";
import { located } from "./placed.ts";
import { tablesOfWeights, withTables } from "./weights.ts";

export interface SchemesOptions {
  /** Where a relative path starts; default: the working folder. */
  readonly cwd?: string;
  /** Nodes that tables of weights may name. */
  readonly system?: System;
  /** Let schemes name files outside the folder of theirs; default: refuse. */
  readonly allowOutside?: boolean;
}

/**
 * Weighing schemes from a YAML or JSON file: a list of method ids and of `weigh` steps as a plan has them, with a `label` where
 * wanted. Tables of weights and judgements that they name are read, relative to the file.
 * @throws IndexError
 */
export async function loadSchemes(
  file: string,
  { cwd = resolve(), system, allowOutside = false }: SchemesOptions = {},
): Promise<readonly WeightTrialInput[]> {
  const { text, issues: reading } = await readProjectFile({ path: cwd, allowOutside: true }, { file });
  if (text === undefined) throw new IndexError(reading, en);
  const document = await readDocument(text, { file });
  if (document.issues.length > 0) throw new IndexError(document.issues, en);
  const { trials, issues } = checkWeightTrials(document.value);
  if (trials === undefined)
    throw new IndexError(
      issues.map((issue) => located(issue, { file, locate: document.locate })),
      en,
    );

  const folder: Folder = { path: dirname(resolve(cwd, file)), allowOutside };
  const problems: Issue[] = [];
  const filled: WeightTrialInput[] = [];
  for (const [i, trial] of trials.entries()) {
    if (typeof trial === "string") filled.push(trial);
    else {
      const plan = { weigh: trial };
      const weights = await tablesOfWeights({ plan, data: [] }, { folder, system: () => system });
      const judged = await tablesOfJudgements({ plan, data: [] }, { folder, system: () => system });
      // a step stands in the list, not under plan.weigh
      for (const issue of [...weights.issues, ...judged.issues]) {
        const path = issue.path[0] === "plan" ? [i, ...issue.path.slice(2)] : issue.path;
        problems.push(located({ ...issue, path } as Issue, { file, locate: document.locate }));
      }
      const step = withJudgements(withTables(plan, weights), judged) as { readonly weigh: typeof trial };
      filled.push({ ...step.weigh });
    }
  }
  if (problems.length > 0) throw new IndexError(problems, en);
  return filled;
}
