import type { Issue } from "../../errors/index.ts";
import type { Definition } from "../../pipeline/engine.ts";
import type { Dataset } from "../../schema/types.ts";
import type { SampleSummary } from "../../stats/monte-carlo.ts";
import type { SensitivityRange } from "../sensitivity/design.ts";
import type { RangeRoom, ReplicateRange } from "../uncertainty/range.ts";
import type { SensitivityInput, UncertaintyInput } from "../uncertainty/shape.ts";

/** A method of one's own where every thread can find it: the address of an ES module and the name that it exports it by. */
export interface MethodModule {
  /** An absolute address: `new URL("./my-methods.js", import.meta.url)`. */
  readonly module: string | URL;
  readonly export: string;
}

export type Job = { readonly definition: Definition; readonly data: Dataset } & (
  | { readonly kind: "uncertainty"; readonly spec: UncertaintyInput }
  | { readonly kind: "sensitivity"; readonly spec: SensitivityInput }
);

export type AnyRange = ReplicateRange | SensitivityRange;

/** What a worker is asked; it answers each question once, in their order. */
export type Question =
  | { readonly ask: "methods"; readonly methods: readonly { readonly module: string; readonly export: string }[] }
  | { readonly ask: "open"; readonly job: Job }
  | { readonly ask: "range"; readonly from: number; readonly to: number; readonly room: RangeRoom | undefined }
  | { readonly ask: "summary"; readonly sample: Float64Array; readonly shares: readonly number[] }
  | { readonly ask: "close" };

export type Answer =
  | { readonly answer: "done" }
  | { readonly answer: "range"; readonly range: AnyRange }
  | { readonly answer: "summary"; readonly summary: SampleSummary }
  | { readonly answer: "issues"; readonly issues: readonly Issue[] }
  | { readonly answer: "error"; readonly name: string; readonly message: string };
