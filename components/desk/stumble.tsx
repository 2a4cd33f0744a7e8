'use client';

import { useTranslations } from 'next-intl';
import { useDesk } from '#components/desk/desk-context.tsx';
import { isStumbling, type OutboxItem } from '#components/desk/outbox-item.ts';
import { useSaidWords } from '#components/desk/use-said-words.ts';
import { Button } from '#components/ui/button.tsx';
import { Confirm } from '#components/ui/confirm.tsx';

/** What came in place of an answer that takes the entry, and what can be done about it. */
export function Stumble({
  item,
  onEdit,
}: {
  item: OutboxItem;
  onEdit: (item: OutboxItem) => void;
}) {
  const t = useTranslations('desk.stumble');
  const words = useSaidWords();
  if (item.said === null) return null;
  return (
    <>
      <p className={item.state === 'aside' ? 'text-danger' : 'text-muted'}>
        {words(item.said)} {item.state === 'aside' ? t('why') : null}
      </p>
      {isStumbling(item) ? <Ways item={item} onEdit={onEdit} /> : null}
    </>
  );
}

function Ways({ item, onEdit }: { item: OutboxItem; onEdit: (item: OutboxItem) => void }) {
  const t = useTranslations('desk.stumble');
  const { outbox } = useDesk();
  const { id, headline } = item;
  const about = <span className="sr-only">: {headline}</span>;
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      <Button
        size="small"
        onClick={() => {
          document.getElementById(`entry-${id}`)?.focus();
          outbox.tryAgain(id);
        }}
      >
        {t('tryAgain')}
        {about}
      </Button>
      {item.origin === null ? null : (
        <Button size="small" onClick={() => onEdit(item)}>
          {t('edit')}
          {about}
        </Button>
      )}
      <Confirm
        size="small"
        label={t('discard')}
        title={t('discardTitle')}
        confirm={t('confirm')}
        cancel={t('cancel')}
        onConfirm={() => {
          document.getElementById('just-logged')?.focus();
          outbox.dismiss(id);
        }}
      >
        {t('discardText', { headline })}
      </Confirm>
    </div>
  );
}
