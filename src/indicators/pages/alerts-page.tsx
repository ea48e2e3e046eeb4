import { allow } from '#platform/access.server.ts';
import { formatDate, formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { alertRegister, alertTones } from '../alert-register.ts';
import { loadAlertLines } from '../alerts.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/alerts-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const rows = await loadAlertLines(visit);
  const params = new URL(args.request.url).searchParams;
  return { rows, reading: readRegister(alertRegister(visit.language, rows), rows, params) };
}

export default function AlertsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const { rows, reading } = loaderData;
  const rules = <ButtonLink href={href('/warnungen/regeln')}>{t('alerts.rules')}</ButtonLink>;
  return (
    <>
      <PageHead title={t('alerts.title', { count: reading.count })} lead={t('alerts.lead')} actions={rules} />
      <Register
        path="/warnungen"
        register={alertRegister(language, rows)}
        reading={reading}
        caption={t('alerts.caption')}
        rowKey={(row) => row.id}
        cells={{
          auffaellig: (row) => (
            <>
              <a href={href(`/warnungen/${row.id}`)}>{row.finding}</a>
              {row.revised && (
                <>
                  {' '}
                  <Chip tone="warn">{t('alerts.revised')}</Chip>
                </>
              )}
              <span className="muted block small">{t(`method.${row.method}`)}</span>
            </>
          ),
          indikatorname: (row) => (
            <a href={href(row.path, { raum: row.indicatorId && row.areaId })}>
              <Said>{row.indicator}</Said>
            </a>
          ),
          auffaelligjahr: (row) => (row.againYear > row.year ? `${row.year}–${row.againYear}` : String(row.year)),
          stand: (row) => <Chip tone={alertTones[row.state]}>{t(`state.${row.state}`)}</Chip>,
          frist: (row) =>
            row.waiting ? (
              <span className={row.overdue ? 'break' : 'nowrap'}>
                {formatDate(row.dueOn, language)}
                {row.overdue && `, ${t('alerts.overdue')}`}
              </span>
            ) : null,
          einmalin: (row) => (row.oneIn === null ? '–' : formatNumber(row.oneIn, language, 0)),
          zustaendig: (row) => <Said>{row.office ?? t('alerts.coordination')}</Said>,
        }}
        files={{ path: '/warnungen', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={rules}>{t('alerts.none')}</Empty>}
      />
    </>
  );
}
