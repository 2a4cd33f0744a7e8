'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PreviewLine } from '#components/desk/preview.ts';
import { GradeBadge } from '#components/ui/grade-badge.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';

/** More than these would hide what was just logged. */
export const SHOWN = 3;

export function Block({
  title,
  hint,
  children,
}: {
  title: string;
  hint: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="mt-5">
      <h3 className="font-medium text-14">{title}</h3>
      <ul className="mt-1 space-y-2">{children}</ul>
      <p className="mt-1 text-12 text-muted">{hint}</p>
    </section>
  );
}

interface LineProps {
  line: PreviewLine;
  apart?: { km: number | null; hours: number | null };
  children?: ReactNode;
}

export function Line({ line, apart, children }: LineProps) {
  const t = useTranslations('desk.effect');
  return (
    <li className="border border-line px-2.5 py-2 text-14">
      <p className="flex justify-between gap-3">
        <span className="wrap-anywhere">{line.headline}</span>
        <GradeBadge grade={line.grade} />
      </p>
      <p className="text-12 text-muted">
        <InstantText at={line.eventAt} precision={line.precision} />
        {line.place === null ? null : <> · {line.place}</>} · {line.source}
        {apart?.km == null ? null : <> · {t('away', { km: apart.km })}</>}
        {apart?.hours == null ? null : <> · {t('apart', { hours: apart.hours })}</>}
      </p>
      {children === undefined ? null : (
        <div className="mt-1 flex flex-wrap items-center justify-between gap-2">{children}</div>
      )}
    </li>
  );
}
