import type { Indicator, Name, Source, System } from "../../schema/types.ts";

/** A column of figures that a system takes: a variable, or an indicator that no formula computes. */
export interface RawColumn {
  readonly id: string;
  readonly name?: Name;
  readonly measure?: string;
  readonly direction?: Indicator["direction"];
  readonly definition?: Name;
  readonly calculation?: Name;
  readonly source?: string | Source;
}

/** In the order of the tree, indicators first. */
export function rawColumns(system: System): readonly RawColumn[] {
  const columns: RawColumn[] = [];
  const walk = ({ children }: System["index"]): void => {
    for (const child of children) {
      if (child.children) walk(child);
      else if (child.formula === undefined && child.expression === undefined) columns.push(child);
    }
  };
  walk(system.index);
  return [...columns, ...system.variables];
}
