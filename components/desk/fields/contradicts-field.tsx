'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { FieldModel } from '#components/desk/field-model.ts';
import { useText } from '#components/desk/fields/use-text.ts';
import { type StatementClaim, statementClaims } from '#components/desk/statement-claims.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { InstantText } from '#components/ui/instant-text.tsx';

type Claims = readonly StatementClaim[] | 'loading' | 'no-line';

/** Claims of earlier statements, to tick those that this one contradicts. Read when opened. */
export function ContradictsField({ model }: { model: FieldModel }) {
  const t = useTranslations('desk.contradicts');
  const { watch } = useDesk();
  const { label, hint } = useFieldWords(model);
  const { text, setText, error } = useText(model.name);
  const [open, setOpen] = useState(text !== '');
  const [claims, setClaims] = useState<Claims>('loading');
  useEffect(() => {
    if (!open) return;
    const gone = new AbortController();
    void statementClaims(watch, model.group, gone.signal).then((found) => {
      if (!gone.signal.aborted) setClaims(found ?? 'no-line');
    });
    return () => gone.abort();
  }, [open, watch, model.group]);

  const links = text.split(' ').filter(Boolean);
  const toggle = (link: string) =>
    setText(
      (links.includes(link) ? links.filter((each) => each !== link) : [...links, link]).join(' '),
    );
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer py-1 text-14">
        <span className="font-medium">{label}</span>{' '}
        <span className="text-12 text-muted">{t('chosen', { count: links.length })}</span>
      </summary>
      {hint === undefined ? null : <p className="text-12 text-muted">{hint}</p>}
      {error === undefined ? null : <p className="font-medium text-14 text-danger">{error}</p>}
      {typeof claims === 'string' ? (
        <p role="status" className="py-2 text-14 text-muted">
          {t(claims)}
        </p>
      ) : (
        <ClaimList claims={claims} links={links} toggle={toggle} />
      )}
    </details>
  );
}

interface ClaimListProps {
  claims: readonly StatementClaim[];
  links: readonly string[];
  toggle: (link: string) => void;
}

function ClaimList({ claims, links, toggle }: ClaimListProps) {
  const t = useTranslations('desk.contradicts');
  if (claims.length === 0) return <p className="py-2 text-14 text-muted">{t('nothing')}</p>;
  return (
    <ul className="mt-1 max-h-56 divide-y divide-line overflow-y-auto border border-line">
      {claims.map(({ link, claim, speaker, eventAt, precision }) => (
        <li key={link}>
          <label className="flex cursor-pointer items-start gap-2 px-2.5 py-1.5 text-14 hover:bg-raised">
            <input
              type="checkbox"
              checked={links.includes(link)}
              onChange={() => toggle(link)}
              className="mt-0.5 size-4 accent-(--ink)"
            />
            <span className="min-w-0">
              {claim}{' '}
              <span className="block text-12 text-muted">
                {speaker} · <InstantText at={eventAt} precision={precision} />
              </span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
