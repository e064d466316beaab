import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Application, Converter, LogLevel, ReflectionKind } from "typedoc";
import { entries } from "../entries.mjs";

const documentation = "documentation:index.html"; // stands for the way there, which depends on the page

/**
 * The API reference of every subpath. What TypeDoc warns of fails: links that lead nowhere, descriptions of parameters that do not exist.
 * @param {{ root: string, work: string, into: string }} folders
 */
export async function writeApi({ root, work, into }) {
  const tsconfig = join(work, "tsconfig.json");
  writeFileSync(tsconfig, JSON.stringify({ extends: join(root, "tsconfig.json"), include: [join(root, "src")] }));
  const app = await Application.bootstrap({
    name: "common-prosperity-index",
    entryPoints: Object.values(entries).map((source) => join(root, source)),
    tsconfig,
    basePath: join(root, "src"),
    readme: "none",
    disableSources: true,
    githubPages: false,
    hideGenerator: true,
    skipErrorChecking: true, // npm run check:types does it
    excludePrivate: true,
    navigationLinks: { Documentation: documentation },
    validation: { notExported: false, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: false },
    treatWarningsAsErrors: true,
    logLevel: LogLevel.Warn,
  });
  // a parameter taken apart in the signature has no name; where comments call it `options`, so does the page
  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    ({ project }) => {
      for (const reflection of project.getReflectionsByKind(ReflectionKind.Parameter)) {
        const tags = reflection.parent?.comment?.blockTags ?? [];
        const named = tags.some(({ tag, name }) => tag === "@param" && name?.startsWith("options."));
        if (named && reflection.name === "__namedParameters") reflection.name = "options";
      }
    },
    1000, // before descriptions are given to their parameters
  );
  const project = await app.convert();
  if (!project) throw new Error("the API reference could not be made");
  for (const module of project.children ?? []) module.name = subpath(module.name);
  app.validate(project);
  await app.generateDocs(project, into);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("the API reference has warnings, see above");
  for (const file of readdirSync(into, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".html")) continue;
    const up = "../".repeat(file.split(/[/\\]/).length);
    const text = readFileSync(join(into, file), "utf8")
      .replaceAll(documentation, `${up}docs/index.html`)
      .replace(/href="[^"]*assets\/icons\.svg#/g, 'href="#'); // from disk a page may not read a picture's parts; icons.js adds them
    writeFileSync(join(into, file), text.replace('<meta charset="utf-8"/>', `$&${rules(text)}`));
  }
}

/** What TypeDoc's pages need and nothing else: their own scripts, the one written into the page by its checksum. @param {string} text */
function rules(text) {
  const inline = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => ` 'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  const content = `default-src 'none'; script-src 'self'${inline.join("")}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' data:; base-uri 'none'; form-action 'none'`;
  return `<meta http-equiv="Content-Security-Policy" content="${content}"/>`;
}

/** TypeDoc names a module by its file; a reader imports a subpath. @param {string} file */
function subpath(file) {
  const entry = Object.entries(entries).find(([, source]) => {
    const name = source.replace(/^src\//, "").replace(/\.ts$/, "");
    return name === file || name === `${file}/index`;
  });
  if (!entry) throw new Error(`no subpath exports ${file}`);
  return entry[0] === "index" ? "common-prosperity-index" : `common-prosperity-index/${entry[0]}`;
}
