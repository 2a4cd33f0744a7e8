/** Lines of cells as a table of plain text, every column as wide as its widest cell. */
export function drawn(lines: readonly string[][]): string {
  const heads = lines[0] ?? [];
  const widths = heads.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What another study had, where it had otherwise. */
export function was(now: string, before: string | undefined): string {
  return before === undefined || before === now ? '' : `, was ${before}`;
}
