import { IndexError, type Issue } from "../../errors/index.ts";

/** Bytes that a logo may have: it is written into the page. */
const MOST = 300_000;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** What a picture may not hold, though a browser would not run it in an `img`. */
const REFUSED = /<script|<foreignObject|<!ENTITY|\son\w+\s*=|javascript:|(?:href|src)\s*=\s*["'](?!#|data:image\/)/i;

/** A logo as a `data:` address; an error unless it is a PNG, or an SVG that only draws. @throws IndexError */
export function logoAddress(bytes: Uint8Array, { file }: { readonly file: string }): string {
  const refuse = (why: "size" | "form" | "content"): never => {
    const issue: Issue = { code: "report-logo", path: [], params: { file, why, most: MOST } };
    throw new IndexError([issue]);
  };
  if (bytes.length > MOST) return refuse("size");
  if (PNG.every((byte, i) => bytes[i] === byte)) return `data:image/png;base64,${base64(bytes)}`;
  const text = new TextDecoder().decode(bytes);
  if (!/^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg[^>[]*>\s*)?<svg[\s>]/i.test(text))
    return refuse("form");
  if (REFUSED.test(text)) return refuse("content");
  return `data:image/svg+xml;base64,${base64(bytes)}`;
}

export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const left = bytes.length - i;
    text += BASE64[three >> 18]! + BASE64[(three >> 12) & 63]!;
    text += left > 1 ? BASE64[(three >> 6) & 63]! : "=";
    text += left > 2 ? BASE64[three & 63]! : "=";
  }
  return text;
}
