import { describe, expect, test } from '@jest/globals';
import { drawSiteMap } from '../../../server/platform/charts/draw-site-map.ts';
import { boxAround } from '../../../server/platform/charts/geo-box.ts';
import { readBaseMap } from '../../../server/platform/charts/read-base-map.ts';

const folder = new URL('../../../public/base-map', import.meta.url).pathname;
const words = { title: 'Map of the sites', description: 'Two sites in Colorado.' };
const yuma = { latitude: 40.12, longitude: -102.72, status: 'covered' as const };
const logan = { latitude: 40.9, longitude: -103.1, status: 'to-resolve' as const };
const lincoln = { latitude: 38.7, longitude: -103.5, status: 'none' as const };

describe('the map without JavaScript', () => {
  test('shows the counties around the sites by name', async () => {
    const map = await mapOf([yuma, logan, lincoln]);
    const names = map.shapes.flatMap((shape) => (shape.kind === 'text' ? shape.text : []));
    expect(names).toEqual(expect.arrayContaining(['Washington', 'Phillips']));
  });

  test('sets every site inside the picture, with its own shape by status', async () => {
    const map = await mapOf([yuma, logan]);
    const symbols = map.shapes.slice(-2).flatMap((shape) => (shape.kind === 'path' ? [shape] : []));
    expect(symbols.map(({ fill }) => fill)).toEqual(['#0b5a6b', '#9c1f1f']);
    for (const { d } of symbols) {
      const [x = -1, y = -1] = (/^M([\d.-]+),([\d.-]+)/.exec(d) ?? []).slice(1).map(Number);
      expect(x > 0 && x < map.width && y > 0 && y < map.height).toBe(true);
    }
  });

  test('keeps north up and west left', async () => {
    const [, north] = placesOf(await mapOf([yuma, logan]));
    const [south] = placesOf(await mapOf([yuma, logan]));
    expect(north && south && north[1] < south[1] && north[0] < south[0]).toBe(true);
  });

  test('names states, not counties, when sites lie across the country', async () => {
    const map = await mapOf([yuma, { latitude: 44.3, longitude: -69.8, status: 'none' as const }]);
    const names = map.shapes.flatMap((shape) => (shape.kind === 'text' ? shape.text : []));
    expect(names).toContain('KS');
  });

  test('is drawn for one site, for none, and for Guam', async () => {
    const far = [[yuma], [], [{ latitude: 13.45, longitude: 144.75, status: 'boundary' as const }]];
    for (const sites of far) expect(JSON.stringify(await mapOf(sites))).not.toMatch(/null|NaN|Infinity/);
  });

  test('stays a small file for 24,000 sites', async () => {
    const sites = Array.from({ length: 24_000 }, (_, index) => ({
      ...yuma,
      latitude: 37 + (index % 150) * 0.08,
      longitude: -110 + Math.floor(index / 150) * 0.1,
    }));
    const map = await mapOf(sites);
    expect(JSON.stringify(map).length).toBeLessThan(350_000);
  });
});

async function mapOf(sites: Parameters<typeof drawSiteMap>[0]) {
  return drawSiteMap(sites, await readBaseMap(folder, boxAround(sites)), words);
}

function placesOf(map: Awaited<ReturnType<typeof mapOf>>): [number, number][] {
  return map.shapes.slice(-2).flatMap((shape): [number, number][] => {
    const match = shape.kind === 'path' ? /^M([\d.-]+),([\d.-]+)/.exec(shape.d) : null;
    return match ? [[Number(match[1]), Number(match[2])]] : [];
  });
}
