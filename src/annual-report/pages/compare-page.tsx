import { allow } from '#platform/access.server.ts';
import { formatAmountShort, formatChange, formatMoment, formatNumber } from '#ui/format.ts';
import { type Language, useLanguage, useTexts } from '#ui/language.ts';
import { Button, Card, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { listReports, readReport } from '../annual-report.store.server.ts';
import { type Comparison, compareReports } from '../compare.ts';
import type { FrozenReport } from '../round.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/compare-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const params = new URL(args.request.url).searchParams;
  const reports = await visit.remember('reports', listReports);
  const b = reports.find((report) => report.id === params.get('b')) ?? reports[0];
  const a = reports.find((report) => report.id === params.get('a')) ?? reports.find((report) => report.id !== b?.id);
  const dated = ({ title, frozenAt }: FrozenReport) => `${title} (${formatMoment(frozenAt, visit.language)})`;
  const pick = reports.map((report) => ({ id: report.id, label: dated(report) }));
  if (!a || !b) return { reports: pick, a: null, b: null, comparison: null };
  // Two reports of one year bear the same title: then the moment tells them apart.
  const named = (report: FrozenReport) => ({
    id: report.id,
    title: a.title === b.title ? dated(report) : report.title,
  });
  const [dataA, dataB] = await visit.read(
    async (db) => [(await readReport(db, a.id)).data, (await readReport(db, b.id)).data] as const,
  );
  return {
    reports: pick,
    a: named(a),
    b: named(b),
    comparison: compareReports(dataA, dataB),
  };
}

export default function ComparePage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const href = useHref();
  const { reports, a, b, comparison } = loaderData;
  const crumbs = [{ label: t('round.crumb'), href: href('/bericht') }];
  if (!a || !b || !comparison) {
    return (
      <>
        <PageHead title={t('list.compare')} lead={t('compare.lead')} crumbs={crumbs} />
        <Empty>{t('compare.needTwo')}</Empty>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={t('compare.title', { a: a.title, b: b.title })}
        lead={a.id === b.id ? t('compare.same') : t('compare.lead')}
        crumbs={crumbs}
      />
      <div className="stack">
        <Card title={t('compare.choose')} id="wahl">
          <form method="get" className="register__controls">
            {(['a', 'b'] as const).map((name) => (
              <label key={name} className="control">
                <span>{t(name === 'a' ? 'compare.from' : 'compare.to')}</span>
                <select name={name} defaultValue={name === 'a' ? a.id : b.id}>
                  {reports.map((report) => (
                    <option key={report.id} value={report.id}>
                      {report.label}
                    </option>
                  ))}
                </select>
              </label>
            ))}
            <Button kind="secondary">{t('compare.show')}</Button>
          </form>
        </Card>
        <Numbers comparison={comparison} a={a.title} b={b.title} />
        <div className="grid grid--2">
          <Changes title={t('compare.goals')} path="/ziele" changes={comparison.goals} />
          <Changes title={t('compare.measures')} path="/massnahmen" changes={comparison.measures} />
          <States comparison={comparison} />
          <Breaks comparison={comparison} />
        </div>
      </div>
    </>
  );
}

function shown(key: string, value: number | null, language: Language): string {
  if (value === null) return '–';
  return key === 'money' ? formatAmountShort(value, language) : formatNumber(value, language);
}

function Numbers({ comparison, a, b }: { comparison: Comparison; a: string; b: string }) {
  const t = useTexts(reportTexts);
  const language = useLanguage();
  const change = (key: string, from: number | null, to: number | null) => {
    if (from === null || to === null) return '–';
    return key === 'money' ? formatAmountShort(to - from, language) : formatChange(to - from, language);
  };
  return (
    <Card title={t('compare.numbers')} id="zahlen">
      <table className="table table--facts">
        <thead>
          <tr>
            <th scope="col">{t('compare.figure')}</th>
            <th scope="col" className="right">
              {a}
            </th>
            <th scope="col" className="right">
              {b}
            </th>
            <th scope="col" className="right">
              {t('compare.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {comparison.numbers.map((row) => (
            <tr key={row.key}>
              <th scope="row">{t(`compare.${row.key}`)}</th>
              <td className="right" data-label={a}>
                {shown(row.key, row.a, language)}
              </td>
              <td className="right" data-label={b}>
                {shown(row.key, row.b, language)}
              </td>
              <td className="right" data-label={t('compare.change')}>
                {change(row.key, row.a, row.b)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Changes({ title, path, changes }: { title: string; path: string; changes: Comparison['goals'] }) {
  const t = useTexts(reportTexts);
  const href = useHref();
  const rows = [
    ...changes.added.map((each) => ({ ...each, word: t('compare.added') })),
    ...changes.removed.map((each) => ({ ...each, word: t('compare.removed') })),
    ...changes.renamed.map((each) => ({ ...each, word: t('compare.renamed', { before: each.before }) })),
  ];
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className="muted">{t('compare.nothing')}</p>
      ) : (
        <ul className="list">
          {rows.map((row) => (
            <li key={`${row.word} ${row.id}`}>
              <a href={href(`${path}/${row.id}`)}>
                <Said>{row.title}</Said>
              </a>
              <span className="muted">{row.word}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function States({ comparison }: { comparison: Comparison }) {
  const t = useTexts(reportTexts);
  const href = useHref();
  const word = (state: Comparison['states'][number]['from']) =>
    state ? t(`docState.${state}`) : t('doc.stateUnknown');
  return (
    <Card title={t('compare.states')}>
      {comparison.states.length === 0 ? (
        <p className="muted">{t('compare.nothing')}</p>
      ) : (
        <ul className="list">
          {comparison.states.map((each) => (
            <li key={each.id}>
              <a href={href(`/massnahmen/${each.id}`)}>
                <Said>{each.title}</Said>
              </a>
              <span className="muted">
                {word(each.from)} → {word(each.to)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Breaks({ comparison }: { comparison: Comparison }) {
  const t = useTexts(reportTexts);
  const language = useLanguage();
  return (
    <Card title={t('compare.breaks')}>
      {comparison.breaks.length === 0 ? (
        <p className="muted">{t('compare.nothing')}</p>
      ) : (
        <ul className="list">
          {comparison.breaks.map((each) => (
            <li key={each.kind}>
              {t(`docBreak.${each.kind}`)}
              <span className="muted figure">
                {each.a} → {each.b} ({formatChange(each.b - each.a, language)})
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
