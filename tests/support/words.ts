import { createTranslator } from 'next-intl';
import en from '#components/messages/en.json';
import { valuesForIcu } from '#components/messages/use-message.ts';
import type { Message } from '#domain/message.ts';

/** The English sentence of a message; throws when a word or a value is missing. */
export function english({ key, values }: Message): string {
  const translate = createTranslator({
    locale: 'en',
    messages: { words: wordsOf(key) },
    timeZone: 'UTC',
    onError: (error) => {
      throw error;
    },
  });
  return translate('words', valuesForIcu(values));
}

function wordsOf(key: string): string {
  let found: unknown = en;
  for (const part of key.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  }
  if (typeof found !== 'string') throw new Error(`No words for ${key}`);
  return found;
}
