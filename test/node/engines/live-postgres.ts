import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const HOUSES = "/usr/lib/postgresql";

/** The folder that has a PostgreSQL server and what sets one up; none where it is not installed. */
const bin = [
  ...(process.env["PATH"] ?? "").split(delimiter),
  ...(() => {
    try {
      return readdirSync(HOUSES).map((version) => join(HOUSES, version, "bin"));
    } catch {
      return [];
    }
  })(),
].find((folder) => ["postgres", "initdb"].every((name) => runs(join(folder, name))));

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const hasPostgres = bin !== undefined;
/** Said in the name of a test that is skipped because no server is installed. */
export const onPostgres = (name: string): string =>
  hasPostgres ? name : `${name} (skipped: no postgres is installed)`;

export interface LivePostgres {
  /** Of a role that may make tables. */
  readonly env: Readonly<Record<"PGHOST" | "PGPORT" | "PGUSER" | "PGPASSWORD" | "PGDATABASE", string>>;
  end(): Promise<void>;
}

/** A server of its own in a temporary folder, with passwords, on a free port of this machine. */
export async function startPostgres(): Promise<LivePostgres> {
  const folder = mkdtempSync(join(tmpdir(), "gongfu-postgres-"));
  // PostgreSQL refuses to run as root
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
  const password = "a secret with ' and @";
  const secret = join(folder, "password");
  writeFileSync(secret, `${password}\n`);
  if (nobody !== undefined) for (const path of [folder, secret]) chownSync(path, nobody.uid, nobody.gid);
  const data = join(folder, "data");
  const made = spawnSync(
    join(bin!, "initdb"),
    ["-D", data, "-U", "tester", "--auth=scram-sha-256", `--pwfile=${secret}`, "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...nobody, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: folder, fsync: "off" };
  const server = spawn(
    join(bin!, "postgres"),
    [
      "-D",
      data,
      "-p",
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    { ...nobody, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  await ready(server);
  return {
    env: { PGHOST: "127.0.0.1", PGPORT: String(port), PGUSER: "tester", PGPASSWORD: password, PGDATABASE: "postgres" },
    async end() {
      const ended = once(server, "exit");
      server.kill("SIGINT"); // ends those who are still connected
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(server: ChildProcess): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    server.stderr!.on("data", (text: Buffer) => {
      said += text.toString();
      if (said.includes("ready to accept connections")) resolve();
    });
    server.once("exit", (code) => reject(new Error(`postgres ended with ${code}: ${said}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
