import type { Standing } from '#components/review/measure-scale.ts';
import { type Level, levelWords } from '#domain/level.ts';

const levels: readonly Level[] = [0, 1, 2, 3, 4];

const fills: Record<Level, string> = {
  0: 'fill-level-0',
  1: 'fill-level-1',
  2: 'fill-level-2',
  3: 'fill-level-3',
  4: 'fill-level-4',
};

const width = 200;
const x = (at: number) => 4 + (at / levels.length) * (width - 8);

/**
 * Five equal steps, one per level: the band as a bar, the value as a mark. Silent by itself: the
 * same is said in words beside it.
 */
export function ScaleStrip({ standing, greyed }: { standing: Standing; greyed: boolean }) {
  const { at, band, level } = standing;
  return (
    <svg viewBox={`0 0 ${width} 20`} className="h-5 w-full max-w-[12.5rem]" aria-hidden="true">
      {levels.map((each) => (
        <g key={levelWords[each]}>
          <rect
            x={x(each) + 1}
            y="9"
            width={(width - 8) / levels.length - 2}
            height="2"
            className={each === level && !greyed ? fills[level] : 'fill-line'}
          />
        </g>
      ))}
      {band === null ? null : (
        <rect
          x={x(band[0])}
          y="6"
          width={Math.max(1, x(band[1]) - x(band[0]))}
          height="8"
          className="fill-muted opacity-30"
        />
      )}
      <rect
        x={x(at) - 2}
        y="2"
        width="4"
        height="16"
        className={greyed ? 'fill-stale' : 'fill-ink'}
      />
    </svg>
  );
}
