import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { defaultLanguage, isLanguage, languageCookie } from '#components/messages/languages.ts';

/** Written out one by one, so that the build compiles every message file. */
const catalogues = {
  en: () => import('./en.json'),
};

/** The language comes from a cookie, never from the URL: a link reads the same to everybody. */
export default getRequestConfig(async () => {
  const asked = (await cookies()).get(languageCookie)?.value;
  const locale = isLanguage(asked) ? asked : defaultLanguage;
  const { default: messages } = await catalogues[locale]();
  return { locale, messages, timeZone: 'UTC' };
});
