/** Keys pressed together, as they stand on the keyboard: <Keys keys={['Ctrl', 'Enter']} />. */
export function Keys({ keys, className = '' }: { keys: readonly string[]; className?: string }) {
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${className}`}>
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-5 rounded-sm border border-line border-b-2 px-1 text-center font-mono text-12 text-muted leading-4"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
