/** What is used of the YAML library; loaded on demand, as a chunk of its own. */
export { isAlias, isMap, isScalar, isSeq, Lexer, Parser, parseDocument, visit } from "yaml";
