import type { Dataset } from "../../schema/types.ts";
import type { Run } from "../attainment.ts";
import { figureOf } from "../verdict.ts";
import { type AttainedOptions, attained, NOTHING, summed, type Value } from "./attained.ts";
import type { KindRule, PartRule } from "./shape.ts";
import type { Subject } from "./subjects.ts";
import type { AppraisalEntry, ByOwner, Scores, TraceItem } from "./types.ts";

/** All that the parts are read from. */
export interface Materials {
  readonly run: Run;
  readonly data: Dataset;
  readonly period: string;
  readonly stage: string | undefined;
  /** The unit that departments answer for; undefined where nothing needs one. */
  readonly unit: string | undefined;
  readonly root: string;
  readonly table: readonly AppraisalEntry[];
  readonly scores: Scores | undefined;
  readonly works: ByOwner | undefined;
  readonly ledger: ByOwner | undefined;
}

/** The raw value of a part for a subject, and what it is made of. */
export function readPart(
  { id, source }: Pick<PartRule, "id" | "source">,
  { subject, area, ...materials }: Materials & { readonly subject: Subject; readonly area: Area },
): Value {
  const { run, period } = materials;
  const unit = subject.unit ?? materials.unit;
  switch (source.from) {
    case "attainment":
      return unit === undefined ? NOTHING : bothAttained(source, { subject, area, ...materials, own: unit });
    case "scores": {
      const node = source.node ?? materials.root;
      const { units, periods, score } = materials.scores!;
      const row = units.findIndex((one, i) => one === unit && periods[i] === period);
      return row < 0 ? NOTHING : single(score(node)[row]!, { id: node, period });
    }
    case "indicator": {
      const { facts, latest } = run;
      const { indicator } = source;
      const figure =
        unit === undefined ? null : figureOf({ facts, indicator: { id: indicator }, unit, period, latest });
      return figure === null ? NOTHING : single(figure.value, { id: indicator, period: figure.period });
    }
    case "works":
      return single(byOwner(materials.works!, { subject, measure: source.measure ?? "done" }), { id, period });
    case "ledger":
      return single(byOwner(materials.ledger!, { subject, measure: source.measure ?? "closingRate" }), { id, period });
    case "table": {
      const { several = "mean" } = source;
      const all = entriesOf(materials, { subject: subject.id, part: id });
      const rows = several === "last" ? all.slice(-1) : all;
      const weight = several === "mean" ? 1 / rows.length : 1;
      return summed(
        rows.map(({ score, reason, date }) => ({
          ...figure(score, { id: reason ?? null, period: date ?? period }),
          of: "entry",
          weight,
          contribution: weight * score,
        })),
      );
    }
    default:
      return source satisfies never;
  }
}

export type Area = NonNullable<KindRule["areas"]>[string] | undefined;

/** The rows of a subject and part, those of another period left out. */
export function entriesOf(
  { table, period }: Pick<Materials, "table" | "period">,
  { subject, part }: { readonly subject: string; readonly part: string },
): readonly AppraisalEntry[] {
  return table.filter(
    (row) => row.subject === subject && row.part === part && (row.period === undefined || row.period === period),
  );
}

function bothAttained(
  { node, measure = "degree", overall = 0 }: Extract<PartRule["source"], { from: "attainment" }>,
  { subject, area, own: unit, ...materials }: Materials & { subject: Subject; area: Area; own: string },
): Value {
  const { run, period, stage } = materials;
  const all = new Map(run.facts.tree.indicators.map(({ id }) => [id, 1]));
  const common: Omit<AttainedOptions, "unit" | "members" | "node"> = { run, period, stage, measure };
  const own =
    overall < 1
      ? attained({
          ...common,
          unit,
          node,
          members: subject.members ?? all,
          weights: area?.indicators,
          targets: area?.targets,
        })
      : { value: 0, items: [] };
  const whole =
    overall > 0 && materials.unit !== undefined
      ? attained({ ...common, unit: materials.unit, node: undefined, members: all })
      : { value: overall > 0 ? Number.NaN : 0, items: [] };
  if (Number.isNaN(own.value + whole.value)) return NOTHING;
  const part = (items: readonly TraceItem[], of: TraceItem["of"], share: number) =>
    items.map((one) => ({ ...one, of, weight: share * one.weight, contribution: share * one.contribution }));
  return summed([...part(whole.items, "overall", overall), ...part(own.items, "own", 1 - overall)]);
}

const figure = (value: number, { id, period }: { id: string | null; period: string }): TraceItem => ({
  id,
  of: "figure",
  period,
  value,
  kind: null,
  target: null,
  comparator: null,
  attainment: null,
  weight: 1,
  contribution: value,
});

const single = (value: number, at: { id: string | null; period: string }): Value =>
  Number.isNaN(value) ? NOTHING : summed([figure(value, at)]);

function byOwner(given: ByOwner, { subject, measure }: { subject: Subject; measure: string }): number {
  const names = [subject.id, ...subject.names];
  if ("get" in given) return names.map((one) => given.get(one)).find((v) => v !== undefined) ?? Number.NaN;
  const row = given.rows.find(({ by, id }) => (by === "owner" || by === "unit") && id !== null && names.includes(id));
  const value: unknown = row && Reflect.get(row, measure);
  return typeof value === "number" ? value : Number.NaN;
}
