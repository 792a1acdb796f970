/** The colors of `public/site.css` that drawings use; on white each text color reaches 4.5:1 and each line that carries meaning 3:1. */
export const palette = {
  ink: '#16202a',
  inkSoft: '#47545f',
  paper: '#ffffff',
  grid: '#e3e6e4',
  track: '#d8dcd9',
  lineStrong: '#7f8a8a',
  accent: '#0b5a6b',
  accentWash: '#e6f0f1',
  warn: '#8a4b00',
  stop: '#9c1f1f',
  land: '#fbfbf9',
  water: '#e8edef',
  county: '#cfd5d1',
  state: '#98a29f',
  mapName: '#5f6b75',
} as const;
