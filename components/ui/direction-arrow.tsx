import type { Direction } from '#domain/reading.ts';

const turns: Record<Direction, number> = { worsening: -45, steady: 0, improving: 45 };

/**
 * Up is worse, level is steady, down is better. An arrow with a shaft, which no level's shape
 * can be taken for. Silent by itself: put the word beside it.
 */
export function DirectionArrow({
  direction,
  className = 'size-[0.9em]',
}: {
  direction: Direction;
  className?: string;
}) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`shrink-0 ${className}`}>
      <path
        d="M2 12h18M12.5 4 20.5 12l-8 8"
        transform={`rotate(${turns[direction]} 12 12)`}
        fill="none"
        stroke="currentColor"
        strokeWidth="3.5"
      />
    </svg>
  );
}
