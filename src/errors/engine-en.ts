import { confidentialEn } from "./en/confidential.ts";
import { documentEn } from "./en/document.ts";
import { methodEn } from "./en/method.ts";
import { noteEn } from "./en/note.ts";
import { placeEn } from "./en/place.ts";
import { screenEn } from "./en/screen.ts";

/** What an engine over the built-in methods can say; the methods bring the texts of their own codes. */
export const engineEn = { ...placeEn, ...documentEn, ...methodEn, ...noteEn, ...screenEn, ...confidentialEn };
