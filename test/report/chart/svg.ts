import { textWidth } from "../../../src/report/chart/measure.ts";

/** An element of an SVG: what a strict reader makes of it. */
export interface SvgElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgElement[];
  /** Text directly inside. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const TOKEN = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;

function decoded(text: string): string {
  return text.replace(/&([^;]*);?/g, (all, name: string) => {
    const code = /^#(\d+)$/.exec(name)?.[1];
    if (code !== undefined) return String.fromCodePoint(Number(code));
    const known = ENTITIES[name];
    if (known === undefined || !all.endsWith(";")) throw new Error(`no entity: ${all.slice(0, 20)}`);
    return known;
  });
}

/** Reads well-formed XML, and throws on anything else: unbalanced tags, attributes twice, bare &, characters XML has not. */
export function readSvg(svg: string): SvgElement {
  const wrong = [...svg].some((char) => {
    const code = char.codePointAt(0)!;
    return (
      (code >= 0xd800 && code < 0xe000) ||
      (code < 32 && code !== 9 && code !== 10 && code !== 13) ||
      code === 0xfffe ||
      code === 0xffff
    );
  });
  if (wrong) throw new Error("a character that XML cannot hold");
  interface Open {
    tag: string;
    attributes: Record<string, string>;
    children: SvgElement[];
    text: string;
  }
  const root: Open = { tag: "", attributes: {}, children: [], text: "" };
  const stack: Open[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < svg.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(svg);
    if (found === null) throw new Error(`not well-formed at ${at}: ${svg.slice(at, at + 80)}`);
    const [, close, tag, written = "", empty, text] = found;
    const top = stack.at(-1)!;
    if (text !== undefined) {
      top.text += decoded(text);
      continue;
    }
    if (close === "/") {
      if (top.tag !== tag) throw new Error(`</${tag}> closes <${top.tag}>`);
      stack.pop();
      continue;
    }
    const attributes: Record<string, string> = {};
    for (const [, name, value] of written.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      if (Object.hasOwn(attributes, name!)) throw new Error(`${name} twice in <${tag}>`);
      attributes[name!] = decoded(value!);
    }
    const element: Open = { tag: tag!, attributes, children: [], text: "" };
    top.children.push(element);
    if (empty !== "/") stack.push(element);
  }
  if (stack.length > 1) throw new Error(`<${stack.at(-1)!.tag}> is never closed`);
  if (root.children.length !== 1 || root.text.trim() !== "") throw new Error("not one element");
  return root.children[0]!;
}

export function everyElement(element: SvgElement): readonly SvgElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

/** Marks with data of a chart, by one of their attributes. */
export function marksWith(svg: string, attribute: string): readonly Readonly<Record<string, string>>[] {
  return everyElement(readSvg(svg))
    .map(({ attributes }) => attributes)
    .filter((attributes) => Object.hasOwn(attributes, `data-${attribute}`));
}

/** Bars, dots and lines that reach out of the picture, in words. */
export function shapesOutside(svg: string): readonly string[] {
  const root = readSvg(svg);
  const [, , width, height] = root.attributes["viewBox"]!.split(" ").map(Number) as [number, number, number, number];
  return everyElement(root).flatMap(({ tag, attributes }) => {
    const at = (key: string) => Number(attributes[key] ?? 0);
    const points: readonly (readonly [number, number])[] =
      tag === "rect"
        ? [
            [at("x"), at("y")],
            [at("x") + at("width"), at("y") + at("height")],
          ]
        : tag === "circle"
          ? [
              [at("cx") - at("r"), at("cy") - at("r")],
              [at("cx") + at("r"), at("cy") + at("r")],
            ]
          : tag === "line"
            ? [
                [at("x1"), at("y1")],
                [at("x2"), at("y2")],
              ]
            : [];
    const outside = points.some(([x, y]) => x < -0.5 || y < -0.5 || x > width + 0.5 || y > height + 0.5);
    return outside ? [`<${tag}> ${JSON.stringify(attributes)} in ${width} × ${height}`] : [];
  });
}

/** Texts that reach out of the picture, in words. */
export function textsOutside(svg: string): readonly string[] {
  const root = readSvg(svg);
  const [, , width, height] = root.attributes["viewBox"]!.split(" ").map(Number) as [number, number, number, number];
  return everyElement(root)
    .filter(({ tag }) => tag === "text")
    .flatMap(({ attributes, text }) => {
      const [x, y, size] = ["x", "y", "font-size"].map((key) => Number(attributes[key] ?? 0)) as [
        number,
        number,
        number,
      ];
      const wide = textWidth(text, { size, bold: attributes["font-weight"] === "bold" });
      const before = { start: 0, middle: 0.5, end: 1 }[attributes["text-anchor"] ?? "start"]! * wide;
      const turn = (Number(/rotate\((-?[\d.]+)/.exec(attributes["transform"] ?? "")?.[1] ?? 0) * Math.PI) / 180;
      const corners = [-before, wide - before].flatMap((along) =>
        [-size / 2, size / 2].map((down) => [
          x + along * Math.cos(turn) - down * Math.sin(turn),
          y + along * Math.sin(turn) + down * Math.cos(turn),
        ]),
      ) as [number, number][];
      const box = {
        left: Math.min(...corners.map(([at]) => at)),
        right: Math.max(...corners.map(([at]) => at)),
        top: Math.min(...corners.map(([, at]) => at)),
        bottom: Math.max(...corners.map(([, at]) => at)),
      };
      const inside = box.left >= -0.5 && box.top >= -0.5 && box.right <= width + 0.5 && box.bottom <= height + 0.5;
      return inside ? [] : [`${text} (${JSON.stringify(box)} in ${width} × ${height})`];
    });
}
