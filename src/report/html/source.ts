import type { Coherence } from "../../analyse/coherence-types.ts";
import type { MethodComparison } from "../../analyse/compare-methods.ts";
import type { Change } from "../../analyse/decompose/explain-change.ts";
import type { Description } from "../../analyse/describe-types.ts";
import type { Revisions } from "../../analyse/revisions/types.ts";
import type { Sensitivity } from "../../analyse/sensitivity/sensitivity.ts";
import type { Uncertainty } from "../../analyse/uncertainty/summary.ts";
import type { Issue } from "../../errors/index.ts";
import type { Appraisal } from "../../monitor/appraisal/types.ts";
import type { Ledger } from "../../monitor/ledger/ledger.ts";
import type { Monitored } from "../../monitor/monitor.ts";
import type { Works } from "../../monitor/works/works.ts";
import type { Definition } from "../../pipeline/engine.ts";
import type { IndexResult } from "../../pipeline/result.ts";
import type { Position } from "../../schema/places.ts";
import type { Dataset, Name } from "../../schema/types.ts";
import type { SectionId } from "./sections/ids.ts";
import type { ReportTheme } from "./style.ts";
import type { Decision, ReportSettings } from "./template.ts";

/** One step of the plan held against other methods. */
export interface Trial {
  readonly step: "normalise" | "weigh" | "aggregate";
  readonly comparison: MethodComparison;
}

/** Where the figures come from, as a report states it. */
export interface Provenance {
  readonly software: { readonly name: string; readonly version: string };
  readonly systemSha256: string;
  readonly parts: readonly { readonly period: string; readonly units: number; readonly sha256: string }[];
  readonly files: readonly { readonly file: string; readonly role: string }[];
  readonly asOf: string | null;
  /** Names of the snapshots of the project, with what each holds. */
  readonly snapshots: readonly { readonly file: string; readonly periods: readonly string[]; readonly id: string }[];
}

/**
 * What a report is made of. Only the first three must be given; `gatherReport` computes the rest of them. What is null or left
 * out has no section and stands in the list of what is not in the report.
 */
export interface ReportSource {
  readonly definition: Definition;
  readonly data: Dataset;
  readonly result: IndexResult;
  /** What is above the page; the system's name unless given. */
  readonly title?: Name | undefined;
  /** Why each score moved since the period before. */
  readonly changes?: readonly Change[] | null | undefined;
  readonly monitored?: Monitored | null | undefined;
  readonly appraisal?: Appraisal | null | undefined;
  readonly works?: Works | null | undefined;
  readonly ledger?: Ledger | null | undefined;
  readonly trials?: readonly Trial[] | null | undefined;
  readonly description?: Description | null | undefined;
  readonly coherence?: Coherence | null | undefined;
  /** Why there is no coherence. */
  readonly incoherent?: readonly Issue[] | undefined;
  readonly uncertainty?: Uncertainty | null | undefined;
  readonly sensitivity?: Sensitivity | null | undefined;
  readonly revisions?: Revisions | null | undefined;
  /** Where each unit lies, for a map of tiles. */
  readonly positions?: readonly Position[] | null | undefined;
  readonly provenance?: Provenance | null | undefined;
}

export interface ReportOptions {
  /** `en` unless said. */
  readonly locale?: "en" | "zh" | undefined;
  /** The period reported on; the latest unless said. */
  readonly period?: string | undefined;
  /** Which units have a page of their own, by id; all unless said, none by []. */
  readonly units?: readonly string[] | undefined;
  /** Which parts; all that there is something for unless said. */
  readonly sections?: readonly SectionId[] | undefined;
  readonly theme?: ReportTheme | undefined;
  readonly organisation?: Name | undefined;
  readonly logo?: { readonly bytes: Uint8Array; readonly file: string } | undefined;
  readonly colours?: ReportSettings["colours"];
  readonly footer?: Name | undefined;
  readonly decisions?: readonly Decision[] | undefined;
}
