import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { problemsOf } from "../../scripts/release.mjs";

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: Readonly<Record<string, string>>;
        readonly steps: readonly { readonly run?: string; readonly with?: Readonly<Record<string, unknown>> }[];
      }
    >
  >;
}
const read = (file: string): string => readFileSync(file, "utf8");
const workflow = (name: string): Workflow => parse(read(`.github/workflows/${name}`)) as Workflow;
const { version } = JSON.parse(read("package.json")) as { version: string };

const ready = {
  tag: "v1.2.0",
  repository: "owner/index",
  manifest: JSON.stringify({
    name: "index",
    version: "1.2.0",
    repository: { url: "git+https://github.com/owner/index.git" },
  }),
  lock: JSON.stringify({ version: "1.2.0", packages: { "": { version: "1.2.0" } } }),
  changelog: "# Changelog\n\n## 1.2.0\n\n- The score of B was 41, is 42.\n\n## 1.1.0\n\n- First.\n",
};

describe("a tag", () => {
  test("that agrees with everything can be published", () => expect(problemsOf(ready)).toEqual([]));

  test.each([
    ["another version", { tag: "v1.3.0" }, /the tag is v1\.3\.0, package\.json says 1\.2\.0/],
    [
      "a lock that was left behind",
      { lock: ready.lock.replaceAll("1.2.0", "1.1.0") },
      /package-lock\.json says 1\.1\.0/,
    ],
    ["no section", { changelog: ready.changelog.replace("## 1.2.0", "## Next") }, /no section "## 1\.2\.0"/],
    ["an empty section", { changelog: "## 1.2.0\n\n## 1.1.0\n\n- First.\n" }, /says nothing under "## 1\.2\.0"/],
    ["a fork", { repository: "somebody/index" }, /is built in somebody\/index: npm refuses/],
    ["no repository", { manifest: JSON.stringify({ name: "index", version: "1.2.0" }) }, /is not set/],
  ])("with %s cannot", (_, changed, problem) => {
    const problems = problemsOf({ ...ready, ...changed });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  test("of the version at hand would pass, but for the repository that its owner sets", () => {
    const state = { manifest: read("package.json"), lock: read("package-lock.json"), changelog: read("CHANGELOG.md") };
    expect(problemsOf({ tag: `v${version}`, ...state })).toEqual([]);
  });
});

describe("workflows", () => {
  test("may read, and only the job that publishes may sign", () => {
    expect(readdirSync(".github/workflows").sort()).toEqual(["ci.yml", "release.yml"]);
    for (const name of ["ci.yml", "release.yml"]) expect(workflow(name).permissions).toEqual({ contents: "read" });
    expect(Object.values(workflow("ci.yml").jobs).map(({ permissions }) => permissions)).toEqual([
      undefined,
      undefined,
    ]);
    expect(workflow("release.yml").jobs["publish"]?.permissions).toEqual({ contents: "read", "id-token": "write" });
  });

  test("run every check; the release compares first and publishes last, with provenance", () => {
    const steps = (name: string, job: string): (string | undefined)[] =>
      workflow(name)
        .jobs[job]!.steps.map(({ run }) => run)
        .filter((run) => run !== undefined);
    expect(steps("ci.yml", "checks")).toEqual(["bash .ci/run"]);
    expect(steps("release.yml", "publish")).toEqual([
      'node scripts/release.mjs "$TAG" "$REPOSITORY"',
      "bash .ci/run",
      "npm publish --provenance --access public",
    ]);
  });

  test("spell no expression in a command: what a tag or a branch is called is never read as one", () => {
    for (const name of ["ci.yml", "release.yml"])
      for (const { steps } of Object.values(workflow(name).jobs))
        for (const { run } of steps) expect(run ?? "").not.toContain("${{");
  });

  test("try the action with the version at hand", () => {
    const own = workflow("ci.yml").jobs["action"]!.steps.find((step) => step.with?.["version"] !== undefined);
    expect(own?.with?.["version"]).toBe(`common-prosperity-index-${version}.tgz`);
  });
});
