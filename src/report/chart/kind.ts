import type { Coherence } from "../../analyse/coherence-types.ts";
import type { Portrait } from "../../analyse/portrait-types.ts";
import type { Sensitivity } from "../../analyse/sensitivity/sensitivity.ts";
import type { Uncertainty } from "../../analyse/uncertainty/summary.ts";
import { en, IndexError } from "../../errors/index.ts";
import type { Monitored } from "../../monitor/monitor.ts";
import type { Attainment } from "../../monitor/types.ts";
import type { Definition } from "../../pipeline/engine.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import type { Position } from "../../schema/places.ts";
import type { Dataset, Name } from "../../schema/types.ts";
import type { ScoreChartOptions } from "./source.ts";
import type { Chart } from "./types.ts";

/** Analyses beside the result that a chart may be drawn from; who draws it computes those that it asks for. */
export interface ChartAnalyses {
  readonly uncertainty: Uncertainty;
  readonly sensitivity: Sensitivity;
  readonly coherence: Coherence;
  readonly monitor: Monitored;
  /** Targets as they stood in the period before. */
  readonly before: Pick<Attainment, "at" | "targets">;
  /** One a period, in order. */
  readonly reports: readonly Monitored[];
  /** Of the unit and period asked for. */
  readonly portrait: Portrait;
  /** The same units under another plan. */
  readonly other: IndexResult;
  readonly positions: readonly Position[];
  /** A document as it was parsed. */
  readonly geojson: unknown;
}
export type ChartNeed = keyof ChartAnalyses;

export interface ChartInput extends Partial<ChartAnalyses> {
  readonly definition: Definition;
  readonly data: Dataset;
  readonly result: IndexResult;
  readonly settings?: ChartSettings;
}

/** What only some kinds ask. */
export interface ChartSettings {
  /** Of a change: the period before unless said. */
  readonly from?: string | undefined;
  /** Of what is shared out: what a row stands for (`units` unless said), what weighs it, and a grouping column. */
  readonly population?: "persons" | "households" | "units" | undefined;
  readonly weights?: string | undefined;
  readonly groups?: string | undefined;
  /** Nodes of either side: the first child of the index, and its others, unless said. */
  readonly development?: readonly string[] | undefined;
  readonly sharing?: readonly string[] | undefined;
  /** Only targets for this period. */
  readonly stage?: string | undefined;
  /** What the two plans are called. */
  readonly labels?: readonly [Name, Name] | undefined;
  /** The property of areas that names their unit, and what happens to areas of none. */
  readonly property?: string | undefined;
  readonly others?: "refuse" | "show" | undefined;
}

/** A kind of chart as `gongfu chart` lists it. */
export interface ChartKind {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  /** What it answers, in a line. */
  readonly shows: { readonly en: string; readonly zh: string };
  /** Without these there is no chart. */
  readonly needs: readonly ChartNeed[];
  /** These are shown where they are given. */
  readonly takes: readonly ChartNeed[];
  readonly draw: (input: ChartInput, options: ScoreChartOptions) => Chart;
}

/** What a chart cannot do without. @throws IndexError chart-source */
export function needed<Need extends ChartNeed>(input: ChartInput, need: Need): ChartAnalyses[Need] {
  const found = input[need];
  if (found === undefined) throw new IndexError([{ code: "chart-source", path: [need], params: { needs: need } }], en);
  return found as ChartAnalyses[Need];
}
