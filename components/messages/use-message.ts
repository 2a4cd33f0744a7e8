import { useTranslations } from 'next-intl';
import type { Message } from '#domain/message.ts';

/**
 * Puts a sentence of the domain into words.
 * - Instants (names that end in `At`) may come as wire text or as epoch milliseconds.
 * - An ICU selector cannot hold a hyphen: `{indicator, select, response_speed {…} …}` matches
 *   the id `response-speed`.
 */
export function useMessage(): (message: Message) => string {
  const t = useTranslations();
  return ({ key, values }) => t(key, valuesForIcu(values));
}

const hyphenatedId = /^[a-z0-9]+(?:-[a-z0-9]+)+$/;

export function valuesForIcu(values: Message['values']): Record<string, string | number> {
  const out: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number') out[name] = value;
    else if (name.endsWith('At')) out[name] = Date.parse(value);
    else out[name] = hyphenatedId.test(value) ? value.replaceAll('-', '_') : value;
  }
  return out;
}
