import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Entry {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Packages = Readonly<Record<string, Entry>>;

const text = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8");
const { packages } = JSON.parse(text) as { packages: Packages };

/** Node's look-up: the folder's own node_modules, then each one above. */
function findEntry(all: Packages, from: string, name: string): string | undefined {
  for (let folder = from; ; ) {
    const place = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (place in all) return place;
    if (folder === "") return undefined;
    const parent = folder.lastIndexOf("/node_modules/");
    folder = parent < 0 ? "" : folder.slice(0, parent);
  }
}

function missingEntries(all: Packages): string[] {
  return Object.entries(all).flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => findEntry(all, from, name) === undefined)
      .map((name) => `${from || "the project"} → ${name}`),
  );
}

function hosts(all: Packages): string[] {
  return Object.entries(all).flatMap(([place, { resolved }]) =>
    resolved === undefined ? [] : [`${place}: ${resolved}`],
  );
}

test("the lock names no host: it installs from whatever registry is set", () => {
  expect(hosts(packages)).toEqual([]);
  expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  expect(hosts({ "node_modules/a": { resolved: "https://example.org/a.tgz" } })).toHaveLength(1);
});

test("the lock is complete: every dependency has an entry, those for other platforms too", () => {
  const platforms = packages["node_modules/@biomejs/biome"]?.optionalDependencies ?? {};
  expect(Object.keys(platforms)).toContain("@biomejs/cli-darwin-arm64");
  expect(missingEntries(packages)).toEqual([]);
});

test("a lock that lost a platform is caught", () => {
  const { "node_modules/@biomejs/cli-darwin-arm64": lost, ...rest } = packages;
  expect(lost?.integrity).toMatch(/^sha512-/);
  expect(missingEntries(rest)).toEqual(["node_modules/@biomejs/biome → @biomejs/cli-darwin-arm64"]);
});

test("every entry has a checksum", () => {
  const without = Object.entries(packages).filter(([place, { integrity }]) => place !== "" && integrity === undefined);
  expect(without.map(([place]) => place)).toEqual([]);
});

test("the project's own dependencies are pinned to one version each", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});
