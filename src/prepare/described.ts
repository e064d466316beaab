import type { Group, Indicator, System, Variable } from "../schema/types.ts";

/** The indicators and variables of a system by id. */
export function describedIn(system: System): Map<string, Indicator | Variable> {
  const all = new Map<string, Indicator | Variable>(system.variables.map((variable) => [variable.id, variable]));
  const visit = ({ children }: Group): void => {
    for (const child of children) {
      if (child.children === undefined) all.set(child.id, child);
      else visit(child);
    }
  };
  visit(system.index);
  return all;
}
