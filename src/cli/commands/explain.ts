import { contributions } from "../../analyse/decompose/contributions.ts";
import { explainDifference } from "../../analyse/decompose/explain-change.ts";
import { portrait } from "../../calls.ts";
import { computeIndex } from "../../engine.ts";
import { jsonText } from "../../io/write-json.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import { comparePeriods } from "../../schema/order.ts";
import { countFor, formatFor } from "../formats.ts";
import { deliver } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { type Explanation, explainText } from "../render/explain.ts";
import { unitNames } from "../render/node-names.ts";
import { SOFTWARE } from "../software.ts";

export interface ExplainCommandOptions extends ProjectCall {
  readonly project?: string;
  readonly from?: string;
  readonly top?: string;
  readonly format?: string;
  readonly out?: string;
}

/** Why a unit has its score and its rank, and why they changed. */
export async function explain(
  unit: string,
  period: string,
  { io, session, ...options }: ExplainCommandOptions,
): Promise<void> {
  const format = formatFor(options, { known: ["table", "json"] });
  const top = countFor(options.top, { option: "--top" }) ?? 10;
  const { loaded, locale } = await openProject(options.project, { io, session, ...options });
  const { definition, data } = loaded;
  const result = computeIndex(definition, data);
  const at = { unit, period };
  const score = contributions(result, at);
  const above = unitAbove(result, at);
  const from = options.from ?? periodBefore(result, at);
  const told: Explanation = {
    score,
    rank: above === null ? null : contributions(result, { ...at, against: { unit: above } }),
    change: from === null ? null : (explainDifference(result, result, { unit, from, to: period })[0] ?? null),
    portrait: portrait(definition, data, { ...at, top: 3 }),
  };
  const text =
    format === "json"
      ? jsonText(
          plain({
            software: SOFTWARE,
            system: { id: definition.system.id, version: definition.system.version },
            ...told,
          }),
        )
      : explainText(told, {
          system: definition.system,
          units: unitNames(data),
          locale,
          top,
          width: options.out === undefined ? io.width : undefined,
        });
  await deliver(text, { io, out: options.out, locale });
}

/** The unit with the least score above that of the unit, in its period; null where there is none. */
function unitAbove({ units, periods, nodes, score }: IndexResult, { unit, period }: At): string | null {
  const scores = score(nodes[0]!.id);
  const rows = units.flatMap((_, i) => (periods[i] === period ? [i] : []));
  const own = scores[rows.find((i) => units[i] === unit)!]!;
  const above = rows.filter((i) => scores[i]! > own);
  const next = above.reduce<number | null>(
    (least, i) => (least === null || scores[i]! < scores[least]! ? i : least),
    null,
  );
  return next === null ? null : units[next]!;
}

/** The last earlier period in which the unit has a score. */
function periodBefore({ units, periods, nodes, score }: IndexResult, { unit, period }: At): string | null {
  const scores = score(nodes[0]!.id);
  const earlier = periods.filter(
    (one, i) => units[i] === unit && !Number.isNaN(scores[i]!) && comparePeriods(one, period) < 0,
  );
  return [...earlier].sort(comparePeriods).at(-1) ?? null;
}

interface At {
  readonly unit: string;
  readonly period: string;
}

/** What is missing as null. */
function plain(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
