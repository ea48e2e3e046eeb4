/** Mails of a round: one per person, with everything that is asked of her offices. */

import { listMembers } from '#people/people.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { mayWith } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { formatDate } from '#ui/format.ts';
import { listRequests, listRounds } from './annual-report.store.server.ts';
import { factsOf } from './facts.server.ts';
import { reportTexts } from './texts.en.ts';

/** Writes to everybody whose offices still owe an answer; returns the requests that were spoken of. */
export async function mailRound(visit: Visit, roundId: string, { reminder }: { reminder: boolean }): Promise<string[]> {
  const facts = await factsOf(visit);
  const { round, requests, members } = await visit.read(async (db) => ({
    round: (await listRounds(db)).find((each) => each.id === roundId),
    requests: (await listRequests(db, roundId)).filter((each) => each.answeredAt === null),
    members: await listMembers(db),
  }));
  if (!round) throw notFound();
  // Mails are in German, the language of the administration.
  const t = reportTexts('de');
  const base = visit.hall.config.baseUrl ?? `http://${visit.hall.config.host}:${visit.hall.config.port}`;
  const date = formatDate(round.dueOn, 'de');
  for (const member of members) {
    const mine = requests.filter((request) =>
      mayWith(
        visit.hall.roles,
        member.grants.filter((grant) => grant.officeId !== null),
        'rounds.answer',
        request.officeId,
      ),
    );
    if (mine.length === 0) continue;
    const items = mine.map((request) => {
      const title =
        request.kind === 'measure'
          ? facts.measures.get(request.objectId)?.title
          : facts.goals.get(request.objectId)?.title;
      return `- ${t(`round.${request.kind}`)}: ${title ?? ''}`;
    });
    await visit.hall.jobs.mail({
      to: member.email,
      subject: `${reminder ? t('round.mailReminder') : ''}${t('round.mailSubject', { city: visit.city.name, title: round.title, date })}`,
      text: t('round.mailText', {
        name: member.name,
        title: round.title,
        date,
        list: items.join('\n'),
        note: round.note ?? '',
        link: `${base}/${visit.city.id}/aufgaben`,
      }),
    });
  }
  return requests.map((request) => request.id);
}
