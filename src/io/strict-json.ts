/** What a scan of the text finds that parsing forgets. */
interface Scan {
  /** Colons outside texts: a key each, repeated ones too. */
  readonly keys: number;
  readonly depth: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

function scan(text: string): Scan {
  let keys = 0;
  let level = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) {
      for (i += 1; i < text.length && text.charCodeAt(i) !== QUOTE; i++) if (text.charCodeAt(i) === BACKSLASH) i += 1;
    } else if (c === COLON) keys += 1;
    else if (c === 0x7b || c === 0x5b) depth = Math.max(depth, ++level);
    else if (c === 0x7d || c === 0x5d) level -= 1;
  }
  return { keys, depth };
}

/** How many keys a value has, in it and below. */
function keysOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let keys = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const inner of Object.values(value)) keys += keysOf(inner);
  return keys;
}

/**
 * The value of a text that is JSON without a repeated key; undefined for any other, and for nesting beyond `depth`, where a
 * reader that says what is wrong has to look.
 * @example strictJson('{"a": [1]}', { depth: 2 }); // => { value: { a: [1] } }
 */
export function strictJson(
  text: string,
  { depth }: { readonly depth: number },
): { readonly value: unknown } | undefined {
  const found = scan(text);
  if (found.depth > depth) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return keysOf(value) === found.keys ? { value } : undefined;
  } catch {
    return undefined;
  }
}
