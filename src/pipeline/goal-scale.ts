import { IndexError } from "../errors/index.ts";
import type { Registry } from "../method/index.ts";
import { choiceFor } from "./column-steps.ts";
import type { StepFitted } from "./columns.ts";
import type { ColumnStep } from "./plan-types.ts";

/** Goalposts through the treatment of their indicator; a scale that differs by period has no fixed goalposts. */
export function treatedScale(fitted: StepFitted, { step, registry }: { step: ColumnStep; registry: Registry }) {
  return (id: string, values: readonly number[]): readonly number[] => {
    const method = registry.get("treat", choiceFor(step, id).id)!;
    const scaled = Object.values(fitted).map((slice) => method.scale(values, slice[id] ?? null));
    const first = scaled[0] ?? values;
    if (scaled.some((other) => other.some((v, i) => v !== first[i]))) {
      throw new IndexError([{ code: "goalposts-moving", path: ["goalposts"], params: { method: method.id } }]);
    }
    if (first.some((v) => !Number.isFinite(v))) {
      throw new IndexError([
        { code: "goalposts-outside-treatment", path: ["goalposts"], params: { method: method.id } },
      ]);
    }
    return first;
  };
}
