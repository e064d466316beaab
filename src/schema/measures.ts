/** What a measure counts; measures of one kind convert into each other. */
export type MeasureKind = "CNY" | "area" | "persons" | "households" | "ratio" | "length" | "mass" | "energy";

/** A measure is `times / over` of the basic measure of its kind, both whole numbers, so that factors are exact. */
interface Measure {
  readonly kind: string;
  readonly times: number;
  readonly over: number;
}

const BASIC: Readonly<Record<string, readonly [MeasureKind, times: number, over?: number]>> = {
  元: ["CNY", 1],
  CNY: ["CNY", 1],
  千元: ["CNY", 1e3],
  万元: ["CNY", 1e4],
  "10k CNY": ["CNY", 1e4],
  百万元: ["CNY", 1e6],
  亿元: ["CNY", 1e8],
  "100m CNY": ["CNY", 1e8],
  平方米: ["area", 1],
  m2: ["area", 1],
  亩: ["area", 2000, 3],
  mu: ["area", 2000, 3],
  万亩: ["area", 20_000_000, 3],
  公顷: ["area", 1e4],
  ha: ["area", 1e4],
  平方公里: ["area", 1e6],
  平方千米: ["area", 1e6],
  km2: ["area", 1e6],
  人: ["persons", 1],
  persons: ["persons", 1],
  千人: ["persons", 1e3],
  万人: ["persons", 1e4],
  "10k persons": ["persons", 1e4],
  户: ["households", 1],
  households: ["households", 1],
  万户: ["households", 1e4],
  "10k households": ["households", 1e4],
  ratio: ["ratio", 1],
  "%": ["ratio", 1, 100],
  "‰": ["ratio", 1, 1000],
  米: ["length", 1],
  m: ["length", 1],
  公里: ["length", 1e3],
  千米: ["length", 1e3],
  km: ["length", 1e3],
  千克: ["mass", 1],
  公斤: ["mass", 1],
  kg: ["mass", 1],
  吨: ["mass", 1e3],
  t: ["mass", 1e3],
  万吨: ["mass", 1e7],
  千瓦时: ["energy", 1],
  kWh: ["energy", 1],
  万千瓦时: ["energy", 1e4],
  亿千瓦时: ["energy", 1e8],
};

/** The measures by their words; a measure per another is written with `/` (`元/人`, `万元/亩`). */
export const MEASURES: readonly string[] = Object.keys(BASIC);

/** A measure's kind and size; undefined where its word is not known. */
export function readMeasure(word: string): Measure | undefined {
  const [above, below, ...more] = word
    .trim()
    .normalize("NFC")
    .split(/\s*[/／]\s*/);
  const top = basic(above!);
  if (top === undefined || more.length > 0 || below === undefined) return more.length > 0 ? undefined : top;
  const bottom = basic(below);
  if (bottom === undefined) return undefined;
  return { kind: `${top.kind}/${bottom.kind}`, times: top.times * bottom.over, over: top.over * bottom.times };
}

function basic(word: string): Measure | undefined {
  const found = Object.hasOwn(BASIC, word) ? BASIC[word] : undefined;
  return found && { kind: found[0], times: found[1], over: found[2] ?? 1 };
}

/** Value in the new measure = value · times / over, in lowest terms. */
export interface MeasureFactor {
  readonly times: number;
  readonly over: number;
}

/**
 * How figures of one measure become figures of another; undefined where they measure different things or a word is unknown.
 * @example measureFactor("亿元", "万元"); // => { times: 10000, over: 1 }
 * @example measureFactor("亩", "公顷"); // => { times: 1, over: 15 }
 */
export function measureFactor(from: string, to: string): MeasureFactor | undefined {
  const a = readMeasure(from);
  const b = readMeasure(to);
  if (a === undefined || b === undefined || a.kind !== b.kind) return undefined;
  const times = a.times * b.over;
  const over = a.over * b.times;
  const shared = divisor(times, over);
  return { times: times / shared, over: over / shared };
}

/** One multiplication and one division, each of them exact where it is by 1. */
export const converted = (value: number, { times, over }: MeasureFactor): number => (value * times) / over;

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** The measure in the brackets, half or full width, at the end of a heading: `GDP(亿元)`; undefined without one. */
export function measureInHeading(heading: string): string | undefined {
  const word = /[(\uff08]([^()\uff08\uff09]+)[)\uff09]\s*$/u.exec(heading)?.[1]?.trim();
  return word !== undefined && readMeasure(word) !== undefined ? word : undefined;
}
