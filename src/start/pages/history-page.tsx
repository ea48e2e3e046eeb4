import { allow } from '#platform/access.server.ts';
import { entries } from '#platform/journal.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import { EntryList, toShown } from '../entry-list.tsx';
import { historyFilter, withheldKinds } from '../history-filter.ts';
import { type ChangedField, changesInWords } from '../history-words.server.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/history-page.ts';

const perPage = 30;

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'history.read');
  const params = new URL(args.request.url).searchParams;
  const filter = historyFilter(params);
  const { kind, objectId } = filter;
  const found = await visit.read((db) => entries(db, { ...filter, without: withheldKinds(visit), limit: perPage + 1 }));
  const inWords = await changesInWords(visit);
  return {
    kind: kind ?? null,
    objectId: objectId ?? null,
    entries: found
      .slice(0, perPage)
      .map((entry) => ({ ...toShown(entry, visit), fields: inWords(entry.changes).slice(0, mostFields) })),
    older: found.length > perPage ? (found[perPage - 1]?.id ?? null) : null,
  };
}

const mostFields = 24;

export default function HistoryPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const href = useHref();
  const { entries: shown, older, kind, objectId } = loaderData;
  const title = objectId && shown[0] ? t('history.of', { title: shown[0].title }) : t('history.title');
  return (
    <>
      <PageHead title={title} lead={t('history.lead')} />
      {shown.length === 0 ? (
        <Empty>{t('history.none')}</Empty>
      ) : (
        <div className="stack">
          {shown.map((entry) => (
            <Card key={entry.id}>
              <EntryList entries={[entry]} />
              {entry.fields.length > 0 && <Fields fields={entry.fields} />}
            </Card>
          ))}
          {older !== null && (
            <ButtonLink href={href('/verlauf', { art: kind, eintrag: objectId, vor: older })}>
              {t('history.older')}
            </ButtonLink>
          )}
          <Downloads
            path="/verlauf"
            formats={['csv', 'xlsx']}
            query={{ art: kind, eintrag: objectId }}
            what={t('history.title')}
          />
        </div>
      )}
    </>
  );
}

function Fields({ fields }: { fields: readonly ChangedField[] }) {
  const t = useTexts(startTexts);
  return (
    <details>
      <summary>{t('history.details')}</summary>
      <Scroll label={t('history.details')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('history.field')}</th>
              <th scope="col">{t('history.before')}</th>
              <th scope="col">{t('history.after')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={`${field.name}${field.before}${field.after}`}>
                <th scope="row">{field.name}</th>
                <td>{field.before}</td>
                <td>{field.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
