import { describe, expect, test } from 'vitest';
import { mayWith, preferences, wayBack } from './access.server.ts';
import type { Grant, RolePermissions } from './rights.ts';

const roles: RolePermissions = {
  coordinator: { 'measures.edit': 'all', 'plan.read': 'all' },
  editor: { 'measures.edit': 'own', 'plan.read': 'all' },
  guest: { 'plan.read': 'all' },
};
const grant = (role: string, officeId: string | null = null): Grant => ({ role, officeId });

describe('who may edit measures', () => {
  // No office: anywhere at all. Null: of a measure that nobody leads.
  test.each<[string, Grant[], string | null | undefined, boolean]>([
    ['somebody without a role', [], undefined, false],
    ['a guest', [grant('guest')], undefined, false],
    ['a role that is unknown', [grant('mayor')], undefined, false],
    ['the coordination, anywhere', [grant('coordinator')], undefined, true],
    ['the coordination, of any office', [grant('coordinator')], 'jugendamt', true],
    ['the coordination, where nobody leads', [grant('coordinator')], null, true],
    ['a department, anywhere', [grant('editor', 'stadtgruen')], undefined, true],
    ['a department, of its own', [grant('editor', 'stadtgruen')], 'stadtgruen', true],
    ['a department, of another', [grant('editor', 'stadtgruen')], 'jugendamt', false],
    ['a department, where nobody leads', [grant('editor', 'stadtgruen')], null, false],
    ['a department without an office, where nobody leads', [grant('editor')], null, false],
    ['a department without an office, of another', [grant('editor')], 'jugendamt', false],
    ['somebody of two departments', [grant('editor', 'stadtgruen'), grant('editor', 'jugendamt')], 'jugendamt', true],
    ['a guest who also coordinates', [grant('guest'), grant('coordinator')], 'jugendamt', true],
  ])('%s', (_, grants, officeId, may) => {
    expect(mayWith(roles, grants, 'measures.edit', officeId)).toBe(may);
  });

  test('says nothing of what else they may', () => {
    expect(mayWith(roles, [grant('editor', 'stadtgruen')], 'plan.read', 'jugendamt')).toBe(true);
    expect(mayWith(roles, [grant('coordinator')], 'people.manage')).toBe(false);
  });
});

test.each<[string | null, string, string]>([
  [null, 'de', 'auto'],
  ['', 'de', 'auto'],
  ['sprache=en', 'en', 'auto'],
  ['sprache=fr', 'de', 'auto'],
  ['darstellung=dark', 'de', 'dark'],
  ['darstellung=light; sprache=en', 'en', 'light'],
  ['a=b;sprache=en;darstellung=dark', 'en', 'dark'],
  ['darstellung=pink', 'de', 'auto'],
  ['meinesprache=en', 'de', 'auto'],
  ['sprache', 'de', 'auto'],
])('the cookies %j ask for %s, %s', (cookie, language, theme) => {
  const headers: HeadersInit = cookie === null ? {} : { Cookie: cookie };
  expect(preferences(new Request('https://stadt.example/', { headers }))).toEqual({ language, theme });
});

test.each<[string | null, string]>([
  [null, '/konto'],
  ['', '/konto'],
  ['/', '/'],
  ['/leipzig/ziele?seite=2', '/leipzig/ziele?seite=2'],
  ['/einladung/leipzig/a-b_c', '/einladung/leipzig/a-b_c'],
  ['https://boese.example', '/konto'],
  ['//boese.example', '/konto'],
  ['/\\boese.example', '/konto'],
  ['/\t/boese.example', '/konto'],
  ['/.//boese.example', '/konto'],
  ['/leipzig/..//boese.example', '/konto'],
  ['javascript:alert(1)', '/konto'],
  ['leipzig', '/konto'],
])('the way back to %j leads to %s', (asked, path) => {
  const query = asked === null ? '' : `?weiter=${encodeURIComponent(asked)}`;
  expect(wayBack(new Request(`https://stadt.example/anmelden${query}`), '/konto')).toBe(path);
});
