/** What is wrong with a form, as `field: key`. */

type Result = { readonly error?: { issues: readonly { path: PropertyKey[]; message: string }[] } | undefined };

export function errorsIn({ error }: Result): string[] {
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}
