/**
 * Headings as GitHub anchors them: lower case, punctuation dropped, spaces to hyphens, a number where one repeats.
 * One such function a page: it remembers what it gave.
 * @returns {(heading: string) => string}
 */
export function createSlugs() {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return (heading) => {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
      .replaceAll(" ", "-");
    const before = seen.get(slug);
    seen.set(slug, (before ?? 0) + 1);
    return before === undefined ? slug : `${slug}-${before}`;
  };
}
