import { create, parseDependencies } from "mathjs/number";

// The only module that names mathjs, reached only when a formula is met: bundlers make a chunk of it,
// and the static import of two names lets them leave out everything but the parser.

/** What the converter reads of a parsed node; everything else about mathjs stays here. */
export interface ParsedNode {
  readonly type: string;
  readonly name?: unknown;
  readonly op?: string;
  readonly fn?: string | ParsedNode;
  readonly implicit?: boolean;
  readonly value?: unknown;
  readonly args?: readonly ParsedNode[];
  readonly content?: ParsedNode;
  readonly condition?: ParsedNode;
  readonly trueExpr?: ParsedNode;
  readonly falseExpr?: ParsedNode;
  toString(): string;
}

/** Throws a SyntaxError with `char`, the place counted from 1. */
export const parse: (text: string) => ParsedNode = create(parseDependencies ?? {}).parse as unknown as (
  text: string,
) => ParsedNode;
