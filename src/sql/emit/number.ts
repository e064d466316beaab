/** The shortest decimal that stands for the double, as JavaScript prints it: at most 17 significant digits. */
export function digits(value: number): string {
  return Object.is(value, -0) ? "0" : String(value).replace("e+", "e");
}

/** With an exponent, which makes it a double where a plain decimal would be exact. */
export function withExponent(value: number): string {
  const plain = digits(value);
  return plain.includes("e") ? plain : `${plain}e0`;
}

/** `value` in quotes, each quote in it twice. */
export const doubled = (value: string, quote: string): string =>
  `${quote}${value.replaceAll(quote, quote + quote)}${quote}`;

/** `value` in quotes, quotes and backslashes in it behind a backslash. */
export const escaped = (value: string, quote: string): string =>
  `${quote}${value.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`)}${quote}`;
