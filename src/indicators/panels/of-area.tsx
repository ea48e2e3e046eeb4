import { EvidenceLabel, FigureText } from '#ui/figure.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { indicatorTexts } from '../texts.en.ts';
import type { IndicatorsOfAreaData } from './of-area.server.ts';

export function IndicatorsOfArea({ data }: { data: IndicatorsOfAreaData }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  if (data.rows.length === 0) {
    return (
      <Card title={t('panel.ofArea')} id="wirkung">
        <p className="muted">{data.band ? t('panel.noneOfAreaBand') : t('panel.noneOfArea')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('panel.ofArea')} lead={`${t('panel.ofAreaLead', { year: data.until })} ${data.parts > 0 ? t('panel.composed', { count: data.parts }) : ''}`} id="wirkung">
      <table className="table table--facts">
        <thead>
          <tr>
            <th scope="col">{t('panel.indicator')}</th>
            <th scope="col" className="right">
              {t('panel.here')}
            </th>
            <th scope="col" className="right">
              {t('panel.city')}
            </th>
            <th scope="col" className="right">
              {t('panel.inYear')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={href(`/indikatoren/${row.id}`)}>
                  <Said>{row.name}</Said>
                </a>{' '}
                <span className="muted small">
                  {row.unit} {row.here.evidence !== 'measured' && <EvidenceLabel evidence={row.here.evidence} />}
                </span>
              </th>
              <td className="right" data-label={t('panel.here')}>
                <FigureText figure={row.here} decimals={row.decimals} />
              </td>
              <td className="right" data-label={t('panel.city')}>
                <FigureText figure={row.city} decimals={row.decimals} />
              </td>
              <td className="right" data-label={t('panel.inYear')}>
                {row.year}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
