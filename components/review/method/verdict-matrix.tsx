import { useTranslations } from 'next-intl';
import { composite } from '#domain/verdict-rule.ts';

const sides = [4, 0] as const;

/** The four verdicts, asked of the rule itself. */
export function VerdictMatrix() {
  const t = useTranslations('method.verdict');
  const name = useTranslations('verdicts');
  const verdictAt = (pressure: number, deficit: number) => {
    const levels = {
      attacks: pressure,
      civilian: pressure,
      response: deficit,
      posture: deficit,
      messaging: deficit,
    };
    return composite({ levels })
      .verdicts.map((verdict) => name('name', { verdict }))
      .join(' / ');
  };
  return (
    <table className="text-14">
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr className="text-12 text-muted">
          <td />
          <th scope="col" className="pr-8 pb-1 text-left font-normal">
            {t('deficitBelow')}
          </th>
          <th scope="col" className="pb-1 text-left font-normal">
            {t('deficitFrom')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sides.map((pressure) => (
          <tr key={pressure} className="border-line border-t">
            <th scope="row" className="py-1.5 pr-8 text-left font-normal text-muted">
              {t(pressure === 0 ? 'pressureBelow' : 'pressureFrom')}
            </th>
            <td className="py-1.5 pr-8">{verdictAt(pressure, 0)}</td>
            <td className="py-1.5">{verdictAt(pressure, 4)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
