/** An area on a few pages: to read, to print, to take along as PDF. */

import { allow } from '#platform/access.server.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { screenColours } from '#ui/chart/line-chart.ts';
import { drawRankChart } from '#ui/chart/render.server.ts';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { PlainTable } from '#ui/table/plain-table.tsx';
import { loadDossier, profileChart, profileTitle } from '../dossier.server.ts';
import type { DossierSection } from '../dossier.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/dossier-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { area, profile, dossier } = await loadDossier(visit, args.params.area);
  const chart = profileChart(profile, visit.language);
  return {
    area,
    dossier,
    finding: profileTitle(profile, area.name, visit.language),
    svg: chart && drawRankChart(chart, screenColours),
    standing: profile.rows.flatMap(({ indicator, standing }) =>
      standing === null ? [] : [{ name: indicator.name, standing }],
    ),
  };
}

type Data = Route.ComponentProps['loaderData'];

export default function DossierPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const href = useHref();
  const { area, dossier } = loaderData;
  return (
    <>
      <PageHead
        title={dossier.title}
        lead={
          <>
            {t('dossier.lead')} <Said>{dossier.subtitle}</Said>
          </>
        }
        actions={
          <>
            <ButtonLink href={href(`/raeume/${area.id}/dossier.pdf`)} kind="primary">
              {t('dossier.pdf')}
            </ButtonLink>
            <ButtonLink href={href('/vergleich', { gliederung: area.divisionId, raum: area.id })}>
              {t('dossier.toCompare')}
            </ButtonLink>
            <ButtonLink href={href(`/raeume/${area.id}`)}>{t('dossier.toArea')}</ButtonLink>
          </>
        }
      />
      <div className="stack">
        {dossier.sections.map((section) => (
          <Section key={section.id} section={section} data={loaderData} />
        ))}
        {dossier.notes.map((note) => (
          <p key={note} className="muted small">
            <Said>{note}</Said>
          </p>
        ))}
      </div>
    </>
  );
}

function Section({ section, data }: { section: DossierSection; data: Data }) {
  return (
    <Card title={section.title} id={section.id}>
      {section.lines.map((line) => (
        <p key={line}>
          <Said>{line}</Said>
        </p>
      ))}
      {section.pictured && <Picture data={data} />}
      {section.tables.map((table) =>
        table.rows.length === 0 ? null : (
          <div key={table.title ?? section.id}>
            {table.title && (
              <h3>
                <Said>{table.title}</Said>
              </h3>
            )}
            <DossierTable table={table} label={table.title ?? section.title} />
          </div>
        ),
      )}
    </Card>
  );
}

function DossierTable({ table, label }: { table: DossierSection['tables'][number]; label: string }) {
  const href = useHref();
  const rows = table.rows.map(({ cells, path }) =>
    cells.map((cell, column) =>
      path && column === 0 ? (
        <a key={path} href={href(path)}>
          <Said>{cell}</Said>
        </a>
      ) : (
        <Said key={table.head[column]}>{cell}</Said>
      ),
    ),
  );
  return <PlainTable label={label} head={table.head} rows={rows} facts />;
}

function Picture({ data }: { data: Data }) {
  const t = useTexts(startTexts);
  const language = useLanguage();
  const { svg, finding, standing, area } = data;
  if (!svg) return null;
  return (
    <div className="chart--narrow">
      <Chart
        svg={svg}
        title={finding}
        alt={finding}
        note={t('dossier.picture')}
        files={{ path: `/raeume/${area.id}/profil`, formats: ['svg', 'png', 'csv', 'xlsx'] }}
        table={{
          head: [t('dossier.indicator'), t('dossier.standing')],
          rows: standing.map((row) => [<Said key="n">{row.name}</Said>, formatNumber(row.standing, language)]),
        }}
      />
    </div>
  );
}
