import type { CSSProperties } from 'react';
import type { Stage } from '#concept/goal.ts';
import { conceptTexts } from '#concept/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { formatAmountShort } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ChoiceChips } from '#ui/layout/choice-chips.tsx';
import { ButtonLink, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import { loadMatrix, type MatrixCell, outside } from '../matrix.server.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/matrix-page.ts';

const readings = ['goals', 'money', 'offices'] as const;
type Reading = (typeof readings)[number];

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const reading = readings.find((each) => each === params.get('lesart')) ?? 'goals';
  const { facts, stages, stage, columns, rows } = await loadMatrix(visit, params);
  const all = rows.flatMap((row) => row.cells);
  return {
    columns,
    rows,
    stages,
    stage,
    reading: reading === 'money' && !visit.may('money.read') ? ('goals' as const) : reading,
    money: visit.may('money.read'),
    emptyCentral: all.filter((cell) => cell.relevance === 'central' && cell.goals === 0).length,
    unset: all.filter((cell) => cell.relevance === null).length,
    outside: outside(facts, new Set(columns.map((part) => part.id))),
    edit: visit.may('concept.edit'),
  };
}

type Data = Route.ComponentProps['loaderData'];

export default function MatrixPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const concept = useTexts(conceptTexts);
  const href = useHref();
  const { columns, rows, stages, stage, reading, emptyCentral, unset, outside: outsideGoals, edit, money } = loaderData;
  if (columns.length === 0 || rows.length === 0) {
    return (
      <>
        <PageHead title={t('nav.matrix')} />
        <Empty action={<ButtonLink href={href('/konzept')}>{t('matrix.toConcept')}</ButtonLink>}>
          {t('matrix.needs')}
        </Empty>
      </>
    );
  }
  const allUnset = unset === rows.length * columns.length;
  const title = allUnset ? t('matrix.unset', { count: unset }) : t('matrix.title', { count: emptyCentral });
  const lead = { goals: t('matrix.lead'), money: t('matrix.leadMoney'), offices: t('matrix.leadOffices') }[reading];
  return (
    <>
      <PageHead
        title={title}
        lead={lead}
        actions={
          <>
            {edit && (
              <ButtonLink href={href('/ziele/neu')} kind="primary">
                {concept('page.addGoal')}
              </ButtonLink>
            )}
            <ButtonLink href={href('/matrix/befunde', { stand: stage })}>{t('findings.open')}</ButtonLink>
          </>
        }
      />
      <div className="matrix__choices">
        <ChoiceChips
          label={t('matrix.reading')}
          choices={readings
            .filter((each) => each !== 'money' || money)
            .map((each) => ({
              label: t(`matrix.${each}`),
              href: href('/matrix', { lesart: each, stand: stage }),
              current: each === reading,
            }))}
        />
        {stages.length > 1 && (
          <ChoiceChips
            label={t('matrix.stage')}
            choices={stages.map((each) => ({
              label: concept(`stage.${each as Stage}`),
              href: href('/matrix', { lesart: reading, stand: each }),
              current: each === stage,
            }))}
          />
        )}
      </div>
      <Grid data={loaderData} />
      <ul className="legend">
        <LegendItem look="central" label={t('matrix.central')} />
        <LegendItem look="touched" label={t('matrix.touched')} />
        <LegendItem look="empty" label={t('matrix.empty')} />
        <LegendItem look="none" label={t('matrix.noneRelation')} />
        <LegendItem look="unset" label={t('matrix.unsetCell')} />
      </ul>
      <Downloads path="/matrix" formats={['csv', 'xlsx']} query={{ stand: stage }} what={t('nav.matrix')} />
      {outsideGoals > 0 && (
        <p className="break small">
          <a className="break" href={href('/ziele')}>
            {t('matrix.outside', { count: outsideGoals })}
          </a>
        </p>
      )}
    </>
  );
}

function lookOf(cell: MatrixCell): string {
  if (cell.relevance === 'central') return cell.goals === 0 ? 'empty' : 'central';
  return cell.relevance ?? 'unset';
}

function LegendItem({ look, label }: { look: string; label: string }) {
  return (
    <li>
      <span className={`matrix__sample matrix__cell--${look}`} aria-hidden="true">
        {look === 'none' && '·'}
      </span>
      {label}
    </li>
  );
}

function Grid({ data }: { data: Data }) {
  const t = useTexts(startTexts);
  const { columns, rows } = data;
  return (
    <Scroll label={t('nav.matrix')} className="card matrix-frame">
      <table className="matrix" style={{ '--columns': columns.length } as CSSProperties}>
        <thead>
          <tr>
            <td />
            {columns.map((part) => (
              <th key={part.id} scope="col">
                <Said>{part.title}</Said>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Said>{row.title}</Said>
              </th>
              {row.cells.map((cell, index) => (
                <MatrixCellView
                  key={columns[index]?.id}
                  cell={cell}
                  part={columns[index] ?? { id: '', title: '' }}
                  challenge={row}
                  data={data}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

type CellProps = {
  cell: MatrixCell;
  part: { id: string; title: string };
  challenge: { id: string; title: string };
  data: Data;
};

function MatrixCellView({ cell, part, challenge, data }: CellProps) {
  const t = useTexts(startTexts);
  const concept = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  const relevance = concept(`relevance.${cell.relevance ?? 'unset'}`);
  const label = t('matrix.cell', {
    part: part.title,
    challenge: challenge.title,
    relevance,
    goals: cell.goals,
    measures: cell.measures,
    done: cell.done,
  });
  const target = data.edit
    ? href(`/matrix/${part.id}/${challenge.id}`)
    : href('/ziele', { fachteil: part.id, herausforderung: challenge.id });
  return (
    <td>
      <a
        className={`matrix__cell matrix__cell--${lookOf(cell)}`}
        href={target}
        aria-label={label}
        title={cell.reason ?? undefined}
      >
        <CellWords
          cell={cell}
          reading={data.reading}
          money={cell.cents === null ? '–' : formatAmountShort(cell.cents, language)}
          measures={t('matrix.measures', { count: cell.measures })}
        />
      </a>
    </td>
  );
}

function CellWords({
  cell,
  reading,
  money,
  measures,
}: {
  cell: MatrixCell;
  reading: Reading;
  money: string;
  measures: string;
}) {
  if (cell.goals === 0 && cell.relevance !== 'central') return cell.relevance === 'none' ? '·' : '';
  if (reading === 'money') return <b>{money}</b>;
  if (reading === 'offices') return <b>{cell.offices || '–'}</b>;
  return (
    <>
      <b>{cell.goals || '–'}</b> <span>{measures}</span>
      {cell.done > 0 && <i className="matrix__done" style={{ width: `${(100 * cell.done) / cell.measures}%` }} />}
    </>
  );
}
