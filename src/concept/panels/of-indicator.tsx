import { StandingMark, StandingText } from '#indicators/panels/standing.tsx';
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
        <ul className="list list--plain">
          {data.map((goal) => (
            <li key={goal.id}>
              <a href={href(`/ziele/${goal.id}`)}>
                <Said>{goal.title}</Said>
              </a>
              {goal.target.value !== null && goal.target.date !== null ? (
                <span className="muted small block">
                  {t('panel.target', {
                    value: formatNumber(goal.target.value, language, goal.stands?.decimals ?? 0),
                    date: formatDate(goal.target.date, language),
                  })}
                </span>
              ) : (
                <span className="break small block">{t('goals.noTarget')}</span>
              )}
              {goal.stands && goal.target.value !== null && (
                <div>
                  <StandingMark standing={goal.stands.standing} />
                  <StandingText {...goal.stands} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
