import { useTranslations } from 'next-intl';
import { AttackStudy } from '#components/review/method/attack-study.tsx';
import { CrisisSentence } from '#components/review/method/crisis-sentence.tsx';
import { CrisisStudy } from '#components/review/method/crisis-study.tsx';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { indicators } from '#domain/indicators/registry.ts';

/** How soon each indicator notices, and how often it cries wolf, from the shipped study. */
export function StudyPart() {
  const t = useTranslations('method.study');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
      <ul className="grid max-w-[48rem] list-disc gap-1 pl-5 text-14">
        <li>{t('limits.alone')}</li>
        <li>{t('limits.honest')}</li>
        <li>{t('limits.regular')}</li>
        <li>{t('limits.watched')}</li>
        <li>{t('limits.chosen')}</li>
      </ul>
      {indicators.map(({ id }) => (
        <Studied key={id} id={id} />
      ))}
      <p className="text-14 text-muted">
        {t.rich('command', { code: (chunks) => <code className="font-mono">{chunks}</code> })}
      </p>
    </div>
  );
}

/** One indicator: what was simulated, what it says in plain words, and the numbers. */
function Studied({ id }: { id: IndicatorId }) {
  const t = useTranslations('method.study');
  const common = useTranslations('common');
  return (
    <div id={`study-${id}`} className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-5">
      <div className="max-w-[48rem]">
        <h3 className="font-semibold text-16">{common(`indicator.${id}`)}</h3>
        <CrisisSentence id={id} />
        <p className="mt-2 text-14 text-muted">{t(`simulated.${id}`)}</p>
      </div>
      {id === 'attack-frequency' ? <AttackStudy /> : <CrisisStudy id={id} />}
    </div>
  );
}
