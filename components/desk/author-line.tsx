'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { TextInput } from '#components/ui/text-input.tsx';

const LONGEST = 80;

interface AuthorLineProps {
  /** Somebody tried to log without a name. */
  asked: boolean;
  onGiven: () => void;
}

/** Whose name goes with every entry: asked once in a browser, always in sight, changed at will. */
export function AuthorLine({ asked, onGiven }: AuthorLineProps) {
  const t = useTranslations('desk.author');
  const { author, setAuthor } = useDesk();
  const [changing, setChanging] = useState(false);
  const [name, setName] = useState(author);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked || changing) input.current?.focus();
  }, [asked, changing]);

  function keep() {
    if (name.trim() === '') return;
    setAuthor(name.trim());
    setChanging(false);
    onGiven();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      keep();
    }
  }

  if (author !== '' && !changing) {
    return (
      <p className="flex flex-wrap items-center gap-x-2 text-14 text-muted">
        {t('loggingAs')} <strong className="font-medium text-ink">{author}</strong>
        <button
          type="button"
          className="min-h-6 underline underline-offset-2 hover:text-ink"
          onClick={() => setChanging(true)}
        >
          {t('change')}
        </button>
      </p>
    );
  }
  return (
    <Field
      label={t('who')}
      hint={t('hint')}
      error={asked ? t('needed') : undefined}
      required
      className="border-accent border-l-4 py-1 pl-4"
    >
      <div className="flex gap-2">
        <TextInput
          ref={input}
          name="author"
          value={name}
          maxLength={LONGEST}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button size="small" className="shrink-0" onClick={keep}>
          {t('keep')}
        </Button>
      </div>
    </Field>
  );
}
