/** Names of the arguments that an ICU message asks for, in all of its branches. */
export function icuArguments(text: string): Set<string> {
  const names = new Set<string>();
  readMessage(text, 0, names);
  return names;
}

/** Reads up to the brace that closes the message; returns its position. */
function readMessage(text: string, from: number, names: Set<string>): number {
  let at = from;
  while (at < text.length && text[at] !== '}') {
    at = text[at] === '{' ? readArgument(text, at + 1, names) : at + 1;
  }
  return at;
}

/** Reads an argument after its opening brace; returns the position after its closing one. */
function readArgument(text: string, from: number, names: Set<string>): number {
  const end = text.slice(from).search(/[,}]/) + from;
  names.add(text.slice(from, end).trim());
  let at = end;
  while (at < text.length && text[at] !== '}') {
    // Branches of a select or a plural are messages of their own.
    at = text[at] === '{' ? readMessage(text, at + 1, names) + 1 : at + 1;
  }
  return at + 1;
}
