/** Languages that have a complete message file. */
export const languages = ['en'] as const;
export type Language = (typeof languages)[number];

export const defaultLanguage: Language = 'en';
export const languageCookie = 'language';

export function isLanguage(value: string | undefined): value is Language {
  return languages.some((language) => language === value);
}
