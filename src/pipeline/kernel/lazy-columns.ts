/** Columns that are computed when they are first read. */
export class LazyColumns implements ReadonlyMap<string, Float64Array> {
  readonly #make: ReadonlyMap<string, () => Float64Array>;
  readonly #made = new Map<string, Float64Array>();

  constructor(make: ReadonlyMap<string, () => Float64Array>) {
    this.#make = make;
  }

  get size(): number {
    return this.#make.size;
  }

  has(id: string): boolean {
    return this.#make.has(id);
  }

  get(id: string): Float64Array | undefined {
    const made = this.#made.get(id) ?? this.#make.get(id)?.();
    if (made !== undefined) this.#made.set(id, made);
    return made;
  }

  keys(): MapIterator<string> {
    return this.#make.keys();
  }

  *entries(): MapIterator<[string, Float64Array]> {
    for (const id of this.#make.keys()) yield [id, this.get(id)!];
  }

  *values(): MapIterator<Float64Array> {
    for (const [, column] of this.entries()) yield column;
  }

  [Symbol.iterator](): MapIterator<[string, Float64Array]> {
    return this.entries();
  }

  forEach(visit: (column: Float64Array, id: string, columns: ReadonlyMap<string, Float64Array>) => void): void {
    for (const [id, column] of this.entries()) visit(column, id, this);
  }
}
