import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { conflictRegister } from '../conflict-register.ts';
import { conflictTones, strengthTones } from '../looks.ts';
import { loadMyStatements } from '../panels/my-statements.server.ts';
import { MyStatements } from '../panels/my-statements.tsx';
import { loadConflictLines } from '../register.server.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/conflicts-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'conflicts.read');
  const { rows, names } = await loadConflictLines(visit);
  const params = new URL(args.request.url).searchParams;
  return {
    reading: readRegister(conflictRegister(conflictTexts(visit.language), rows, names), rows, params),
    rows,
    names,
    mine: await loadMyStatements(visit),
    open: rows.filter(({ state }) => state === 'noted' || state === 'running').length,
    overdue: rows.filter((row) => row.overdue).length,
    may: {
      add: visit.may('conflicts.edit'),
      propose: visit.may('conflicts.edit'),
      inside: visit.may('people.read'),
    },
  };
}

export default function ConflictsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, rows, names, mine, open, overdue, may } = loaderData;
  const actions = (
    <>
      {may.propose && <ButtonLink href={href('/zielkonflikte/vorschlaege')}>{t('list.toProposals')}</ButtonLink>}
      {may.inside && <ButtonLink href={href('/zielkonflikte/wirkungen')}>{t('list.toImpacts')}</ButtonLink>}
      <ButtonLink href={href('/zielkonflikte/verfahren')}>{t('list.toProcedures')}</ButtonLink>
      {may.add && (
        <ButtonLink href={href('/zielkonflikte/neu')} kind="primary">
          {t('list.add')}
        </ButtonLink>
      )}
    </>
  );
  return (
    <>
      <PageHead
        title={overdue > 0 ? t('list.headOverdue', { count: open, overdue }) : t('list.head', { count: open })}
        lead={t('list.lead')}
        actions={actions}
      />
      <div className="stack">
        {mine.length > 0 && <MyStatements data={mine} />}
        <Register
          path="/zielkonflikte"
          register={conflictRegister(t, rows, names)}
          reading={reading}
          caption={t('list.caption')}
          rowKey={(row) => row.id}
          cells={{
            titel: (row) => (
              <a href={href(`/zielkonflikte/${row.id}`)}>
                <Said>{row.title}</Said>
              </a>
            ),
            stand: (row) => <Chip tone={conflictTones[row.state]}>{t(`state.${row.state}`)}</Chip>,
            staerke: (row) =>
              row.strength && <Chip tone={strengthTones[row.strength]}>{t(`strength.${row.strength}`)}</Chip>,
            naechstes: (row) => (row.next ? <Said>{row.next}</Said> : null),
            frist: (row) =>
              row.dueOn && (
                <span className={row.overdue ? 'break' : 'nowrap'}>
                  {formatDate(row.dueOn, language)}
                  {row.overdue && `, ${t('list.overdue')}`}
                </span>
              ),
            zustaendig: (row) =>
              row.office ? <Said>{row.office}</Said> : <span className="break">{t('list.noOffice')}</span>,
          }}
          files={{ path: '/zielkonflikte', formats: ['csv', 'xlsx'] }}
          empty={<Empty action={actions}>{t('list.none')}</Empty>}
        />
      </div>
    </>
  );
}
