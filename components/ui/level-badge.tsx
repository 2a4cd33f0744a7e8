import { useTranslations } from 'next-intl';
import { LevelShape } from '#components/ui/level-shape.tsx';
import { type Level, levelWords } from '#domain/level.ts';

const wordColours: Record<Level, string> = {
  0: 'text-level-0-word',
  1: 'text-level-1-word',
  2: 'text-level-2-word',
  3: 'text-level-3-word',
  4: 'text-level-4-word',
};

/** A level as shape, word and number. Greyed while the reading is stale: it is old, not gone. */
export function LevelBadge({
  level,
  stale = false,
  className = '',
}: {
  level: Level | null;
  stale?: boolean;
  className?: string;
}) {
  const t = useTranslations('levels');
  const colour = stale || level === null ? 'text-stale' : wordColours[level];
  return (
    <span className={`inline-flex items-center gap-[0.4em] font-semibold ${colour} ${className}`}>
      <LevelShape level={level} plain={stale} />
      <span>{t('word', { level: level === null ? 'none' : (levelWords[level] ?? 'none') })}</span>
      <span className="font-normal">{level ?? '–'}</span>
    </span>
  );
}
