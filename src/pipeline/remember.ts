import type { Definition, Engine, Prepared, Remember } from "./engine.ts";
import type { Plan } from "./plan-types.ts";
import { compileTree } from "./tree.ts";

interface Remembered {
  /** Copies of what was given and of what came of it. */
  readonly given: unknown;
  readonly made: unknown;
  readonly prepared: Prepared;
}

/**
 * Checks a definition once while it stays as it is. Nothing is frozen: at every call the objects are compared, value by
 * value, with copies of what was checked, and what was made of them as well, since results show it; one change of either
 * and all is checked again. What is more than plain objects, lists and values is checked every time.
 */
export function rememberDefinitions(): ReturnType<Remember> & {
  /** What `parseDefinition` has checked is not checked again by the first call that computes with it. */
  parsed(definition: Definition & { readonly plan: Plan }): void;
} {
  const known = new WeakMap<object, Remembered>();
  const recall = (definition: Definition, check: () => Prepared): Prepared => {
    const parts = partsOf(definition);
    if (parts === null) return check();
    const before = known.get(parts.system);
    if (before !== undefined && same(parts, before.given) && same(shownBy(before.prepared), before.made))
      return before.prepared;
    const prepared = check();
    try {
      known.set(parts.system, { given: copyOf(parts), made: copyOf(shownBy(prepared)), prepared });
    } catch (error) {
      if (error !== NOT_PLAIN) throw error;
    }
    return prepared;
  };
  return Object.assign(recall, {
    parsed({ system, plan }: Definition & { readonly plan: Plan }): void {
      try {
        const made = copyOf({ system, plan });
        // results show a system of their own, not the one that was parsed
        const own = copyOf(made) as typeof made & { system: typeof system; plan: Plan };
        known.set(system, { given: made, made, prepared: { ...own, tree: compileTree(own.system, own.plan.level) } });
      } catch (error) {
        if (error !== NOT_PLAIN) throw error;
      }
    },
  });
}

/** An engine with this memory, which what it parses itself goes into. */
export function withMemory(make: (remember: Remember) => Engine): Engine {
  const memory = rememberDefinitions();
  const engine = make(() => memory);
  return {
    ...engine,
    async parseDefinition(input, options) {
      const definition = await engine.parseDefinition(input, options);
      memory.parsed(definition);
      return definition;
    },
  };
}

function partsOf(definition: unknown): { system: object; plan: unknown } | null {
  if (typeof definition !== "object" || definition === null) return null;
  const { system, plan } = definition as Partial<Definition>;
  return typeof system === "object" && system !== null ? { system, plan } : null;
}

const shownBy = ({ system, plan }: Prepared) => ({ system, plan });

const NOT_PLAIN = new Error("not a plain object");

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: object): boolean => {
  const born: unknown = Object.getPrototypeOf(value);
  return born === Object.prototype || born === null;
};

function copyOf(value: unknown): unknown {
  if (typeof value === "function") throw NOT_PLAIN;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isPlain(value)) throw NOT_PLAIN;
  const copy: Record<string, unknown> = Object.getPrototypeOf(value) === null ? Object.create(null) : {};
  for (const key of Object.keys(value)) {
    const own = copyOf((value as Plain)[key]);
    // assigned, it would be no key of the copy
    if (key === "__proto__") Object.defineProperty(copy, key, { value: own, enumerable: true });
    else copy[key] = own;
  }
  return copy;
}

function same(value: unknown, copy: unknown): boolean {
  if (typeof value !== "object" || value === null || typeof copy !== "object" || copy === null)
    return Object.is(value, copy);
  if (Array.isArray(copy)) {
    if (!Array.isArray(value) || value.length !== copy.length) return false;
    for (let i = 0; i < copy.length; i++) if (!same(value[i], copy[i])) return false;
    return true;
  }
  if (Array.isArray(value) || !isPlain(value)) return false;
  const keys = Object.keys(value);
  const known = Object.keys(copy);
  if (keys.length !== known.length) return false;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (key !== known[i] || !same((value as Plain)[key], (copy as Plain)[key])) return false;
  }
  return true;
}
