import type { DecodedArray, SchemaElement } from "hyparquet";

/** What a column of a Parquet file holds: figures, whole numbers, texts, or what no table of figures has. */
export type CellKind = "number" | "integer" | "text" | "other" | "nested";

const TEXTS = ["UTF8", "ENUM"];
const WHOLE = /^U?INT_(8|16|32|64)$/;

export function kindOf({ type, num_children, repetition_type, converted_type, logical_type }: SchemaElement): CellKind {
  if (num_children !== undefined || repetition_type === "REPEATED") return "nested";
  const logical = logical_type?.type;
  if (converted_type === "DECIMAL" || logical === "DECIMAL" || logical === "FLOAT16") return "number";
  if (converted_type !== undefined && !TEXTS.includes(converted_type) && !WHOLE.test(converted_type)) return "other";
  if (logical !== undefined && !["STRING", "ENUM", "INTEGER"].includes(logical)) return "other";
  if (type === "DOUBLE" || type === "FLOAT") return "number";
  if (type === "INT32" || type === "INT64") return "integer";
  return type === "BYTE_ARRAY" ? "text" : "other";
}

/** The type as its writer would name it. */
export function typeName({ type, converted_type, logical_type }: SchemaElement): string {
  return logical_type?.type ?? converted_type ?? type ?? "group";
}

/** A cell as a text that the reader of tables takes: a number with every digit, nothing where there is none. */
export function cellText(value: DecodedArray[number] | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" && Number.isNaN(value)) return "";
  return String(value);
}

/** A whole number that a double does not hold exactly. */
export function beyondDouble(value: unknown): boolean {
  return typeof value === "bigint" && BigInt.asIntN(64, BigInt(Number(value))) !== value;
}
