import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the client sent it. */
export interface Asked {
  readonly query: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly user: string | undefined;
  readonly database: string | undefined;
}
/** What the server answers: lines of JSON, or the text of an exception; `undefined` never answers. */
export type Answer = { readonly lines: readonly unknown[] } | { readonly exception: string } | undefined;

export interface ClickHouseServer {
  readonly url: string;
  readonly asked: Asked[];
  close(): Promise<void>;
}

const VERSION = { lines: [["v"], ["String"], ["25.8.1.1"]] };

/**
 * The HTTP interface of ClickHouse with answers that a test gives. What the statements mean is tested on the engine itself,
 * in test/sql; here it is how the connection sends and reads.
 */
export async function serveClickHouse(answer: (asked: Asked) => Answer): Promise<ClickHouseServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url!, "http://localhost");
    const body = await bodyOf(request);
    const basic = /^Basic (.*)$/.exec(request.headers.authorization ?? "")?.[1];
    const settings = Object.fromEntries(searchParams);
    const statement = `${settings["query"] ?? ""}${body}`.trim();
    const call: Asked = {
      query: statement.replace(/\s+FORMAT JSONCompactEachRowWithNamesAndTypes$/, ""),
      settings,
      user: basic === undefined ? undefined : Buffer.from(basic, "base64").toString(),
      database: settings["database"],
    };
    asked.push(call);
    const said = /version\(\)/.test(statement)
      ? VERSION
      : statement.startsWith("SELECT 'ping'")
        ? { lines: [] }
        : answer(call);
    if (said === undefined) return;
    if ("exception" in said) response.writeHead(500, { "X-ClickHouse-Exception-Code": "62" }).end(said.exception);
    else response.end(said.lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
