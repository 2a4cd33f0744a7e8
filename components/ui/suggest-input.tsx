'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { type KeyboardEvent, type Ref, useRef } from 'react';
import { useField } from '#components/ui/field.tsx';
import { edge, inputLook } from '#components/ui/text-input.tsx';

/** A text that may be meant, and what tells it from the others. */
export interface Suggestion {
  text: string;
  detail: string;
}

interface SuggestInputProps {
  name: string;
  value: string;
  onChange: (text: string) => void;
  onBlur?: () => void;
  /** For what is typed now, best first. */
  suggestions: readonly Suggestion[];
  /** True where only a suggestion will do: the best one is taken by Enter and by Tab. */
  closed?: boolean;
  placeholder?: string;
  /** Said when nothing fits what was typed. */
  nothing?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** Text with suggestions, inside a `Field`. What is typed stays as it is until one is taken. */
export function SuggestInput(props: SuggestInputProps) {
  const {
    name,
    value,
    onChange,
    onBlur,
    suggestions,
    closed = false,
    placeholder,
    nothing,
  } = props;
  const { id, describedBy, invalid, required } = useField();
  const highlighted = useRef<Suggestion | undefined>(undefined);

  function onKeyDown(event: KeyboardEvent) {
    // Only what is still on offer: the list may have changed since it was looked at.
    const best = suggestions.find(({ text }) => text === highlighted.current?.text);
    const leaves = event.key === 'Tab' && !event.shiftKey;
    if (closed && leaves && best !== undefined && value.trim() !== '') onChange(best.text);
  }

  return (
    <Autocomplete.Root
      items={suggestions}
      filter={null}
      value={value}
      autoHighlight={closed}
      openOnInputClick
      itemToStringValue={(suggestion: Suggestion) => suggestion.text}
      onItemHighlighted={(suggestion) => {
        highlighted.current = suggestion;
      }}
      onValueChange={(text, { reason, cancel }) => {
        // Escape closes the list; it never takes back what was typed.
        if (reason === 'escape-key') cancel();
        else onChange(text);
      }}
    >
      <Autocomplete.Input
        id={id}
        name={name}
        ref={props.ref}
        placeholder={placeholder}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        aria-required={required || undefined}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        className={`${inputLook} min-h-9 ${edge(invalid)}`}
      />
      <SuggestionList nothing={value.trim() === '' ? undefined : nothing} />
    </Autocomplete.Root>
  );
}

function SuggestionList({ nothing }: { nothing: string | undefined }) {
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner sideOffset={2} align="start" className="z-30">
        <Autocomplete.Popup className="max-h-72 w-(--anchor-width) min-w-56 overflow-y-auto rounded-sm border border-line-strong bg-surface text-ink shadow-md data-empty:border-line">
          <Autocomplete.Empty className="px-2.5 py-1.5 text-14 text-muted empty:hidden">
            {nothing}
          </Autocomplete.Empty>
          <Autocomplete.List className="empty:hidden">
            {(suggestion: Suggestion) => (
              <Autocomplete.Item
                key={`${suggestion.text} ${suggestion.detail}`}
                value={suggestion}
                className="flex cursor-pointer flex-wrap items-baseline justify-between gap-x-3 px-2.5 py-1.5 text-16 data-highlighted:bg-ink data-highlighted:text-surface md:text-14"
              >
                <span>{suggestion.text}</span>
                <span className="text-12 opacity-80">{suggestion.detail}</span>
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </Autocomplete.Popup>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  );
}
