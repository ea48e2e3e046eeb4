/** An index over the years: how many areas in which class, and the classes of one area by each version. */

import { Chart, TwinTable } from '#ui/chart/chart.tsx';
import { useTexts } from '#ui/language.ts';
import { Button, Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import type { EditionPart } from '../index-editions.ts';
import type { AreaHistory } from '../index-history.server.ts';
import type { YearCounts } from '../index-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';

/** One part of the index, as bars and as their table. */
export function PartYears({
  part,
  svg,
  classes,
  years,
}: {
  part: EditionPart;
  svg: string | null;
  classes: readonly string[];
  years: readonly YearCounts[];
}) {
  const t = useTexts(indicatorTexts);
  const title = t(`index.${part}`);
  const table = {
    head: [t('index.year'), ...classes, ...(part === 'status' ? [t('index.unclassed')] : [])],
    rows: years.map((each) => [
      each.year,
      ...each[part].map((count) => count ?? '–'),
      ...(part === 'status' ? [each.without] : []),
    ]),
  };
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  return svg ? (
    <Chart
      svg={svg}
      title={title}
      alt={t('index.yearsAlt', { part: title, from: first, to: last })}
      note={t('index.yearsOrder', { classes: classes.join(', ') })}
      table={table}
    />
  ) : (
    <div>
      <h3>{title}</h3>
      <TwinTable label={`${t('index.years')}: ${title}`} table={table} />
    </div>
  );
}

export function HistoryCard({
  path,
  version,
  areas,
  history,
}: {
  path: string;
  version: string | null;
  areas: readonly { readonly id: string; readonly name: string }[];
  history: AreaHistory | null;
}) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  return (
    <Card title={t('index.historyTitle')} lead={t('index.historyLead')} id="raum-verlauf">
      <form method="get" action={`${href(path)}#raum-verlauf`} className="register__controls">
        {version && <input type="hidden" name="fassung" value={version} />}
        <label className="control">
          <span>{t('index.area')}</span>
          <select name="raum" defaultValue={history?.area.id ?? ''} lang="de">
            <option value="">{t('index.chooseArea')}</option>
            {areas.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button kind="secondary">{t('index.showArea')}</Button>
      </form>
      {history && <HistoryTable history={history} />}
    </Card>
  );
}

function HistoryTable({ history: { area, versions, rows } }: { history: AreaHistory }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  return (
    <>
      <h3>
        <a href={href(`/raeume/${area.id}`)}>
          <Said>{area.name}</Said>
        </a>
      </h3>
      <TwinTable
        label={`${t('index.historyTitle')}: ${area.name}`}
        table={{
          head: [
            t('index.year'),
            ...versions.flatMap(({ version, dynamics }) => {
              const of = t('index.version', { version });
              return [`${t('index.status')} (${of})`, ...(dynamics ? [`${t('index.dynamics')} (${of})`] : [])];
            }),
          ],
          rows: rows.map(({ year, cells, differs }) => [
            differs ? `${year} (${t('index.differs')})` : year,
            ...cells.flatMap((cell, i) => [
              cell ? `${cell.status} (${cell.value})` : '–',
              ...(versions[i]?.dynamics ? [cell?.dynamics ?? '–'] : []),
            ]),
          ]),
        }}
      />
      {versions.length > 1 && <p className="muted small">{t('index.versionsDiffer')}</p>}
    </>
  );
}
