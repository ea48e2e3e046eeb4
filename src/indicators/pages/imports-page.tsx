import { allow } from '#platform/access.server.ts';
import { formatMoment } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { importRegister } from '../import-register.ts';
import { listImports } from '../provenance.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/imports-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'history.read');
  const rows = await visit.remember('imports of values', (db) => listImports(db));
  const params = new URL(args.request.url).searchParams;
  return {
    reading: readRegister(importRegister(visit.language), rows, params),
    edit: visit.may('indicators.edit'),
  };
}

export default function ImportsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, edit } = loaderData;
  const actions = edit && (
    <ButtonLink href={href('/indikatoren/import')} kind="primary">
      {t('list.import')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t('imports.title')}
        lead={t('imports.lead')}
        crumbs={[{ label: t('page.crumb'), href: href('/indikatoren') }]}
        actions={actions}
      />
      <Register
        path="/indikatoren/importe"
        register={importRegister(language)}
        reading={reading}
        caption={t('imports.title')}
        rowKey={(row) => row.id}
        cells={{
          datei: (row) => (
            <a href={href('/verlauf', { art: 'indicator-values', eintrag: row.id })} title={t('imports.undo')}>
              <Said>{row.file}</Said>
            </a>
          ),
          am: (row) => formatMoment(row.at, language),
          grund: (row) => row.reason && <Said>{row.reason}</Said>,
          quelle: (row) => row.source && <Said>{row.source}</Said>,
        }}
        files={{ path: '/indikatoren/importe', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={actions}>{t('imports.none')}</Empty>}
      />
    </>
  );
}
