import { allSchemas } from "../../io/document-schemas.ts";
import { createRegistry } from "../../method/index.ts";
import { builtins } from "../../pipeline/builtins.ts";
import { choose, localeFor } from "../formats.ts";
import { deliver } from "../io.ts";
import type { Call } from "../session.ts";
import { lines } from "../words/index.ts";

export interface SchemaOptions extends Call {
  readonly out?: string;
}

export async function schema(name: string | undefined, { io, session, ...options }: SchemaOptions): Promise<void> {
  const locale = localeFor(options.locale, { env: io.env });
  session.locale = locale;
  const schemas = allSchemas(createRegistry(builtins));
  const known = Object.keys(schemas);
  const text =
    name === undefined
      ? [...lines(locale, ({ schemas: words }) => words.heading), ...known.map((kind) => `  ${kind}`)].join("\n")
      : JSON.stringify(schemas[choose(name, { option: "NAME", known })], null, 2);
  await deliver(text, { io, out: options.out, locale });
}
