/** Where an indicator's values come from, and which of them were revised: from what to what, why, when. */

import { FigureText } from '#ui/figure.tsx';
import { formatMoment } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import type { Revision, ValueImport } from '../indicator.ts';
import { indicatorTexts } from '../texts.en.ts';

const mostShown = 25;

type Origin = Omit<ValueImport, 'by'> & { readonly by: string | null };

export function Provenance({ imports, all }: { imports: readonly Origin[]; all: boolean }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card title={t('imports.origin')} id="herkunft">
      <Scroll label={t('imports.origin')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('imports.file')}</th>
              <th scope="col">{t('imports.at')}</th>
              <th scope="col">{t('imports.source')}</th>
              <th scope="col">{t('imports.licence')}</th>
              <th scope="col">{t('imports.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {imports.slice(0, mostShown).map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  <Said>{each.file}</Said>
                  <span className="muted block small">{t('imports.rowsOf', { count: each.rows })}</span>
                </th>
                <td>
                  {formatMoment(each.at, language)}
                  {each.by && <span className="muted block small">{each.by}</span>}
                </td>
                <td>{each.source ? <Said>{each.source}</Said> : <span className="muted">–</span>}</td>
                <td>{each.licence ?? <span className="muted">–</span>}</td>
                <td>
                  <code className="small" title={each.hash}>
                    {each.hash.slice(0, 12)}
                  </code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {all && (
        <p>
          <a href={href('/indikatoren/importe')}>{t('imports.all')}</a>
        </p>
      )}
    </Card>
  );
}

export function Revisions({
  revisions,
  count,
  decimals,
}: {
  revisions: readonly (Revision & { readonly ofPart: string })[];
  /** Of all; the latest of them are handed in. */
  count: number;
  decimals: number;
}) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const several = new Set(revisions.map((each) => each.indicatorId)).size > 1;
  return (
    <Card title={t('revisions.title')} lead={t('revisions.lead', { count })} id="berichtigt">
      <Scroll label={t('revisions.title')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('page.area')}</th>
              <th scope="col">{t('page.year')}</th>
              <th scope="col" className="right">
                {t('revisions.before')}
              </th>
              <th scope="col" className="right">
                {t('revisions.after')}
              </th>
              <th scope="col">{t('imports.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {revisions.slice(0, mostShown).map((each) => (
              <tr key={`${each.indicatorId}${each.areaId}${each.year}${each.at}`}>
                <th scope="row">
                  <Said>{each.area}</Said>
                  {several && (
                    <span className="muted block small">
                      <Said>{each.ofPart}</Said>
                    </span>
                  )}
                </th>
                <td>{each.year}</td>
                <td className="right">
                  <FigureText figure={each.before} decimals={decimals} />
                </td>
                <td className="right">
                  {each.after ? <FigureText figure={each.after} decimals={decimals} /> : t('revisions.dropped')}
                </td>
                <td>
                  <Said>{each.reason ?? t('revisions.noReason')}</Said>
                  <span className="muted block small">
                    {formatMoment(each.at, language)}, {each.file}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {count > mostShown && <p className="muted">{t('revisions.more', { count: mostShown })}</p>}
    </Card>
  );
}
