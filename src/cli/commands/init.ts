import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { IndexError } from "../../errors/index.ts";
import { errorCode } from "../../node/files.ts";
import { writeFileAtomic } from "../../node/write.ts";
import { localeFor } from "../formats.ts";
import { shownPath } from "../io.ts";
import type { Call } from "../session.ts";
import { STARTER } from "../starter.ts";
import { lines } from "../words/index.ts";

/** Writes a project that computes at once; where any of its files exists already, writes nothing. */
export async function init(folder = ".", { io, session, ...options }: Call): Promise<void> {
  const locale = localeFor(options.locale, { env: io.env });
  session.locale = locale;
  const files = Object.keys(STARTER).map((file) => ({
    file,
    shown: shownPath(join(folder, file), io),
    path: resolve(io.cwd, folder, file),
  }));
  const taken = files.filter(({ path }) => existsSync(path)).map(({ shown }) => shown);
  if (taken.length > 0) throw new IndexError([{ code: "init-exists", path: [], params: { files: taken } }]);
  for (const { file, shown, path } of files) {
    await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
      throw new IndexError([
        { code: "cannot-write", path: [], params: { reason: errorCode(error) }, at: { file: dirname(shown) } },
      ]);
    });
    await writeFileAtomic(path, STARTER[file]!, { name: shown });
  }
  if (session.quiet) return;
  const call = `  gongfu compute${folder === "." ? "" : ` ${/\s/.test(folder) ? JSON.stringify(folder) : folder}`}`;
  for (const line of lines(locale, (words) =>
    [words.init.made(files.map(({ shown }) => shown)), words.init.next[0], call, words.init.next[1]].join("\n"),
  ))
    io.out(`${line}\n`);
}
