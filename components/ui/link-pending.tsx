'use client';

import { useLinkStatus } from 'next/link';

/** Inside a link: a sign that its page is on its way, once that takes longer than a moment. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return pending ? (
    <span aria-hidden="true" className="link-pending ml-1">
      …
    </span>
  ) : null;
}
