import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { standingOf } from '#components/review/measure-scale.ts';
import { useMeasureText } from '#components/review/measure-text.ts';
import { ScaleStrip } from '#components/review/overview/scale-strip.tsx';
import type { Measure, MeasureDeclaration } from '#domain/indicators/indicator.ts';
import { levelWords } from '#domain/level.ts';
import type { Reading } from '#domain/reading.ts';

/** Every measure of a reading with its band, n, unit and the breakpoints it falls between. */
export function MeasureTable({
  reading,
  declarations,
  signalsHref,
}: {
  reading: Reading;
  declarations: readonly MeasureDeclaration[];
  signalsHref: string;
}) {
  const t = useTranslations('review.measure');
  const name = useTranslations('common.indicator')(reading.indicator);
  const rows = reading.measures.flatMap((measure) => {
    const declaration = declarations.find((each) => each.name === measure.name);
    return declaration === undefined ? [] : [{ measure, declaration }];
  });
  if (rows.length === 0) return <p className="text-14 text-muted">{t('none')}</p>;
  const levelled = rows.filter(({ declaration }) => declaration.breakpoints !== null);
  const shown = rows.filter(({ declaration }) => declaration.breakpoints === null);
  return (
    <div>
      <table className="w-full text-14">
        <caption className="sr-only">{t('caption', { indicator: name })}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('where')}</th>
          </tr>
        </thead>
        <tbody>
          {levelled.map(({ measure, declaration }) => (
            <MeasureRow
              key={measure.name}
              measure={measure}
              declaration={declaration}
              reading={reading}
              signalsHref={signalsHref}
            />
          ))}
        </tbody>
      </table>
      {shown.length === 0 ? null : <ShownMeasures rows={shown} signalsHref={signalsHref} />}
    </div>
  );
}

interface Row {
  measure: Measure;
  declaration: MeasureDeclaration;
}

/** Measures that are shown but move no level, close together. */
function ShownMeasures({ rows, signalsHref }: { rows: readonly Row[]; signalsHref: string }) {
  const t = useTranslations('review.measure');
  const label = useTranslations('measures');
  return (
    <dl
      className="mt-2 grid gap-x-6 border-line border-t pt-2 text-14 sm:grid-cols-2"
      aria-label={t('notLevelled')}
    >
      {rows.map(({ measure, declaration: { unit } }) => (
        <div key={measure.name} className="flex items-baseline justify-between gap-3 py-1">
          <dt className="text-muted">{label(measure.name)}</dt>
          <dd className="text-right">
            <MeasureValue measure={measure} unit={unit} href={signalsHref} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A number with its band and n, one click from its signals. */
function MeasureValue({
  measure,
  unit,
  href,
}: {
  measure: Measure;
  unit: MeasureDeclaration['unit'];
  href: string;
}) {
  const t = useTranslations('review.measure');
  const text = useMeasureText();
  const range = measure.low === measure.high ? null : text.range(unit, measure.low, measure.high);
  return (
    <>
      {measure.value === null ? (
        <span className="text-muted">{t('unknown')}</span>
      ) : (
        <Link
          href={href}
          prefetch={false}
          scroll={false}
          className="whitespace-nowrap font-semibold underline decoration-line-strong underline-offset-2 hover:decoration-ink"
        >
          {text.value(unit, measure.value)}
        </Link>
      )}
      <span className="block whitespace-nowrap text-12 text-muted">
        {t('bandAndN', { band: range ?? 'none', n: measure.n })}
      </span>
    </>
  );
}

function MeasureRow({
  measure,
  declaration: { unit, breakpoints },
  reading,
  signalsHref,
}: Row & { reading: Reading; signalsHref: string }) {
  const t = useTranslations('review.measure');
  const label = useTranslations('measures');
  const driving = measure.name === reading.driver;
  const standing = standingOf(measure, breakpoints);
  return (
    <tr className="border-line border-t align-top first:border-t-0">
      <th
        scope="row"
        className={`py-1.5 pr-3 text-left ${driving ? 'font-semibold' : 'font-normal text-muted'}`}
      >
        {label(measure.name)}
        {driving ? (
          <span className="block font-normal text-12 text-muted">{t('drives')}</span>
        ) : null}
      </th>
      <td className="whitespace-nowrap py-1.5 pr-3 text-right">
        <MeasureValue measure={measure} unit={unit} href={signalsHref} />
      </td>
      <td className="w-[40%] py-1.5">
        {standing === null ? (
          <span className="text-12 text-muted">{t('noPlace')}</span>
        ) : (
          <>
            <ScaleStrip standing={standing} greyed={reading.status !== 'live'} />
            <StandingWords standing={standing} unit={unit} />
          </>
        )}
      </td>
    </tr>
  );
}

function StandingWords({
  standing: { level, above, below },
  unit,
}: {
  standing: NonNullable<ReturnType<typeof standingOf>>;
  unit: MeasureDeclaration['unit'];
}) {
  const t = useTranslations('review.measure');
  const text = useMeasureText();
  const format = useFormatter();
  const levels = useTranslations('levels');
  const bounds =
    below === null || above === null
      ? text.value(unit, below ?? above ?? 0)
      : text.range(unit, below, above);
  return (
    <span className="block text-12 text-muted">
      {t('standing', {
        level: levels('lower', { level: levelWords[level] ?? 'none' }),
        number: format.number(level),
        place: below === null ? 'below' : above === null ? 'above' : 'within',
        bounds: bounds ?? '',
      })}
    </span>
  );
}
