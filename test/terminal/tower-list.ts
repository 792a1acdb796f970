/** A list of towers with headers of its own, as a registry exports it. Lines named in `faults` have a latitude that cannot be. */
export function towerList(count: number, faults: readonly number[] = []): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const latitude = faults.includes(index) ? '123.4' : (40 + index * 0.013).toFixed(5);
    return `08-${String(index + 1).padStart(6, '0')},CO,STERLING,${latitude},${(-103 + (index % 17) * 0.021).toFixed(5)},TOWER,${180 + (index % 90)},R`;
  });
  return `faa_oas,state,city,lat,lon,type,agl_ft,lighting\n${rows.join('\n')}\n`;
}
