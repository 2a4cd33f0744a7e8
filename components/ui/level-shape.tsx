import type { ReactNode } from 'react';
import type { Level } from '#domain/level.ts';

const shapes: Record<Level, ReactNode> = {
  0: <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="3" />,
  1: <circle cx="12" cy="12" r="6" fill="currentColor" />,
  2: <path d="M12 2.5 23 21.5H1Z" fill="currentColor" />,
  3: <path d="M12 0.8 23.2 12 12 23.2 0.8 12Z" fill="currentColor" />,
  4: <path d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4Z" fill="currentColor" />,
};

const hatched = (
  <path
    d="M2 2h20v20H2ZM2 9l7-7M2 16 16 2M3 22 22 3M10 22l12-12M17 22l5-5"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
  />
);

const colours: Record<Level, string> = {
  0: 'text-level-0',
  1: 'text-level-1',
  2: 'text-level-2',
  3: 'text-level-3',
  4: 'text-level-4',
};

/**
 * The shape of a level, the same on every screen: ring, dot, triangle, diamond, octagon; hatched
 * when there is none. Silent by itself: put the word beside it. `plain` takes the text's colour.
 */
export function LevelShape({
  level,
  className = 'size-[1em]',
  plain = false,
}: {
  level: Level | null;
  className?: string;
  plain?: boolean;
}) {
  const colour = plain ? '' : level === null ? 'text-stale' : colours[level];
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`shrink-0 ${colour} ${className}`}>
      {level === null ? hatched : shapes[level]}
    </svg>
  );
}
