import type { Compressors } from "hyparquet";
import { snappyUncompress } from "hyparquet/src/snappy.js";
import { compressors } from "hyparquet-compressors";

/** Snappy by the reader's own code, which checks its bounds: the WebAssembly one does not come back from damaged bytes. */
const checked: Compressors = {
  ...compressors,
  SNAPPY: (packed, length) => {
    const page = new Uint8Array(length);
    snappyUncompress(packed, page);
    return page;
  },
};

/** Pages that were unpacked to be checked, handed to the decoder in their order, so that each is unpacked once. */
export interface Unpacking {
  readonly compressors: Compressors;
  /** Unpacks a page and keeps it for the decoder. */
  unpack(codec: string, packed: Uint8Array, length: number): Uint8Array;
  /** Forgets what the decoder did not ask for. */
  clear(): void;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

export function unpacking(): Unpacking {
  let ready: { readonly packed: Uint8Array; readonly page: Uint8Array }[] = [];
  const own: Compressors = {};
  for (const [codec, run] of Object.entries(checked) as [keyof Compressors, NonNullable<Compressors["SNAPPY"]>][])
    own[codec] = (packed, length) => {
      const first = ready[0];
      if (first === undefined || first.page.length !== length || !same(first.packed, packed))
        return run(packed, length);
      ready.shift();
      return first.page;
    };
  return {
    compressors: own,
    unpack: (codec, packed, length) => {
      const run = checked[codec as keyof Compressors];
      if (codec === "UNCOMPRESSED" || run === undefined) return packed;
      const page = run(packed, length);
      if (page.length !== length) throw new RangeError(`a page of ${page.length} bytes for ${length}`);
      ready.push({ packed, page });
      return page;
    },
    clear: () => {
      ready = [];
    },
  };
}
