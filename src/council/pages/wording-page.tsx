import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextArea } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Chip, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { compared, merged } from '../amendment.ts';
import { ownPaper } from '../council-view.server.ts';
import { answerTones } from '../looks.ts';
import { wordingForm } from '../paper.ts';
import { reword } from '../papers.store.server.ts';
import { SideBySide } from '../side-by-side.tsx';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/wording-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'papers.edit');
  const { council, paper } = await ownPaper(visit, args.params.paper);
  const amendments = [...council.amendments.values()].filter(
    (each) => each.kind === 'paper' && each.objectId === paper.id && !each.retired,
  );
  const begun = paper.wording ?? paper.text ?? '';
  const done = merged(begun, amendments);
  return {
    paper: { id: paper.id, title: paper.title, revision: paper.revision },
    wording: done.text,
    comparison: compared(paper.text ?? '', done.text),
    amendments: amendments.map((each) => ({
      ...{ id: each.id, number: each.number, answer: each.answer },
      committee: council.committees.get(each.committeeId)?.name ?? each.committeeId,
      byHand: done.byHand.includes(each.id),
    })),
    unsaved: done.text !== begun,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'papers.edit');
  const { paper } = await ownPaper(visit, args.params.paper);
  const checked = check(wordingForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect = 0 } = checked;
    const entryId = await visit.write((db) => reword(db, visit.actor, paper, form.wording, expect));
    return saved(visit, `/ratsraum/vorlagen/${paper.id}#beschlusstext`, entryId);
  });
}

export default function WordingPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { paper, wording, comparison, amendments, unsaved } = loaderData;
  const back = href(`/ratsraum/vorlagen/${paper.id}`);
  return (
    <>
      <PageHead
        title={t('wording.title', { title: paper.title })}
        lead={t('wording.lead')}
        crumbs={[
          { label: t('papers.crumb'), href: href('/ratsraum/vorlagen') },
          { label: paper.title, href: back },
        ]}
      />
      <div className="stack">
        {unsaved && <Notice tone="info" title={t('wording.unsaved')} />}
        <Card title={t('paper.amendments')} id="aenderungsantraege">
          {amendments.length === 0 ? (
            <p className="muted">{t('paper.noAmendments')}</p>
          ) : (
            <ul className="list">
              {amendments.map((each) => (
                <li key={each.id}>
                  <span>
                    <a href={href(`/ratsraum/aenderungen/${each.id}`)}>
                      <Said>{t('amendment.named', { number: each.number ?? '', committee: each.committee })}</Said>
                    </a>
                    {each.byHand && <span className="break block small">{t('wording.byHand')}</span>}
                  </span>
                  <Chip tone={each.answer ? answerTones[each.answer] : 'warn'}>
                    {t(`amendmentAnswer.${each.answer ?? 'open'}`)}
                  </Chip>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title={t('wording.comparison')} id="gegenueberstellung">
          <SideBySide comparison={comparison} before={t('paper.textBefore')} after={t('paper.textAfter')} />
        </Card>
        <Form
          values={{ wording }}
          failure={failureOf(actionData)}
          labels={{ wording: t('wording.wording') }}
          submit={ui('save')}
          cancel={back}
          draft={`wording:${paper.id}`}
          revision={paper.revision}
        >
          <TextArea name="wording" label={t('wording.wording')} hint={t('wording.hint')} rows={14} />
        </Form>
      </div>
    </>
  );
}
