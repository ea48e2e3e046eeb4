/** What the page of a checklist shows: how far the parts are, their answers, and the form that asks them. */

import { Form, type FormFailure, SelectField, TextField, TickList } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { cooperationTexts } from '../texts.en.ts';
import { type Question, yesNo } from './checklist.ts';
import type { ChecklistData } from './checklist-shown.server.ts';

type Props = { readonly data: ChecklistData };

export function Progress({ data }: Props) {
  const t = useTexts(cooperationTexts);
  const href = useHref();
  const { parts, shown, checklist, people } = data;
  const total = shown?.questions.length ?? 0;
  return (
    <Card title={t('checklists.progress')} id="fortschritt">
      <ul className="list">
        {parts.map((part) => (
          <li key={part.id}>
            <span>
              <a href={href(`/prueflisten/${checklist.id}/${part.id}`)}>
                <Said>{part.title}</Said>
              </a>
              <span className="muted block small">
                {t('checklists.partProgress', { answered: part.progress.answered, total })}
                {part.office && (
                  <>
                    {' · '}
                    <Said>{part.office}</Said>
                  </>
                )}
                {part.person && ` · ${part.person}`}
                {part.left && (
                  <>
                    {' · '}
                    <span className="break">{t('requests.left')}</span>
                  </>
                )}
              </span>
              <progress max={total} value={part.progress.answered} aria-label={part.title} />
            </span>
            {part.able && (
              <ButtonLink href={href(`/prueflisten/${checklist.id}/${part.id}`)}>
                {t(part.progress.open > 0 ? 'checklists.answer' : 'checklists.change')}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
      {people.length > 0 && shown?.state === 'open' && <NameForm data={data} />}
    </Card>
  );
}

function NameForm({ data: { parts, people } }: Props) {
  const t = useTexts(cooperationTexts);
  const labels = { partId: t('checklists.part'), personId: t('requests.person'), deputyId: t('requests.deputy') };
  return (
    <details className="more">
      <summary>{t('checklists.name_')}</summary>
      <Form values={{}} labels={labels} submit={t('checklists.nameSubmit')}>
        <input type="hidden" name="act" value="name" />
        <SelectField
          name="partId"
          label={labels.partId}
          options={parts.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <SelectField name="personId" label={labels.personId} optional options={people} />
        <SelectField name="deputyId" label={labels.deputyId} optional options={people} />
      </Form>
    </details>
  );
}

export function Answers({ data: { shown, answers, parts, checklist } }: Props) {
  const t = useTexts(cooperationTexts);
  return (
    <Card title={t('checklists.answersOf')} id="antworten">
      {(shown?.questions ?? []).map((question, index) => (
        <section key={question.id} aria-labelledby={`frage-${index + 1}`}>
          <h3 id={`frage-${index + 1}`}>
            {index + 1}. <Said>{question.text}</Said>
          </h3>
          {question.guidance && (
            <p className="muted small">
              <Said>{question.guidance}</Said>
            </p>
          )}
          <ul className="list list--plain">
            {parts.map((part) => (
              <li key={part.id}>
                <Said>{part.title}</Said>
                {': '}
                <Answer
                  question={question}
                  held={answers.find((each) => each.partId === part.id && each.questionId === question.id)}
                  checklistId={checklist.id}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function Answer({
  question,
  held,
  checklistId,
}: {
  question: Question;
  held: ChecklistData['answers'][number] | undefined;
  checklistId: string;
}) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  if (!held) return <span className="break">{t('checklists.isOpen')}</span>;
  const known = question.type === 'yes-no' ? yesNo.find((each) => each === held.answer) : undefined;
  return (
    <>
      {held.answer === null ? (
        <span className="break">{t('checklists.isOpen')}</span>
      ) : (
        <b>{known ? t(`yesNo.${known}`) : <Said>{held.answer}</Said>}</b>
      )}
      {held.note && (
        <span className="block small">
          <Said>{held.note}</Said>
        </span>
      )}
      <span className="muted block small">
        {[formatDate(held.answeredOn, language), held.answeredBy].filter(Boolean).join(', ')}
        {held.link && (
          <>
            {' · '}
            <a href={held.link} rel="noreferrer">
              {t('evidence.openLink')}
            </a>
          </>
        )}
        {held.fileId && (
          <>
            {' · '}
            <a href={href(`/prueflisten/${checklistId}/belege/${held.fileId}`)}>{t('evidence.openFile')}</a>
          </>
        )}
        {held.indicatorId && (
          <>
            {' · '}
            <a href={href(`/indikatoren/${held.indicatorId}`)}>
              <Said>{held.indicator ?? held.indicatorId}</Said>
            </a>
          </>
        )}
      </span>
    </>
  );
}

export function OpenForm({ data, failure }: Props & { failure: FormFailure | undefined }) {
  const t = useTexts(cooperationTexts);
  const { draft, open, shown } = data;
  const labels = { dueOn: t('checklists.dueOn'), partIds: t('checklists.askParts') };
  return (
    <Card
      title={t('checklists.draftTitle', { version: draft?.version ?? 1, count: draft?.questions.length ?? 0 })}
      lead={t(shown?.state === 'open' ? 'checklists.openLeadAgain' : 'checklists.openLead')}
      id="entwurf"
    >
      <ol>
        {(draft?.questions ?? []).map((question) => (
          <li key={question.id}>
            <Said>{question.text}</Said> <span className="muted small">{t(`questionType.${question.type}`)}</span>
          </li>
        ))}
      </ol>
      <Form
        values={{ partIds: (open ?? []).filter((part) => part.asked).map((part) => part.id) }}
        failure={failure}
        labels={labels}
        submit={t('checklists.openSubmit')}
      >
        <input type="hidden" name="act" value="open" />
        <TextField name="dueOn" kind="date" label={labels.dueOn} />
        <TickList
          name="partIds"
          label={labels.partIds}
          options={(open ?? []).map((part) => ({
            value: part.id,
            label: part.title,
            group: part.rated === null ? t('relevance.unset') : t(`relevance.${part.rated}`),
          }))}
        />
      </Form>
    </Card>
  );
}
