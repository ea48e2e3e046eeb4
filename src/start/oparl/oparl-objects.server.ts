/**
 * The public council as objects of OParl 1.1 (https://dev.oparl.org/spezifikation/1.1/), the interface in which German
 * councils publish their papers. Pure: released things in, JSON out; every object carries its whole address as its id.
 */

import type { CommitteeKind, MeetingState } from '#council/committee.ts';
import type { councilTexts } from '#council/texts.en.ts';
import { slug } from '#platform/id.server.ts';
import type {
  Gone,
  PublicCommittee,
  PublicConsultation,
  PublicCouncil,
  PublicItem,
  PublicMeeting,
  PublicPaper,
  Stamp,
} from './public-council.ts';

export type OparlObject = { readonly id: string; readonly type: string } & Stamp & Readonly<Record<string, unknown>>;

/** Types of objects as they stand in an address, and as OParl calls them. */
export const oparlTypes = {
  body: 'Body',
  organization: 'Organization',
  person: 'Person',
  membership: 'Membership',
  meeting: 'Meeting',
  agendaitem: 'AgendaItem',
  paper: 'Paper',
  consultation: 'Consultation',
  file: 'File',
  location: 'Location',
} as const;
export type OparlType = keyof typeof oparlTypes;

/** External lists, and the type of object in each. */
export const oparlLists: Readonly<Record<string, OparlType>> = {
  bodies: 'body',
  organizations: 'organization',
  persons: 'person',
  memberships: 'membership',
  meetings: 'meeting',
  agendaitems: 'agendaitem',
  papers: 'paper',
  consultations: 'consultation',
  files: 'file',
  locations: 'location',
};

type OparlPlace = {
  readonly base: string;
  readonly city: { readonly id: string; readonly name: string };
  readonly t: ReturnType<typeof councilTexts>;
};

const schema = 'https://schema.oparl.org/1.1';

export function oparlUrl(place: Pick<OparlPlace, 'base' | 'city'>, ...parts: readonly string[]): string {
  return [`${place.base}/${place.city.id}/oparl`, ...parts.map(encodeURIComponent)].join('/');
}

/** Without what is not known: OParl leaves it out. */
function made(
  place: OparlPlace,
  type: OparlType,
  id: string,
  { created, modified }: Stamp,
  more: Readonly<Record<string, unknown>>,
): OparlObject {
  const known = Object.entries(more).filter(
    ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return {
    id: oparlUrl(place, type, id),
    type: `${schema}/${oparlTypes[type]}`,
    ...Object.fromEntries(known),
    created,
    modified,
  };
}

export function systemOf(place: OparlPlace, stamp: Stamp): OparlObject {
  return {
    id: oparlUrl(place),
    type: `${schema}/System`,
    oparlVersion: `${schema}/`,
    name: place.t('oparl.system', { city: place.city.name }),
    body: oparlUrl(place, 'bodies'),
    web: `${place.base}/${place.city.id}/oeffentlich`,
    ...stamp,
  };
}

/** When anything of it changed last: the city itself has no other moment. */
export function stampOfAll(council: PublicCouncil): Stamp {
  const all = [
    ...council.papers.values(),
    ...council.meetings.values(),
    ...council.committees.values(),
    ...council.gone,
  ];
  const created = all.map((each) => each.created).sort();
  const modified = all.map((each) => each.modified).sort();
  return { created: created[0] ?? '1970-01-01T00:00:00.000Z', modified: modified.at(-1) ?? '1970-01-01T00:00:00.000Z' };
}

/** All objects of one type, those that are gone included, in an order that stays. */
export function objectsOf(place: OparlPlace, council: PublicCouncil, type: OparlType): OparlObject[] {
  const gone = council.gone.filter((each) => each.type === type).map((each) => goneObject(place, each));
  return [...liveObjects(place, council, type), ...gone].sort((a, b) =>
    a.created < b.created ? -1 : a.created > b.created ? 1 : a.id < b.id ? -1 : 1,
  );
}

function liveObjects(place: OparlPlace, council: PublicCouncil, type: OparlType): OparlObject[] {
  const papers = [...council.papers.values()];
  const meetings = [...council.meetings.values()];
  const committees = [...council.committees.values()];
  switch (type) {
    case 'body':
      return [bodyOf(place, stampOfAll(council))];
    case 'organization':
      return committees.map((each) => organizationOf(place, council, each));
    case 'person':
      return personsOf(place, committees);
    case 'membership':
      return committees.flatMap((each) => each.members.map((member) => membershipOf(place, member)));
    case 'meeting':
      return meetings.map((each) => meetingOf(place, each));
    case 'agendaitem':
      return meetings.flatMap((meeting) => meeting.items.map((item) => itemOf(place, item)));
    case 'paper':
      return papers.map((each) => paperOf(place, council, each));
    case 'consultation':
      return papers.flatMap((paper) => paper.consultations.map((each) => consultationOf(place, each)));
    case 'file':
      return papers.flatMap((paper) => paper.files.map((each) => fileOf(place, each)));
    case 'location':
      return locationsOf(place, council);
  }
}

/** What remains of it: that it was, and since when it is not. OParl's schemas ask for one field more of two types. */
function goneObject(place: OparlPlace, { type, id, created, modified }: Gone): OparlObject {
  const more = type === 'agendaitem' ? { order: 0 } : type === 'file' ? { accessUrl: oparlUrl(place, 'file', id) } : {};
  return made(place, type, id, { created, modified }, { ...more, deleted: true });
}

function bodyOf(place: OparlPlace, stamp: Stamp): OparlObject {
  const list = (name: string) => oparlUrl(place, name);
  return {
    ...made(place, 'body', place.city.id, stamp, {
      system: oparlUrl(place),
      name: place.city.name,
      organization: list('organizations'),
      person: list('persons'),
      meeting: list('meetings'),
      paper: list('papers'),
      agendaItem: list('agendaitems'),
      consultation: list('consultations'),
      file: list('files'),
      locationList: list('locations'),
      membership: list('memberships'),
      web: `${place.base}/${place.city.id}/oeffentlich`,
    }),
    // Terms are not kept here; OParl wants the list all the same.
    legislativeTerm: [],
  };
}

const classifications: Readonly<Record<CommitteeKind, string>> = {
  council: 'committee',
  committee: 'committee',
  'village-council': 'committee',
  'district-council': 'committee',
  'advisory-board': 'committee',
  group: 'faction',
};

function organizationOf(place: OparlPlace, council: PublicCouncil, committee: PublicCommittee): OparlObject {
  const area = council.areas.get(committee.areaId ?? '');
  return made(place, 'organization', committee.id, committee, {
    body: oparlUrl(place, 'body', place.city.id),
    name: committee.name,
    shortName: committee.short,
    organizationType:
      classifications[committee.kind] === 'faction' ? place.t('oparl.faction') : place.t('oparl.committee'),
    classification: place.t(`committeeKind.${committee.kind}`),
    website: committee.url,
    membership: committee.members.map(({ id }) => oparlUrl(place, 'membership', id)),
    location: area && committee.areaId ? locationOf(place, committee.areaId, area, committee) : null,
  });
}

/** Who bears one name is one person: nothing else is public of her. */
const personId = (name: string) => slug(name);

function personsOf(place: OparlPlace, committees: readonly PublicCommittee[]): OparlObject[] {
  const members = committees.flatMap((each) => each.members);
  return [...Map.groupBy(members, ({ name }) => personId(name))].map(([id, seats]) => {
    const stamp = {
      created: seats.map(({ created }) => created).sort()[0] ?? '',
      modified:
        seats
          .map(({ modified }) => modified)
          .sort()
          .at(-1) ?? '',
    };
    return made(place, 'person', id, stamp, {
      body: oparlUrl(place, 'body', place.city.id),
      name: seats[0]?.name,
      membership: seats.map((each) => membershipOf(place, each)),
    });
  });
}

function membershipOf(place: OparlPlace, member: PublicCommittee['members'][number]): OparlObject {
  return made(place, 'membership', member.id, member, {
    person: oparlUrl(place, 'person', personId(member.name)),
    organization: oparlUrl(place, 'organization', member.committeeId),
    role: member.role,
    startDate: member.from,
    endDate: member.to,
  });
}

const berlin = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });

/** A day and an hour in Germany, with the offset of that day. */
export function momentOf(day: string, time: string | null): string {
  const part = berlin.formatToParts(new Date(`${day}T12:00:00Z`)).find(({ type }) => type === 'timeZoneName');
  return `${day}T${time ?? '00:00'}:00${part?.value.replace('GMT', '') || '+00:00'}`;
}

function meetingOf(place: OparlPlace, meeting: PublicMeeting): OparlObject {
  return made(place, 'meeting', meeting.id, meeting, {
    name: meeting.title,
    meetingState: place.t(`oparlState.${meeting.state satisfies MeetingState}`),
    cancelled: meeting.state === 'cancelled',
    start: momentOf(meeting.day, meeting.time),
    organization: [oparlUrl(place, 'organization', meeting.committeeId)],
    location: meeting.place ? meetingLocation(place, meeting, meeting.place) : null,
    agendaItem: meeting.items.map((item) => itemOf(place, item)),
  });
}

function itemOf(place: OparlPlace, item: PublicItem): OparlObject {
  return made(place, 'agendaitem', item.id, item, {
    meeting: oparlUrl(place, 'meeting', item.meetingId),
    number: item.number,
    order: item.position,
    name: item.title,
    public: true,
    consultation: item.consultationId ? oparlUrl(place, 'consultation', item.consultationId) : null,
    result: item.result ? place.t(`outcome.${item.result}`) : item.outcome,
    resolutionText: item.resolution,
  });
}

function paperOf(place: OparlPlace, council: PublicCouncil, paper: PublicPaper): OparlObject {
  const { files } = paper;
  const main = files.find((each) => each.main);
  const children = [...council.papers.values()].filter(({ parentId }) => parentId === paper.id);
  return made(place, 'paper', paper.id, paper, {
    body: oparlUrl(place, 'body', place.city.id),
    name: paper.title,
    reference: paper.number,
    date: paper.submittedOn,
    paperType: paper.kindWord ?? place.t(`paperKind.${paper.kind}`),
    superordinatedPaper: paper.parentId ? [oparlUrl(place, 'paper', paper.parentId)] : [],
    subordinatedPaper: children.map(({ id }) => oparlUrl(place, 'paper', id)),
    mainFile: main ? fileOf(place, main) : null,
    auxiliaryFile: files.filter((each) => !each.main).map((each) => fileOf(place, each)),
    location: paper.areaIds.map((id) => locationOf(place, id, council.areas.get(id) ?? id, paper)),
    originatorOrganization: paper.originators.flatMap(({ committeeId }) =>
      committeeId === null ? [] : [oparlUrl(place, 'organization', committeeId)],
    ),
    consultation: paper.consultations.map((each) => consultationOf(place, each)),
    keyword: paper.areaIds.flatMap((id) => council.areas.get(id) ?? []),
    web: `${place.base}/${place.city.id}/oeffentlich/vorlagen/${encodeURIComponent(paper.id)}`,
  });
}

function consultationOf(place: OparlPlace, consultation: PublicConsultation): OparlObject {
  return made(place, 'consultation', consultation.id, consultation, {
    paper: oparlUrl(place, 'paper', consultation.paperId),
    agendaItem: consultation.agendaItemId ? oparlUrl(place, 'agendaitem', consultation.agendaItemId) : null,
    meeting: consultation.meetingId ? oparlUrl(place, 'meeting', consultation.meetingId) : null,
    organization: [oparlUrl(place, 'organization', consultation.committeeId)],
    authoritative: consultation.role === 'decision',
    role: place.t(`consultationRole.${consultation.role}`),
  });
}

function fileOf(place: OparlPlace, file: PublicPaper['files'][number]): OparlObject {
  const url = oparlUrl(place, 'dateien', file.id);
  return made(place, 'file', file.id, file, {
    name: file.title,
    fileName: file.name,
    size: file.size,
    accessUrl: url,
    downloadUrl: url,
    paper: [oparlUrl(place, 'paper', file.paperId)],
  });
}

function locationOf(place: OparlPlace, areaId: string, name: string, stamp: Stamp): OparlObject {
  return made(place, 'location', areaId, stamp, {
    description: name,
    subLocality: name,
    locality: place.city.name,
    bodies: [oparlUrl(place, 'body', place.city.id)],
  });
}

const atMeeting = (id: string) => `sitzung-${id}`;

function meetingLocation(place: OparlPlace, meeting: PublicMeeting, name: string): OparlObject {
  return made(place, 'location', atMeeting(meeting.id), meeting, {
    description: name,
    locality: place.city.name,
    meetings: [oparlUrl(place, 'meeting', meeting.id)],
  });
}

/** Places of papers and committees, each once, and where meetings are. */
function locationsOf(place: OparlPlace, council: PublicCouncil): OparlObject[] {
  const used = new Map<string, Stamp[]>();
  const use = (id: string | null, stamp: Stamp) => {
    if (id !== null && council.areas.has(id)) used.set(id, [...(used.get(id) ?? []), stamp]);
  };
  for (const paper of council.papers.values()) for (const id of paper.areaIds) use(id, paper);
  for (const committee of council.committees.values()) use(committee.areaId, committee);
  const areas = [...used].map(([id, stamps]) =>
    locationOf(place, id, council.areas.get(id) ?? id, {
      created: stamps.map(({ created }) => created).sort()[0] ?? '',
      modified:
        stamps
          .map(({ modified }) => modified)
          .sort()
          .at(-1) ?? '',
    }),
  );
  const rooms = [...council.meetings.values()].flatMap((each) =>
    each.place ? [meetingLocation(place, each, each.place)] : [],
  );
  return [...areas, ...rooms];
}
