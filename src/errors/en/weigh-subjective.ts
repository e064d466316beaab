import { listed } from "../phrase.ts";
import type { There } from "./data.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `; did you mean "${nearest}"?`);

/** A judgement as people say it: 3, 1/3, or four digits. */
export function ratioText(value: number): string {
  const back = 1 / value;
  if (value < 1 && Math.abs(back - Math.round(back)) < 1e-9) return `1/${Math.round(back)}`;
  return String(Number(value.toPrecision(4)));
}

const CELLS = {
  text: "write a number, a decimal or a fraction such as 1/3, or leave it blank",
  date: "the spreadsheet made a date of a fraction; format the cells as text, or write it as a decimal",
  "zero-denominator": "a fraction cannot have 0 below the line",
  infinite: "it must be finite",
} as const;

/** A change of one judgement. */
export interface JudgementChange {
  readonly a: string;
  readonly b: string;
  readonly from: number;
  readonly to: number;
}

/** What is known of a matrix that contradicts itself. */
export interface Inconsistency {
  readonly cr: number;
  readonly limit: number;
  readonly expert: string | null;
  readonly triple: {
    readonly a: string;
    readonly b: string;
    readonly c: string;
    readonly ab: number;
    readonly bc: number;
    readonly ac: number;
  };
  /** Single changes that suffice, the smallest first. */
  readonly repair: readonly JudgementChange[];
  /** Changes to be made together, where no single one suffices. */
  readonly together: readonly JudgementChange[];
}

const change = ({ a, b, from, to }: JudgementChange) => `${a}/${b} from ${ratioText(from)} to ${ratioText(to)}`;

function inconsistency({ cr, limit, expert, triple, repair, together }: Inconsistency): string {
  const { a, b, c, ab, bc, ac } = triple;
  const who = expert === null ? "" : ` of ${expert}`;
  const apart = `${a}/${b} = ${ratioText(ab)} and ${b}/${c} = ${ratioText(bc)} against ${a}/${c} = ${ratioText(ac)}`;
  const mend =
    repair.length > 0
      ? `one change repairs it: ${repair.map(change).join(", or ")}`
      : together.length > 0
        ? `no single change repairs it, these together do: ${together.map(change).join(", ")}`
        : "judge again";
  return `the judgements${who} contradict each other: CR is ${Number(cr.toPrecision(3))}, above ${limit}; most of all ${apart}; ${mend}`;
}

/** Problems and notes of weights from judgements. */
export const weighSubjectiveEn = {
  // reading judgements
  "judgement-one-form": ({ given, forms }: { given: number; forms: readonly string[] }) =>
    `judgements are given in ${given === 0 ? "none" : "more than one"} of the forms ${names(forms)}; give exactly one of them`,
  "judgement-not-read": (p: { found: string; problem: keyof typeof CELLS; a: string; b: string }) =>
    `"${p.found}" in row ${p.a}, column ${p.b} is no judgement; ${CELLS[p.problem]}`,
  "judgement-not-square": ({ rows, columns }: { rows: number; columns: number }) =>
    `a judgement matrix has as many rows as columns, found ${rows} rows and ${columns} columns; write blank cells as null, or as - in a text`,
  "judgement-size": ({ found, nodes }: { found: number; nodes: readonly string[] }) =>
    `the judgements are about ${found} items, and ${nodes.length} are weighed here (${names(nodes)}); judge each of them, or name the rows with "nodes"`,
  "judgement-node-twice": ({ id }: { id: string }) => `"${id}" is listed twice; list it once`,
  "judgement-not-listed": ({ id, nodes }: { id: string; nodes: readonly string[] }) =>
    `"${id}" is judged, but not listed in "nodes" (${names(nodes)}); correct one of the two`,
  "judgement-twice": ({ a, b, first }: { a: string; b: string; first: number }) =>
    `${a} against ${b} is judged twice, first in entry ${first}; keep one`,
  "judgement-lacking": ({ a, b }: { a: string; b: string }) =>
    `${a} against ${b} is not judged, and this method needs every pair; fill it in`,
  "judgement-diagonal": ({ node, found, wanted }: { node: string; found: number; wanted: number }) =>
    `${node} against itself is ${found}; the diagonal is ${wanted}, or blank`,
  "judgement-not-positive": ({ found, a, b }: { found: number; a: string; b: string }) =>
    `${a} against ${b} is ${found}; a ratio of importance is above 0, write 1/3 for "a third as important"`,
  "judgement-off-scale": (p: { found: number; a: string; b: string; scale: string; largest: number }) =>
    `${p.a} against ${p.b} is ${p.found}; on the scale "${p.scale}" judgements lie between 1/${p.largest} and ${p.largest}; correct it, or choose scale: unbounded`,
  "judgement-not-reciprocal": (p: { a: string; b: string; found: number; back: number }) =>
    `${p.a} against ${p.b} is ${ratioText(p.found)}, so ${p.b} against ${p.a} must be ${ratioText(1 / p.found)}, found ${ratioText(p.back)}; correct one, or leave it blank`,
  "judgement-nodes-missing": (p: {
    missing: readonly string[];
    unknown: readonly { readonly id: string; readonly nearest: string | undefined }[];
  }) =>
    `not judged: ${names(p.missing)}; add ${p.missing.length === 1 ? "it" : "them"}${
      p.unknown.length === 0
        ? ""
        : `; judged, but not weighed here: ${names(p.unknown.map(({ id, nearest }) => (nearest === undefined ? id : `${id} (did you mean ${nearest}?)`)))}`
    }`,
  "judgement-count": (p: { key: string; found: number; wanted: number; nodes: number }) =>
    `"${p.key}" has ${p.found} values, and an order of ${p.nodes} needs ${p.wanted}; give one for each step`,
  "judgement-too-small": ({ key, found, least }: { key: string; found: number; least: number }) =>
    `"${key}" has ${found}, and ${least} is the least there can be; if the next is more important, change the order`,
  "judgement-out-of-order": ({ node, found, before }: { node: string; found: number; before: number }) =>
    `the priority of ${node} is ${found}, below the ${before} before it; priorities rise along the order, which begins with the most important`,
  "judgements-absent": (p: { groups: readonly string[]; given: readonly string[]; nearest: string | undefined }) =>
    `there are no judgements for ${names(p.groups)} (given: ${p.given.length === 0 ? "none" : names(p.given)})${meant(p.nearest)}; add them, or weigh ${p.groups.length === 1 ? "this group" : "these groups"} otherwise under weigh.nodes`,
  "judgements-for-one": ({ groups }: { groups: readonly string[] }) =>
    `one judgement cannot hold for several groups (${names(groups)}); give one for each: { ${groups[0]}: … }`,
  "judgements-need-siblings": ({ given }: { given: readonly string[] }) =>
    `judgements by group (${names(given)}) weigh the children of a group; use scope: siblings, or one judgement for all indicators`,
  "judgements-disconnected": ({ parts }: { parts: readonly (readonly string[])[] }) =>
    `no judgements join ${parts.map((part) => `{${names(part)}}`).join(" and ")}, so nothing can be said of one against the other; judge at least one pair across`,
  "expert-twice": ({ name, first }: { name: string; first: number }) =>
    `"${name}" is already expert ${first}; name each expert once`,
  "expert-unknown": ({
    name,
    nearest,
    known,
  }: {
    name: string;
    nearest?: string | undefined;
    known: readonly string[];
  }) => `no expert is called "${name}"${meant(nearest)}; experts: ${known.length === 0 ? "none" : names(known)}`,
  "experts-without-weight": (_: Readonly<Record<never, never>>) => "no expert has a weight above 0; give at least one",

  "judgements-headings": ({ headings }: { headings: readonly string[] }) =>
    `a table of judgements has the headings "a", "b", "value" and, where wanted, "expert" and "group", and no others; found: ${names(headings)}`,
  "judgement-not-siblings": ({ a, b, group }: { a: string; b: string; group: string }) =>
    `${a} and ${b} are not both children of "${group}"; only children of one group are compared`,
  "judgement-row-twice": ({ a, b, first }: { a: string; b: string; first: There }) =>
    `${a} against ${b} is judged twice, first in ${first.file}, row ${first.row}; keep one`,
  "judgements-given-twice": ({ file }: { file: string }) =>
    `the judgements of ${file} would replace those given elsewhere; keep one of the two`,
  "judgements-method": ({ file }: { file: string }) =>
    `${file} holds judgements, and the plan does not say what to make of them; set weigh.method, to ahp for example`,

  // single methods
  "too-inconsistent": inconsistency,
  "tier-ratio": ({ found }: { found: string }) => `"${found}" is no ratio of tiers; write numbers above 0, as in 3:2:1`,
  "tier-unknown": ({ tier, tiers }: { tier: number; tiers: number }) =>
    `there is no tier ${tier}, the ratio has ${tiers}; lengthen the ratio, or correct the tier`,
  "tier-missing": ({ nodes }: { nodes: readonly string[] }) =>
    `no tier for ${names(nodes)}; name one in "tiers" or by tag, or set "otherwise"`,
  "points-zero": ({ name, nodes }: { name: string; nodes: readonly string[] }) =>
    `expert ${name} gives all of ${names(nodes)} 0, so there is nothing to share; give at least one of them points`,
  "median-zero": ({ nodes }: { nodes: readonly string[] }) =>
    `the middle of the panel's figures is 0 for each of ${names(nodes)}; use centre: mean, or correct the figures`,
  "swing-interval": ({ node, low, high }: { node: string; low: number; high: number }) =>
    `the swing of ${node} is an interval, ${low} to ${high}; set form: interval`,
  "swing-turned": ({ node, low, high }: { node: string; low: number; high: number }) =>
    `the interval of ${node} runs from ${low} down to ${high}; write the least first`,
  "best-worst-parts": ({ pairs }: { pairs: boolean }) =>
    pairs
      ? "the pairs do not show one best item, compared with all others, and one worst, with which all are compared; add the missing pairs, or name best and worst"
      : "the best-worst method needs best, worst, bestToOthers and othersToWorst; add what is missing",
  "best-is-worst": ({ id }: { id: string }) => `"${id}" is best and worst; name two different ones`,
  "best-worst-scale": ({ found, a, b }: { found: string; a: string; b: string }) =>
    `${a} against ${b} is ${found}; the best against each, and each against the worst, are numbers from 1 to 9`,
  "best-worst-differ": (p: { best: string; worst: string; there: number; back: number }) =>
    `the best against the worst (${p.best} against ${p.worst}) is ${p.there} in bestToOthers and ${p.back} in othersToWorst; make them equal`,
  "best-worst-unsolved": (_: Readonly<Record<never, never>>) =>
    "the linear program has no solution within rounding; use form: nonlinear",
  "triangle-turned": ({ a, b, found }: { a: string; b: string; found: readonly number[] }) =>
    `${a} against ${b} is (${found.map(ratioText).join(", ")}); a triangular judgement rises: least, likely, most`,
  "influence-off-scale": (p: { found: number; a: string; b: string; largest: number }) =>
    `the influence of ${p.a} on ${p.b} is ${p.found}; it lies between 0 and ${p.largest}; correct it, or set "largest"`,
  "influence-none": ({ nodes }: { nodes: readonly string[] }) =>
    `none of ${names(nodes)} influences another; judge at least one pair above 0`,
  "influence-endless": ({ divideBy }: { divideBy: string }) =>
    `divided by the largest sum (divideBy: ${divideBy}), influence runs round without dying away; judge again`,
  "votes-above-voters": ({ votes, voters }: { votes: number; voters: number }) =>
    `one item has ${votes} votes, more than the ${voters} voters; correct one of the two`,
  "opinion-empty": ({ nodes }: { nodes: readonly string[] }) =>
    `nobody chose or rated any of ${names(nodes)}; add answers`,

  // notes: the work goes on
  "inconsistent-judgements": inconsistency,
  "judgements-completed": ({ pairs, of, rule }: { pairs: readonly string[]; of: number; rule: string }) =>
    `${pairs.length} of ${of} pairs are not judged and were completed by "${rule}": ${names(pairs)}`,
  "judgements-extra": ({ nodes }: { nodes: readonly string[] }) =>
    `judged, but not weighed here; the others keep their proportions: ${names(nodes)}`,
  "extent-zero-weights": ({ nodes }: { nodes: readonly string[] }) =>
    `extent analysis gives weight 0 to ${names(nodes)}, though their judgements do not: it measures possibility, not importance; use variant: buckley`,
  "delphi-apart": ({ nodes, maxCv, round }: { nodes: readonly string[]; maxCv: number; round: number }) =>
    `after round ${round} the experts are still apart (coefficient of variation above ${maxCv}) on: ${names(nodes)}`,
  "answers-left-out": ({ count, of }: { count: number; of: number }) =>
    `${count} of ${of} persons did not answer for each of these, and are not counted`,
};
