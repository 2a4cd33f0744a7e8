import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { useMessage } from '#components/messages/use-message.ts';
import type { Reading } from '#domain/reading.ts';

interface ToldFigureProps {
  reading: Pick<Reading, 'figure' | 'sentence' | 'status'>;
  /** Where the number opens to the signals behind it. */
  to: Pick<ComponentProps<typeof Link>, 'href' | 'scroll' | 'prefetch'>;
}

/** The number a reading is known by, what it counts, and the sentence that says what was seen. */
export function ToldFigure({ reading: { figure, sentence, status }, to }: ToldFigureProps) {
  const say = useMessage();
  const t = useTranslations('review.reading');
  if (status === 'no-data') return <p className="text-16">{t('nothing')}</p>;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Link
          {...to}
          className="min-w-6 font-semibold text-28 leading-tight underline decoration-1 decoration-line underline-offset-4 hover:decoration-ink"
        >
          {say(figure.value)}
        </Link>
        <span className="text-16">{say(figure.label)}</span>
        <span className="text-14 text-muted">{say(figure.context)}</span>
      </p>
      <p className="mt-2 text-pretty text-16">{say(sentence)}</p>
    </>
  );
}
