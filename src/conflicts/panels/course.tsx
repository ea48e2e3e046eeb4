import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { stanceTones } from '../looks.ts';
import type { Stance, StepKind, StepOutcome } from '../procedure.ts';
import { conflictTexts } from '../texts.en.ts';

export type ShownStep = {
  readonly position: number;
  readonly kind: StepKind;
  readonly name: string;
  readonly body: string;
  readonly standIn: string;
  readonly office: string | null;
  readonly person: string | null;
  readonly deputy: string | null;
  readonly alongside: boolean;
  readonly days: number;
  readonly startedOn: string | null;
  readonly dueOn: string | null;
  readonly endedOn: string | null;
  readonly outcome: StepOutcome | null;
  readonly reason: string | null;
  readonly minority: string | null;
  readonly option: string | null;
  readonly endedBy: string | null;
  readonly waiting: { readonly days: number; readonly overdue: boolean; readonly silent: number } | null;
  readonly act: boolean;
};

/** The procedure as a timeline: what was, who is next and how long that waits, what is to come. */
export function ConflictCourse({ steps, path }: { steps: readonly ShownStep[]; path: string }) {
  return (
    <ol className="timeline">
      {steps.map((step) => (
        <Step key={step.position} step={step} path={path} />
      ))}
    </ol>
  );
}

function Step({ step, path }: { step: ShownStep; path: string }) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  const mark = step.waiting?.overdue ? 'timeline__bad' : step.endedOn ? 'timeline__good' : '';
  return (
    <li className={mark} aria-current={step.waiting ? 'step' : undefined}>
      <p className="chips">
        <strong>
          <Said>{step.name}</Said>
        </strong>
        {step.waiting && <Chip tone={step.waiting.overdue ? 'strong' : 'blue'}>{t('course.now')}</Chip>}
        {step.outcome && (
          <Chip tone={step.outcome === 'expired' ? 'warn' : 'good'}>{t(`outcome.${step.outcome}`)}</Chip>
        )}
        {step.alongside && <Chip tone="outline">{t('course.alongside')}</Chip>}
      </p>
      <p className="muted small">
        <When step={step} />
      </p>
      <p className="small">
        {t(`stepKind.${step.kind}`)}: <Said>{step.person ?? step.office ?? step.body}</Said>
        {!step.endedOn && (
          <span className="muted">
            {' · '}
            {t('course.standIn')}: <Said>{step.deputy ?? step.standIn}</Said>
          </span>
        )}
      </p>
      {step.option && (
        <p>
          <strong>
            <Said>{step.option}</Said>
          </strong>
        </p>
      )}
      {step.reason && (
        <p className="prose">
          <Said>{step.reason}</Said>
        </p>
      )}
      {step.act && <ButtonLink href={href(`${path}/${step.position}`)}>{t(`course.act.${step.kind}`)}</ButtonLink>}
    </li>
  );
}

function When({ step }: { step: ShownStep }) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  const { startedOn, dueOn, endedOn, waiting, days } = step;
  if (!startedOn || !dueOn) return t('course.later', { count: days });
  const span = { from: formatDate(startedOn, language), to: formatDate(endedOn ?? dueOn, language) };
  if (endedOn) return step.endedBy ? `${t('course.ended', span)}, ${step.endedBy}` : t('course.ended', span);
  const wait = t('course.waits', { count: waiting?.days ?? 0 });
  const due = t(waiting?.overdue ? 'course.dueOver' : 'course.due', { date: span.to });
  return waiting && step.kind === 'statements'
    ? `${wait}, ${due}, ${t('course.silent', { count: waiting.silent })}`
    : `${wait}, ${due}`;
}

export type ShownStatement = {
  readonly officeId: string;
  readonly office: string;
  readonly askedOn: string | null;
  readonly dueOn: string | null;
  readonly answeredOn: string | null;
  readonly overdue: boolean;
  readonly stance: Stance | null;
  readonly statement: string | null;
  readonly answeredBy: string | null;
  readonly mine: boolean;
};

/** Who is affected, and what they say. */
export function Statements({ statements, path }: { statements: readonly ShownStatement[]; path: string }) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  return (
    <ul className="list list--plain">
      {statements.map((each) => (
        <li key={each.officeId}>
          <Said>{each.office}</Said>{' '}
          {each.stance ? (
            <Chip tone={stanceTones[each.stance]}>{t(`stance.${each.stance}`)}</Chip>
          ) : (
            each.answeredOn && <Chip>{t('statements.answered')}</Chip>
          )}
          <span className="muted block small">
            <Asked statement={each} />
          </span>
          {each.statement && (
            <p className="prose">
              <Said>{each.statement}</Said>
            </p>
          )}
          {each.mine && (
            <ButtonLink href={href(`${path}/${each.officeId}`)} kind={each.answeredOn ? 'secondary' : 'primary'}>
              {t(each.answeredOn ? 'statements.change' : 'statements.give')}
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  );
}

function Asked({ statement: { askedOn, dueOn, answeredOn, answeredBy, overdue } }: { statement: ShownStatement }) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  if (answeredOn) {
    const date = formatDate(answeredOn, language);
    return answeredBy ? t('statements.by', { date, person: answeredBy }) : t('statements.on', { date });
  }
  if (!askedOn || !dueOn) return t('statements.notAsked');
  return t(overdue ? 'statements.over' : 'statements.until', { date: formatDate(dueOn, language) });
}
