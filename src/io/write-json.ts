/**
 * JSON for people and for `diff`: objects indented, and each entry of a list on a line of its own.
 * @example jsonText({ scores: [{ unit: "a", score: 1 }] }); // => '{\n  "scores": [\n    {"unit":"a","score":1}\n  ]\n}\n'
 */
export function jsonText(value: unknown): string {
  return `${print(value, "")}\n`;
}

function print(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const simple = value.every((one) => typeof one !== "object" || one === null);
    if (simple) return JSON.stringify(value);
    return `[\n${value.map((one) => inner + JSON.stringify(one)).join(",\n")}\n${indent}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (entries.length === 0) return "{}";
  return `{\n${entries.map(([key, one]) => `${inner}${JSON.stringify(key)}: ${print(one, inner)}`).join(",\n")}\n${indent}}`;
}
