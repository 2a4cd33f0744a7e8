/** A number with a true minus, as wide as a plus and not to be taken for a hyphen. */
export const withMinus = (text: string) => text.replaceAll(/-(?=[\d.])/g, '−');
