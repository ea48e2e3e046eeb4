/** What a formula would give, before it is stored: a few areas with what goes in, and where there are values. */

import { FigureText } from '#ui/figure.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Notice, Said } from '#ui/layout/page.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import type { Preview } from '../formula-preview.server.ts';
import { indicatorTexts } from '../texts.en.ts';

export function PreviewOfFormula({ preview, again }: { preview: Preview; again: boolean }) {
  const t = useTexts(indicatorTexts);
  const { shown, words, unit } = preview;
  return (
    <div className="stack">
      {again && <Notice tone="info" title={t('formula.changedAgain')} />}
      {shown ? (
        <Card title={t('formula.previewTitle', { division: shown.division, year: shown.year })} id="vorschau">
          <p>
            <strong>
              <Said>{words}</Said>
            </strong>
            {unit && <span className="muted"> · {unit}</span>}
          </p>
          <p>{t('formula.previewWhole')}</p>
          {shown.over > 0 && <Notice tone="warning" title={t('formula.overNote', { count: shown.over })} />}
          {shown.hidden > 0 && <p>{t('formula.suppressed', { count: shown.hidden })}</p>}
          <FewAreas preview={preview} />
        </Card>
      ) : (
        <Notice tone="warning" title={t('formula.previewNone')}>
          <p>{t('formula.previewNoneWhy')}</p>
        </Notice>
      )}
      <Card title={t('formula.divisions')} id="vorschau-gliederungen">
        <Divisions preview={preview} />
      </Card>
    </div>
  );
}

function FewAreas({ preview }: { preview: Preview }) {
  const t = useTexts(indicatorTexts);
  const { head, rows, decimals } = preview;
  const noted = rows.some(({ why }) => why !== null);
  return (
    <Scroll label={t('formula.preview')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('formula.area')}</th>
            {head.map((each) => (
              <th scope="col" className="right" key={each}>
                <Said>{each}</Said>
              </th>
            ))}
            <th scope="col" className="right">
              {t('formula.result')}
            </th>
            {noted && <th scope="col">{t('formula.why')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, inputs, figure, why }) => (
            <tr key={id}>
              <th scope="row">{name === null ? t('formula.city') : <Said>{name}</Said>}</th>
              {inputs.map((input, i) => (
                <td className="right" key={head[i]}>
                  <FigureText figure={input} decimals={isWhole(input) ? 0 : 2} />
                </td>
              ))}
              <td className="right">
                <strong>
                  <FigureText figure={figure} decimals={decimals} />
                </strong>
              </td>
              {noted && <td>{why && t(`formula.${why}`)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function isWhole(figure: Preview['rows'][number]['figure']): boolean {
  return figure.state === 'known' && Number.isInteger(figure.value);
}

function Divisions({ preview }: { preview: Preview }) {
  const t = useTexts(indicatorTexts);
  return (
    <Scroll label={t('formula.divisions')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('formula.division')}</th>
            <th scope="col" className="right">
              {t('formula.values')}
            </th>
            <th scope="col">{t('formula.latest')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.divisions.map(({ id, name, known, areas, year, lacking }) => (
            <tr key={id}>
              <th scope="row">
                <Said>{name}</Said>
              </th>
              <td className="right">
                {known} / {areas}
              </td>
              <td>
                {year ??
                  (lacking.length > 0 ? t('formula.lacking', { names: lacking.join(', ') }) : t('formula.apart'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
