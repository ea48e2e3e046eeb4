import { useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../texts.en.ts';
import type { GoalsOfOfficeData } from './of-office.server.ts';

export function GoalsOfOffice({ data }: { data: GoalsOfOfficeData }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  return (
    <Card title={t('panel.goalsOfOffice')} id="ziele">
      <ul className="list">
        {data.map((goal) => (
          <li key={goal.id}>
            <a href={href(`/ziele/${goal.id}`)}>
              <Said>{goal.title}</Said>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
