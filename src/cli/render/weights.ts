import type { WeightComparison, WeightScheme } from "../../analyse/compare-weights.ts";
import { tableText } from "../../io/table.ts";
import type { Name, Node, System } from "../../schema/types.ts";
import { sentences } from "../problems.ts";
import { type Locale, label, nameOf, namesOf } from "../words/index.ts";
import { figure, processText } from "./process.ts";
import { notesText } from "./result.ts";

interface WeightsOptions {
  readonly system: System;
  readonly title: Name | undefined;
  readonly locale: Locale;
  readonly width: number | undefined;
  /** Adds what each method learned. */
  readonly process: boolean;
}

/** Schemes side by side: weights by node, agreement, movement of the index, what was refused, notes. */
export function weightsText(comparison: WeightComparison, options: WeightsOptions): string {
  const { own, schemes, refused } = comparison;
  const { title, system, locale, process } = options;
  const all = [own, ...schemes];
  const say = (pick: Parameters<typeof label>[1]): string => label(locale, pick);
  const parts = [
    [
      ...namesOf(title ?? system.name ?? system.id, locale),
      ...all
        .map(({ label: name, weigh }) => `${name}: ${weigh.method}`)
        .filter((line, i) => i === 0 || !sameWord(line)),
    ].join("\n"),
    weightTable(all, "effective", options),
    weightTable(all, "nominal", options),
  ];
  if (all.some(({ weights }) => weights.some(({ varies }) => varies))) parts.push(say(({ weights }) => weights.varies));
  if (schemes.length > 0) parts.push(agreementText(comparison, locale), movementText(schemes, locale));
  if (process)
    for (const scheme of all)
      for (const one of scheme.process) {
        const where = one.group ?? say(({ weights }) => weights.allIndicators);
        const period = one.period === undefined ? "" : `, ${one.period}`;
        parts.push(`${scheme.label} · ${where}${period}\n\n${processText(one, { locale })}`);
      }
  if (refused.length > 0)
    parts.push(
      [
        say(({ weights }) => weights.refused),
        ...refused.flatMap(({ label: name, issues }) =>
          issues.map((issue) => `- ${name}: ${sentences(issue, locale).join("\n  ")}`),
        ),
      ].join("\n"),
    );
  for (const { label: name, notes } of all) if (notes.length > 0) parts.push(`${name} · ${notesText(notes, locale)}`);
  return parts.join("\n\n");
}

function sameWord(line: string): boolean {
  const [name, method] = line.split(": ");
  return name === method;
}

function weightTable(
  schemes: readonly WeightScheme[],
  what: "effective" | "nominal",
  { system, locale, width }: WeightsOptions,
): string {
  const nodes = nodesBelow(system.index);
  const rows = schemes[0]!.weights.slice(1).map(({ node }) => {
    const { depth, name } = nodes.get(node)!;
    return [
      `${"  ".repeat(depth - 1)}${node}`,
      nameOf(name, { locale, id: "" }),
      ...schemes.map(({ weights }) => {
        const own = weights.find((one) => one.node === node)!;
        return `${Number.isNaN(own[what]) ? "" : own[what].toFixed(4)}${own.varies ? "*" : ""}`;
      }),
    ];
  });
  const named = rows.some(([, name]) => name !== "");
  const table = tableText(
    rows.map((row) => row.filter((_, j) => named || j !== 1)),
    {
      columns: [
        { heading: label(locale, ({ weights }) => weights.node) },
        ...(named ? [{ heading: label(locale, ({ weights }) => weights.name), shrink: true }] : []),
        ...schemes.map((scheme) => ({ heading: scheme.label, align: "right" as const })),
      ],
      width,
    },
  );
  return `${label(locale, ({ weights }) => weights[what])}\n\n${table}`;
}

function agreementText({ agreement }: WeightComparison, locale: Locale): string {
  const right = { align: "right" } as const;
  const table = tableText(
    agreement.map(({ a, b, spearman, kendall }) => [a, b, correlation(spearman), correlation(kendall)]),
    {
      columns: [{ heading: "" }, { heading: "" }, { heading: "Spearman", ...right }, { heading: "Kendall", ...right }],
    },
  );
  return `${label(locale, ({ weights }) => weights.agreement)}\n\n${table}`;
}

function correlation(r: number): string {
  return Number.isNaN(r) ? "-" : r.toFixed(3);
}

function movementText(schemes: readonly WeightScheme[], locale: Locale): string {
  const say = (pick: Parameters<typeof label>[1]): string => label(locale, pick);
  const right = { align: "right" } as const;
  const at = (most: WeightScheme["movement"]["maxShift"]): string[] =>
    most === null ? ["", ""] : [figure(most.value), most.value === 0 ? "" : `${most.unit}, ${most.period}`];
  const table = tableText(
    schemes.map(({ label: name, movement }) => [
      name,
      Number.isNaN(movement.meanShift) ? "" : movement.meanShift.toFixed(3),
      ...at(movement.maxShift),
      Number.isNaN(movement.meanChange) ? "" : movement.meanChange.toFixed(3),
      ...at(movement.maxChange),
    ]),
    {
      columns: [
        { heading: say(({ weights }) => weights.scheme) },
        { heading: say(({ weights }) => weights.meanShift), ...right },
        { heading: say(({ weights }) => weights.maxShift), ...right },
        { heading: say(({ weights }) => weights.at) },
        { heading: say(({ weights }) => weights.meanChange), ...right },
        { heading: say(({ weights }) => weights.maxChange), ...right },
        { heading: say(({ weights }) => weights.at) },
      ],
    },
  );
  return `${say(({ weights }) => weights.movement)}\n\n${table}`;
}

function nodesBelow(index: Node): Map<string, { readonly depth: number; readonly name: Name | undefined }> {
  const found = new Map<string, { depth: number; name: Name | undefined }>();
  const visit = (node: Node, depth: number): void => {
    found.set(node.id, { depth, name: node.name });
    for (const child of node.children ?? []) visit(child, depth + 1);
  };
  visit(index, 0);
  return found;
}
