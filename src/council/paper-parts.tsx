/** The parts of a paper's page: what shall be decided, what it costs, what it means, its way, what others want of it. */

import { formatAmount, formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Line } from '#ui/layout/line.tsx';
import { ButtonLink, Card, Chip, Empty, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { AmendmentLine } from './amendment-line.tsx';
import { accordanceTones, outcomeTones } from './looks.ts';
import { isFinished } from './paper.ts';
import type { PaperView } from './paper-view.server.ts';
import { SideBySide } from './side-by-side.tsx';
import { councilTexts } from './texts.en.ts';

type Props = { readonly view: PaperView };

export function Words({ view }: Props) {
  const t = useTexts(councilTexts);
  const href = useHref();
  const { paper, comparison, may } = view;
  return (
    <Card
      title={t('paper.text')}
      id="beschlusstext"
      actions={may.edit && <a href={href(`/ratsraum/vorlagen/${paper.id}/beschlusstext`)}>{t('paper.wordingLink')}</a>}
    >
      {comparison ? (
        <SideBySide comparison={comparison} before={t('paper.textBefore')} after={t('paper.textAfter')} />
      ) : paper.text ? (
        <p className="prose">
          <Said>{paper.text}</Said>
        </p>
      ) : (
        <p className="muted">{t('paper.noText')}</p>
      )}
      {paper.reason && (
        <details open={paper.reason.length < 600}>
          <summary>{t('paper.reason')}</summary>
          <p className="prose">
            <Said>{paper.reason}</Said>
          </p>
        </details>
      )}
    </Card>
  );
}

export function Money({ view }: Props) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const { money, balance, paper } = view;
  return (
    <Card title={t('paper.money')} id="geld">
      {paper.costsNothing ? (
        <p>{t('paper.costsNothing')}</p>
      ) : money.length === 0 ? (
        <p className="muted">{t('paper.moneyUnknown')}</p>
      ) : (
        <>
          <ul className="list">
            {money.map((row) => (
              <Line
                key={row.id}
                note={row.note && <Said>{row.note}</Said>}
                end={<span className="nowrap">{formatAmount(row.cents, language)}</span>}
              >
                {t(`moneySide.${row.side}`)}
                {row.year !== null && ` ${row.year}`}
              </Line>
            ))}
          </ul>
          <p>
            <strong>
              {t('paper.moneySum', {
                spending: balance.spending === null ? '–' : formatAmount(balance.spending, language),
                income: balance.income === null ? '–' : formatAmount(balance.income, language),
              })}
            </strong>
          </p>
        </>
      )}
    </Card>
  );
}

export function Goals({ view }: Props) {
  const t = useTexts(councilTexts);
  const href = useHref();
  const { goals, paper, may } = view;
  const open = goals.filter(({ accordance }) => accordance === null).length;
  return (
    <Card
      title={t('paper.accordance')}
      id="ziele"
      actions={
        may.edit &&
        goals.length > 0 && <a href={href(`/ratsraum/vorlagen/${paper.id}/pruefung`)}>{t('paper.accordanceLink')}</a>
      }
    >
      {goals.length === 0 ? (
        <Empty
          action={
            may.edit && (
              <ButtonLink href={href(`/ratsraum/vorlagen/${paper.id}/bearbeiten#feld-goalIds`)}>
                {t('paper.addGoal')}
              </ButtonLink>
            )
          }
        >
          {t('paper.noGoals')}
        </Empty>
      ) : (
        <>
          {open > 0 && <p className="break">{t('paper.accordanceOpen', { count: open })}</p>}
          <ul className="list">
            {goals.map((each) => (
              <Line
                key={each.goalId}
                path={`/ziele/${each.goalId}`}
                note={each.reason && <Said>{each.reason}</Said>}
                end={
                  each.accordance ? (
                    <Chip tone={accordanceTones[each.accordance]}>{t(`accordance.${each.accordance}`)}</Chip>
                  ) : (
                    <span className="muted small">{t('paper.accordanceNone')}</span>
                  )
                }
              >
                <Said>{each.name}</Said>
              </Line>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

export function Way({ view }: Props) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { consultations, paper, may } = view;
  const add = may.consult && !paper.retired && (
    <ButtonLink href={href(`/ratsraum/vorlagen/${paper.id}/beratungen/neu`)}>{t('paper.addConsultation')}</ButtonLink>
  );
  if (consultations.length === 0)
    return (
      <Card title={t('paper.way')} id="beratungen">
        <Empty action={add}>{t('paper.noConsultations')}</Empty>
      </Card>
    );
  return (
    <Card title={t('paper.way')} id="beratungen">
      <ol className="timeline">
        {consultations.map((each) => (
          <li
            key={each.id}
            className={each.outcome === 'rejected' ? 'timeline__bad' : isFinished(each.outcome) ? 'timeline__good' : ''}
          >
            <p className="chips">
              <strong>
                <a href={href(`/ratsraum/gremien/${each.committeeId}`)}>
                  <Said>{each.committee}</Said>
                </a>
              </strong>
              <Chip tone={each.role === 'decision' ? 'blue' : 'plain'}>{t(`consultationRole.${each.role}`)}</Chip>
              {each.outcome ? (
                <Chip tone={outcomeTones[each.outcome]}>{t(`outcome.${each.outcome}`)}</Chip>
              ) : (
                <span className="muted small">{t('paper.noOutcome')}</span>
              )}
            </p>
            <p className="muted small">
              {each.decidedOn && formatDate(each.decidedOn, language)}{' '}
              {each.meeting && (
                <a href={href(`/ratsraum/sitzungen/${each.meeting.id}`)}>
                  <Said>{each.meeting.title}</Said>, {formatDate(each.meeting.day, language)}
                </a>
              )}
              {!each.decidedOn && !each.meeting && t('paper.noMeeting')}
            </p>
            {each.resolution && (
              <details>
                <summary>{t('paper.resolution')}</summary>
                <p className="prose">
                  <Said>{each.resolution}</Said>
                </p>
              </details>
            )}
            {may.consult && (
              <p className="chips">
                <a
                  href={href(`/ratsraum/vorlagen/${paper.id}/beratungen/${each.id}`)}
                  aria-label={`${t(each.outcome ? 'paper.changeOutcome' : 'paper.enterOutcome')}: ${each.committee}`}
                >
                  {t(each.outcome ? 'paper.changeOutcome' : 'paper.enterOutcome')}
                </a>
                {each.outcome === null && (
                  <PostButton
                    kind="quiet"
                    fields={{ act: 'drop', consultation: each.id }}
                    label={t('paper.dropConsultationOf', { committee: each.committee })}
                  >
                    {t('paper.dropConsultation')}
                  </PostButton>
                )}
              </p>
            )}
          </li>
        ))}
      </ol>
      {add}
    </Card>
  );
}

export function Amendments({ view }: Props) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { amendments, paper, may } = view;
  const add = may.amend && (
    <ButtonLink href={href('/ratsraum/aenderungen/neu', { zu: 'paper', eintrag: paper.id })}>
      {t('amendments.add')}
    </ButtonLink>
  );
  return (
    <Card title={t('paper.amendments')} id="aenderungsantraege">
      {amendments.length === 0 ? (
        <Empty action={add}>{t('paper.noAmendments')}</Empty>
      ) : (
        <>
          <ul className="list">
            {amendments.map((each) => (
              <AmendmentLine key={each.id} amendment={each} note={formatDate(each.filedOn, language)} />
            ))}
          </ul>
          {add}
        </>
      )}
    </Card>
  );
}

export function Comments({ view }: Props) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { comments, paper, may, asOf } = view;
  const add = may.comment && (
    <ButtonLink href={href('/ratsraum/stellungnahmen/neu', { zu: 'paper', eintrag: paper.id })}>
      {t('comments.add')}
    </ButtonLink>
  );
  if (comments.length === 0 && !add) return null;
  return (
    <Card title={t('paper.comments')} id="stellungnahmen">
      {comments.length === 0 ? (
        <Empty action={add}>{t('paper.noComments')}</Empty>
      ) : (
        <>
          <ul className="list">
            {comments.map((each) => (
              <Line
                key={each.id}
                path={`/ratsraum/stellungnahmen/${each.id}`}
                note={<Said>{each.text.slice(0, 200)}</Said>}
                end={
                  <Chip tone={each.answer ? 'good' : each.dueOn < asOf ? 'strong' : 'warn'}>
                    {t(each.answer ? 'comment.answered' : each.dueOn < asOf ? 'comment.overdue' : 'comment.open')}
                  </Chip>
                }
              >
                <Said>{each.committee}</Said>, {formatDate(each.resolvedOn, language)}
              </Line>
            ))}
          </ul>
          {add}
        </>
      )}
    </Card>
  );
}

export function Files({ view }: Props) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { files, paper, may } = view;
  const add = may.edit && (
    <ButtonLink href={href(`/ratsraum/vorlagen/${paper.id}/anlagen`)}>{t('paper.addFile')}</ButtonLink>
  );
  if (files.length === 0 && !add) return null;
  return (
    <Card title={t('paper.files')} id="anlagen">
      {files.length === 0 ? (
        <Empty action={add}>{t('paper.noFiles')}</Empty>
      ) : (
        <>
          <ul className="list">
            {files.map((file) => (
              <Line
                key={file.id}
                path={`/ratsraum/vorlagen/${paper.id}/anlagen/${file.id}`}
                note={`${file.name}, ${t('paper.kilobytes', { size: Math.ceil(file.size / 1024).toLocaleString(language) })}`}
                end={
                  <span className="chips">
                    {file.main && <Chip tone="blue">{t('paper.mainFile')}</Chip>}
                    {file.closed && <Chip tone="warn">{t('paper.closedChip')}</Chip>}
                    {may.edit && (
                      <PostButton
                        kind="quiet"
                        fields={{ act: 'detach', file: file.id }}
                        label={t('paper.detachOf', { title: file.title })}
                      >
                        {t('paper.detach')}
                      </PostButton>
                    )}
                  </span>
                }
              >
                <Said>{file.title}</Said>
              </Line>
            ))}
          </ul>
          {add}
        </>
      )}
    </Card>
  );
}
