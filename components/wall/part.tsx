'use client';

import { useTranslations } from 'next-intl';
import { Component, type ReactNode } from 'react';
import type { IndicatorId } from '#domain/indicators/indicator.ts';

const AGAIN = 10_000;

interface PartProps {
  /** What stands there, as the styles name it. */
  kind: 'heading' | 'tile' | 'panel';
  /** Whose tile it is: one that failed still says its name. */
  indicator?: IndicatorId;
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
    return this.state.failed ? <Failed {...this.props} /> : this.props.children;
  }
}

function Failed({ kind, indicator }: PartProps) {
  const t = useTranslations('wall');
  const common = useTranslations('common.indicator');
  return (
    <section className={`${kind} broken`}>
      {indicator === undefined ? null : <h2 className="name">{common(indicator)}</h2>}
      <p role="alert">{t('broken')}</p>
    </section>
  );
}
