'use client';

import { useTranslations } from 'next-intl';
import type { StrayDraft } from '#components/desk/draft-store.ts';
import { textAt } from '#components/desk/form-text.ts';

interface SetAsideProps {
  strays: readonly StrayDraft[];
  onResume: (stray: StrayDraft) => void;
  onForget: (stray: StrayDraft) => void;
}

const actLook = 'min-h-6 underline underline-offset-2 text-muted hover:text-ink';

/** Drafts of closed tabs, and those that made room for another. */
export function SetAside({ strays, onResume, onForget }: SetAsideProps) {
  const t = useTranslations('desk.setAside');
  if (strays.length === 0) return null;
  const forget = (stray: StrayDraft) => {
    onForget(stray);
    // Its button goes with it: the cursor goes to what is left of the list, or to the one above.
    document.getElementById(strays.length > 1 ? 'set-aside' : 'just-logged')?.focus();
  };
  return (
    <section aria-labelledby="set-aside">
      <h2 id="set-aside" tabIndex={-1} className="font-medium text-14 text-muted">
        {t('title', { count: strays.length })}
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {strays.map((stray) => {
          const headline = textAt(stray.text, 'headline') || t('untitled');
          return (
            <li key={stray.key} className="flex flex-wrap items-baseline gap-x-4 py-2 text-14">
              <span className="min-w-40 flex-1 break-words">{headline}</span>
              <button type="button" className={actLook} onClick={() => onResume(stray)}>
                {t('resume')}
                <span className="sr-only">: {headline}</span>
              </button>
              <button type="button" className={actLook} onClick={() => forget(stray)}>
                {t('discard')}
                <span className="sr-only">: {headline}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
