/** Status and dynamics of an area over the years, on its page. */

import { TwinTable } from '#ui/chart/chart.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { indicatorTexts } from '../texts.en.ts';
import type { IndicesOfAreaData } from './indices-of-area.server.ts';

export function IndicesOfArea({ data }: { data: IndicesOfAreaData }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  return (
    <Card title={t('index.panel')} lead={t('index.panelLead')} id="status-und-dynamik">
      {data.map(({ id, name, version, dynamics, years }) => (
        <div key={id}>
          <h3>
            <a href={href(`/indizes/${id}`)}>
              <Said>{name}</Said>
            </a>{' '}
            <span className="muted small">{t('index.version', { version })}</span>
          </h3>
          <TwinTable
            label={name}
            table={{
              head: [
                t('index.year'),
                t('index.status'),
                t('index.statusValue'),
                ...(dynamics ? [t('index.dynamics'), t('index.dynamicsValue')] : []),
              ],
              rows: years.map((each) => [
                each.year,
                each.status.words,
                each.status.value,
                ...(dynamics ? [each.dynamics.words, each.dynamics.value] : []),
              ]),
            }}
          />
        </div>
      ))}
    </Card>
  );
}
