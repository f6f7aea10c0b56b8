import { en, type Catalogue } from './en.js';

/** Languages, each fetched when it is wanted. English is always there: it is the shape of the others. */
const languages: Record<string, () => Promise<Catalogue>> = { en: async () => en };

/** The texts in the user's language. A live binding: read it when rendering, keep nothing of it. */
export let t: Catalogue = en;

/** The first of the user's languages that there is. */
export async function useLanguage(wanted: readonly string[] = navigator.languages): Promise<void> {
  const tag = wanted.map((one) => one.toLowerCase().split('-')[0]).find((one) => one in languages) ?? 'en';
  t = await languages[tag]();
}
