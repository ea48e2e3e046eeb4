import { expect, test } from 'vitest';
import { contentPolicy } from './content-policy.server.ts';

const directive = (policy: string, name: string) => policy.split('; ').find((each) => each.startsWith(`${name} `));

test('a page loads from its own house, pictures and data also from the one host it has named', () => {
  const own = contentPolicy(null);
  expect(directive(own, 'img-src')).toBe("img-src 'self' data:");
  expect(directive(own, 'connect-src')).toBe("connect-src 'self'");
  const open = contentPolicy('https://k.example:8443');
  expect(directive(open, 'img-src')).toBe("img-src 'self' data: https://k.example:8443");
  expect(directive(open, 'connect-src')).toBe("connect-src 'self' https://k.example:8443");
  expect(open.replaceAll(' https://k.example:8443', '')).toBe(own);
});

test.each(['*', 'https:', 'https://k.example/weg', 'https://a; script-src *', 'https://a;sandbox', "'unsafe-inline'"])(
  '%s is no host and changes nothing',
  (foreign) => {
    expect(contentPolicy(foreign)).toBe(contentPolicy(null));
  },
);
