/** Two different 32-bit sums of a text, so that together they tell 2⁶⁴ texts apart. */
function mix(text: string, seed: number, step: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), step);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Remembers keys by 64 bits of each, 12 to 24 bytes a key, however long the keys are. What it has not seen is new for
 * certain; what it seems to have seen must be looked at again, since two keys may share their bits.
 */
export function createKeySet() {
  let size = 1024;
  let count = 0;
  let high = new Uint32Array(size);
  let low = new Uint32Array(size);
  const place = (h: number, l: number): number => {
    let at = (h ^ Math.imul(l, 0x9e3779b1)) & (size - 1);
    while ((high[at] !== 0 || low[at] !== 0) && (high[at] !== h || low[at] !== l)) at = (at + 1) & (size - 1);
    return at;
  };
  const grow = (): void => {
    const [oldHigh, oldLow] = [high, low];
    size *= 2;
    high = new Uint32Array(size);
    low = new Uint32Array(size);
    for (let i = 0; i < oldHigh.length; i++) {
      const [h, l] = [oldHigh[i]!, oldLow[i]!];
      if (h === 0 && l === 0) continue;
      const at = place(h, l);
      high[at] = h;
      low[at] = l;
    }
  };
  return {
    /** False where a key with these bits was added before. */
    add(key: string): boolean {
      const h = mix(key, 0x811c9dc5, 0x01000193);
      const l = (mix(key, 0x2f0b4a35, 0x5bd1e995) | 1) >>> 0; // no key is all zero, which stands for an empty place
      const at = place(h, l);
      if (high[at] === h && low[at] === l) return false;
      high[at] = h;
      low[at] = l;
      count += 1;
      if (count * 1.5 > size) grow();
      return true;
    },
  };
}
