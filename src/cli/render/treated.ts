import { tableText } from "../../io/table.ts";
import type { Scores } from "../../schema/scores.ts";
import { type Locale, label } from "../words/index.ts";
import type { Words } from "../words/types.ts";
import { figure } from "./process.ts";

interface TreatedOptions {
  readonly locale: Locale;
  readonly width: number | undefined;
}

const SHOWN = 12;

/** Cells that treating moved or removed: indicator, unit, before and after, method. */
export function treatedText(treated: NonNullable<Scores["treated"]>, { locale, width }: TreatedOptions): string {
  const say = (pick: (words: Words["compute"]["treated"]) => string): string =>
    label(locale, ({ compute }) => pick(compute.treated));
  const right = { align: "right" } as const;
  const rows = treated.slice(0, SHOWN).map(({ indicator, unit, period, before, after, method, how }) => {
    const done = how === "raised" || how === "lowered" || how === "removed" ? say((words) => words.how[how]) : how;
    return [
      indicator,
      `${unit} ${period}`.trim(),
      figure(before),
      after === null ? "" : figure(after),
      `${method}: ${done}`,
    ];
  });
  const table = tableText(rows, {
    width,
    columns: [
      { heading: say(({ headings }) => headings.indicator) },
      { heading: say(({ headings }) => headings.unit), shrink: true },
      { heading: say(({ headings }) => headings.before), ...right },
      { heading: say(({ headings }) => headings.after), ...right },
      { heading: say(({ headings }) => headings.method), shrink: true },
    ],
  });
  const left = treated.length - rows.length;
  const more = left > 0 ? [say((words) => words.more(left))] : [];
  return [say((words) => words.title(treated.length)), "", table, ...more].join("\n");
}
