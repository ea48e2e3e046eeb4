/** The council in the city of canaries. */

import { committeeForm, meetingForm } from '#council/committee.ts';
import { saveCommittee } from '#council/committees.store.server.ts';
import { saveMeeting } from '#council/consultations.store.server.ts';
import { paperForm } from '#council/paper.ts';
import { attachFile } from '#council/paper-files.store.server.ts';
import { savePaper } from '#council/papers.store.server.ts';
import { decision } from './canary-words.ts';
import { actor, type TestCity, today } from './city.ts';

/** Papers: one released, with an item of its agenda and a file that are not public; others hidden, drafted, closed. */
export async function councilOfCanaries(
  city: TestCity,
  { hidden, shown }: { readonly hidden: (of: string) => string; readonly shown: (of: string) => string },
) {
  const paper = (given: object) => paperForm.parse({ kind: 'proposal', money: [], submittedOn: today, ...given });
  await city.write(async (db) => {
    const members = [{ name: hidden('Mitglied') }];
    const committee = (given: object) => committeeForm.parse({ kind: 'council', members, ...given });
    await saveCommittee(db, actor, { id: 'r-open', form: committee({ name: shown('Gremium') }) });
    await saveCommittee(db, actor, { id: 'r-hidden', form: committee({ name: hidden('Gremium'), kind: 'committee' }) });
    const open = paper({ title: shown('Vorlage'), originatorIds: [], otherOriginators: '' });
    await savePaper(db, actor, { id: 'v-open', form: open });
    const said = { title: hidden('Vorlage'), text: hidden('Vorlagentext') };
    await savePaper(db, actor, { id: 'v-hidden', form: paper(said) });
    await savePaper(db, actor, { id: 'v-draft', form: paper({ title: hidden('Entwurf'), submittedOn: '' }) });
    await savePaper(db, actor, { id: 'v-closed', form: paper({ title: hidden('Nichtoeffentlich'), closed: 'on' }) });
    const agenda = [
      ...['v-open', 'v-hidden', 'v-closed'].map((paperId) => ({ paperId })),
      { title: hidden('Tagesordnung'), closed: 'on' },
    ];
    const meeting = { title: shown('Sitzung'), day: today, state: 'held', committeeId: 'r-open', agenda };
    await saveMeeting(db, actor, { id: 's-open', form: meetingForm.parse(meeting) });
    const other = { ...meeting, title: hidden('Sitzung'), agenda: [] };
    await saveMeeting(db, actor, { id: 's-hidden', form: meetingForm.parse(other) });
    const bytes = Buffer.from(hidden('Anlage'));
    const file = { name: `${hidden('Anlage')}.txt`, mediaType: 'text/plain', bytes, title: null, main: true };
    await attachFile(db, actor, { id: 'v-open', title: 'v' }, { ...file, closed: true });
    const read = { ...file, name: 'offen.txt', bytes: Buffer.from(shown('anlage')), main: false, closed: false };
    await attachFile(db, actor, { id: 'v-open', title: 'v' }, read);
  });
}

export const councilReleases = () => [
  // As if somebody had released them before they were marked, or not yet submitted.
  ...['v-open', 'v-closed', 'v-draft'].flatMap((id) =>
    ['text', 'files', 'result'].map((fact) => decision('paper', id, fact)),
  ),
  ...['agenda', 'results'].map((fact) => decision('meeting', 's-open', fact)),
  decision('committee', 'r-open', 'text'),
];
