import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { GradeWeights } from '#components/review/method/grade-weights.tsx';
import { IndicatorMethod } from '#components/review/method/indicator-method.tsx';
import { ReadingRules } from '#components/review/method/reading-rules.tsx';
import { StudyPart } from '#components/review/method/study-part.tsx';
import { VerdictMatrix } from '#components/review/method/verdict-matrix.tsx';
import { configuration } from '#domain/configuration.ts';
import { indicators } from '#domain/indicators/registry.ts';

const parts = ['grades', 'rules', 'verdict', 'study', 'limits'] as const;

/** The method: each measure with formula, parameters, breakpoints, source and weakness. */
export function MethodPage() {
  const t = useTranslations('method');
  const common = useTranslations('common');
  return (
    <div className="mx-auto max-w-[90rem] px-4 pb-16 md:px-10">
      <header className="py-8">
        <p className="text-14">
          <Link href="/" className="inline-flex min-h-8 items-center text-muted hover:text-ink">
            {common('product')}
          </Link>
        </p>
        <h1 className="font-semibold text-28 leading-tight">{t('title')}</h1>
        <p className="mt-2 max-w-[48rem] text-16 text-muted">{t('text')}</p>
        <p className="mt-2 text-14 text-muted">
          {t('version', { version: configuration.version })}
        </p>
      </header>
      <div className="gap-x-12 lg:grid lg:grid-cols-[13rem_minmax(0,1fr)]">
        <nav aria-label={t('contents')} className="mb-8 text-14 lg:sticky lg:top-6 lg:self-start">
          <ul>
            {indicators.map(({ id }) => (
              <Entry key={id} id={id}>
                {common(`indicator.${id}`)}
              </Entry>
            ))}
            {parts.map((part) => (
              <Entry key={part} id={part}>
                {t(`${part}.title`)}
              </Entry>
            ))}
          </ul>
        </nav>
        <main id="page" tabIndex={-1} className="min-w-0 outline-none">
          {indicators.map((indicator) => (
            <Part
              key={indicator.id}
              id={indicator.id}
              title={common(`indicator.${indicator.id}`)}
              text={common(`question.${indicator.id}`)}
            >
              <IndicatorMethod indicator={indicator} />
              <p className="mt-4 text-14">
                <a href={`#study-${indicator.id}`} className="text-accent hover:underline">
                  {t('study.title')}
                </a>
              </p>
            </Part>
          ))}
          <Part id="grades" title={t('grades.title')} text={t('grades.text')}>
            <GradeWeights />
          </Part>
          <Part id="rules" title={t('rules.title')} text={t('rules.text')}>
            <ReadingRules />
          </Part>
          <Part id="verdict" title={t('verdict.title')} text={t('verdict.text')}>
            <VerdictMatrix />
          </Part>
          <Part id="study" title={t('study.title')} text={t('study.text')}>
            <StudyPart />
          </Part>
          <Part id="limits" title={t('limits.title')} text={t('limits.text')} />
        </main>
      </div>
    </div>
  );
}

function Entry({ id, children }: { id: string; children: ReactNode }) {
  return (
    <li>
      <a href={`#${id}`} className="flex min-h-8 items-center text-muted hover:text-ink">
        {children}
      </a>
    </li>
  );
}

function Part({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-4 border-line border-t py-8"
    >
      <h2 id={`${id}-title`} className="font-semibold text-20">
        {title}
      </h2>
      <p className="mt-1 max-w-[48rem] text-14 text-muted">{text}</p>
      {children === undefined ? null : <div className="mt-5">{children}</div>}
    </section>
  );
}
