import { useTranslations } from 'next-intl';
import { durationOf } from '#components/ui/duration.ts';
import type { ConfidencePart } from '#domain/confidence.ts';
import { HOUR } from '#domain/instant.ts';
import type { Confidence } from '#domain/reading.ts';

/** The four limits of confidence; the one that decides is marked. */
export function TrustTable({
  trust,
  confidence,
}: {
  trust: readonly ConfidencePart[];
  confidence: Confidence | null;
}) {
  const t = useTranslations('review.explain.limit');
  const common = useTranslations('common');
  const length = (hours: number | undefined) => common('duration', durationOf((hours ?? 0) * HOUR));
  if (confidence === null) return <p className="text-14 text-muted">{t('none')}</p>;
  return (
    <table className="w-full text-14">
      <caption className="sr-only">{t('caption')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('grade')}</th>
          <th scope="col">{t('why')}</th>
        </tr>
      </thead>
      <tbody>
        {trust.map(({ limitedBy, grade, values }) => {
          const decides = limitedBy === confidence.limitedBy && confidence.grade !== 'high';
          return (
            <tr key={limitedBy} className="border-line border-t align-top first:border-t-0">
              <th
                scope="row"
                className={`w-24 py-1.5 pr-4 text-left ${decides ? 'font-semibold' : 'font-normal text-muted'}`}
              >
                {t(`names.${limitedBy}`)}
              </th>
              <td className={`w-24 py-1.5 pr-4 ${decides ? 'font-semibold' : ''}`}>
                {common(`confidence.${grade}`)}
              </td>
              <td className="py-1.5">
                {t(`values.${limitedBy}`, {
                  ...values,
                  age: common('age', durationOf((values.hours ?? 0) * HOUR)),
                  limit: length(values.limitHours),
                  known: Object.keys(values).length === 0 ? 'no' : 'yes',
                  reported: values.reported ?? 1,
                  late: (values.reported ?? 1) < 0.995 ? 'yes' : 'no',
                })}
                {decides ? <span className="block text-12 text-muted">{t('decides')}</span> : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
