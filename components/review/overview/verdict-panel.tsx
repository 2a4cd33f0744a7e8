import { useFormatter, useTranslations } from 'next-intl';
import { useMessage } from '#components/messages/use-message.ts';
import { useVerdictName } from '#components/messages/use-verdict-name.ts';
import type { View } from '#domain/view.ts';

/** The verdict as a sentence, and the two axes that make it. */
export function VerdictPanel({ view }: { view: View }) {
  const t = useTranslations('review.verdict');
  const say = useMessage();
  const name = useVerdictName();
  const format = useFormatter();
  const { verdict } = view;
  // An unknown part is tried at 5, the end of the scale; the highest level is 4.
  const range = ([low, end]: readonly [number, number], high = Math.min(4, end)) =>
    low === high ? format.number(low) : `${format.number(low)}–${format.number(high)}`;
  return (
    <section className="py-6">
      <p className="wrap-anywhere text-14 text-muted">{view.subtitle}</p>
      <h1 className="mt-1 font-semibold text-28 leading-tight">
        {name(verdict)}
        <span className="font-normal text-muted">: {say(verdict.sentence)}</span>
      </h1>
      {verdict.flipSentence === null ? null : (
        <p className="mt-2 text-16">{say(verdict.flipSentence)}</p>
      )}
      <p className="mt-2 flex flex-wrap gap-x-6 text-14 text-muted">
        <span>{t('pressure', { value: range(verdict.pressure) })}</span>
        <span>{t('deficit', { value: range(verdict.deficit) })}</span>
        <span>{t('known', { known: verdict.known })}</span>
        {verdict.pulledToCapital ? (
          <span className="font-semibold text-ink">{t('pulled')}</span>
        ) : null}
      </p>
    </section>
  );
}
