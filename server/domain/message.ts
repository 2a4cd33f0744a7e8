/**
 * A sentence that has not been put into words: the key of a message and its values.
 * Instants are epoch milliseconds under names that end in `At`; words of the glossary are
 * ids chosen by ICU `select` in the message; proper names are strings.
 */
export interface Message {
  key: string;
  values: Readonly<Record<string, string | number>>;
}

/** A message with its values; null values are left out, the message offers the other wording. */
export function message(
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): Message {
  return { key, values };
}
