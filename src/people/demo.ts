/** Demo sign-ins, one per role; they exist only while the demo flag is set. */

import { type Role, roleNames } from './role.ts';

export const demoPassword = 'faden-demo-2026';

/** Invented names, so that a journal entry reads as it would in a city. */
const names: Readonly<Record<Role, string>> = {
  administrator: 'Anna Demo',
  coordinator: 'Karim Demo',
  'council-office': 'Gerda Demo',
  editor: 'Frieda Demo',
  'area-manager': 'Gregor Demo',
  statistician: 'Stella Demo',
  treasurer: 'Konrad Demo',
  leadership: 'Vera Demo',
  council: 'Rita Demo',
  company: 'Udo Demo',
  consultant: 'Xenia Demo',
  guest: 'Gustav Demo',
};

export const demoPeople: readonly { role: Role; email: string; name: string }[] = roleNames.map((role) => ({
  role,
  email: `${role}@demo.example`,
  name: names[role],
}));
