import { systemsEn } from "../errors/en/systems.ts";
import { IndexError } from "../errors/index.ts";
import { nearest } from "../schema/nearest.ts";
import { parseSystem } from "../schema/system.ts";
import type { System } from "../schema/types.ts";
import { type NodeIds, type SystemId, systemIds } from "./ids.ts";

export type {
  Fenghua2022Id,
  Fenghua2025Id,
  Haiyan2025Id,
  Huangyan64Id,
  Jinhua2025Id,
  NodeIds,
  SystemId,
} from "./ids.ts";
export { systemIds } from "./ids.ts";

// one chunk a system, loaded only when asked for; a literal path each, so that bundlers see it
const documents: { readonly [K in SystemId]: () => Promise<{ readonly default: unknown }> } = {
  huangyan_64: () => import("../../data/systems/huangyan_64.json"),
  fenghua_2025: () => import("../../data/systems/fenghua_2025.json"),
  fenghua_2022: () => import("../../data/systems/fenghua_2022.json"),
  jinhua_2025: () => import("../../data/systems/jinhua_2025.json"),
  haiyan_2025: () => import("../../data/systems/haiyan_2025.json"),
};

export function isSystemId(id: string): id is SystemId {
  return (systemIds as readonly string[]).includes(id);
}

/**
 * A bundled indicator system as it stands in its document: the plain JSON, before defaults and checks.
 * An unknown id rejects with `unknown-system`, which lists what there is.
 */
export async function loadSystemDocument(id: SystemId): Promise<unknown> {
  if (!isSystemId(id)) throw unknownSystem(id);
  return (await documents[id]()).default;
}

/**
 * A bundled indicator system, checked and with every default filled in. Its node ids are literal types.
 * An unknown id rejects with `unknown-system`, which lists what there is.
 * @example (await loadSystem("huangyan_64")).index.children.length; // => 6
 */
export async function loadSystem<K extends SystemId>(id: K): Promise<System<NodeIds[K]>> {
  // the ids of the checked document are those of ids.ts, which a test holds to the documents
  return parseSystem(await loadSystemDocument(id)) as System<NodeIds[K]>;
}

function unknownSystem(id: string): IndexError {
  const meant = nearest(id, systemIds);
  const params = { id, ...(meant === undefined ? {} : { nearest: meant }), known: systemIds };
  return new IndexError([{ code: "unknown-system", path: [], params }], systemsEn);
}
