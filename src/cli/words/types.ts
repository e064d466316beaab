import type { AppraisalWords } from "../../report/words/appraisal.ts";
import type { ExplainWords } from "../../report/words/explain.ts";
import type { MonitorWords } from "../../report/words/monitor.ts";
import type { WorksWords } from "../../report/words/works.ts";
import type { Target } from "../../schema/types.ts";
import type { CallHelp } from "./call.ts";
import type { ChartHelp, ChartWords } from "./chart.ts";
import type { DescribeWords } from "./describe.ts";
import type { EnginesHelp, EnginesWords } from "./engines.ts";
import type { ExplainHelp } from "./explain.ts";
import type { MonitorHelp } from "./monitor.ts";
import type { ReportHelp } from "./report.ts";
import type { RevisionsHelp, RevisionsWords } from "./revisions.ts";
import type { SnapshotHelp, SnapshotWords } from "./snapshot.ts";
import type { UncertaintyHelp, UncertaintyWords } from "./uncertainty.ts";

/** Everything the command says that is no problem: help, headings, lines. One object a language, the same keys. */
export interface Words {
  readonly help: HelpWords;
  readonly problems: (count: number) => string;
  readonly written: (file: string) => string;
  /** Of work: how much is done and how long the rest may take; `node` is empty where it is on no group. */
  readonly progress: (facts: { method: string; node: string; percent: number; seconds: number }) => string;
  readonly compute: {
    readonly head: (facts: {
      id: string;
      version: string;
      units: number;
      periods: number;
      indicators: number;
      missing: string;
    }) => string;
    readonly missing: (facts: { missing: number; cells: number; share: string }) => string;
    readonly dataNote: string;
    readonly period: string;
    readonly rank: string;
    readonly unit: string;
    readonly name: string;
    readonly periodHeading: string;
    readonly available: string;
    readonly weight: string;
    readonly one: (unit: string) => string;
    readonly tags: (shares: readonly string[]) => string;
    readonly notes: string;
    readonly more: (count: number) => string;
    readonly moreRows: (count: number) => string;
    readonly allJson: string;
    /** What the mark of a withheld score means. */
    readonly withheld: Readonly<Record<"too-little-data" | "confidential", string>>;
    readonly treated: {
      readonly title: (count: number) => string;
      readonly headings: Readonly<Record<"indicator" | "unit" | "before" | "after" | "method", string>>;
      readonly how: Readonly<Record<"raised" | "lowered" | "removed", string>>;
      readonly more: (count: number) => string;
    };
  };
  /** Figures from surveys, with their error. */
  readonly surveys: {
    readonly title: string;
    readonly indicator: string;
    readonly figure: string;
    readonly error: string;
    readonly interval: (percent: string) => string;
    readonly effect: string;
    readonly withheld: Readonly<
      Record<"no-answers" | "minimum-n" | "no-standard-error" | "maximum-cv" | "confidential", string>
    >;
  };
  readonly explain: ExplainWords;
  readonly works: WorksWords;
  readonly appraisal: AppraisalWords;
  readonly validate: {
    readonly labels: {
      readonly files: string;
      readonly system: string;
      readonly data: string;
      readonly columns: string;
      readonly plan: string;
    };
    readonly system: (facts: {
      id: string;
      version: string;
      groups: number;
      indicators: number;
      variables: number;
    }) => string;
    readonly data: (facts: {
      units: number;
      periods: readonly string[];
      rows: number;
      missing: number;
      cells: number;
      share: string;
    }) => string;
    readonly columns: (facts: { present: number; indicators: number; absent: readonly string[] }) => string;
    readonly ok: (notes: number) => string;
  };
  readonly weights: {
    readonly node: string;
    readonly name: string;
    readonly effective: string;
    readonly nominal: string;
    readonly varies: string;
    readonly agreement: string;
    readonly movement: string;
    readonly scheme: string;
    readonly meanShift: string;
    readonly maxShift: string;
    readonly meanChange: string;
    readonly maxChange: string;
    readonly at: string;
    readonly allIndicators: string;
    readonly refused: string;
    /** What methods learn, by its key; a key without a word stands as it is. */
    readonly quantities: Readonly<Record<string, string>>;
  };
  readonly describe: DescribeWords;
  readonly monitor: MonitorWords;
  readonly engines: EnginesWords;
  readonly snapshot: SnapshotWords;
  readonly revisions: RevisionsWords;
  readonly chart: ChartWords;
  readonly uncertainty: UncertaintyWords;
  readonly systems: {
    readonly columns: {
      readonly id: string;
      readonly version: string;
      readonly name: string;
      readonly indicators: string;
      readonly targets: string;
    };
    readonly more: string;
    readonly head: (facts: {
      id: string;
      version: string;
      groups: number;
      indicators: number;
      targets: number;
    }) => string;
    readonly tree: {
      readonly node: string;
      readonly name: string;
      readonly measure: string;
      readonly direction: string;
      readonly targets: string;
    };
    readonly variables: string;
    readonly directions: { readonly positive: string; readonly negative: string; readonly unstated: string };
    readonly ideal: (value: number | null) => string;
    readonly formula: (text: string) => string;
    readonly target: (target: Target) => string;
    readonly aspirational: string;
    readonly forUnit: (unit: string) => string;
  };
  readonly schemas: { readonly heading: string };
  readonly init: { readonly made: (files: readonly string[]) => string; readonly next: readonly string[] };
}

interface CommandHelp {
  readonly summary: string;
  readonly description: string;
  /** A line of explanation, then the call. */
  readonly examples: readonly (readonly [string, string])[];
}

export interface HelpWords {
  readonly titles: {
    readonly usage: string;
    readonly arguments: string;
    readonly options: string;
    readonly globalOptions: string;
    readonly commands: string;
    readonly examples: string;
  };
  readonly about: string;
  readonly after: string;
  readonly commands: {
    readonly [K in
      | "compute"
      | "validate"
      | "describe"
      | "monitor"
      | "explain"
      | keyof SnapshotHelp["commands"]
      | keyof RevisionsHelp["commands"]
      | keyof UncertaintyHelp["commands"]
      | keyof CallHelp["commands"]
      | "sql"
      | "chart"
      | "report"
      | "weights"
      | "systems"
      | "template"
      | "schema"
      | "init"]: CommandHelp;
  };
  readonly arguments: ExplainHelp["arguments"] &
    SnapshotHelp["arguments"] &
    ChartHelp["arguments"] & {
      readonly project: string;
      readonly system: string;
      readonly systemFile: string;
      readonly schema: string;
      readonly folder: string;
      readonly shell: string;
    };
  readonly options: {
    readonly [K in
      | "format"
      | "formatList"
      | "templateFormat"
      | "out"
      | "locale"
      | "steps"
      | "unit"
      | "period"
      | "node"
      | "top"
      | "schemes"
      | "planFile"
      | "process"
      | "weightsFormat"
      | "outside"
      | "stream"
      | "live"
      | "fitted"
      | "saveFitted"
      | "ranks"
      | "step"
      | "section"
      | "describeFormat"
      | "templateTable"
      | keyof ExplainHelp["options"]
      | keyof MonitorHelp["options"]
      | keyof SnapshotHelp["options"]
      | keyof RevisionsHelp["options"]
      | keyof UncertaintyHelp["options"]
      | keyof CallHelp["options"]
      | keyof EnginesHelp["options"]
      | keyof ChartHelp["options"]
      | keyof ReportHelp["options"]
      | "help"
      | "version"]: string;
  };
  readonly helpCommand: string;
}
