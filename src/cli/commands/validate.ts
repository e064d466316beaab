import { computeIndex } from "../../engine.ts";
import { tableText } from "../../io/table.ts";
import { shareText } from "../../report/figures.ts";
import { comparePeriods } from "../../schema/order.ts";
import { deliver } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { countNodes } from "../render/system.ts";
import { label, lines, type Words } from "../words/index.ts";

export interface ValidateOptions extends ProjectCall {
  readonly out?: string;
}

/** Reads and runs a project without printing scores: what does not stop the reading may still stop the computing. */
export async function validate(path: string | undefined, { io, session, ...options }: ValidateOptions): Promise<void> {
  const { loaded, locale } = await openProject(path, { io, session, ...options });
  const { definition, data, files } = loaded;

  const result = computeIndex(definition, data);
  const { system, plan } = result;
  const indicators = result.nodes.filter(({ group }) => !group).map(({ id }) => id);
  const absent = indicators.filter((id) => result.value("derived", id).every(Number.isNaN));
  const cells = result.units.length * indicators.length;
  const facts = {
    units: new Set(data.units).size,
    periods: [...new Set(data.periods)].sort(comparePeriods),
    rows: data.units.length,
    missing: result.missing,
    cells,
    share: shareText(cells === 0 ? 0 : result.missing / cells),
  };
  const steps = (["impute", "treat", "normalise", "weigh", "aggregate"] as const).map(
    (step) => `${step}: ${plan[step].method}`,
  );
  const { groups, indicators: leaves } = countNodes(system);
  const rows: readonly (readonly [keyof Words["validate"]["labels"], readonly string[]])[] = [
    ["files", [files.map(({ file }) => file).join(", ")]],
    [
      "system",
      lines(locale, (words) =>
        words.validate.system({
          id: system.id,
          version: system.version,
          groups,
          indicators: leaves,
          variables: system.variables.length,
        }),
      ),
    ],
    ["data", lines(locale, (words) => words.validate.data(facts))],
    [
      "columns",
      lines(locale, (words) =>
        words.validate.columns({ present: indicators.length - absent.length, indicators: indicators.length, absent }),
      ),
    ],
    ["plan", [steps.join("; ")]],
  ];
  const table = tableText(
    rows.flatMap(([name, texts]) =>
      texts.map((text, i) => [i === 0 ? label(locale, (words) => words.validate.labels[name]) : "", text]),
    ),
    { columns: [{}, {}] },
  );
  await deliver([table, ...lines(locale, (words) => words.validate.ok(result.notes.length))].join("\n"), {
    io,
    out: options.out,
    locale,
  });
}
