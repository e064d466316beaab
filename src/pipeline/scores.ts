import { en, issueText, type Texts } from "../errors/index.ts";
import { comparePeriods } from "../schema/order.ts";
import type { Scores } from "../schema/scores.ts";
import { type IndexResult, STEPS, type Step } from "./result.ts";

export interface ScoresOptions {
  /** Adds every indicator's value after each step. */
  readonly steps?: boolean;
  readonly hashes?: {
    readonly system: string;
    readonly parts: readonly { readonly period: string; readonly sha256: string }[];
  };
  readonly software?: { readonly name: string; readonly version: string };
  /** Language of the notes' sentences; English unless given. */
  readonly messages?: Texts;
}

const orNull = (v: number): number | null => (Number.isNaN(v) ? null : v);

/** The result as JSON, one object a score: the form that files and other programs read. */
export function toScores(result: IndexResult, options: ScoresOptions = {}): Scores {
  const { system, plan, units, periods, names, weights, fitted, notes } = result;
  const indicators = result.nodes.filter((node) => !node.group);
  const groups = result.nodes.filter((node) => node.group);
  const reasons = new Map(result.withheld.map(({ node, row, reason }) => [`${node} ${row}`, reason]));
  const scores = groups.flatMap(({ id }) => {
    const [score, rank, coverage, availability] = [
      result.score(id),
      result.rank(id),
      result.coverage(id),
      result.availability(id),
    ];
    return units.map((unit, i) => ({
      unit,
      ...(names === undefined ? {} : { name: names[i]! }),
      period: periods[i]!,
      node: id,
      score: orNull(score[i]!),
      rank: rank[i] === 0 ? null : rank[i]!,
      coverage: coverage[i]!,
      availability: availability[i]!,
      ...(reasons.has(`${id} ${i}`) ? { withheld: reasons.get(`${id} ${i}`)! } : {}),
    }));
  });
  const { hashes, software } = options;
  return {
    format: "common-prosperity-index/scores@1",
    ...(software === undefined ? {} : { software }),
    system: {
      id: system.id,
      version: system.version,
      ...(system.name === undefined ? {} : { name: system.name }),
      ...(hashes === undefined ? {} : { sha256: hashes.system }),
    },
    plan: plan as unknown as Scores["plan"],
    data: {
      parts: dataParts(result, hashes),
      indicators: indicators.length,
      missing: result.missing,
      ...noteTexts(result),
    },
    weights: [...weights],
    tags: [...result.tagShares],
    scores,
    ...(result.screened.length > 0 ? { screened: [...result.screened] } : {}),
    ...(result.treatedPoints().length > 0 ? { treated: treatedOf(result) } : {}),
    ...(options.steps ? { steps: stepValues(result) } : {}),
    fitted: fitted as unknown as Scores["fitted"],
    notes: notes.map((issue) => ({
      code: issue.code,
      path: [...issue.path],
      params: { ...issue.params },
      message: issueText(issue, options.messages ?? en),
    })),
  } as Scores;
}

function treatedOf(result: IndexResult) {
  return result.treatedPoints().map(({ after, ...point }) => ({ ...point, after: orNull(after) }));
}

function noteTexts({ dataNotes }: IndexResult) {
  return dataNotes.length === 0 ? {} : { notes: [...dataNotes] };
}

function dataParts({ periods }: IndexResult, hashes: ScoresOptions["hashes"]) {
  const counts = new Map<string, number>();
  for (const period of periods) counts.set(period, (counts.get(period) ?? 0) + 1);
  return [...counts.keys()].sort(comparePeriods).map((period) => {
    const sha256 = hashes?.parts.find((part) => part.period === period)?.sha256;
    return { period, ...(sha256 === undefined ? {} : { sha256 }), units: counts.get(period)! };
  });
}

/** What a step did to a cell, where it did something; the step before is compared. */
function howOf(step: Step, method: string, before: number, after: number): string | undefined {
  if (step === "treated" && before !== after && !Number.isNaN(before)) return method;
  return undefined;
}

function stepValues(result: IndexResult) {
  const out: Record<string, { unit: string; period: string; indicator: string; value: number | null; how?: string }[]> =
    {};
  STEPS.forEach((step, s) => {
    const choice = result.plan.treat;
    const rows: (typeof out)[string] = [];
    for (const { id, group } of result.nodes) {
      if (group) continue;
      const column = result.value(step, id);
      const before = result.value(STEPS[Math.max(0, s - 1)]!, id);
      const hidden = result.suppressed(id);
      const filled = result.imputation.how.get(id);
      const method = Object.hasOwn(choice.indicators, id) ? choice.indicators[id]!.method : choice.method;
      for (let i = 0; i < column.length; i++) {
        // what fills scores shows where the score appears, the rest where the value does
        const appears = Number.isNaN(before[i]!) && !Number.isNaN(column[i]!) ? filled?.[i] : undefined;
        const how = hidden[i] ? "suppressed" : (appears ?? howOf(step, method, before[i]!, column[i]!));
        rows.push({
          unit: result.units[i]!,
          period: result.periods[i]!,
          indicator: id,
          value: orNull(column[i]!),
          ...(how === undefined ? {} : { how }),
        });
      }
    }
    out[step] = rows;
  });
  return out;
}
