import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { newPostgres } from "../../sql/pglite.ts";

export interface PostgresServer {
  /** What `openPostgreSql` is told. */
  readonly env: Readonly<Record<string, string>>;
  /** Statements as whoever owns the database would give them. */
  run(text: string): Promise<unknown>;
  close(): Promise<void>;
}

const SSL_REQUEST = 80_877_103;
const TERMINATE = "X".charCodeAt(0);

/** PostgreSQL itself behind a port of this machine, for one client at a time, which knows it by its protocol only. */
export async function servePostgres(): Promise<PostgresServer> {
  const database = await newPostgres();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    let came = Buffer.alloc(0);
    let started = false;
    let work = Promise.resolve();
    socket.on("data", (data) => {
      came = Buffer.concat([came, data]);
      for (;;) {
        const letter = started ? 1 : 0; // none stands before the first message's length
        if (came.length < letter + 4) return;
        const size = letter + came.readInt32BE(letter);
        if (came.length < size) return;
        const message = came.subarray(0, size);
        came = came.subarray(size);
        if (!started && message.readInt32BE(4) === SSL_REQUEST) socket.write("N");
        else if (started && message[0] === TERMINATE) socket.end();
        else {
          if (!started) work = work.then(() => settings(database, message));
          started = true;
          work = work.then(async () => void socket.write(await database.execProtocolRaw(message)));
        }
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    env: {
      PGHOST: "127.0.0.1",
      PGPORT: String((server.address() as AddressInfo).port),
      PGUSER: "postgres",
      PGPASSWORD: "",
      PGDATABASE: "postgres",
    },
    async run(text) {
      await database.exec("SET default_transaction_read_only = off");
      return database.exec(text);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await database.close();
    },
  };
}

/** The first message names settings beside the user and the database; PGlite leaves them out. */
async function settings(database: PGlite, message: Buffer): Promise<void> {
  const words = message.subarray(8).toString().split("\0");
  for (let i = 0; i + 1 < words.length && words[i] !== ""; i += 2)
    if (words[i] === "default_transaction_read_only") await database.exec(`SET ${words[i]} = ${words[i + 1]}`);
}
