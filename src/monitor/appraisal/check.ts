import { IndexError, type Issue } from "../../errors/index.ts";
import { formatIssues } from "../../schema/format.ts";
import { checkLimits } from "../../schema/limits.ts";
import type { Path } from "../../schema/path.ts";
import type { Dataset } from "../../schema/types.ts";
import { checkShape } from "../../schema/zod-issues.ts";
import type { Run } from "../attainment.ts";
import { namesOf } from "./named.ts";
import { chooser } from "./say.ts";
import { type AppraisalRules, AppraisalShape, type KindRule } from "./shape.ts";
import { type Subject, subjectsOf } from "./subjects.ts";
import { checkEntries } from "./table.ts";
import type { AppraisalEntry, AppraisalOptions } from "./types.ts";

/** The form of a rule book; what it names is checked with the system and the data. */
export function checkRules(
  input: unknown,
  path: Path = ["appraisal"],
): { readonly rules: AppraisalRules | undefined; readonly issues: readonly Issue[] } {
  const limits = checkLimits(input, path);
  if (limits.length > 0) return { rules: undefined, issues: limits };
  const { value, issues: shape } = checkShape(AppraisalShape, input, path);
  const issues = [...formatIssues(input, "appraisal", path), ...shape];
  return {
    rules: value,
    issues: [...issues, ...(value?.kinds ?? []).flatMap((kind, k) => kindIssues(kind, [...path, "kinds", k]))],
  };
}

export interface Checked {
  readonly rules: AppraisalRules;
  readonly period: string;
  readonly unit: string | undefined;
  readonly table: readonly AppraisalEntry[];
}

/** Rule book and table, or every problem of both. */
export function checkAppraisal(
  input: unknown,
  { run, data, options }: { readonly run: Run; readonly data: Dataset; readonly options: AppraisalOptions },
): Checked {
  const path: Path = ["appraisal"];
  const { rules, issues } = checkRules(input, path);
  if (rules === undefined || issues.length > 0) throw new IndexError([...issues]);
  const found: Issue[] = [];
  const { facts } = run;
  const say = chooser(found);
  const period = options.period ?? rules.period ?? facts.periods.at(-1) ?? "";
  say("period", period, {
    known: facts.periods,
    at: options.period === undefined ? [...path, "period"] : ["options", "period"],
  });
  if (rules.unit !== undefined) say("unit", rules.unit, { known: facts.units, at: [...path, "unit"] });
  const unit = rules.unit ?? (facts.units.length === 1 ? facts.units[0] : undefined);
  rules.kinds.forEach((kind, k) => {
    namesOf(kind, { path: [...path, "kinds", k], run, data, options, unit, stage: rules.stage, found, say });
  });
  twice(
    rules.kinds.map(({ id }) => id),
    { path: [...path, "kinds"], found },
  );
  const { tree } = facts;
  const subjects = new Map<string, readonly Subject[]>();
  rules.kinds.forEach((kind, k) => {
    const own = subjectsOf(kind, { tree, data, period, roles: rules.roles ?? {} });
    subjects.set(kind.id, own);
    if (own.length === 0)
      found.push({
        code: "appraisal-nobody",
        path: [...path, "kinds", k, "subjects"],
        params: { from: kind.subjects.from },
      });
  });
  const table = checkEntries(options.table ?? [], { subjects, rules: rules.kinds, found });
  if (found.length > 0) throw new IndexError(found);
  return { rules, period, unit, table };
}

function twice(ids: readonly string[], { path, found }: { readonly path: Path; readonly found: Issue[] }): void {
  ids.forEach((id, i) => {
    const first = ids.indexOf(id);
    if (first !== i)
      found.push({ code: "appraisal-twice", path: [...path, i, "id"], params: { id, first: first + 1 } });
  });
}

/** What can be seen of a kind without system and data. */
function kindIssues(kind: KindRule, path: Path): Issue[] {
  const found: Issue[] = [];
  const { parts, adjust = [], gates = [], grades = [], areas = {}, quota } = kind;
  const say = chooser(found);
  const ids = parts.map(({ id }) => id);
  const all = [
    ...parts.map(({ id }, i) => ({ id, at: ["parts", i] })),
    ...adjust.map(({ id }, i) => ({ id, at: ["adjust", i] })),
    ...gates.map(({ id }, i) => ({ id, at: ["gates", i] })),
  ];
  all.forEach(({ id, at }, i) => {
    const first = all.findIndex((one) => one.id === id);
    if (first < i)
      found.push({ code: "appraisal-twice", path: [...path, ...at, "id"], params: { id, first: first + 1 } });
  });
  twice(
    grades.map(({ id }) => id),
    { path: [...path, "grades"], found },
  );
  const weightless = (weights: readonly number[], at: Path) => {
    if (!(weights.reduce((sum, w) => sum + w, 0) > 0))
      found.push({ code: "appraisal-weights", path: [...at], params: {} });
  };
  weightless(
    parts.map(({ weight }) => weight),
    [...path, "parts"],
  );
  for (const [group, { parts: own = {} }] of Object.entries(areas)) {
    for (const id of Object.keys(own)) say("part", id, { known: ids, at: [...path, "areas", group, "parts", id] });
    weightless(
      parts.map(({ id, weight }) => own[id] ?? weight),
      [...path, "areas", group, "parts"],
    );
  }
  parts.forEach(({ score, progress }, i) => {
    const at = [...path, "parts", i];
    const steps = [
      [score, [...at, "score", "steps"]] as const,
      [progress?.score, [...at, "progress", "score", "steps"]] as const,
    ];
    for (const [scoring, where] of steps)
      if (scoring?.by === "grade")
        falling(
          scoring.steps.map(({ from }) => from),
          { path: where, found },
        );
  });
  const thresholds = grades.slice(0, -1).map(({ from }) => from ?? Number.NEGATIVE_INFINITY);
  const stated = thresholds.filter((from) => from !== Number.NEGATIVE_INFINITY);
  falling(stated, { path: [...path, "grades"], found });
  grades.slice(0, -1).forEach(({ id, from, quota: own }, i) => {
    if (from === undefined && own === undefined)
      found.push({ code: "appraisal-grade-open", path: [...path, "grades", i], params: { grade: id } });
  });
  const last = grades.at(-1);
  if (last !== undefined && (last.quota !== undefined || last.from !== undefined))
    found.push({
      code: "appraisal-grade-last",
      path: [...path, "grades", grades.length - 1],
      params: { grade: last.id },
    });
  gates.forEach(({ effect }, i) => {
    const at = [...path, "gates", i, "effect"];
    if (effect === "veto" && grades.length === 0) found.push({ code: "appraisal-veto", path: at, params: {} });
    if (effect !== "veto" && "grade" in effect)
      say("grade", effect.grade, { known: grades.map(({ id }) => id), at: [...at, "grade"] });
  });
  if (typeof quota?.ties === "object") say("part", quota.ties.by, { known: ids, at: [...path, "quota", "ties", "by"] });
  return found;
}

function falling(values: readonly number[], { path, found }: { readonly path: Path; readonly found: Issue[] }): void {
  const i = values.findIndex((v, at) => at > 0 && !(v < values[at - 1]!));
  if (i > 0)
    found.push({ code: "appraisal-steps", path: [...path], params: { before: values[i - 1]!, after: values[i]! } });
}
