import { lowestScore } from "./gates.ts";
import type { KindRule } from "./shape.ts";
import { entriesOf, type Materials } from "./sources.ts";
import type { GateFound, PartScore, Term } from "./types.ts";

/** The terms of a total, in order: parts, bonuses, deductions, limits, the cap of a gate. They add up to it. */
export function termsOf(
  parts: readonly PartScore[],
  {
    rule,
    subject,
    gates,
    materials,
  }: {
    readonly rule: Pick<KindRule, "adjust" | "limits">;
    readonly subject: string;
    readonly gates: readonly GateFound[];
    readonly materials: Pick<Materials, "table" | "period">;
  },
): readonly Term[] {
  const terms: Term[] = parts.flatMap(({ id, points }) =>
    points === null ? [] : [{ kind: "part", id, points, asked: points, reasons: [] }],
  );
  for (const { id, as, each = Number.POSITIVE_INFINITY, total = Number.POSITIVE_INFINITY } of rule.adjust ?? []) {
    const rows = entriesOf(materials, { subject, part: id });
    if (rows.length === 0) continue;
    const sign = as === "bonus" ? 1 : -1;
    const asked = rows.reduce((sum, { score }) => sum + score, 0);
    const points = Math.min(
      total,
      rows.reduce((sum, { score }) => sum + Math.min(each, score), 0),
    );
    const reasons = rows.flatMap(({ reason }) => reason ?? []);
    terms.push({ kind: as, id, points: sign * points, asked: sign * asked, reasons });
  }
  for (const as of ["bonus", "deduction"] as const) {
    const most = rule.limits?.[as];
    const sum = terms.filter(({ kind }) => kind === as).reduce((all, { points }) => all + points, 0);
    if (most === undefined || Math.abs(sum) <= most) continue;
    const points = Math.sign(sum) * most - sum;
    terms.push({ kind: "limit", id: as, points, asked: points, reasons: [] });
  }
  const held = (
    kind: "limit" | "gate",
    most: number | null | undefined,
    { id, reasons }: Pick<Term, "id" | "reasons">,
  ) => {
    const over = sumOf(terms) - (most ?? Number.POSITIVE_INFINITY);
    if (over > 0) terms.push({ kind, id, points: -over, asked: -over, reasons });
  };
  held("limit", rule.limits?.total, { id: "total", reasons: [] });
  const cap = lowestScore(gates);
  const gate = gates.find(({ state, score }) => state === "breached" && score === cap);
  held("gate", cap, { id: gate?.id ?? "", reasons: [] });
  return terms;
}

export const sumOf = (terms: readonly Term[]): number => terms.reduce((sum, { points }) => sum + points, 0);
