import { meets } from "../../prepare/normalise/attainment-degree.ts";
import type { Indicator } from "../../schema/types.ts";
import { statusFor } from "./attained.ts";
import type { GateRule } from "./shape.ts";
import { entriesOf, type Materials } from "./sources.ts";
import type { Subject } from "./subjects.ts";
import type { GateFound } from "./types.ts";

/**
 * Gates (必达、一票否决) that a subject does not pass, each with its reason, and those of which nothing is known: without a
 * figure nothing is capped. A target of a gate counts once its period has come.
 */
export function gatesOf(
  gates: readonly GateRule[],
  { subject, worst, ...materials }: Materials & { readonly subject: Subject; readonly worst: string | null },
): readonly GateFound[] {
  return gates.flatMap((gate) => {
    const cap = {
      grade: gate.effect === "veto" ? worst : "grade" in gate.effect ? gate.effect.grade : null,
      score: gate.effect !== "veto" && "score" in gate.effect ? gate.effect.score : null,
    };
    const { what } = gate.on;
    const breached = (params: object): GateFound => ({
      id: gate.id,
      state: "breached",
      reason: { code: "appraisal-gate-breached", path: [gate.id], params: { what, ...NO, ...params } },
      ...cap,
    });
    const unknown = (indicator: string): GateFound => ({
      id: gate.id,
      state: "unknown",
      reason: { code: "appraisal-gate-unknown", path: [gate.id], params: { indicator } },
      ...cap,
    });
    switch (gate.on.what) {
      case "role":
        return roleGates(gate.on.indicators, { subject, ...materials }).map(({ state, ...params }) =>
          state === "unknown" ? unknown(params.indicator) : breached(params),
        );
      case "floor": {
        const { indicator, least, most } = gate.on;
        const unit = subject.unit ?? materials.unit;
        const figure = unit === undefined ? null : materials.run.facts.figure(indicator, unit, materials.period);
        if (figure === null) return [unknown(indicator)];
        const { value } = figure;
        const beyond = (sense: "up" | "down", limit: number | undefined) =>
          limit === undefined || meets(value, { form: "ratio", sense, target: limit, strict: false })
            ? []
            : [breached({ indicator, value, limit })];
        return [...beyond("up", least), ...beyond("down", most)];
      }
      case "table":
        // a row that counts 0 says that nothing happened
        return entriesOf(materials, { subject: subject.id, part: gate.id }).flatMap(({ score, reason }) =>
          score === 0 ? [] : [breached({ reason: reason ?? null })],
        );
      default:
        return gate.on satisfies never;
    }
  });
}

const NO = { indicator: null, value: null, limit: null, reason: null };

function roleGates(
  only: readonly string[] | undefined,
  { subject, ...materials }: Materials & { readonly subject: Subject },
) {
  const { run, period, stage } = materials;
  const unit = subject.unit ?? materials.unit;
  if (unit === undefined) return [];
  return run.facts.tree.indicators.flatMap(({ id, node }) => {
    const indicator = node as Indicator;
    if (indicator.role !== "gate" || !(only?.includes(id) ?? true)) return [];
    if (subject.members !== undefined && !subject.members.has(id)) return [];
    const status = statusFor(indicator, { run, unit, period, stage });
    if (status === null || !status.due || status.met === true) return [];
    const { value, target } = status;
    const state: GateFound["state"] = status.met === null ? "unknown" : "breached";
    return [{ state, indicator: id, value, limit: target.value }];
  });
}

/** The lowest cap of the gates that are not passed. */
export function lowestScore(gates: readonly GateFound[]): number | null {
  const caps = gates.flatMap(({ state, score }) => (state === "breached" && score !== null ? [score] : []));
  return caps.length === 0 ? null : Math.min(...caps);
}
