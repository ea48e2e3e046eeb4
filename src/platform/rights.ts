/** Who may do what, as data: roles and their permissions are filled in by people, rights are asked for in `access.server.ts`. */

/** In all of the city, or only where one's own office leads. */
export type Reach = 'all' | 'own';
export type Grant = { readonly role: string; readonly officeId: string | null };
export type RolePermissions = Readonly<Record<string, Readonly<Partial<Record<string, Reach>>>>>;
