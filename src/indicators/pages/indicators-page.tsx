import { allow } from '#platform/access.server.ts';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { loadCatalogue } from '../catalogue.server.ts';
import { indicatorRegister } from '../indicator-register.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/indicators-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, themes } = await loadCatalogue(visit);
  const params = new URL(args.request.url).searchParams;
  return {
    reading: readRegister(indicatorRegister(visit.language, themes), rows, params),
    themes,
    edit: visit.may('indicators.edit'),
    history: visit.may('history.read'),
  };
}

export default function IndicatorsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, themes, edit, history } = loaderData;
  const actions = (
    <>
      {history && <ButtonLink href={href('/indikatoren/importe')}>{t('imports.list')}</ButtonLink>}
      {edit && <ButtonLink href={href('/indikatoren/import')}>{t('list.import')}</ButtonLink>}
      {edit && <ButtonLink href={href('/indikatoren/berechnen')}>{t('formula.add')}</ButtonLink>}
      {edit && (
        <ButtonLink href={href('/indikatoren/neu')} kind="primary">
          {t('list.add')}
        </ButtonLink>
      )}
    </>
  );
  return (
    <>
      <PageHead title={t('list.title', { count: reading.count })} lead={t('list.lead')} actions={actions} />
      <Register
        path="/indikatoren"
        register={indicatorRegister(language, themes)}
        reading={reading}
        caption={t('list.caption')}
        rowKey={(row) => row.id}
        cells={{
          name: (row) => (
            <>
              <a href={href(`/indikatoren/${row.id}`)}>
                <Said>{row.name}</Said>
              </a>{' '}
              {row.retired && <Chip>{t('list.retired')}</Chip>}
            </>
          ),
          wert: (row) => row.latest && formatNumber(row.latest.value, language, row.decimals),
          bis: (row) => (row.latest ? String(row.latest.year) : <span className="muted">{t('list.noValue')}</span>),
        }}
        files={{ path: '/indikatoren', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={actions}>{t('list.none')}</Empty>}
      />
    </>
  );
}
