import type { ReactNode } from 'react';
import { HEIGHT, px, WIDTH } from '#components/charts/frame.ts';

/**
 * The frame of a small drawing: what is abnormal takes the text's colour, all else is grey.
 * Its label says in words what it shows.
 */
export function Drawing({
  label,
  className = '',
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={`block overflow-visible ${className}`}
    >
      {children}
    </svg>
  );
}

/** Nobody looked: a hatched box, drawn as lines so that it needs no shared pattern. */
export function Hatch({ x, width }: { x: number; width: number }) {
  const step = 12;
  const lines: string[] = [];
  for (let offset = -HEIGHT + step; offset < width; offset += step) {
    const from = Math.max(0, offset);
    const to = Math.min(width, offset + HEIGHT);
    lines.push(
      `M${px(x + from)} ${px(HEIGHT - (from - offset))}L${px(x + to)} ${px(HEIGHT - (to - offset))}`,
    );
  }
  return (
    <path
      d={lines.join('')}
      fill="none"
      className="stroke-line-strong"
      strokeWidth="1.5"
      vectorEffect="non-scaling-stroke"
    />
  );
}

/** A dot that stays round however the drawing is stretched. */
export function Dot({
  x,
  y,
  size,
  className,
}: {
  x: number;
  y: number;
  size: number;
  className: string;
}) {
  return (
    <path
      d={`M${px(x)} ${px(y)}h.01`}
      fill="none"
      strokeWidth={size}
      strokeLinecap="round"
      vectorEffect="non-scaling-stroke"
      className={className}
    />
  );
}
