/** The shape of a tone: up confident, down defensive, a bar between, a ring where nobody can tell. */
export function ToneShape({ tone }: { tone: -1 | 0 | 1 | null }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="inline-block size-3 align-[-0.1em]">
      {tone === null ? (
        <circle cx="6" cy="6" r="4" className="fill-none stroke-muted" strokeWidth="1.5" />
      ) : tone === 0 ? (
        <path d="M1 4.5H11V7.5H1Z" className="fill-muted" />
      ) : (
        <path d={tone === 1 ? 'M6 1 11.5 11H.5Z' : 'M6 11 11.5 1H.5Z'} className="fill-ink" />
      )}
    </svg>
  );
}

/** A cross over what is contradicted. */
export function Cross() {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="inline-block size-3 align-[-0.1em]">
      <path
        d="M1.5 1.5 10.5 10.5M10.5 1.5 1.5 10.5"
        className="fill-none stroke-level-3-word"
        strokeWidth="2.5"
      />
    </svg>
  );
}
