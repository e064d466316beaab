import type { Cell } from "./sheet.ts";

// What the cell of a sheet says where a document wants a value.

export function isPercentCell(cell: Cell): boolean {
  return cell.percent === true;
}

/** A number, true or false, JSON, or a text; undefined for a text that begins like JSON and is none. */
export function cellValue(cell: Cell): unknown {
  if (cell.kind === "number") return Number(cell.text);
  if (cell.kind === "boolean") return cell.text === "TRUE";
  const text = cell.text.trim();
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const DIRECTIONS: Readonly<Record<string, string>> = {
  positive: "positive",
  正向: "positive",
  "+": "positive",
  negative: "negative",
  逆向: "negative",
  负向: "negative",
  "-": "negative",
  unstated: "unstated",
  未说明: "unstated",
};

/** @example directionOf("适度 50"); // => { ideal: 50 } */
export function directionOf(given: string): unknown {
  const text = given.normalize("NFKC").trim();
  const word = Object.hasOwn(DIRECTIONS, text.toLowerCase()) ? DIRECTIONS[text.toLowerCase()] : undefined;
  if (word !== undefined) return word;
  const ideal = /^(?:ideal|适度)\s*\(?\s*([+-]?[\d.]+)?\s*\)?$/i.exec(text);
  if (ideal) return { ideal: ideal[1] === undefined ? null : Number(ideal[1]) };
  const band = /^([+-]?[\d.]+)\s*(?:~|-|至)\s*([+-]?[\d.]+)$/.exec(text);
  return band ? { from: Number(band[1]), to: Number(band[2]) } : undefined;
}

/** How a direction is written in a cell, so that it reads back the same; undefined where a cell cannot hold it. */
export function directionText(direction: unknown, locale: "en" | "zh"): string | undefined {
  const zh = { positive: "正向", negative: "逆向", unstated: "未说明" } as const;
  if (typeof direction === "string")
    return locale === "zh" ? (zh[direction as keyof typeof zh] ?? direction) : direction;
  if (typeof direction !== "object" || direction === null) return undefined;
  if ("ideal" in direction) {
    const word = locale === "zh" ? "适度" : "ideal";
    return direction.ideal === null ? word : `${word} ${String(direction.ideal)}`;
  }
  if ("from" in direction && "to" in direction && Object.keys(direction).length === 2)
    return `${String(direction.from)} ~ ${String(direction.to)}`;
  return undefined;
}

/** TRUE, FALSE, yes, no, 是, 否. */
export function truthOf(text: string): boolean | undefined {
  if (/^(?:true|yes|y|1|是|√)$/i.test(text.trim())) return true;
  return /^(?:false|no|n|0|否|×)$/i.test(text.trim()) ? false : undefined;
}

/** A list written in one cell. @example listOf("strength、shortboard"); // => ["strength", "shortboard"] */
export function listOf(text: string): string[] {
  return text
    .split(/[、,，;；\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
