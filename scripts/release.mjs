// node scripts/release.mjs TAG [OWNER/NAME]
// Whether what would be published is what the tag says: version, lock file, changelog, and the repository that npm's provenance names.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * What keeps a tag from being published.
 * @param {{ tag: string, repository?: string | undefined, manifest: string, lock: string, changelog: string }} state
 * @returns {string[]}
 */
export function problemsOf({ tag, repository, manifest, lock, changelog }) {
  const { name, version, repository: stated } = JSON.parse(manifest);
  const locked = JSON.parse(lock);
  /** @type {string[]} */
  const problems = [];
  if (tag !== `v${version}`) problems.push(`the tag is ${tag}, package.json says ${version}: npm version writes both`);
  for (const found of new Set([locked.version, locked.packages?.[""]?.version]))
    if (found !== version) problems.push(`package-lock.json says ${found}, package.json ${version}`);
  const section = new RegExp(`^## ${version.replaceAll(".", "\\.")}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, "m").exec(
    changelog,
  );
  if (!section) problems.push(`CHANGELOG.md has no section "## ${version}"`);
  else if (!/^- \S/m.test(section[1] ?? "")) problems.push(`CHANGELOG.md says nothing under "## ${version}"`);
  if (repository !== undefined) {
    const url = typeof stated === "string" ? stated : (stated?.url ?? "");
    const [, found = ""] = /^(?:git\+)?https:\/\/github\.com\/([^/]+\/[^/]+?)(?:\.git)?$/.exec(url) ?? [];
    if (found.toLowerCase() !== repository.toLowerCase())
      problems.push(
        `"repository" of package.json is ${url === "" ? "not set" : url}, but ${name} is built in ${repository}: npm refuses such a provenance`,
      );
  }
  return problems;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const [tag = "", repository] = process.argv.slice(2);
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), "utf8");
  const problems = problemsOf({
    tag,
    repository,
    manifest: read("package.json"),
    lock: read("package-lock.json"),
    changelog: read("CHANGELOG.md"),
  });
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log(`${tag} can be published`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
