import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

/**
 * Gives the components inside the words they need and no others: every namespace that is named
 * here travels to the browser with the page.
 */
export async function Words({
  namespaces,
  children,
}: {
  namespaces: readonly string[];
  children: ReactNode;
}) {
  const all = await getMessages();
  const messages = Object.fromEntries(
    Object.entries(all).filter(([namespace]) => namespaces.includes(namespace)),
  );
  return (
    <NextIntlClientProvider
      locale={await getLocale()}
      messages={messages}
      timeZone="UTC"
      formats={null}
    >
      {children}
    </NextIntlClientProvider>
  );
}
