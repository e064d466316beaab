import { tableText } from "../../io/table.ts";
import { chartKinds } from "../../report/chart/registry.ts";
import { chartFile } from "../../report/chart/standalone.ts";
import type { ChartTheme } from "../../report/chart/types.ts";
import { choose, countFor, localeFor } from "../formats.ts";
import { deliver } from "../io.ts";
import { type Locale, label, nameOf, type Words } from "../words/index.ts";
import { type ChartInputCall, chartInput } from "./chart-input.ts";

export interface ChartCall extends ChartInputCall {
  readonly list?: boolean;
  readonly out?: string;
  readonly theme?: string;
  readonly width?: string;
  readonly title?: string;
}

const THEMES: readonly ChartTheme[] = ["light", "dark", "print", "auto"];

/** Draws one chart of a project, or lists the kinds. */
export async function chart(id: string | undefined, path: string | undefined, call: ChartCall): Promise<void> {
  const { io, session, out } = call;
  if (id === undefined || call.list === true) {
    const locale = localeFor(call.locale, { env: io.env });
    session.locale = locale;
    return deliver(kindList(locale, out === undefined ? io.width : undefined), { io, out, locale });
  }
  const known = chartKinds.map((kind) => kind.id);
  const kind = chartKinds[known.indexOf(choose(id, { option: "KIND", known }))]!;
  const theme = choose(call.theme ?? "light", { option: "--theme", known: THEMES });
  const width = countFor(call.width, { option: "--width" });
  const { input, locale } = await chartInput(kind, path, call);
  const drawn = kind.draw(input, {
    theme,
    locale: locale === "en" ? "en" : "zh",
    ...(width !== undefined && { width }),
    ...(call.title !== undefined && { title: call.title }),
    ...(call.unit !== undefined && { unit: call.unit }),
    ...(call.period !== undefined && { period: call.period }),
    ...(call.node !== undefined && { node: call.node }),
  });
  await deliver(chartFile(drawn), { io, out, locale });
}

function kindList(locale: Locale, width: number | undefined): string {
  const heading = (key: keyof Words["chart"]) => label(locale, ({ chart }) => chart[key]);
  const rows = chartKinds.map(({ id, name, shows }) => [
    id,
    nameOf(name, { locale, id }),
    nameOf(shows, { locale, id: "" }),
  ]);
  const columns = [
    { heading: heading("kind") },
    { heading: heading("name") },
    { heading: heading("shows"), shrink: true },
  ];
  return tableText(rows, { columns, width });
}
