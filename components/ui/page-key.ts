const inDialog = 'dialog, [role=dialog]';
const inField = `input, textarea, select, [contenteditable], [role=listbox], ${inDialog}`;

/**
 * Whether a letter was pressed as a key of the page: with Alt anywhere but in a dialog, alone only
 * where nobody is typing.
 */
export function isPageKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.repeat) return false;
  const within = event.altKey ? inDialog : inField;
  return !(event.target instanceof Element && event.target.closest(within) !== null);
}
