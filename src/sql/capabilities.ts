import type { MethodKind } from "../method/index.ts";
import { builtins } from "../pipeline/builtins.ts";
import { fitCapability } from "./fit/capability.ts";
import { aggregators } from "./methods/aggregate/index.ts";
import { imputers } from "./methods/impute/index.ts";
import { normalisers } from "./methods/normalise/index.ts";
import { treaters } from "./methods/treat/index.ts";
import { SQL_DIALECTS, type SqlDialect, type SqlReason } from "./types.ts";

/** What of a method can be done in a database. */
export interface SqlCapability {
  readonly kind: MethodKind;
  readonly method: string;
  /** The engines that it is written for. */
  readonly dialects: readonly SqlDialect[];
  /** Whether rows can be scored there with what was learned before; if not, why. */
  readonly apply: true | SqlReason;
  /** Whether it is learned there with its default parameters: `nothing` where there is nothing to learn; if not, why. */
  readonly fit: true | "nothing" | SqlReason;
}

const ELSEWHERE: Readonly<Record<string, true>> = { chain: true, floor: true, "unit-mean": true };

/**
 * What of each built-in method can be pushed down: true, or the reason why it stays in JavaScript. What a weigher learned is
 * constants, so all push down but those that give every row weights of its own.
 * @example sqlCapabilities().find(({ method }) => method === "topsis")?.apply; // => true
 * @example sqlCapabilities().find(({ method }) => method === "copeland")?.apply; // => "whole-table"
 */
export function sqlCapabilities(): readonly SqlCapability[] {
  return builtins.map((method) => {
    const { kind, id } = method;
    const apply = ((): true | SqlReason => {
      switch (kind) {
        case "impute":
          return Object.hasOwn(ELSEWHERE, id) ? true : written(imputers, id);
        case "treat":
          return written(treaters, id);
        case "normalise":
          return written(normalisers, id);
        case "aggregate":
          return written(aggregators, id);
        case "weigh":
          return method.rowWeights === undefined ? true : "row-weights";
        default:
          return kind satisfies never;
      }
    })();
    return { kind, method: id, dialects: SQL_DIALECTS, apply, fit: fitCapability(method) };
  });
}

function written(makers: Readonly<Record<string, unknown>>, id: string): true | SqlReason {
  const maker = Object.hasOwn(makers, id) ? makers[id] : "not-written";
  return typeof maker === "function" ? true : (maker as SqlReason);
}
