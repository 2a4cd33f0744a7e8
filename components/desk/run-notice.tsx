'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';

/** Says that the exercise was started afresh while the desk stood open. */
export function RunNotice() {
  const t = useTranslations('desk');
  const { run } = useDesk().view;
  const [begun] = useState(run);
  return (
    <div role="alert">
      {run === begun ? null : (
        <p className="border-danger border-l-4 px-4 py-1.5 text-14 md:px-6">
          {t('newRun', { run })}
        </p>
      )}
    </div>
  );
}
