import type { MonitoredTarget } from "../../monitor/monitor.ts";
import { isOnCourse } from "../../monitor/verdict.ts";
import { type Html, html } from "./markup.ts";
import type { View } from "./view.ts";

/** What is wanted, in a few signs: `≥ 60`, `36–37`, or the kind where there is no figure. */
export function aimText({ target, kind }: MonitoredTarget, { figure, monitorWords }: View): string {
  const { value, from, to, comparator } = target;
  if (from !== null && to !== null && from !== to) return `${figure(from)}–${figure(to)}`;
  if (value === null) return (monitorWords.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
  return monitorWords.aims[comparator ?? "reach"](figure(value));
}

/** A colour with its word: nothing rests on the colour alone. */
export function colourMark({ colour, level }: Pick<MonitoredTarget, "colour" | "level">, { monitorWords }: View): Html {
  const word = monitorWords.colours[colour];
  return html`<span class="dot c-${colour}">${level === null ? word : monitorWords.level(word, monitorWords.levels[level])}</span>`;
}

export function metText(one: MonitoredTarget, { monitorWords: { met } }: View): string {
  if (one.met === null) return met.unknown;
  if (!one.met) return met.no;
  return isOnCourse(one) ? met.onCourse : one.provisional ? met.provisional : met.yes;
}
