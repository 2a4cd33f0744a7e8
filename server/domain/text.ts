import * as z from 'zod';

/**
 * Characters that nobody sees and that make a text look like another one, or like none at all:
 * control characters, spaces of no width, marks that turn the direction of what follows, and
 * halves of characters, for which many programs refuse the whole text that they stand in. Line
 * breaks stay, and so do marks within words, by which some scripts are written.
 */
const unseen = /(?![\t\n\r\u0600-\u0605\u06DD\u200C-\u200F])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Nothing but letters, digits and signs of Latin script: nearly every text, and soon seen. */
const plain = /^[\t\n\r -~\u00A0-\u00AC\u00AE-\u02FF]*$/;

/** What somebody wrote, as it reads: composed (NFC), without what nobody sees or outer space. */
function asRead(text: string): string {
  return (plain.test(text) ? text : text.replace(unseen, '').normalize('NFC')).trim();
}

/** A text of so many characters, counted as it reads. */
export function textOf(least: number, most: number): z.ZodString {
  return z.string().overwrite(asRead).min(least).max(most);
}

/** The same where it may be left out: a text in which there is nothing to read says nothing. */
export function optionalText(most: number): z.ZodDefault<z.ZodNullable<z.ZodString>> {
  return orNothing(textOf(0, most)).default(null);
}

/** An empty text and none are the same, so that who sends either again is not told otherwise. */
export function orNothing(text: z.ZodString): z.ZodNullable<z.ZodString> {
  return text.nullable().overwrite((written) => (written === '' ? null : written));
}
