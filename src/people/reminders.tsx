/** In the account: how often somebody is reminded by mail, and her calendar links. */

import { Form, SelectField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Notice, PostButton } from '#ui/layout/page.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { languages, type Reminder, rhythms } from './absence.ts';
import { peopleTexts } from './texts.en.ts';

export type FeedCity = {
  readonly id: string;
  readonly name: string;
  readonly since: string | null;
  /** May she enter an absence there? */
  readonly away: boolean;
};

export function ReminderCard({ reminder }: { reminder: Reminder }) {
  const t = useTexts(peopleTexts);
  const ui = useTexts(uiTexts);
  const labels = { rhythm: t('reminder.rhythm'), language: t('reminder.language') };
  return (
    <Card title={t('reminder.title')} lead={t('reminder.lead')} id="erinnerungen">
      <Form values={reminder} labels={labels} submit={ui('save')}>
        <input type="hidden" name="act" value="reminder" />
        <SelectField
          name="rhythm"
          label={labels.rhythm}
          options={rhythms.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
        />
        <SelectField
          name="language"
          label={labels.language}
          options={languages.map((value) => ({ value, label: t(`languageName.${value}`) }))}
        />
      </Form>
    </Card>
  );
}

export function CalendarCard({
  cities,
  made,
}: {
  cities: readonly FeedCity[];
  made: { readonly cityId: string; readonly link: string | null } | undefined;
}) {
  const t = useTexts(peopleTexts);
  const language = useLanguage();
  const name = cities.find((city) => city.id === made?.cityId)?.name ?? '';
  return (
    <Card title={t('calendar.title')} lead={t('calendar.lead')} id="kalender">
      {made?.link && (
        <Notice tone="success" title={t('calendar.made', { city: name })}>
          <p>{t('calendar.madeLead')}</p>
          <p>
            <code className="prose">{made.link}</code>
          </p>
          <p>{t('calendar.news')}</p>
          <p>
            <code className="prose">{made.link.replace('/aufgaben.ics', '/ratsraum/neues.atom')}</code>
          </p>
        </Notice>
      )}
      {made?.link === null && <Notice tone="success" title={t('calendar.revoked')} />}
      {cities.length === 0 && <p className="muted">{t('calendar.noCity')}</p>}
      <ul className="list">
        {cities.map((city) => (
          <li key={city.id}>
            <span>
              {city.name}
              <span className="muted block small">
                {city.since ? t('calendar.since', { date: formatDate(city.since, language) }) : t('calendar.none')}
              </span>
            </span>
            <span className="chips">
              {city.away && (
                <a href={`/${city.id}/abwesenheit`} aria-label={`${t('calendar.away')}: ${city.name}`}>
                  {t('calendar.away')}
                </a>
              )}
              <FeedButton city={city} act="feed">
                {city.since ? t('calendar.renew') : t('calendar.create')}
              </FeedButton>
              {city.since && (
                <FeedButton city={city} act="no-feed">
                  {t('calendar.revoke')}
                </FeedButton>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FeedButton({ city, act, children }: { city: FeedCity; act: 'feed' | 'no-feed'; children: string }) {
  return (
    <PostButton
      action="/konto#kalender"
      kind="quiet"
      fields={{ act, city: city.id }}
      label={`${children}: ${city.name}`}
    >
      {children}
    </PostButton>
  );
}
