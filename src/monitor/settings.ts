import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import { SPANS } from "../schema/days.ts";
import { LEDGER_STEPS } from "../schema/ledger.ts";
import type { Path } from "../schema/path.ts";
import { checkShape } from "../schema/zod-issues.ts";
import { checkRules } from "./appraisal/check.ts";
import { AppraisalShape } from "./appraisal/shape.ts";
import { READY_RULES, type ReadyRules, type RuleBook, RuleBookShape, rulesFrom } from "./rules.ts";

const texts = z.optional(z.array(z.string()));
/** The part `monitor:` of a project. */
export const MonitorShape = z.strictObject({
  at: z.optional(z.string()),
  units: texts,
  stages: texts,
  indicators: texts,
  cap: z.optional(z.nullable(z.number().check(z.positive()))),
  base: z.optional(z.enum(["declared", "none"])),
  figures: z.optional(z.enum(["exact", "latest"])),
  asOf: z.optional(z.string()),
  /** Ready rules by name, or a rule book. */
  rules: z.optional(z.union([z.enum(READY_RULES), RuleBookShape])),
  forecast: z.optional(
    z.strictObject({
      method: z.optional(z.enum(["linear", "holt", "gm11"])),
      level: z.optional(z.number().check(z.gt(0), z.lt(1))),
      bounds: z.optional(z.record(z.string(), z.nullable(z.tuple([z.number(), z.number()])))),
    }),
  ),
  rate: z.optional(z.enum(["met", "degree"])),
  roles: z.optional(z.enum(["evaluated", "all"])),
  weights: z.optional(z.record(z.string(), z.number().check(z.gte(0)))),
  /** Of the tables of works and ledger; works take `rules` above unless they have their own. */
  works: z.optional(
    z.strictObject({
      rules: z.optional(z.union([z.enum(READY_RULES), RuleBookShape])),
      span: z.optional(z.enum(SPANS)),
      between: z.optional(z.enum(["linear", "step"])),
      owners: z.optional(z.enum(["lead", "all"])),
    }),
  ),
  ledger: z.optional(
    z.strictObject({
      steps: z.optional(z.array(z.enum(LEDGER_STEPS)).check(z.minLength(1))),
      span: z.optional(z.enum(SPANS)),
      ages: z.optional(z.array(z.int().check(z.gte(0)))),
    }),
  ),
  /** The rule book of the appraisal; in a project, or the path of one. */
  appraisal: z.optional(AppraisalShape),
});
export type MonitorSettings = z.output<typeof MonitorShape>;

/** The settings as written in a project, or every problem of them. */
export function checkMonitor(
  input: unknown,
  path: Path = ["monitor"],
): { settings: MonitorSettings | undefined; issues: Issue[] } {
  const { value, issues: shape } = checkShape(MonitorShape, input, path);
  const book = value?.appraisal;
  const issues = book === undefined ? [...shape] : [...checkRules(book, [...path, "appraisal"]).issues];
  return { settings: issues.length > 0 ? undefined : value, issues };
}

/** The rules of the settings; `schedule` unless said. */
export function rulesOf(settings: { readonly rules?: ReadyRules | RuleBook | undefined }): RuleBook {
  return rulesFrom(settings.rules ?? "schedule");
}

/** The settings, checked again for callers without types. */
export function settingsOf(input: unknown): MonitorSettings {
  const { settings, issues } = checkMonitor(input, ["options"]);
  if (settings === undefined) throw new IndexError(issues);
  return settings;
}
