'use client';

import { useTranslations } from 'next-intl';
import { Component, type ReactNode } from 'react';

const AGAIN = 10_000;

interface PartProps {
  /** What stands there, as the styles name it. */
  kind: 'heading' | 'tile' | 'panel';
  children: ReactNode;
}

/**
 * A part of the wall that cannot be drawn leaves the others standing: in its place stands that it
 * failed, never what it showed before. It is tried again by itself, for nobody is there to do it.
 */
export class Part extends Component<PartProps, { failed: boolean }> {
  override state = { failed: false };
  #again: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.setState({ failed: false }), AGAIN);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#again);
  }

  override render(): ReactNode {
    const { kind, children } = this.props;
    return this.state.failed ? <Failed kind={kind} /> : children;
  }
}

function Failed({ kind }: Pick<PartProps, 'kind'>) {
  const t = useTranslations('wall');
  return (
    <section className={`${kind} broken`}>
      <p role="alert">{t('broken')}</p>
    </section>
  );
}
