/** The order in which things can be done that need each other, and the circles that prevent it. */
export interface Topology {
  /** What everything needs comes first; otherwise in the order given. Members of circles, and what needs them, are left out. */
  readonly order: readonly string[];
  /** Each circle once, its first member repeated at the end: `["a", "b", "a"]`. */
  readonly circles: readonly (readonly string[])[];
}

/** @param needs what each id needs; ids that are no key need nothing and are not listed. Iterative, so chains may be long. */
export function topology(needs: ReadonlyMap<string, readonly string[]>): Topology {
  const state = new Map<string, "open" | "done">();
  const order: string[] = [];
  const circles: string[][] = [];
  const broken = new Set<string>();
  for (const start of needs.keys()) {
    if (state.has(start)) continue;
    const trail: { id: string; next: number }[] = [{ id: start, next: 0 }];
    state.set(start, "open");
    while (trail.length > 0) {
      const top = trail[trail.length - 1]!;
      const needed = needs.get(top.id)![top.next];
      top.next += 1;
      if (needed === undefined) {
        state.set(top.id, "done");
        trail.pop();
        if (!broken.has(top.id)) order.push(top.id);
        else if (trail.length > 0) broken.add(trail[trail.length - 1]!.id);
      } else if (needs.has(needed)) {
        if (!state.has(needed)) {
          state.set(needed, "open");
          trail.push({ id: needed, next: 0 });
        } else if (state.get(needed) === "open") {
          const circle = trail.slice(trail.findIndex((step) => step.id === needed)).map((step) => step.id);
          circles.push([...circle, needed]);
          for (const id of circle) broken.add(id);
        } else if (broken.has(needed)) broken.add(top.id);
      }
    }
  }
  return { order, circles };
}
