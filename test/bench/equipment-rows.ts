const headers = [
  'Site code',
  'Site name',
  'Latitude',
  'Longitude',
  'County',
  'State',
  'Structure',
  'Height (ft)',
  'Equipment tag',
  'Maker',
  'Model',
  'Quantity',
  'Serial numbers',
  'Obtained on',
  'Status',
];

const gear = [
  ['Huawei', 'BBU3910', 1],
  ['Huawei', 'RRU3908', 3],
  ['huawei technologies', 'RRU-3908 V2', 1],
  ['Huawei', 'ADU4518R6', 3],
  ['Huawei', 'ATN910B', 1],
  ['Huawei', 'OptiX RTN 950', 2],
  ['Huawei', 'ETP48200', 1],
  ['ZTE', 'ZXSDR R8882', 2],
] as const;

/** An invented export of a network as CSV: a row per line of equipment, each with the columns of its site. */
export function* equipmentRows(siteCount: number, itemsPerSite: number): Generator<string> {
  yield `${headers.join(',')}\r\n`;
  for (let site = 0; site < siteCount; site++) {
    const code = `BX-${String(site + 1).padStart(5, '0')}`;
    const latitude = (36 + (site % 97) * 0.05 + site / 1e5).toFixed(5);
    const longitude = (-103 + Math.floor(site / 97) * 0.04 + (site % 7) / 1e4).toFixed(5);
    const place = `${code},Tower ${site + 1},${latitude},${longitude},Phillips,KS,Self-support tower,${150 + (site % 200)}`;
    let rows = '';
    for (let item = 0; item < itemsPerSite; item++) {
      const [maker, model, quantity] = gear[item % gear.length] ?? gear[0];
      const serials = Array.from({ length: quantity }, (_, unit) => `21023${String(site).padStart(5, '0')}${item}W${unit}`).join('; ');
      const obtained = `201${4 + (item % 4)}-0${1 + (site % 9)}-15`;
      rows += `${place},${code}-E${item + 1},${maker},${model},${quantity},${serials},${obtained},In service\r\n`;
    }
    yield rows;
  }
}
