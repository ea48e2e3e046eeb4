/** Somebody who asks the running server for pages, as a browser without script would. */

import { demoPassword } from '#people/demo.ts';

export type Visitor = {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(
    path: string,
    fields?: Record<string, string | readonly string[]> | FormData | string,
    headers?: Record<string, string>,
  ): Promise<Response>;
};

export function visitor(url: string, cookies = new Map<string, string>()): Visitor {
  const kept = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const cookie = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  return {
    get: async (path, headers = {}) =>
      kept(await fetch(`${url}${path}`, { redirect: 'manual', headers: { ...cookie(), ...headers } })),
    post: async (path, fields = {}, headers = {}) =>
      kept(
        await fetch(`${url}${path}`, {
          method: 'POST',
          redirect: 'manual',
          headers: { origin: url, ...cookie(), ...headers },
          body: typeof fields === 'string' || fields instanceof FormData ? fields : encoded(fields),
        }),
      ),
  };
}

function encoded(fields: Record<string, string | readonly string[]>): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each] as [string, string]),
  );
  return new URLSearchParams(pairs);
}

export async function signedIn(url: string, email: string, password = demoPassword): Promise<Visitor> {
  const person = visitor(url);
  const response = await person.post('/anmelden', { email, password });
  if (response.status !== 302) throw new Error(`${email} could not sign in: ${response.status}`);
  return person;
}

/** Text of a page without its tags. */
export async function wordsOf(response: Response): Promise<string> {
  const html = await response.text();
  return html
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(
      /&#x27;|&quot;|&amp;|&lt;|&gt;/g,
      (sign) => ({ '&#x27;': "'", '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>' })[sign] ?? sign,
    )
    .replace(/\s+/g, ' ')
    .trim();
}
