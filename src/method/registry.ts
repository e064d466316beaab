import { nearest } from "../schema/nearest.ts";
import type { Json, Method, MethodKind, MethodOf } from "./types.ts";

/** The methods an engine knows: a value that is built and passed, never a global. */
export interface Registry {
  readonly methods: readonly Method[];
  get<K extends MethodKind>(kind: K, id: string): MethodOf<K> | undefined;
  known(kind: MethodKind): readonly string[];
  nearest(kind: MethodKind, id: string): string | undefined;
  /** Normalisers with their parameters by the names that the literature knows them by. */
  readonly presets: ReadonlyMap<string, Preset>;
}

/** A method with its parameters under one name. */
export interface Preset {
  readonly method: string;
  readonly params: Readonly<Record<string, Json>>;
}

const METHOD_ID = /^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*:)?[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * A registry of methods by kind and id. The same id twice, or an id that is not kebab-case, is a mistake in the program.
 * @example createRegistry([]).known("normalise"); // => []
 */
export function createRegistry(methods: readonly Method[]): Registry {
  const byKey = new Map<string, Method>();
  for (const method of methods) {
    const key = `${method.kind} ${method.id}`;
    if (!METHOD_ID.test(method.id))
      throw new TypeError(`method id "${method.id}" is not kebab-case or vendor:kebab-case`);
    if (byKey.has(key)) throw new TypeError(`two methods of kind "${method.kind}" have the id "${method.id}"`);
    byKey.set(key, method);
  }
  const presets = methods.flatMap((method) =>
    method.kind !== "normalise"
      ? []
      : Object.entries(method.presets ?? {}).map(([name, params]) => [name, { method: method.id, params }] as const),
  );
  const known = (kind: MethodKind) => methods.filter((method) => method.kind === kind).map((method) => method.id);
  return {
    methods,
    get: <K extends MethodKind>(kind: K, id: string) => byKey.get(`${kind} ${id}`) as MethodOf<K> | undefined,
    known,
    nearest: (kind, id) => nearest(id, known(kind)),
    presets: new Map(presets),
  };
}
