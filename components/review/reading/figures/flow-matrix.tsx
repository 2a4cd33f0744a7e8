import { useTranslations } from 'next-intl';
import { Counted } from '#components/review/evidence-link.tsx';
import { withMinus } from '#components/ui/minus.ts';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import { unnamedPlace } from '#domain/indicators/behind.ts';
import type { PostureDetail } from '#domain/indicators/posture-detail.ts';

type Drawn = Pick<PostureDetail, 'flows' | 'nodes' | 'names' | 'capital'>;

const cell = 'border border-line px-1 py-1';
/** Names and balances stay in sight while the grid scrolls. */
const left = 'sticky left-0 bg-surface';
const right = 'sticky right-0 bg-surface shadow-[inset_2px_0_0_var(--line-strong)]';

/** What moved: from the rows to the columns, darker where more; the balance of each at the end. */
export function FlowMatrix({ flows, nodes, names, capital }: Drawn) {
  const t = useTranslations('review.explain.posture');
  const places: (string | null)[] = nodes.map(({ place }) => place);
  const from = flows.some((flow) => flow.from === null) ? [...places, null] : places;
  const to = flows.some((flow) => flow.to === null) ? [...places, null] : places;
  const origins = from.filter((place) => flows.some((flow) => flow.from === place));
  const destinations = to.filter((place) => flows.some((flow) => flow.to === place));
  const most = Math.max(0, ...flows.map(({ flow }) => flow));
  const nameOf = (place: string | null) =>
    place === null ? t('unnamed') : (names[place] ?? place) + (place === capital.place ? ' ★' : '');
  if (flows.length === 0) return <p className="text-14 text-muted">{t('noMoves')}</p>;
  // A place that only receives has no row: its balance stands in a row of its own.
  const rows = [...origins, ...places.filter((place) => !origins.includes(place))];
  return (
    <>
      <p className="mb-2 text-12 text-muted">{t('matrixHow')}</p>
      <ScrollBox label={t('matrix')}>
        <table className="border-collapse text-14">
          <caption className="sr-only">{t('matrix')}</caption>
          <thead>
            <tr className="align-bottom text-12">
              <th scope="col" className={`${cell} ${left} text-left font-medium text-muted`}>
                {t('fromTo')}
              </th>
              {destinations.map((place) => (
                <th key={place} scope="col" className={`${cell} font-medium`}>
                  {/* Upright, so that a column is no wider than its numbers, and all have room. */}
                  <span className="inline-block rotate-180 whitespace-nowrap leading-none [writing-mode:vertical-rl]">
                    {nameOf(place)}
                  </span>
                </th>
              ))}
              <th scope="col" className={`${cell} ${right} font-semibold`}>
                {t('net')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((origin) => (
              <tr key={origin}>
                <th
                  scope="row"
                  className={`${cell} ${left} whitespace-nowrap text-left font-normal`}
                >
                  {nameOf(origin)}
                </th>
                {destinations.map((destination) => (
                  <FlowCell
                    key={destination}
                    flow={flows.find((each) => each.from === origin && each.to === destination)}
                    most={most}
                  />
                ))}
                <Net net={nodes.find(({ place }) => place === origin)?.net ?? null} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

/** Less than this is told as a trace: it rounds to nought. */
const shown = 0.005;

function FlowCell({ flow, most }: { flow: Drawn['flows'][number] | undefined; most: number }) {
  const t = useTranslations('review.explain.posture');
  if (flow === undefined) return <td className={cell} />;
  // Never darker than text can stand on.
  const tone = Math.round(8 + 32 * (most > 0 ? flow.flow / most : 0));
  return (
    <td
      className={`${cell} text-right`}
      title={t('flowOf', { n: flow.n })}
      style={{ backgroundColor: `color-mix(in srgb, var(--line-strong) ${tone}%, transparent)` }}
    >
      <Counted
        behind="military-posture.moves"
        among={{ movedFrom: flow.from ?? unnamedPlace, movedTo: flow.to ?? unnamedPlace }}
      >
        {flow.flow < shown ? t('trace') : t('flow', { flow: flow.flow })}
        <span className="sr-only"> {t('flowOf', { n: flow.n })}</span>
      </Counted>
    </td>
  );
}

function Net({ net }: { net: number | null }) {
  const t = useTranslations('review.explain.posture');
  return (
    <td
      className={`${cell} ${right} whitespace-nowrap text-right ${
        net !== null && net < 0 ? 'font-semibold' : ''
      }`}
    >
      {net === null ? '–' : withMinus(t('signed', { net }))}
    </td>
  );
}
