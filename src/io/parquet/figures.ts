import type { DecodedArray } from "hyparquet";
import { beyondDouble } from "./cells.ts";

/** Figures of a column; null is missing. `beyond` is told of whole numbers that a double does not hold exactly. */
export function figuresOf(values: DecodedArray, beyond: (row: number, text: string) => void): Float64Array {
  const figures = new Float64Array(values.length);
  for (let i = 0; i < figures.length; i++) {
    const value: unknown = values[i];
    if (typeof value === "number")
      figures[i] = value + 0; // -0 and 0 are the same figure
    else if (typeof value === "bigint") {
      figures[i] = Number(value);
      if (beyondDouble(value)) beyond(i, String(value));
    } else if (value === null || value === undefined) figures[i] = Number.NaN;
    else throw new RangeError(`a figure of type ${typeof value}`);
  }
  return figures;
}
