import { useTranslations } from 'next-intl';
import type { StudiedCrisis } from '#components/review/method/crisis-study.tsx';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { study } from '#domain/study.ts';
import type { ChangedCrisis, CrisisStudy, Noticed } from '#domain/study-schema.ts';

/** The change of each indicator that its sentence tells of: one that matters, and is not extreme. */
const telling: Readonly<Record<StudiedCrisis, string>> = {
  'response-speed': 'four-times-as-slow',
  'military-posture': 'retrench-and-drawn-in',
  'public-messaging': 'defensive-and-contradicted',
  'civilian-impact': 'arrivals-doubled',
};

/** In plain words: how often it cries wolf, and how soon it notices. */
export function CrisisSentence({ id }: { id: IndicatorId }) {
  return id === 'attack-frequency' ? <AttackSentence /> : <OtherSentence id={id} />;
}

function OtherSentence({ id }: { id: StudiedCrisis }) {
  const t = useTranslations('method.study');
  const { steady, changed, horizon }: CrisisStudy = study[id];
  const one = changed.find(({ change }) => change === telling[id]);
  const chance = changed.find(({ change, rate }) => change === 'none' && rate === one?.rate);
  const calm = steady.find(({ rate }) => rate === one?.rate);
  if (one === undefined || chance === undefined || calm === undefined) return null;
  const { strained, severe } = calm.onsets;
  return (
    <>
      <p className="mt-1 text-14">
        {t('cries', {
          ...{ unit: t(`unit.${id}`), rate: one.rate, years: calm.years },
          time: calm.time.strained.value,
          ...{ strained: strained.value, low: strained.low, high: strained.high },
          ...{ severe: severe.value, severeLow: severe.low, severeHigh: severe.high },
        })}
      </p>
      <p className="mt-1 text-14">
        {t('notices', {
          change: t(`change.${one.change}`),
          days: horizon,
          strained: tellingOf(t, one.strained, horizon),
          severe: tellingOf(t, one.severe, horizon),
          chance: chanceOf(chance),
        })}
      </p>
    </>
  );
}

function chanceOf({ strained }: ChangedCrisis): number {
  return strained.share.value;
}

type Translate = ReturnType<typeof useTranslations<'method.study'>>;

/** "in 98 % of 300, half of them within 2 days" */
function tellingOf(t: Translate, { share, runs, median }: Noticed, horizon: number): string {
  const values = { share: share.value, runs, days: median ?? horizon };
  return t('noticed', { ...values, median: median === null ? 'later' : 'found' });
}

/** The busiest but one of the rates, with the usual variance. */
const typical = { rate: 1.2, phi: 2, factor: 2 };

function AttackSentence() {
  const t = useTranslations('method.study');
  const { steady, risen } = study['attack-frequency'];
  const isTypical = (one: { rate: number; phi: number }) =>
    one.rate === typical.rate && one.phi === typical.phi;
  const calm = steady.find(isTypical);
  const one = risen.find(
    (row) => isTypical(row) && row.factor === typical.factor && row.basis === 'pre-shock',
  );
  if (calm === undefined || one === undefined) return null;
  return (
    <p className="mt-1 text-14">
      {t('attacks', {
        ...{ rate: calm.rate, years: calm.years, runs: one.runs - one.leftOut },
        ...{ strained: calm.strained.value, severe: calm.severe.value },
        ...{ median: one.median.value ?? one.watched, p90: one.p90.value ?? one.watched },
      })}
    </p>
  );
}
