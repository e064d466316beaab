import { listed } from "../phrase.ts";

/** 初步核算, 最终核实, 普查修订. */
type Edition = "preliminary" | "final" | "census-revision";
export interface VintageName {
  readonly vintage: string;
  readonly edition?: Edition;
}

const EDITIONS: Readonly<Record<Edition, string>> = {
  preliminary: "preliminary",
  final: "final",
  "census-revision": "census revision",
};
const vintageOf = ({ vintage, edition }: VintageName): string => {
  const word = edition === undefined ? "" : EDITIONS[edition];
  if (vintage === "") return word === "" ? "files without a vintage" : word;
  return word === "" ? `"${vintage}"` : `"${vintage}" (${word})`;
};
const cellsOf = (list: readonly (VintageName & { readonly cells: number })[]) =>
  listed(
    list.map((one) => `${vintageOf(one)} ${one.cells} ${one.cells === 1 ? "cell" : "cells"}`),
    { between: ", ", more: (n) => `… (${n} more)` },
  );
const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });

/** Problems of vintages, revisions and series over snapshots. */
export const revisionsEn = {
  "vintage-none": ({ asked, known }: { asked: VintageName; known: readonly VintageName[] }) =>
    known.length === 0
      ? "there are no vintages"
      : `no figures were published up to ${vintageOf(asked)}; known: ${names(known.map(vintageOf))}`,
  "vintages-absent": (_: object) =>
    'no data file says when its figures were published; write "vintage" or "edition" beside "file", or leave --as-of out; a day of reporting is written as 2026-03-31',
  "vintage-cell-twice": ({
    column,
    count,
    unit,
    period,
    ...name
  }: VintageName & { column: string; count: number; unit: string; period: string }) =>
    `"${column}" is given twice within ${vintageOf(name)} for ${count === 1 ? "" : `${count} cells, first `}${unit} in ${period}; take one out, or give the later file a vintage of its own`,
  "vintage-elsewhere": ({ word, kind }: { word: string; kind: string }) =>
    `"${word}" is said of figures of indicators, and this is a table of kind ${kind}; take it out`,
  "vintages-used": ({ used }: { used: readonly (VintageName & { cells: number })[] }) =>
    used.length === 0 ? "figures by vintage: none" : `figures by vintage: ${cellsOf(used)}`,
  "vintages-newer": ({ later }: { later: readonly (VintageName & { cells: number })[] }) =>
    `later figures are left out: ${cellsOf(later)}`,
  "stream-vintage": (_: object) =>
    "of a file with a vintage each cell is held against the other files, which a stream does not; compute without --stream",
  "call-as-of": (_: object) =>
    "--as-of says which figures of a project are read, and both sides are snapshots; leave it out",
  "revisions-one": ({ found }: { found: number }) =>
    `revisions need figures of two vintages or more, and there ${found === 1 ? "is one" : "are none"}; write "vintage" or "edition" beside "file" of the data`,
  "series-snapshots": (_: object) => "a series needs one snapshot or more",
  "series-period-absent": ({ periods }: { periods: readonly string[] }) =>
    `the data do not hold ${names(periods)}, which the snapshots have published; give their files, or embed the data in the snapshots`,
  "chain-no-overlap": ({ from, to, periods }: { from: string; to: string; periods: readonly string[] }) =>
    `nothing links ${from} with ${to}: no period has an index under both (looked at: ${names(periods)}); give the data of an overlap year under both systems, or publish the two series apart`,
  "chain-unlinked": ({
    node,
    units,
    reason,
  }: {
    node: string;
    units: readonly string[];
    reason: "missing" | "not-positive";
  }) =>
    `"${node}" is not linked for ${names(units)}: at the overlap ${reason === "missing" ? "a score is missing" : "a score is not positive, which a ratio needs"}; earlier scores are left out`,
  "chain-not-additive": ({ by }: { by: "ratio" | "difference" }) =>
    `each node is linked by itself (by ${by}), so linked groups do not aggregate to the linked index, and linked scores may leave the scale`,
};
