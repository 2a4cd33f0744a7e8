'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** Name of the cross. */
  close: string;
  /** Room for a second column, where the screen has it. */
  wide?: boolean;
  children: ReactNode;
}

/** A small task over the page. Escape and the cross close it; the page keeps its place. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, close, wide = false, children } = props;
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-20 bg-[rgb(0_0_0/0.5)]" />
        <Base.Popup
          className={`fixed inset-x-0 top-0 z-20 mx-auto max-h-dvh w-full max-w-160 scroll-pb-20 overflow-y-auto border border-line-strong bg-surface p-6 text-ink md:top-[8vh] md:max-h-[84vh] md:rounded-sm ${wide ? 'lg:max-w-264' : ''}`}
        >
          <Base.Title className="pr-10 font-semibold text-20">{title}</Base.Title>
          {description === undefined ? null : (
            <Base.Description className="wrap-anywhere mt-1 text-14 text-muted" render={<div />}>
              {description}
            </Base.Description>
          )}
          {children}
          <Base.Close
            aria-label={close}
            className="absolute top-4 right-4 size-10 rounded-sm text-20 text-muted hover:bg-raised hover:text-ink"
          >
            <span aria-hidden="true">✕</span>
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
