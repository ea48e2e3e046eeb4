import { allow, type Visit } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { dropConsultation } from '../consultations.store.server.ts';
import { paperFor } from '../council-view.server.ts';
import { standingTones } from '../looks.ts';
import { detachFile } from '../paper-files.store.server.ts';
import { Amendments, Comments, Files, Goals, Money, Way, Words } from '../paper-parts.tsx';
import { loadPaper, type PaperView } from '../paper-view.server.ts';
import { retirePaper } from '../papers.store.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/paper-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const view = await loadPaper(visit, args.params.paper);
  return { view, head: headOf(visit, view) };
}

function headOf(visit: Visit, { paper, standing, decision, office, may }: PaperView) {
  const t = councilTexts(visit.language);
  const edit = may.edit ? `/ratsraum/vorlagen/${paper.id}/bearbeiten` : null;
  return {
    title: paper.title,
    chip: { tone: standingTones[standing], label: t(`standing.${standing}`) },
    sentence: paper.retired
      ? t('paper.retiredSentence')
      : decision?.outcome && decision.decidedOn
        ? t('paper.decidedSentence', {
            outcome: t(`outcome.${decision.outcome}`),
            date: formatDate(decision.decidedOn, visit.language),
          })
        : t(`paper.sentence.${standing}`, {
            office: office ?? paper.originators.map(({ name }) => name).join(', '),
            kind: paper.kindWord ?? t(`paperKind.${paper.kind}`),
          }),
    crumbs: [
      { label: t('council.crumb'), path: '/ratsraum' },
      { label: t('papers.crumb'), path: '/ratsraum/vorlagen' },
    ],
    edit,
    retire: edit ? { retired: paper.retired, retire: t('paper.retire'), restore: t('paper.restore') } : null,
  };
}

/** Retires or restores it, takes a file off, or a consultation that has not happened. */
export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'papers.edit');
  const values = await formValues(args.request);
  const { paper } = await paperFor(visit, args.params.paper);
  const path = `/ratsraum/vorlagen/${paper.id}`;
  if (values.act === 'drop') {
    visit.require('council.edit');
    const consultation = paper.consultations.find(({ id }) => id === values.consultation);
    if (!consultation) throw notFound();
    return saved(visit, path, await visit.write((db) => dropConsultation(db, visit.actor, paper, consultation)));
  }
  visit.require('papers.edit', paper.officeId);
  if (values.act === 'detach')
    return saved(
      visit,
      `${path}#anlagen`,
      await visit.write((db) => detachFile(db, visit.actor, paper, String(values.file))),
    );
  return saved(visit, path, await visit.write((db) => retirePaper(db, visit.actor, paper, values.act === 'retire')));
}

export default function PaperPage({ loaderData: { view } }: Route.ComponentProps) {
  return (
    <div className="object">
      <div className="stack">
        <About view={view} />
        <Money view={view} />
        <Files view={view} />
      </div>
      <div className="stack">
        <Words view={view} />
        <Way view={view} />
        <Goals view={view} />
        <Amendments view={view} />
        <Comments view={view} />
      </div>
    </div>
  );
}

function About({ view }: { view: PaperView }) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { paper, office, parent, children, made, measures, areas } = view;
  const links = (items: readonly { id: string; name: string }[], path: string) =>
    items.length === 0 ? null : (
      <ul>
        {items.map(({ id, name }) => (
          <li key={id}>
            <a href={href(`${path}/${id}`)}>
              <Said>{name}</Said>
            </a>
          </li>
        ))}
      </ul>
    );
  const names = (cosigns: boolean) => {
    const some = paper.originators.filter((each) => each.cosigns === cosigns);
    return some.length === 0 ? null : (
      <ul>
        {some.map((each) => (
          <li key={each.id}>
            {each.committeeId ? (
              <a href={href(`/ratsraum/gremien/${each.committeeId}`)}>
                <Said>{each.name}</Said>
              </a>
            ) : (
              <Said>{each.name}</Said>
            )}
          </li>
        ))}
      </ul>
    );
  };
  return (
    <Card title={t('paper.about')} id="angaben">
      {paper.closed && (
        <p>
          <Chip tone="warn">{t('paper.closedChip')}</Chip> {t('paper.closedNote')}
        </p>
      )}
      <Facts
        facts={[
          [t('paper.number'), paper.number],
          [t('paper.kind'), paper.kindWord ? <Said key="kind">{paper.kindWord}</Said> : t(`paperKind.${paper.kind}`)],
          [
            t('paper.office'),
            office && (
              <a href={href(`/aemter/${paper.officeId}`)}>
                <Said>{office}</Said>
              </a>
            ),
          ],
          [t('paper.originators'), names(false)],
          [t('paper.cosigners'), names(true)],
          [t('paper.submittedOn'), paper.submittedOn && formatDate(paper.submittedOn, language)],
          [t('paper.measures'), links(measures, '/massnahmen')],
          [t('paper.areas'), links(areas, '/raeume')],
        ]}
      />
      {parent && (
        <p>
          {t('paper.belongsTo')}{' '}
          <a href={href(`/ratsraum/vorlagen/${parent.id}`)}>
            <Said>{parent.title}</Said>
          </a>
        </p>
      )}
      {children.length > 0 && (
        <>
          <h3>{t('paper.children')}</h3>
          <ul>
            {children.map((each) => (
              <li key={each.id}>
                <a href={href(`/ratsraum/vorlagen/${each.id}`)}>
                  {each.number} <Said>{each.title}</Said>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {made && (
        <p>
          <a href={href(made)}>{t('paper.made')}</a>
        </p>
      )}
      {paper.url && (
        <p>
          <a href={paper.url} rel="noreferrer">
            {t('paper.original')}
          </a>
        </p>
      )}
      {paper.source && (
        <p className="muted small">
          {t('paper.source')}: <Said>{paper.source}</Said>
        </p>
      )}
    </Card>
  );
}
