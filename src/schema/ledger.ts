import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import type { Path } from "./path.ts";
import { Text } from "./shapes.ts";
import { DayText } from "./works.ts";
import { checkShape } from "./zod-issues.ts";

/** Steps of the loop in their order; `checked` is somebody else looking whether it is so. */
export const LEDGER_STEPS = ["opened", "assigned", "rectified", "checked", "closed"] as const;
export type LedgerStep = (typeof LEDGER_STEPS)[number];
export const SEVERITIES = ["notice", "warning", "alarm"] as const;
export type Severity = (typeof SEVERITIES)[number];
const step = z.optional(DayText);

/** A problem on the ledger; a problem that came back has a row for each round, under one id. */
export const LedgerRowShape = z.strictObject({
  id: Text,
  problem: z.optional(Text),
  /** `inspection`, `public-review`, `warning`, or one's own word. */
  source: z.optional(Text),
  severity: z.optional(z.enum(SEVERITIES)),
  owner: z.optional(Text),
  unit: z.optional(Text),
  indicator: z.optional(Text),
  /** The id of the work item concerned. */
  work: z.optional(Text),
  opened: DayText,
  assigned: step,
  /** By when it is to be rectified. */
  due: step,
  rectified: step,
  checked: step,
  closed: step,
  /** When it was found to be open after all. */
  reopened: step,
  /** The id of an earlier problem that this one repeats. */
  repeats: z.optional(Text),
  note: z.optional(Text),
});
export type LedgerRow = z.output<typeof LedgerRowShape>;
const LedgerShape = z.array(LedgerRowShape);

/** Ledger rows as they are written, or every problem of their form. Steps out of order are findings, not errors. */
export function checkLedger(
  input: unknown,
  path: Path = ["ledger"],
): { readonly rows: readonly LedgerRow[] | undefined; readonly issues: Issue[] } {
  const { value, issues } = checkShape(LedgerShape, input, path);
  return { rows: value, issues: [...issues] };
}

/** The same, thrown. */
export function ledgerFrom(input: unknown): readonly LedgerRow[] {
  const { rows, issues } = checkLedger(input);
  if (rows === undefined) throw new IndexError(issues);
  return rows;
}
