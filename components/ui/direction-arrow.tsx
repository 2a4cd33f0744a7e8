import type { Direction } from '#domain/reading.ts';

const paths: Record<Direction, string> = {
  worsening: 'M12 3 22 20H2Z',
  steady: 'M4 2 21 12 4 22Z',
  improving: 'M12 21 2 4h20Z',
};

/** Up is worse, right is steady, down is better. Silent by itself: put the word beside it. */
export function DirectionArrow({
  direction,
  className = 'size-[0.7em]',
}: {
  direction: Direction;
  className?: string;
}) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`shrink-0 ${className}`}>
      <path d={paths[direction]} fill="currentColor" />
    </svg>
  );
}
