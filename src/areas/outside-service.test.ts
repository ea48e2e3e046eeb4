import { expect, test } from 'vitest';
import { addressFault, type BaseMapKind, baseMapForm } from './outside-service.ts';

test.each<[kind: BaseMapKind, address: string, fault: string | null]>([
  ['xyz', 'https://k.example/{z}/{x}/{y}.png', null],
  ['xyz', 'https://k.example/wms?layers=a&bbox={bbox-epsg-3857}', null],
  ['xyz', 'http://localhost:4000/{z}/{x}/{y}.png', null],
  ['xyz', 'http://127.0.0.1:4000/{z}/{x}/{y}.png', null],
  ['xyz', 'http://k.example/{z}/{x}/{y}.png', 'service-https'],
  ['xyz', 'http://localhost.k.example/{z}/{x}/{y}.png', 'service-https'],
  ['xyz', 'https://k.example/{z}/{x}.png', 'service-tiles'],
  ['xyz', 'https://k.example/{z}/{x}/{y}/{schluessel}.png', 'service-tiles'],
  ['xyz', 'https://{s}.k.example/{z}/{x}/{y}.png', 'service-address'],
  ['xyz', 'https://k.example;sandbox/{z}/{x}/{y}.png', 'service-address'],
  ['xyz', 'javascript:alert(1)//{z}/{x}/{y}', 'service-address'],
  ['xyz', 'data:image/png,{z}{x}{y}', 'service-address'],
  ['xyz', 'k.example/{z}/{x}/{y}.png', 'service-address'],
  ['xyz', 'https://ich:geheim@k.example/{z}/{x}/{y}.png', 'service-password'],
  ['wms', 'https://k.example/wms?layers=grau', null],
  ['wms', 'https://k.example/wms?LAYERS=grau&VERSION=1.1.1', null],
  ['wms', 'https://k.example/wms', 'service-layers'],
  ['wms', 'https://k.example/wms?layers=', 'service-layers'],
  ['wms', 'https://k.example/wms?layers={z}', 'service-gaps'],
  ['style', 'https://k.example/stil.json', null],
  ['style', 'https://k.example/{stil}.json', 'service-gaps'],
])('%s %s: %s', (kind, address, fault) => {
  expect(addressFault(kind, address)).toBe(fault);
});

test('a base map is owed to somebody; no base map needs nothing', () => {
  const read = (form: object) => baseMapForm.safeParse({ url: '', attribution: '', ...form });
  expect(read({ kind: 'none', url: 'x' }).data).toEqual({ kind: 'none', url: null, attribution: null });
  const faults = read({ kind: 'style', url: 'https://k.example/stil.json' }).error?.issues;
  expect(faults?.map(({ path, message }) => [path[0], message])).toEqual([['attribution', 'service-owed']]);
  expect(read({ kind: 'wms' }).error?.issues.map(({ path }) => path[0])).toEqual(['url', 'attribution']);
});
