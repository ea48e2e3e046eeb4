import { useTexts } from '#ui/language.ts';
import { Card } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { cooperationTexts } from '../texts.en.ts';
import type { CooperationData } from './of-object.server.ts';
import { RequestList } from './request-list.tsx';

export function CooperationOfObject({ data: { rows, path, ask } }: { data: CooperationData }) {
  const t = useTexts(cooperationTexts);
  const href = useHref();
  return (
    <Card
      title={t('requests.participants')}
      id="beteiligte"
      actions={<a href={href(path)}>{ask ? t('requests.askMore') : t('requests.details')}</a>}
    >
      <RequestList rows={rows} />
    </Card>
  );
}
