/** What stands out, on the page of an area and on that of an indicator. */

import { useTexts } from '#ui/language.ts';
import { Card, Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { alertTones } from '../alert-register.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { AlertsPanelData } from './alerts.server.ts';

export function AlertsOfArea({ data }: { data: AlertsPanelData }) {
  const t = useTexts(indicatorTexts);
  return <Alerts data={data} title={t('alerts.ofArea')} none={t('alerts.noneOfArea')} of="area" />;
}

export function AlertsOfIndicator({ data }: { data: AlertsPanelData }) {
  const t = useTexts(indicatorTexts);
  return <Alerts data={data} title={t('alerts.ofIndicator')} none={t('alerts.noneOfIndicator')} of="indicator" />;
}

function Alerts({
  data,
  title,
  none,
  of,
}: {
  data: AlertsPanelData;
  title: string;
  none: string;
  of: 'area' | 'indicator';
}) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { alerts, count, query } = data;
  return (
    <Card
      title={title}
      id="warnungen"
      actions={count > alerts.length && <a href={href('/warnungen', query)}>{t('alerts.all')}</a>}
    >
      {count === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <ul className="list">
          {alerts.map((alert) => (
            <li key={alert.id}>
              <span>
                <a href={href(`/warnungen/${alert.id}`)}>
                  {of === 'area' ? <Said>{alert.indicator}</Said> : alert.finding}
                </a>{' '}
                {alert.revised && <Chip tone="warn">{t('alerts.revised')}</Chip>}
                <span className="muted block small">{alert.sentence}</span>
                {alert.comment && (
                  <span className="block small">
                    <Said>{alert.comment}</Said>
                  </span>
                )}
              </span>
              <Chip tone={alertTones[alert.state]}>{t(`state.${alert.state}`)}</Chip>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
