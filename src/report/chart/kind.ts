import type { Coherence } from "../../analyse/coherence-types.ts";
import type { Sensitivity } from "../../analyse/sensitivity/sensitivity.ts";
import type { Uncertainty } from "../../analyse/uncertainty/summary.ts";
import { en, IndexError } from "../../errors/index.ts";
import type { Monitored } from "../../monitor/monitor.ts";
import type { Definition } from "../../pipeline/engine.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import type { Dataset } from "../../schema/types.ts";
import type { ScoreChartOptions } from "./source.ts";
import type { Chart } from "./types.ts";

/** Analyses beside the result that a chart may be drawn from; who draws it computes those that it asks for. */
export interface ChartAnalyses {
  readonly uncertainty: Uncertainty;
  readonly sensitivity: Sensitivity;
  readonly coherence: Coherence;
  readonly monitor: Monitored;
}
export type ChartNeed = keyof ChartAnalyses;

export interface ChartInput extends Partial<ChartAnalyses> {
  readonly definition: Definition;
  readonly data: Dataset;
  readonly result: IndexResult;
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
