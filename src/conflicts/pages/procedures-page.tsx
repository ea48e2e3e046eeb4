import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { delivered, deliveredNames } from '../delivered.ts';
import type { Procedure } from '../procedure.ts';
import { listProcedures, retireProcedure, saveProcedure } from '../procedures.store.server.ts';
import { readConflicts } from '../register.server.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/procedures-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'conflicts.read');
  const procedures = await visit.remember('procedures', listProcedures);
  const running = (await readConflicts(visit)).filter(({ state }) => state === 'running');
  return {
    procedures: procedures.map((procedure) => ({
      procedure,
      running: running.filter(({ procedureId }) => procedureId === procedure.id).length,
    })),
    edit: visit.may('procedures.edit'),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'procedures.edit');
  const values = await formValues(args.request);
  const path = '/zielkonflikte/verfahren';
  if (values.act === 'take') {
    const name = deliveredNames.find((each) => each === values.name);
    if (!name) throw new Refusal(400, 'bad-request');
    const form = delivered(name, visit.language);
    const done = await visit.write((db) => saveProcedure(db, visit.actor, { form }));
    return saved(visit, path, done.entryId);
  }
  const entryId = await visit.write(async (db) => {
    const found = (await listProcedures(db)).find(({ id }) => id === values.id);
    if (!found) throw notFound();
    return retireProcedure(db, visit.actor, found, values.act === 'retire');
  });
  return saved(visit, path, entryId);
}

export default function ProceduresPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  const { procedures, edit } = loaderData;
  return (
    <>
      <PageHead
        title={t('procedures.title')}
        lead={t('procedures.lead')}
        crumbs={[{ label: t('page.crumb'), href: href('/zielkonflikte') }]}
        actions={
          edit && (
            <ButtonLink href={href('/zielkonflikte/verfahren/neu')} kind="primary">
              {t('procedures.add')}
            </ButtonLink>
          )
        }
      />
      <div className="stack">
        {procedures.length === 0 && <p className="muted">{t('procedures.none')}</p>}
        {procedures.map(({ procedure, running }) => (
          <ProcedureCard key={procedure.id} procedure={procedure} running={running} edit={edit} />
        ))}
        {edit && <Delivered />}
      </div>
    </>
  );
}

function ProcedureCard({ procedure, running, edit }: { procedure: Procedure; running: number; edit: boolean }) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  const { id, name, text, steps, version, retired } = procedure;
  return (
    <Card
      title={name}
      id={`verfahren-${id}`}
      actions={
        edit && (
          <>
            {!retired && (
              <a href={href(`/zielkonflikte/verfahren/${id}`)} aria-label={t('procedures.editOf', { name })}>
                {t('procedures.edit')}
              </a>
            )}
            <PostButton
              kind="quiet"
              fields={{ act: retired ? 'restore' : 'retire', id }}
              label={t(retired ? 'procedures.restoreOf' : 'procedures.retireOf', { name })}
            >
              {t(retired ? 'procedures.restore' : 'procedures.retire')}
            </PostButton>
          </>
        )
      }
    >
      {text && (
        <p>
          <Said>{text}</Said>
        </p>
      )}
      <p className="muted small">
        {retired && <Chip>{t('procedures.retired')}</Chip>} {t('procedures.version', { version })} ·{' '}
        {t('procedures.running', { count: running })}
      </p>
      <ol className="timeline">
        {steps.map((step) => (
          <li key={step.position}>
            <p className="chips">
              <strong>
                <Said>{step.name}</Said>
              </strong>
              {step.alongside && <Chip tone="outline">{t('course.alongside')}</Chip>}
            </p>
            <p className="muted small">
              {t(`stepKind.${step.kind}`)}: <Said>{step.body}</Said> · {t('course.standIn')}:{' '}
              <Said>{step.standIn}</Said> · {t('procedures.days', { count: step.days })}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Delivered() {
  const t = useTexts(conflictTexts);
  return (
    <Card title={t('procedures.examples')} lead={t('procedures.examplesLead')} id="beispiele">
      <ul className="list">
        {deliveredNames.map((name) => (
          <li key={name}>
            <span>
              {t(`delivered.${name}.name`)}
              <span className="muted block small">{t(`delivered.${name}.text`)}</span>
            </span>
            <PostButton
              fields={{ act: 'take', name }}
              label={t('procedures.takeOf', { name: t(`delivered.${name}.name`) })}
            >
              {t('procedures.take')}
            </PostButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
