import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { factKey } from '../fact-key.ts';
import { publicationTexts } from '../texts.en.ts';
import type { ReleasesOfObjectData } from './of-object.server.ts';

export function ReleasesOfObject({ data }: { data: ReleasesOfObjectData }) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const href = useHref();
  const { kind, id, held, may, asOf } = data;
  const change = may && <a href={href(`/freigaben/${kind}/${id}`)}>{t('panel.change')}</a>;
  return (
    <Card title={t('panel.title')} id="oeffentlich" actions={change}>
      {held.length === 0 ? (
        <p className="muted">{t('panel.none')}</p>
      ) : (
        <ul>
          {held.map(({ fact, fromOn, releasedBy }) => (
            <li key={fact}>
              {t(fromOn <= asOf ? 'panel.since' : 'panel.from', {
                fact: t(factKey(kind, fact)),
                date: formatDate(fromOn, language),
                person: releasedBy,
              })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
