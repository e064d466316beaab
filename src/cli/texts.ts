import { en, type Texts } from "../errors/index.ts";
import type { Locale } from "./words/index.ts";

let zh: Texts | undefined;

/** Makes ready to say problems and notes in a language: the Chinese texts are loaded with the first call that speaks Chinese. */
export async function loadTexts(locale: Locale): Promise<void> {
  if (locale !== "en") zh ??= (await import("../errors/zh.ts")).zh;
}

/** @throws Error where `loadTexts` was not waited for */
export function textsIn(language: "en" | "zh"): Texts {
  const texts = language === "en" ? en : zh;
  if (texts === undefined) throw new Error("the Chinese texts are not loaded");
  return texts;
}
