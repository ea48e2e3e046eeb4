/** Pieces that several public pages show. */

import { courseTones, stateTones } from '#measures/looks.ts';
import { measureTexts } from '#measures/texts.en.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import type { PublicMeasure, PublicOffice } from './public-city.ts';

export function Office({ office }: { office: PublicOffice | null }) {
  const t = useTexts(publicationTexts);
  if (!office)
    return (
      <Card title={t('public.office')} id="zustaendig">
        <p className="muted">{t('public.noOffice')}</p>
      </Card>
    );
  return (
    <Card title={t('public.office')} id="zustaendig">
      <p>
        <Said>{office.name}</Said>
        {office.contact && (
          <span className="block muted">
            <Said>
              <Contact words={office.contact} />
            </Said>
          </span>
        )}
      </p>
    </Card>
  );
}

/** How the office is reached; an address for mail can be written to at once. */
export function Contact({ words }: { words: string }) {
  const [before, address, after] = words.split(/([^\s<>()@]+@[^\s<>()@]+\.[a-z]{2,})/i);
  if (!address) return words;
  return (
    <>
      {before}
      <a href={`mailto:${address}`}>{address}</a>
      {after}
    </>
  );
}

/** The lead of a public page: in plain language where the city has said it so. */
export function leadOf(plain: string | null, official: string | null) {
  const words = plain ?? official;
  return (
    words && (
      <span className="prose">
        <Said>{words}</Said>
      </span>
    )
  );
}

/** The official text, below what is said in plain language; without that it is the lead itself. */
export function OfficialText({ plain, text }: { plain: string | null; text: string | null }) {
  const t = useTexts(publicationTexts);
  if (!plain || !text) return null;
  return (
    <Card title={t('public.official')} id="amtlicher-text">
      <p className="prose">
        <Said>{text}</Said>
      </p>
    </Card>
  );
}

export function StateChips({ state }: { state: PublicMeasure['state'] }) {
  const t = useTexts(measureTexts);
  if (!state) return null;
  return (
    <span className="chips">
      <Chip tone={stateTones[state.state]}>{t(`state.${state.state}`)}</Chip>
      {state.course && <Chip tone={courseTones[state.course]}>{t(`course.${state.course}`)}</Chip>}
    </span>
  );
}

/** What is held up and what is to be decided next, measure by measure. */
export function HeldUp({
  title,
  measures,
}: {
  title: string;
  measures: readonly Pick<PublicMeasure, 'id' | 'title' | 'obstacle'>[];
}) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  if (measures.length === 0) return null;
  return (
    <Card title={title} id="hindernisse">
      <ul className="list">
        {measures.map(({ id, title: name, obstacle }) => (
          <li key={id}>
            <span>
              <a href={href(`/oeffentlich/massnahmen/${id}`)}>
                <Said>{name}</Said>
              </a>
              {obstacle?.obstacle && (
                <span className="block">
                  <Said>{obstacle.obstacle}</Said>
                </span>
              )}
              {obstacle?.decision && (
                <span className="block">
                  {t('public.next')}: <Decision obstacle={obstacle} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Decision({ obstacle }: { obstacle: NonNullable<PublicMeasure['obstacle']> }) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const { decision, decisionBy } = obstacle;
  return (
    <Said>
      {decisionBy ? t('public.nextBy', { decision: decision ?? '', date: formatDate(decisionBy, language) }) : decision}
    </Said>
  );
}

type Listed = Pick<PublicMeasure, 'id' | 'title' | 'state' | 'dueOn'>;

export function PublicMeasures({ measures, none }: { measures: readonly Listed[]; none: string }) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const href = useHref();
  if (measures.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul className="list">
      {measures.map((measure) => (
        <li key={measure.id}>
          <span>
            <a href={href(`/oeffentlich/massnahmen/${measure.id}`)}>
              <Said>{measure.title}</Said>
            </a>
            {measure.dueOn && (
              <span className="muted block small">
                {t('public.due')} {formatDate(measure.dueOn, language)}
              </span>
            )}
          </span>
          <StateChips state={measure.state} />
        </li>
      ))}
    </ul>
  );
}

/** Goals by their titles, each a way to its page. */
export function PublicGoals({ goals }: { goals: readonly { readonly id: string; readonly title: string }[] }) {
  const href = useHref();
  return (
    <ul className="list">
      {goals.map((goal) => (
        <li key={goal.id}>
          <a href={href(`/oeffentlich/ziele/${goal.id}`)}>
            <Said>{goal.title}</Said>
          </a>
        </li>
      ))}
    </ul>
  );
}
