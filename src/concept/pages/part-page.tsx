import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Notice, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import { conceptTexts } from '../texts.en.ts';
import { type Section, sectionKinds } from '../writing/section.ts';
import { moveSection, retireSection, saveSection, section } from '../writing/sections.store.server.ts';
import { judged, pagesOf } from '../writing/text-length.ts';
import { partOf, writtenPart } from '../writing/written.server.ts';
import type { Route } from './+types/part-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { part } = await partOf(visit, { part: args.params.part });
  const { sections, lengths, limits, office } = await writtenPart(visit, part);
  return {
    part: { id: part.id, title: part.title, code: part.code },
    sections,
    lengths,
    limits,
    office,
    write: visit.may('concept.write', part.officeId) && !part.retired,
    edit: visit.may('concept.edit'),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.write');
  const { part } = await partOf(visit, { part: args.params.part });
  visit.require('concept.write', part.officeId);
  const { act, id } = await formValues(args.request);
  const t = conceptTexts('de');
  const entryId = await visit.write(async (db) => {
    if (act === 'start') {
      let last: number | null = null;
      for (const kind of sectionKinds) {
        const form = { kind, title: t(`kind.${kind}`), source: null };
        last = (await saveSection(db, visit.actor, { sectorPartId: part.id, form })).entryId;
      }
      return last;
    }
    if ((await section(db, String(id))).sectorPartId !== part.id) throw notFound();
    if (act === 'up' || act === 'down') return moveSection(db, visit.actor, String(id), act === 'up' ? -1 : 1);
    if (act !== 'retire' && act !== 'restore') throw new Refusal(400, 'bad-request');
    return retireSection(db, visit.actor, String(id), act === 'retire');
  });
  return saved(visit, `/fachteile/${part.id}`, entryId);
}

export default function PartPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { part, sections, office, write } = loaderData;
  const active = sections.filter(({ retired }) => !retired);
  const retired = sections.filter((each) => each.retired);
  const add = write && (
    <ButtonLink href={href(`/fachteile/${part.id}/abschnitte/neu`)}>{t('writing.addSection')}</ButtonLink>
  );
  return (
    <>
      <PageHead
        title={part.title}
        content
        chip={<Chip>{part.code ?? t('writing.part')}</Chip>}
        lead={office ? `${t('writing.partLead')} ${t('writing.office', { office })}` : t('writing.partLead')}
        crumbs={[{ label: t('page.title'), href: href('/konzept') }]}
        actions={
          active.length > 0 && (
            <ButtonLink href={`${href('/konzept/text')}#fachteil-${part.id}`}>{t('writing.readAll')}</ButtonLink>
          )
        }
      />
      <div className="stack">
        <Card title={t('writing.sections')} id="abschnitte" actions={active.length > 0 && add}>
          {active.length === 0 ? (
            <Empty
              action={
                write && (
                  <PostButton kind="primary" fields={{ act: 'start' }}>
                    {t('writing.startSections')}
                  </PostButton>
                )
              }
            >
              {t('writing.noSections')}
            </Empty>
          ) : (
            <SectionList sections={active} write={write} />
          )}
          {retired.length > 0 && <Retired sections={retired} write={write} />}
        </Card>
        {active.length > 0 && <Lengths loaderData={loaderData} sections={active} />}
      </div>
    </>
  );
}

function SectionList({ sections, write }: { sections: readonly Section[]; write: boolean }) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <ul className="list">
      {sections.map(({ id, title, kind, characters, frozenAt, source }) => (
        <li key={id}>
          <span>
            <a href={href(`/konzept/abschnitte/${id}`)}>
              <Said>{title}</Said>
            </a>{' '}
            <Chip>{t(`kind.${kind}`)}</Chip> {frozenAt && <Chip tone="blue">{t('writing.frozen')}</Chip>}
            <span className="muted block small">
              {t('writing.lengthSaid', {
                characters: formatNumber(characters, language),
                pages: formatNumber(pagesOf(characters), language, 1),
              })}
              {source && `, ${t('writing.source', { source })}`}
            </span>
          </span>
          {write && <SectionActions id={id} title={title} />}
        </li>
      ))}
    </ul>
  );
}

function SectionActions({ id, title }: { id: string; title: string }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  return (
    <span className="list__order">
      <PostButton kind="quiet" fields={{ id, act: 'up' }} label={t('writing.upOf', { title })}>
        ↑
      </PostButton>
      <PostButton kind="quiet" fields={{ id, act: 'down' }} label={t('writing.downOf', { title })}>
        ↓
      </PostButton>
      <a
        className="quiet"
        href={href(`/konzept/abschnitte/${id}/bearbeiten`)}
        aria-label={t('writing.renameOf', { title })}
      >
        {t('writing.rename')}
      </a>
      <PostButton kind="quiet" fields={{ id, act: 'retire' }} label={t('writing.retireOf', { title })}>
        {t('writing.retire')}
      </PostButton>
    </span>
  );
}

function Retired({ sections, write }: { sections: readonly Section[]; write: boolean }) {
  const t = useTexts(conceptTexts);
  return (
    <details>
      <summary>
        {t('writing.retired')} ({sections.length})
      </summary>
      <ul className="list">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <Said>{title}</Said>
            {write && (
              <PostButton kind="quiet" fields={{ id, act: 'restore' }} label={t('writing.restoreOf', { title })}>
                {t('writing.restore')}
              </PostButton>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

type Data = Route.ComponentProps['loaderData'];

function Lengths({
  loaderData: { lengths, limits, edit },
  sections,
}: {
  loaderData: Data;
  sections: readonly Section[];
}) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  const number = (value: number) => formatNumber(value, language);
  const { whole, share, tooLong, tooMuchAnalysis } = judged(lengths, limits);
  const said = {
    partLimit: number(limits.part),
    shareLimit: number(limits.analysisShare),
    share: number(share ?? 0),
    limit: number(limits.section),
  };
  const percent = (count: number) => (whole === 0 ? '' : `${number(Math.round((100 * count) / whole))} %`);
  return (
    <Card
      title={t('writing.length')}
      id="umfang"
      actions={edit && <a href={href('/konzept/textlaengen')}>{t('writing.setLimits')}</a>}
    >
      {tooLong && <Notice tone="warning" title={t('writing.tooLongPart', said)} />}
      {tooMuchAnalysis && <Notice tone="warning" title={t('writing.tooMuchAnalysis', said)} />}
      {!tooLong && !tooMuchAnalysis && whole > 0 && <p>{t('writing.withinLimits', said)}</p>}
      <Scroll label={t('writing.lengthTable')}>
        <table className="table">
          <caption className="kern-sr-only">{t('writing.lengthTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('writing.sectionColumn')}</th>
              <th scope="col">{t('writing.kindColumn')}</th>
              <th scope="col" className="table__number">
                {t('writing.characters')}
              </th>
              <th scope="col" className="table__number">
                {t('writing.pages')}
              </th>
              <th scope="col" className="table__number">
                {t('writing.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sections.map(({ id, title, kind, characters }) => (
              <tr key={id}>
                <th scope="row">
                  <Said>{title}</Said>
                  {characters > limits.section && (
                    <span className="break block">{t('writing.tooLongSection', said)}</span>
                  )}
                </th>
                <td>{t(`kind.${kind}`)}</td>
                <td className="table__number">{number(characters)}</td>
                <td className="table__number">{formatNumber(pagesOf(characters), language, 1)}</td>
                <td className="table__number">{percent(characters)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('writing.wholePart')}</th>
              <td />
              <td className="table__number">{number(whole)}</td>
              <td className="table__number">{formatNumber(pagesOf(whole), language, 1)}</td>
              <td className="table__number">{percent(whole)}</td>
            </tr>
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}
