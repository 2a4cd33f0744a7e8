import { useTranslations } from 'next-intl';
import { standingOf } from '#components/review/measure-scale.ts';
import { useStandingText } from '#components/review/measure-standing.ts';
import { useMeasureText } from '#components/review/measure-text.ts';
import type { MeasureDeclaration } from '#domain/indicators/indicator.ts';
import { levelWords } from '#domain/level.ts';
import type { Reading } from '#domain/reading.ts';

/** Why it is this level: the measure that drives it, where the level begins, what that means. */
export function LevelReason({
  reading: { driver, measures, computedLevel },
  declarations,
}: {
  reading: Reading;
  declarations: readonly MeasureDeclaration[];
}) {
  const t = useTranslations('review.explain.reason');
  const label = useTranslations('measures');
  const gloss = useTranslations('review.explain.gloss');
  const text = useMeasureText();
  const standingText = useStandingText();
  const measure = measures.find(({ name }) => name === driver);
  const declaration = declarations.find(({ name }) => name === driver);
  if (measure === undefined || declaration === undefined || computedLevel === null) return null;
  const standing = standingOf(measure, declaration.breakpoints);
  if (standing === null || measure.value === null) return null;
  const { name, unit } = declaration;
  return (
    <div className="mt-3 border-line-strong border-l-2 pl-3 text-14">
      <p>
        <span className="font-semibold">
          {t('why', { level: levelWords[computedLevel] ?? 'none' })}
        </span>{' '}
        {t('driver', {
          measure: label(name),
          value: text.value(unit, measure.value),
          standing: standingText(standing, unit),
        })}
        {standing.level === computedLevel
          ? ''
          : ` ${t(standing.level > computedLevel ? 'held' : 'kept')}`}
      </p>
      <p className="text-muted">{gloss(name)}</p>
    </div>
  );
}
