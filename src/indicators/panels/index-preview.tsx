/** What a definition of an index would give, before it is stored. */

import { TwinTable } from '#ui/chart/chart.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Notice } from '#ui/layout/page.tsx';
import type { Preview } from '../index-preview.server.ts';
import { indicatorTexts } from '../texts.en.ts';

/** So many areas are named; the others are counted. */
const most = 30;

export function PreviewOfIndex({ preview, again }: { preview: Preview; again: boolean }) {
  const t = useTexts(indicatorTexts);
  const { year, current, fresh, changed, out, failures } = preview;
  if (year === null) return <Notice tone="info" title={t('indexForm.previewNone')} />;
  return (
    <div className="stack">
      {again && <Notice tone="info" title={t('indexForm.changedAgain')} />}
      {failures.map(({ part, reason }) => (
        <Notice
          key={part}
          tone="info"
          title={t('index.failed', { part: t(`index.${part}`), year, why: t(`index.reason.${reason}`) })}
        />
      ))}
      <Card title={t('indexForm.previewTitle', { year })} id="vorschau">
        {(['status', 'dynamics'] as const).map(
          (part) =>
            preview[part].length > 0 && (
              <TwinTable
                key={part}
                label={t(`index.${part}`)}
                table={{
                  head: [t(`index.${part}`), t('index.count')],
                  rows: preview[part].map(({ name, count }) => [name, count]),
                }}
              />
            ),
        )}
        {out.length > 0 && (
          <>
            <h3>{t('index.leftOut')}</h3>
            <p>{t('index.leftOutLead', { count: out.length, year })}</p>
            <TwinTable
              label={t('index.leftOut')}
              table={{
                head: [t('index.area'), t('index.why')],
                rows: out.slice(0, most).map(({ name, why }) => [name, why]),
              }}
            />
            {out.length > most && <p className="muted">{t('index.leftOutMore', { count: out.length - most })}</p>}
          </>
        )}
        {current !== null && !fresh && <p>{t('indexForm.unchanged', { version: current })}</p>}
        {changed && (
          <p>
            {t('indexForm.changed', {
              version: current ?? '',
              count: changed.length,
              all: preview.all,
              dynamics: preview.changedDynamics,
            })}
          </p>
        )}
        {changed && changed.length > 0 && (
          <TwinTable
            label={t('index.status')}
            table={{
              head: [t('index.area'), t('indexForm.from'), t('indexForm.to')],
              rows: changed
                .slice(0, most)
                .map(({ name, from, to }) => [name, from ?? t('index.unclassed'), to ?? t('index.unclassed')]),
            }}
          />
        )}
      </Card>
    </div>
  );
}
