import type { Dataset, Name, Node, System } from "../../schema/types.ts";

/** What units and nodes are called, by id; one without a name is called by its id. */
export interface ChartNames {
  readonly units?: ReadonlyMap<string, Name> | undefined;
  readonly nodes?: ReadonlyMap<string, Name> | undefined;
}

/**
 * The names of a system's nodes and of the data's units, for charts of what holds ids alone.
 * @example
 * const index = { id: "index", children: [{ id: "beds", name: "Beds", direction: "positive" }] };
 * const system = parseSystem({ id: "s", version: "1", index });
 * chartNames({ system }).nodes?.get("beds"); // => "Beds"
 */
export function chartNames({
  system,
  data,
}: {
  readonly system?: System;
  readonly data?: Pick<Dataset, "units" | "names">;
}): ChartNames {
  const nodes = new Map<string, Name>();
  const visit = (node: Node): void => {
    if (node.name !== undefined) nodes.set(node.id, node.name);
    for (const child of node.children ?? []) visit(child);
  };
  if (system !== undefined) visit(system.index);
  const units = new Map<string, Name>();
  data?.units.forEach((unit, i) => {
    const name = data.names?.[i];
    if (name !== undefined && name !== "") units.set(unit, name);
  });
  return { units, nodes };
}
