export { en } from "./en.ts";
export {
  type ForeignCode,
  type ForeignTexts,
  formatPath,
  IndexError,
  type Issue,
  type IssueCode,
  type IssueParams,
  issuePlace,
  issueText,
  ownTexts,
  type Place,
  type SomeTexts,
  speaking,
  type Texts,
} from "./issue.ts";
