import { formatDate, formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../texts.en.ts';
import type { GoalsOfIndicatorData } from './of-indicator.server.ts';

export function GoalsOfIndicator({ data }: { data: GoalsOfIndicatorData }) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card title={t('panel.goalsOfIndicator')} id="ziele">
      {data.length === 0 ? (
        <p className="muted">{t('panel.noGoalsOfIndicator')}</p>
      ) : (
        <ul className="list">
          {data.map((goal) => (
            <li key={goal.id}>
              <a href={href(`/ziele/${goal.id}`)}>
                <Said>{goal.title}</Said>
              </a>
              {goal.target?.value != null && goal.target.date ? (
                <span className="muted small">
                  {t('panel.target', {
                    value: formatNumber(goal.target.value, language, Number.isInteger(goal.target.value) ? 0 : 1),
                    date: formatDate(goal.target.date, language),
                  })}
                </span>
              ) : (
                <span className="break small">{t('goals.noTarget')}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
