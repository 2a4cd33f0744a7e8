import { useTranslations } from 'next-intl';
import { ScreenNotice } from '#components/ui/screen-notice.tsx';

/** No wall: the time that the address asks for cannot be read, and now must not pass for it. */
export function NoWall({ unread, live }: { unread: readonly string[]; live: string }) {
  const t = useTranslations('wall');
  const bands = useTranslations('bands');
  return (
    <ScreenNotice>
      <h1 className="font-bold text-[length:max(1.5rem,6vmin)] leading-[1.3]">
        {t('unreadTitle')}
      </h1>
      <p className="wrap-anywhere">
        {t('unreadText', { n: unread.length, texts: unread.map((text) => `“${text}”`).join(', ') })}
      </p>
      <a href={live} className="underline underline-offset-4">
        {bands('goLive')}
      </a>
    </ScreenNotice>
  );
}
