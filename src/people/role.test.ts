import { describe, expect, test } from 'vitest';
import { errorsIn } from '../../tests/support/form-errors.ts';
import {
  addressForm,
  grantForm,
  invitationForm,
  officeForm,
  type Role,
  roleNames,
  roles,
  rolesOfAnOffice,
  sameAddress,
} from './role.ts';

const reachOf = (role: Role, permission: string) =>
  new Map<string, string>(Object.entries(roles[role])).get(permission);
const permitted = (permission: string) => roleNames.filter((role) => reachOf(role, permission) !== undefined);

describe('roles', () => {
  test.each<[string, Role[]]>([
    ['people.manage', ['administrator']],
    ['concept.edit', ['coordinator']],
    ['rounds.run', ['coordinator']],
    ['owners.name', ['coordinator']],
    ['goals.assess', ['coordinator', 'consultant']],
    ['budget.edit', ['coordinator', 'treasurer']],
    ['indicators.edit', ['coordinator', 'statistician']],
    ['values.protect', ['statistician']],
    ['measures.edit', ['coordinator', 'editor', 'company']],
  ])('%s belongs to %j', (permission, expected) => {
    expect(permitted(permission)).toEqual(expected);
  });

  test('let everybody see the plan', () => {
    expect(permitted('plan.read')).toEqual(roleNames);
  });

  test.each<[string, Role[]]>([
    ['money.read', ['guest']],
    ['report.read', ['guest']],
    ['people.read', ['council', 'guest']],
    ['history.read', ['council', 'company', 'guest']],
  ])('%s is kept from %j only', (permission, expected) => {
    expect(roleNames.filter((role) => reachOf(role, permission) === undefined)).toEqual(expected);
  });

  test('need an office just where they reach no further than their own', () => {
    const own = roleNames.filter((role) => Object.values(roles[role]).some((reach) => reach === 'own'));
    expect([...rolesOfAnOffice].sort()).toEqual([...own].sort());
  });

  test('that only look change nothing; those at the head decide, and the council speaks', () => {
    const changes = (role: Role) => Object.keys(roles[role]).filter((permission) => !permission.endsWith('.read'));
    expect(changes('guest')).toEqual([]);
    expect(changes('leadership')).toEqual(['conflicts.decide', 'versions.step']);
    // Members of the council speak for their groups and change nothing else.
    expect(changes('council')).toEqual(['council.file']);
  });
});

describe('an invitation', () => {
  const typed = { email: 'karla@stadt.example', role: 'coordinator', officeId: '' };

  test('takes a role for the whole city without an office', () => {
    expect(invitationForm.parse(typed)).toEqual({ email: 'karla@stadt.example', role: 'coordinator', officeId: null });
  });

  test.each<[object, string]>([
    [{ email: '' }, 'email: required'],
    [{ email: 'karla' }, 'email: email'],
    [{ email: 'karla@stadt' }, 'email: email'],
    [{ role: 'mayor' }, 'role: unknown-choice'],
    ...rolesOfAnOffice.map((role): [object, string] => [{ role }, 'officeId: office-needed']),
  ])('with %j is not taken: %s', (change, error) => {
    expect(errorsIn(invitationForm.safeParse({ ...typed, ...change }))).toEqual([error]);
  });

  test.each(rolesOfAnOffice)('takes %s together with an office', (role) => {
    expect(grantForm.safeParse({ role, officeId: 'stadtgruen' }).success).toBe(true);
    expect(errorsIn(grantForm.safeParse({ role, officeId: '' }))).toEqual(['officeId: office-needed']);
  });
});

describe('a mail address', () => {
  test.each<[object, string]>([
    [{}, 'email: required'],
    [{ email: '  ' }, 'email: required'],
    [{ email: 'karla' }, 'email: email'],
    [{ email: ['karla@stadt.example', 'eve@stadt.example'] }, 'email: text'],
    [{ email: `${'k'.repeat(300)}@stadt.example` }, 'email: too-long'],
  ])('typed as %j is not taken: %s', (typed, error) => {
    expect(errorsIn(addressForm.safeParse(typed))).toEqual([error]);
  });

  test.each([
    ['karla@stadt.example', 'karla@stadt.example', true],
    ['Karla@Stadt.Example', 'karla@stadt.example', true],
    ['karla@stadt.example', 'karl@stadt.example', false],
    ['karla@stadt.example', 'karla@stadt.example.org', false],
  ])('%s and %s are the same: %s', (one, other, same) => {
    expect(sameAddress(one, other)).toBe(same);
  });
});

test('an office needs a name and a kind, nothing else', () => {
  expect(officeForm.parse({ name: ' Jugendamt ', kind: 'office' })).toEqual({
    name: 'Jugendamt',
    short: null,
    kind: 'office',
    parentId: null,
    contact: null,
  });
  expect(errorsIn(officeForm.safeParse({}))).toEqual(['name: required', 'kind: unknown-choice']);
});
