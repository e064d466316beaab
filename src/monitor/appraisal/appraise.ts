import { en, type Issue, speaking } from "../../errors/index.ts";
import type { Definition } from "../../pipeline/engine.ts";
import type { Dataset } from "../../schema/types.ts";
import { competitionRanks } from "../../stats/rank.ts";
import { startRun } from "../attainment.ts";
import { checkAppraisal } from "./check.ts";
import { gatesOf } from "./gates.ts";
import { comparable, type Graded, gradesOf, placesOf, secondOf, tiesOf } from "./grades.ts";
import { partsOf } from "./parts.ts";
import { withinQuota } from "./quota.ts";
import type { AppraisalRulesInput, KindRule } from "./shape.ts";
import type { Materials } from "./sources.ts";
import { ownersOf, type Subject, subjectsOf } from "./subjects.ts";
import { strayPeriods } from "./table.ts";
import { sumOf, termsOf } from "./terms.ts";
import type { Appraisal, AppraisalOptions, AppraisedKind, AppraisedSubject, PreviousAppraisal } from "./types.ts";

/**
 * Appraisal (考评) by a rule book in plain JSON: subjects of several kinds (units, owners, a list), each with scored parts, gates,
 * bonus and deduction, rank, grade with quotas, and last year's place. total = Σ weightₚ·scoreₚ + bonus − deduction, held by the
 * limits and gates; `terms` add up to it, `parts[].items` to the value of the part. Scores run from 0 to 100.
 * Missing: never 0; a subject with a part without a figure has no total, or the other parts carry its weight (`missing`).
 * Errors: every problem of the rule book and the table at once, each with its path.
 * @example
 * const target = { period: "2025", value: 100 };
 * const index = { id: "index", children: [{ id: "beds", direction: "positive", owners: ["health"], targets: [target] }] };
 * const system = parseSystem({ id: "small", version: "1", index });
 * const data = datasetFromColumns({ units: ["d"], periods: ["2025"], columns: { beds: [80] } });
 * const parts = [{ id: "results", weight: 3, source: { from: "attainment" } }, { id: "public", weight: 1, source: { from: "table" } }];
 * const rules = { kinds: [{ id: "departments", subjects: { from: "owners" }, parts }] };
 * const table = [{ subject: "health", part: "public", score: 90 }];
 * const [health] = appraise({ system }, data, rules, { table }).kinds[0].subjects;
 * [health.total, health.rank, health.terms.map(({ points }) => points)]; // => [82.5, 1, [60, 22.5]]
 */
export function appraise(
  definition: Definition,
  data: Dataset,
  ruleBook: AppraisalRulesInput,
  options: AppraisalOptions = {},
): Appraisal {
  return speaking(en, () => {
    const run = startRun(definition, data, {});
    const { rules, period, unit, table } = checkAppraisal(ruleBook, { run, data, options });
    const { cap = 100, base = "declared", figures = "exact", roles = {}, stage } = rules;
    const wanted = options.previous ?? rules.previous ?? null;
    const previous = typeof wanted === "string" ? before(wanted, { definition, data, ruleBook, options }) : wanted;
    const materials: Materials = {
      run: { ...run, cap, useBase: base === "declared", latest: figures === "latest" },
      data,
      period,
      stage,
      unit,
      root: run.facts.tree.root.id,
      table,
      scores: options.scores,
      works: options.works,
      ledger: options.ledger,
    };
    const { tree } = run.facts;
    const kinds = rules.kinds.map((rule) => {
      const subjects = subjectsOf(rule, { tree, data, period, roles });
      const own = table.filter(({ kind }) => kind === rule.id);
      return appraiseKind(rule, { subjects, materials: { ...materials, table: own }, previous });
    });
    const evaluated = new Set(tree.indicators.filter(({ active }) => active).map(({ id }) => id));
    const unowned = [...(ownersOf(tree, roles).get(null)?.keys() ?? [])].filter((id) => evaluated.has(id));
    return {
      period,
      previous: previous?.period ?? null,
      rules: {
        id: rules.id ?? null,
        ...(rules.name !== undefined && { name: rules.name }),
        source: rules.source ?? null,
      },
      kinds,
      unowned,
      notes: notesOf(rules.kinds, {
        kinds,
        unowned,
        indicators: evaluated.size,
        previous: previous !== null,
        stray: strayPeriods(table, run.facts),
      }),
    };
  });
}

/** The appraisal of an earlier period by the same rules. */
function before(
  period: string,
  {
    definition,
    data,
    ruleBook,
    options,
  }: { definition: Definition; data: Dataset; ruleBook: AppraisalRulesInput; options: AppraisalOptions },
): Appraisal {
  const { previous: _previous, ...rules } = ruleBook;
  const { works: _works, ledger: _ledger, previous: _before, ...rest } = options;
  // works and ledgers are those of one day, so nothing is known of them earlier
  const none = new Map<string, number>();
  return appraise(definition, data, rules, { ...rest, works: none, ledger: none, period });
}

interface KindContext {
  readonly subjects: readonly Subject[];
  readonly materials: Materials;
  readonly previous: PreviousAppraisal | null;
}

function appraiseKind(rule: KindRule, { subjects, materials, previous }: KindContext): AppraisedKind {
  const last = new Map(
    (previous?.kinds.find(({ id }) => id === rule.id)?.subjects ?? []).map((one) => [one.id, one] as const),
  );
  const valueBefore = (subject: string, part: string) =>
    last.get(subject)?.parts?.find(({ id }) => id === part)?.value ?? Number.NaN;
  const worst = rule.grades?.at(-1)?.id ?? null;
  const found = poolsOf(subjects, rule).flatMap((pool) => {
    const parts = partsOf(pool, { rule, materials, before: valueBefore });
    const totals = pool.map((subject) => {
      const own = parts.get(subject.id)!;
      const gates = gatesOf(rule.gates ?? [], { subject, worst, ...materials });
      const missing = own.filter(({ score }) => score === null).map(({ id }) => id);
      const counted = own.some(({ points, weight }) => points !== null && weight > 0);
      const refused = !counted || own.some(({ score, weight }) => score === null && weight > 0);
      const terms = refused ? [] : termsOf(own, { rule, subject: subject.id, gates, materials });
      return { subject, id: subject.id, parts: own, gates, missing, terms, total: refused ? null : sumOf(terms) };
    });
    const ranks = competitionRanks(
      Float64Array.from(totals, ({ total }) => (total === null ? Number.NaN : comparable(total))),
    );
    const grades = gradesOf(totals, rule);
    const rows = totals.map(({ subject, ...one }, i) => {
      const old = last.get(one.id);
      const rank = ranks[i]! === 0 ? null : ranks[i]!;
      const { grade, held }: Graded = grades.get(one.id) ?? { grade: null, held: [] };
      return {
        ...one,
        ...(subject.name !== undefined && { name: subject.name }),
        group: subject.group,
        rank,
        lastRank: old?.rank ?? null,
        lastTotal: old?.total ?? null,
        rise: rank === null || !old?.rank ? null : old.rank - rank,
        gained: one.total === null || typeof old?.total !== "number" ? null : one.total - old.total,
        grade,
        held,
      };
    });
    const progressed = progressedOf(rows, { rule, worst });
    return rows.map((row): AppraisedSubject => ({ ...row, progressed: progressed.has(row.id) }));
  });
  const order = ({ rank }: AppraisedSubject) => rank ?? Number.POSITIVE_INFINITY;
  const pools = poolsOf(subjects, rule);
  return {
    id: rule.id,
    ...(rule.name !== undefined && { name: rule.name }),
    groups: Object.entries(rule.areas ?? {}).flatMap(([id, { name }]) => (name === undefined ? [] : [{ id, name }])),
    parts: rule.parts.map(({ id, name, weight }) => ({ id, ...(name !== undefined && { name }), weight })),
    adjust: (rule.adjust ?? []).map(({ id, name, as }) => ({ id, ...(name !== undefined && { name }), as })),
    gates: (rule.gates ?? []).map(({ id, name, effect }) => ({ id, ...(name !== undefined && { name }), effect })),
    grades: (rule.grades ?? []).map(({ id, name, quota }) => ({
      id,
      ...(name !== undefined && { name }),
      places: quota === undefined ? null : placesIn(pools, { found, quota, rules: rule.quota ?? {} }),
      given: found.filter(({ grade }) => grade === id).length,
    })),
    subjects: [...found].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0)),
  };
}

/** All subjects together, or those of each group apart. */
function poolsOf(subjects: readonly Subject[], { within = "kind" }: KindRule): readonly (readonly Subject[])[] {
  if (within === "kind") return [subjects];
  const groups = [...new Set(subjects.map(({ group }) => group))];
  return groups.map((group) => subjects.filter((one) => one.group === group));
}

function placesIn(
  pools: readonly (readonly Subject[])[],
  {
    found,
    quota,
    rules,
  }: {
    found: readonly AppraisedSubject[];
    quota: Parameters<typeof placesOf>[0];
    rules: NonNullable<KindRule["quota"]>;
  },
): number {
  const of = new Map(found.map((one) => [one.id, one]));
  return pools.reduce(
    (sum, pool) => sum + placesOf(quota, { pool: pool.map(({ id }) => of.get(id)!), quota: rules }),
    0,
  );
}

/** Marked progress (进步显著): risen enough, within the quota; never with the last grade. */
function progressedOf(
  rows: readonly Omit<AppraisedSubject, "progressed">[],
  { rule, worst }: { readonly rule: KindRule; readonly worst: string | null },
): ReadonlySet<string> {
  const { progressed, quota = {} } = rule;
  if (progressed === undefined) return new Set();
  const { by, least, quota: own } = progressed;
  const candidates = rows.flatMap(({ id, rise, gained, grade, parts }) => {
    const score = by === "places" ? rise : gained;
    if (score === null || comparable(score) < least || (grade !== null && grade === worst)) return [];
    return [{ id, score: comparable(score), second: secondOf(parts, quota) }];
  });
  if (own === undefined) return new Set(candidates.map(({ id }) => id));
  return withinQuota(candidates, { places: placesOf(own, { pool: rows, quota }), ties: tiesOf(quota) });
}

function notesOf(
  rules: readonly KindRule[],
  found: {
    kinds: readonly AppraisedKind[];
    unowned: readonly string[];
    indicators: number;
    previous: boolean;
    stray: ReturnType<typeof strayPeriods>;
  },
): Issue[] {
  const { kinds, unowned, indicators, previous, stray } = found;
  const asks = rules.some(({ subjects }) => subjects.from === "owners");
  const unownedNote: Issue[] =
    asks && unowned.length > 0
      ? [{ code: "appraisal-unowned", path: [], params: { indicators: unowned, of: indicators } }]
      : [];
  const missing = kinds.flatMap(({ id: kind, parts, subjects }, k) =>
    parts.flatMap(({ id: part }): Issue[] => {
      const without = subjects.filter((one) => one.missing.includes(part)).map(({ id }) => id);
      if (without.length === 0) return [];
      const rule = rules[k]!.missing ?? "refuse";
      return [
        { code: "appraisal-missing", path: [kind, part], params: { subjects: without, of: subjects.length, rule } },
      ];
    }),
  );
  const wants = rules.some(({ parts, progressed }) => progressed !== undefined || parts.some((part) => part.progress));
  const first: Issue[] = wants && !previous ? [{ code: "appraisal-first", path: [], params: {} }] : [];
  const strayNote: Issue[] = stray.rows > 0 ? [{ code: "appraisal-periods", path: [], params: stray }] : [];
  return [...unownedNote, ...missing, ...first, ...strayNote];
}
