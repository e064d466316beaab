import type { EngineOptions } from "../engines.ts";
import type { ProjectCall } from "../open.ts";

export interface ComputeOptions extends ProjectCall, EngineOptions {
  /** Compute in a database engine. */
  readonly engine?: string;
  readonly into?: string;
  readonly overwrite?: boolean;
  readonly format?: string;
  readonly out?: string;
  readonly steps?: boolean;
  /** A workbook of formulas. */
  readonly live?: boolean;
  readonly unit?: readonly string[];
  readonly period?: readonly string[];
  readonly node?: readonly string[];
  readonly top?: string;
  /** The figures as they stood. */
  readonly asOf?: string;
  /** Scores as it reads, for data larger than memory. */
  readonly stream?: boolean;
  /** A file with what was learned before, to score with. */
  readonly fitted?: string;
  readonly saveFitted?: string;
  /** Ranks of the index in a stream. */
  readonly ranks?: boolean;
}
