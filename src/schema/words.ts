/** What kind of value this is, in the words that messages use. */
export function typeWord(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "list";
  switch (typeof value) {
    case "string":
      return "text";
    case "boolean":
      return "true or false";
    default:
      return typeof value;
  }
}

/** A value as a message shows it: texts in quotes and cut after 60 characters, lists and objects by their kind. */
export function showValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
  if (typeof value === "object" && value !== null) return typeWord(value);
  if (typeof value === "bigint" || typeof value === "symbol" || typeof value === "function") return typeof value;
  return String(value);
}
