/**
 * What waits in the rooms above this one, with the words that each has for it. A room is heard by one line in `rooms`: its
 * `waitingIn`, and its texts, which hold `waiting.KIND` and `waitingNotAble.KIND`.
 */

import { conceptTexts } from '#concept/texts.en.ts';
import { waitingIn as versionsWaiting } from '#concept/versions/waiting.server.ts';
import { conflictTexts } from '#conflicts/texts.en.ts';
import { waitingIn as conflictsWaiting } from '#conflicts/waiting.server.ts';
import { cooperationTexts } from '#cooperation/texts.en.ts';
import { waitingIn as cooperationWaiting } from '#cooperation/waiting.server.ts';
import { councilTexts } from '#council/texts.en.ts';
import { waitingIn as councilWaiting } from '#council/waiting.server.ts';
import type { Waiting } from '#people/waiting.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { Task, TaskKind } from './tasks.ts';
import { reportTexts } from './texts.en.ts';
import type { Gathered } from './waiting.ts';

type Language = 'de' | 'en';
type Room = {
  readonly waitingIn: (db: CityDb, today: string) => Promise<Waiting[]>;
  readonly texts: (language: Language) => (key: never) => string;
};

const rooms: Readonly<Record<string, Room>> = {
  concept: { waitingIn: versionsWaiting, texts: conceptTexts },
  conflicts: { waitingIn: conflictsWaiting, texts: conflictTexts },
  cooperation: { waitingIn: cooperationWaiting, texts: cooperationTexts },
  council: { waitingIn: councilWaiting, texts: councilTexts },
};

export async function gatherWaiting(db: CityDb, today: string): Promise<Gathered[]> {
  const gathered: Gathered[] = [];
  for (const [room, { waitingIn }] of Object.entries(rooms))
    gathered.push(...(await waitingIn(db, today)).map((waiting) => ({ ...waiting, room })));
  return gathered;
}

/** What kind of task it is. */
export function kindWords({ kind, room }: Pick<Task, 'kind' | 'room'>, language: Language): string {
  const texts = room === undefined ? undefined : rooms[room]?.texts(language);
  return texts ? texts(`waiting.${kind}` as never) : reportTexts(language)(`tasks.kind.${kind as TaskKind}`);
}

/** What somebody can do who may not do it herself. */
export function notAbleWords({ kind, room }: Pick<Task, 'kind' | 'room'>, language: Language): string {
  const texts = room === undefined ? undefined : rooms[room]?.texts(language);
  return texts ? texts(`waitingNotAble.${kind}` as never) : reportTexts(language)(`tasks.notAble.${kind as TaskKind}`);
}
