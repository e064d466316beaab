/** What is wrong with an XML part; `dtd` and `entity` could multiply or read what they should not, so no workbook has them. */
export type XmlProblem = "dtd" | "entity" | "encoding" | "not-closed" | "too-deep" | "syntax";

export type Attributes = Readonly<Record<string, string>>;
/** Called in the order of the text; names come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const MAX_DEPTH = 64;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Thrown inside a reader and turned into an issue by whoever knows the part. */
export class XmlError extends Error {
  readonly problem: XmlProblem;
  constructor(problem: XmlProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Walks an XML text. A document type is refused, and so is every entity but the five of XML and numbers of characters.
 * @throws XmlError
 */
export function walkXml(bytes: Uint8Array, reader: XmlReader): void {
  const text = decode(bytes);
  const open: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf("<", at);
    if (start < 0) {
      if (open.length > 0) throw new XmlError("not-closed");
      return;
    }
    if (start > at && open.length > 0) reader.text?.(plainText(text.slice(at, start)));
    if (text.startsWith("<!--", start)) at = after(text, "-->", start);
    else if (text.startsWith("<![CDATA[", start)) {
      at = after(text, "]]>", start);
      reader.text?.(text.slice(start + 9, at - 3));
    } else if (text.startsWith("<!", start)) throw new XmlError("dtd");
    else if (text.startsWith("<?", start)) at = after(text, "?>", start);
    else {
      const end = tagEnd(text, start);
      at = end + 1;
      if (text[start + 1] === "/") {
        const name = localName(text.slice(start + 2, end).trim());
        if (open.pop() !== name) throw new XmlError("not-closed");
        reader.close?.(name);
        continue;
      }
      const alone = text[end - 1] === "/";
      const inner = text.slice(start + 1, alone ? end - 1 : end);
      const space = inner.search(/\s/);
      const name = localName(space < 0 ? inner : inner.slice(0, space));
      if (name === "") throw new XmlError("syntax");
      reader.open?.(name, space < 0 ? NONE : attributesOf(inner.slice(space)));
      if (alone) reader.close?.(name);
      else if (open.push(name) > MAX_DEPTH) throw new XmlError("too-deep");
    }
  }
}

const NONE: Attributes = Object.freeze({});

function decode(bytes: Uint8Array): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlError("encoding");
  }
}

/** The `>` that ends a tag: one inside quotes does not. */
function tagEnd(text: string, start: number): number {
  const end = text.indexOf(">", start);
  if (end < 0) throw new XmlError("not-closed");
  const quote = text.indexOf('"', start);
  if ((quote < 0 || quote > end) && !text.slice(start, end).includes("'")) return end;
  let within = "";
  for (let i = start; i < text.length; i++) {
    const c = text[i]!;
    if (within !== "") within = c === within ? "" : within;
    else if (c === '"' || c === "'") within = c;
    else if (c === ">") return i;
  }
  throw new XmlError("not-closed");
}

function after(text: string, mark: string, start: number): number {
  const end = text.indexOf(mark, start);
  if (end < 0) throw new XmlError("not-closed");
  return end + mark.length;
}

function attributesOf(text: string): Attributes {
  const attributes: Record<string, string> = Object.create(null);
  const pattern = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
    attributes[localName(match[1]!)] = plainText(match[2] ?? match[3]!);
  return attributes;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function plainText(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&\s]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(";")) throw new XmlError("syntax");
    if (!name.startsWith("#")) {
      if (!Object.hasOwn(NAMED, name)) throw new XmlError("entity");
      return NAMED[name]!;
    }
    const point = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (!(point > 0 && point <= 0x10ffff)) throw new XmlError("syntax");
    return String.fromCodePoint(point);
  });
}
