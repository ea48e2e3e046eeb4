/** The strip: the thread of one object, station by station. One component, the same everywhere. */

import { useTexts } from '../language.ts';
import { uiTexts } from '../texts.en.ts';

export type StripStation = {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  /** Why the thread breaks here; then the piece before the station is dashed. */
  readonly broken: string | null;
  readonly here: boolean;
  readonly href: string | null;
};

export function Strip({ stations }: { stations: readonly StripStation[] }) {
  const t = useTexts(uiTexts);
  return (
    <nav className="strip-frame" aria-label={t('strip.label')}>
      <ol className="strip">
        {stations.map((station) => (
          <li
            key={station.key}
            className={`strip__station ${station.broken ? 'strip__station--broken' : ''} ${station.here ? 'strip__station--here' : ''}`}
          >
            {station.href ? (
              <a href={station.href} className="strip__label">
                {station.label}
              </a>
            ) : (
              <span className="strip__label" aria-current={station.here ? 'true' : undefined}>
                {station.label}
              </span>
            )}
            {station.broken ? (
              <span className="strip__broken">
                <span className="kern-sr-only">{t('strip.broken')}: </span>
                {station.broken}
              </span>
            ) : (
              <span className="strip__detail">{station.detail}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The same in one line, where many objects stand below each other: what there is at each station, and where it breaks. */
export function SmallStrip({ stations }: { stations: readonly StripStation[] }) {
  const t = useTexts(uiTexts);
  return (
    <ol className="small-strip" aria-label={t('strip.label')}>
      {stations.map(({ key, label, broken, here }) => (
        <li
          key={key}
          className={`small-strip__station ${broken ? 'small-strip__station--broken' : ''} ${here ? 'small-strip__station--here' : ''}`}
          title={broken ?? undefined}
        >
          {label}
          {broken && (
            <span className="kern-sr-only">
              , {t('strip.broken')}: {broken}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
