import type { Sensitivity } from "../../analyse/sensitivity/sensitivity.ts";
import { tableText } from "../../io/table.ts";
import { shareIn } from "../../report/figures.ts";
import { type Locale, label, namesOf, wordsOf } from "../words/index.ts";
import { inputsText } from "./inputs.ts";
import { figure } from "./process.ts";
import { notesText } from "./result.ts";
import type { AnalysisTextOptions } from "./uncertainty.ts";

type Say = (pick: Parameters<typeof label>[1]) => string;

/** What each input does, in a table; then notes with the shares in words. */
export function sensitivityText(result: Sensitivity, options: AnalysisTextOptions): string {
  const { locale, definition, title, byDefault, width } = options;
  const { spec, method, evaluations, nominal, notes } = result;
  const say: Say = (pick) => label(locale, pick);
  const output = outputText(spec.output, locale);
  const { head, rows } = tableOf(result, { say, share: shareIn(locale) });
  const right = { align: "right" } as const;
  const columns = head.map((heading, j) => (j === 0 ? { heading, shrink: true } : { heading, ...right }));
  const parts = [
    [
      ...namesOf(title ?? definition.system.name ?? definition.system.id, locale),
      say(({ uncertainty: words }) =>
        words.designed({ method: words.designs[method], evaluations, seed: spec.seed, output }),
      ),
    ].join("\n"),
    inputsText(spec.vary, { locale, byDefault, part: "sensitivity" }),
    ...(spec.output === "mean-rank-shift" ? [] : [say(({ uncertainty: words }) => words.nominal(figure(nominal)))]),
    tableText(rows, { columns, width }),
  ];
  if (result.method === "one-at-a-time") {
    const lines = result.inputs.flatMap(({ name, alternatives }) =>
      (alternatives ?? []).map((one) => [name, one.name, numberText(one.output)]),
    );
    if (lines.length > 0) {
      const heading = say(({ uncertainty: words }) => words.each);
      parts.push(`${heading}\n\n${tableText(lines, { columns: [{}, { shrink: true }, { ...right }], width })}`);
    }
  }
  if (notes.length > 0) parts.push(notesText(notes, locale));
  return parts.join("\n\n");
}

function outputText(output: Sensitivity["spec"]["output"], locale: Locale): string {
  if (output === "mean-rank-shift") return label(locale, ({ uncertainty: words }) => words.meanRankShift);
  const what = label(locale, (words) => (output.of === "score" ? words.uncertainty.score : words.compute.rank));
  const { uncertainty: words } = wordsOf(locale)[0]!;
  const where = [output.unit, output.period, output.node].filter((one) => one !== undefined);
  return `${what}${words.aside(words.facts(where))}`;
}

const numberText = (v: number): string => (Number.isNaN(v) ? "" : v.toFixed(4));

function tableOf(
  result: Sensitivity,
  { say, share: written }: { readonly say: Say; readonly share: (share: number) => string },
): { readonly head: readonly string[]; readonly rows: string[][] } {
  const input = say(({ uncertainty: words }) => words.input);
  const share = (v: number): string => (Number.isNaN(v) ? "" : written(Math.max(0, v)));
  switch (result.method) {
    case "sobol": {
      const level = written(result.spec.level);
      const ends = ([low, high]: readonly [number, number]): string =>
        Number.isNaN(low) ? "" : `${share(low)} – ${share(high)}`;
      return {
        head: [
          input,
          say(({ uncertainty: words }) => words.firstOrder),
          level,
          say(({ uncertainty: words }) => words.total),
          level,
        ],
        rows: result.inputs.map(({ name, first, firstInterval, total, totalInterval }) => [
          name,
          share(first),
          ends(firstInterval),
          share(total),
          ends(totalInterval),
        ]),
      };
    }
    case "morris":
      return {
        head: [
          input,
          ...(["muStar", "mu", "sigma"] as const).map((key) => say(({ uncertainty: words }) => words[key])),
        ],
        rows: result.inputs.map(({ name, muStar, mu, sigma }) => [name, ...[muStar, mu, sigma].map(numberText)]),
      };
    case "one-at-a-time":
      return {
        head: [
          input,
          ...(["least", "mean", "most", "deviation"] as const).map((key) =>
            say(({ uncertainty: words }) => words[key]),
          ),
        ],
        rows: result.inputs.map(({ name, min, mean, max, standardDeviation }) => [
          name,
          ...[min, mean, max, standardDeviation].map(numberText),
        ]),
      };
    default:
      return result satisfies never;
  }
}
