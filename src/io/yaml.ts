/** What is used of the YAML library; loaded on demand, as a chunk of its own. */
export { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser, visit } from "yaml";
