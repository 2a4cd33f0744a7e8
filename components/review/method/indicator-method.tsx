import { useFormatter, useTranslations } from 'next-intl';
import { useMessage } from '#components/messages/use-message.ts';
import { useMeasureText } from '#components/review/measure-text.ts';
import { LevelShape } from '#components/ui/level-shape.tsx';
import type { Indicator, MeasureDeclaration } from '#domain/indicators/indicator.ts';
import { DAY, HOUR } from '#domain/instant.ts';
import { levels } from '#domain/level.ts';
import type { Method, Parameter } from '#domain/method/method.ts';
import { methods } from '#domain/method/methods.ts';

/** Every measure of one indicator, and the rules that hold for all of them. */
export function IndicatorMethod({ indicator }: { indicator: Indicator }) {
  const t = useTranslations('method');
  const { id, measures, freshnessLimit, dwell } = indicator;
  return (
    <>
      <p className="text-14">
        {t('indicator', {
          limit: freshnessLimit / (freshnessLimit < 7 * DAY ? HOUR : DAY),
          unit: freshnessLimit < 7 * DAY ? 'hour' : 'day',
          dwell: dwell / HOUR,
        })}
      </p>
      <div className="mt-4 grid gap-y-6">
        {measures.map((measure) => {
          const method = methods[id][measure.name];
          return method === undefined ? null : (
            <MeasureMethod key={measure.name} measure={measure} method={method} />
          );
        })}
      </div>
    </>
  );
}

function MeasureMethod({ measure, method }: { measure: MeasureDeclaration; method: Method }) {
  const t = useTranslations('method');
  const label = useTranslations('measures');
  const say = useMessage();
  const { name, breakpoints, unit } = measure;
  const { formula, parameters, source, known = [] } = method;
  return (
    <article className="min-w-0 border-line border-l-2 pl-4">
      <h3 className="font-semibold text-16">{label(name)}</h3>
      <p className="mt-1 break-words font-mono text-14 leading-relaxed">{formula}</p>
      <p className="mt-2 text-14">{t(`weak.${name}`)}</p>
      {known.map((weakness) => (
        <p key={weakness.key} className="mt-2 text-14">
          {say(weakness)}
        </p>
      ))}
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-14">
        {parameters.map((each) => (
          <div key={each.symbol} className="flex gap-1.5">
            <dt className="text-muted">{each.symbol}</dt>
            <dd>
              <ParameterValue parameter={each} />
            </dd>
          </div>
        ))}
      </dl>
      {breakpoints === null ? (
        <p className="mt-2 text-12 text-muted">{t('notLevelled')}</p>
      ) : (
        <Breakpoints breakpoints={breakpoints} unit={unit} name={label(name)} />
      )}
      <p className="mt-2 text-12 text-muted">{t('source', { source })}</p>
    </article>
  );
}

function ParameterValue({ parameter: { value, unit } }: { parameter: Parameter }) {
  const t = useTranslations('method.unit');
  const format = useFormatter();
  const text =
    typeof value === 'number'
      ? format.number(value, { maximumFractionDigits: 3 })
      : value.map((each) => format.number(each, { maximumFractionDigits: 3 })).join(', ');
  return <>{t(unit, { value: text })}</>;
}

/** From where each level begins. */
function Breakpoints({
  breakpoints,
  unit,
  name,
}: {
  breakpoints: readonly number[];
  unit: MeasureDeclaration['unit'];
  name: string;
}) {
  const t = useTranslations('method');
  const words = useTranslations('levels');
  const text = useMeasureText();
  return (
    <div className="mt-3">
      <p className="sr-only">{t('breakpoints', { measure: name })}</p>
      <dl className="flex flex-wrap gap-x-6 gap-y-2 text-14">
        {levels.map((level) => (
          <div key={level} className="whitespace-nowrap">
            <dt className="flex items-center gap-1 text-12 text-muted">
              <LevelShape level={level} plain />
              {words('lower', { level: levelNames[level] })} {level}
            </dt>
            <dd>
              {level === 0
                ? t('below', { value: text.value(unit, breakpoints[1] ?? 0) })
                : t('from', { value: text.value(unit, breakpoints[level] ?? 0) })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const levelNames = ['calm', 'guarded', 'strained', 'severe', 'critical'] as const;
