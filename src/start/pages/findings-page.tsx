import type { Stage } from '#concept/goal.ts';
import { conceptTexts } from '#concept/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ChoiceChips } from '#ui/layout/choice-chips.tsx';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { findingRegister } from '../finding-register.ts';
import { loadFindings } from '../matrix-findings.server.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/findings-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const { rows, stages, stage } = await loadFindings(visit, params);
  const register = findingRegister(startTexts(visit.language), conceptTexts(visit.language));
  return {
    reading: readRegister(register, rows, params),
    stages,
    stage,
    gaps: rows.filter((row) => row.kinds.some((kind) => kind.startsWith('no-'))).length,
    twice: rows.filter((row) => row.kinds.includes('served-twice')).length,
    edit: visit.may('concept.edit'),
  };
}

export default function FindingsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const concept = useTexts(conceptTexts);
  const href = useHref();
  const { reading, stages, stage, gaps, twice, edit } = loaderData;
  return (
    <>
      <PageHead
        title={t('findings.title', { count: gaps })}
        lead={`${t('findings.twice', { count: twice })} ${t('findings.lead')}`}
        crumbs={[{ label: t('nav.matrix'), href: href('/matrix', { stand: stage }) }]}
      />
      {stages.length > 1 && (
        <ChoiceChips
          label={t('matrix.stage')}
          choices={stages.map((each) => ({
            label: concept(`stage.${each as Stage}`),
            href: href('/matrix/befunde', { stand: each }),
            current: each === stage,
          }))}
        />
      )}
      <Register
        path="/matrix/befunde"
        keep={{ stand: stage }}
        register={findingRegister(t, concept)}
        reading={reading}
        caption={t('findings.caption')}
        rowKey={(row) => `${row.partId} ${row.challengeId}`}
        cells={{
          fachteil: (row) => (
            <a
              href={
                edit
                  ? href(`/matrix/${row.partId}/${row.challengeId}`)
                  : href('/ziele', { fachteil: row.partId, herausforderung: row.challengeId })
              }
            >
              <Said>{row.part}</Said>
            </a>
          ),
          herausforderung: (row) => <Said>{row.challenge}</Said>,
          befund: (row) =>
            row.kinds.length === 0 ? null : (
              <span className="chips">
                {row.kinds.map((kind) => (
                  <Chip key={kind} tone={kind.startsWith('no-') ? 'warn' : 'plain'}>
                    {t(`findingKind.${kind}`)}
                  </Chip>
                ))}
              </span>
            ),
          aemter: (row) => (row.offices.length > 0 ? <Said>{row.offices.join(', ')}</Said> : null),
          pruefliste: (row) =>
            row.checklist && (
              <a
                href={href(`/prueflisten/${row.checklist.id}/${row.partId}`)}
                aria-label={t('findings.checklistOf', {
                  answered: row.checklist.answered,
                  asked: row.checklist.asked,
                  part: row.part,
                })}
              >
                {row.checklist.answered}/{row.checklist.asked}
              </a>
            ),
        }}
        files={{ path: '/matrix/befunde', formats: ['csv', 'xlsx'], query: { stand: stage } }}
        empty={
          <Empty action={<ButtonLink href={href('/matrix')}>{t('nav.matrix')}</ButtonLink>}>{t('matrix.needs')}</Empty>
        }
      />
    </>
  );
}
