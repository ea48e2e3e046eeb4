import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conflictTexts } from '../texts.en.ts';
import type { MyStatement } from './my-statements.server.ts';

/** What is asked of the reader, each with the one button that leads there. */
export function MyStatements({ data }: { data: readonly MyStatement[] }) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card title={t('mine.title')} id="gefragt">
      <ul className="list">
        {data.map((each) => (
          <li key={each.path}>
            <span>
              <Said>{each.title}</Said>
              {each.dueOn && (
                <span className={each.overdue ? 'break block small' : 'muted block small'}>
                  {t(each.overdue ? 'mine.over' : 'mine.until', { date: formatDate(each.dueOn, language) })}
                </span>
              )}
            </span>
            <ButtonLink href={href(each.path)} kind="primary">
              {t(`mine.${each.kind}`)}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
