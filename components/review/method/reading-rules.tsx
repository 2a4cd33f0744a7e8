import { useTranslations } from 'next-intl';
import { configuration } from '#domain/configuration.ts';
import { DAY, HOUR } from '#domain/instant.ts';

const {
  confidence: { high, moderate },
  direction,
  hysteresis,
  credibleWeight,
  corroboratedWeight,
  cap,
  longestOverride,
  response,
} = configuration;

const rules = [
  'event',
  'level',
  'cap',
  'hysteresis',
  'stale',
  'direction',
  'confidence',
  'override',
] as const;

/** What holds for all five readings, with the numbers of the configuration. */
export function ReadingRules() {
  const t = useTranslations('method.rules');
  const values = {
    event: { credible: credibleWeight },
    level: {},
    cap: { cap, weight: corroboratedWeight },
    hysteresis: {
      delta: hysteresis.delta,
      step: hysteresis.step / HOUR,
      lookback: hysteresis.lookback / DAY,
    },
    stale: {},
    direction: {
      hours: direction.window / HOUR,
      delta: direction.delta,
      worse: direction.probability,
      better: 1 - direction.probability,
      recent: response.directionWindow / DAY,
      reported: direction.reported,
    },
    confidence: {
      highN: high.nEff,
      highOrigins: high.origins,
      highCoverage: high.coverage,
      moderateN: moderate.nEff,
      moderateOrigins: moderate.origins,
      moderateCoverage: moderate.coverage,
      reported: direction.reported,
    },
    override: { days: longestOverride / DAY },
  } satisfies Record<(typeof rules)[number], object>;
  return (
    <dl className="grid gap-x-8 gap-y-3 text-14 md:grid-cols-[10rem_minmax(0,46rem)]">
      {rules.map((rule) => (
        <div key={rule} className="contents">
          <dt className="font-medium">{t(`${rule}.name`)}</dt>
          <dd className="text-muted">{t(`${rule}.text`, values[rule])}</dd>
        </div>
      ))}
    </dl>
  );
}
