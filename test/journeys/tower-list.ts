const towns = ['ABERDEEN', 'CLARK', 'GROTON', 'WEBSTER', 'REDFIELD', 'FAULKTON', 'IPSWICH', 'BRITTON', 'SISSETON', 'MILBANK', 'WATERTOWN'];

/** A list of 110 invented towers in South Dakota, with the headers and habits of the federal obstacle file. */
export function towerList(): string {
  const head =
    'faa_oas,state,city,lat,lon,type,agl_ft,amsl_ft,ground_ft,lighting,marking,faa_study,verified,h_accuracy,last_action_julian,possible_wind_met_mast';
  const rows = Array.from({ length: 110 }, (_, index) => {
    const latitude = (44.6 + ((index * 37) % 110) / 100).toFixed(6);
    const longitude = (-99.1 + ((index * 53) % 110) / 60).toFixed(6);
    const height = 180 + ((index * 29) % 320);
    const study = index % 3 === 0 ? '' : `20${String(10 + (index % 9)).padStart(2, '0')}AGL0${1000 + index}OE`;
    return `46-9${String(index).padStart(5, '0')},SD,${towns[index % towns.length]},${latitude},${longitude},TOWER,${height},${1300 + height},1300,R,M,${study},O,5,2014152,no`;
  });
  return `${[head, ...rows].join('\n')}\n`;
}
