/** The monitoring board for all departments: what changed since last year, the weightiest first. */

import { allow } from '#platform/access.server.ts';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { loadBoard } from '../board.server.ts';
import { boardRegister, changeInWords, courseOf } from '../board-register.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/board-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const rows = await loadBoard(visit);
  const params = new URL(args.request.url).searchParams;
  return {
    rows,
    reading: readRegister(boardRegister(visit.language, rows), rows, params, { perPage: 12 }),
    mine: rows
      .filter((row) => visit.may('alerts.answer', row.interpretation?.officeId ?? row.officeId))
      .map(({ id }) => id),
  };
}

const tones = { better: 'good', worse: 'bad', more: 'plain', less: 'plain', same: 'plain' } as const;

export default function BoardPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const { rows, reading, mine } = loaderData;
  const own = new Set(mine);
  return (
    <>
      <PageHead
        title={t('board.title', { count: reading.count })}
        lead={t('board.lead')}
        actions={
          <>
            <ButtonLink href={href('/warnungen')}>{t('alerts.caption')}</ButtonLink>
            <ButtonLink href={href('/vergleich')}>{t('compare.action')}</ButtonLink>
          </>
        }
      />
      <Register
        path="/beobachtung"
        register={boardRegister(language, rows)}
        reading={reading}
        caption={t('board.caption')}
        rowKey={(row) => row.id}
        cells={{
          indikatorname: (row) => (
            <>
              <a href={href(`/indikatoren/${row.id}`)}>
                <Said>{row.name}</Said>
              </a>
              <span className="muted block small">{row.year}</span>
            </>
          ),
          aenderung: (row) => <span className="nowrap">{changeInWords(row, language)}</span>,
          wohin: (row) => <Chip tone={tones[courseOf(row)]}>{t(`board.courses.${courseOf(row)}`)}</Chip>,
          betroffen: (row) =>
            row.areas > 0 ? t('board.affectedOf', { affected: row.affected, areas: row.areas }) : null,
          gewicht: (row) => (row.weight === null ? null : formatNumber(row.weight, language, 1)),
          deutung: (row) => (
            <>
              {row.interpretation?.comment && <Said>{row.interpretation.comment}</Said>}
              {!row.interpretation?.comment && row.asked && t('board.asked', { office: row.asked })}{' '}
              {own.has(row.id) && (
                <a href={href(`/beobachtung/${row.id}/${row.year}`)} aria-label={t('board.sayOf', { name: row.name })}>
                  {t(row.interpretation ? 'board.edit' : 'board.say')}
                </a>
              )}
            </>
          ),
          warnungen: (row) =>
            row.alerts > 0 ? (
              <a href={href('/warnungen', { indikator: row.id, zustand: 'waiting' })}>{row.alerts}</a>
            ) : null,
        }}
        files={{ path: '/beobachtung', formats: ['csv', 'xlsx'] }}
        empty={<Empty>{t('board.none')}</Empty>}
      />
      <p className="muted small">{t('board.rule')}</p>
    </>
  );
}
