/** Other names under which makers appear in asset registers. Compared without case, spaces, punctuation and company endings. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  Huawei: ['hw', 'hua wei', 'huawei tech', 'huawei device', 'huawei marine', 'futurewei'],
  ZTE: ['zte usa', 'zhongxing', 'zhongxing telecom', 'zhongxing telecommunication equipment'],
};
const companyEndings = /(?:technologies|technology|tech|company|corporation|corp|limited|ltd|inc|llc|co|group|usa|us|america)$/;

export interface MakerMatch {
  /** As the catalog writes it. */
  maker: string;
  /** False when the name was only nearly right: `Hauwei`. */
  sure: boolean;
}

/** A finder of catalog makers by name: `Huawei Technologies Co., Ltd.` is Huawei, `ZTE Corp` is ZTE, `Hauwei` is Huawei but not surely, `Ericsson` is none. */
export function createMakerMatcher(makers: readonly string[]): (text: string) => MakerMatch | null {
  const known = new Map<string, string>();
  for (const maker of makers) for (const name of [maker, ...(otherNames[maker] ?? [])]) known.set(squeeze(name), maker);
  return (text) => {
    const name = squeeze(text);
    const maker = known.get(name) ?? known.get(withoutEndings(name));
    if (maker) return { maker, sure: true };
    const near = makers.filter((candidate) => candidate.length >= 5 && isNear(squeeze(candidate), withoutEndings(name)));
    return near.length === 1 && near[0] ? { maker: near[0], sure: false } : null;
  };
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function withoutEndings(name: string): string {
  const shorter = name.replace(companyEndings, '');
  return shorter === name || shorter === '' ? name : withoutEndings(shorter);
}

/** One letter wrong, missing, added, or two neighbors swapped, in a name of about the same length. */
function isNear(wanted: string, found: string): boolean {
  if (Math.abs(wanted.length - found.length) > 1) return false;
  let start = 0;
  while (start < wanted.length && wanted[start] === found[start]) start++;
  let end = 0;
  while (end < Math.min(wanted.length, found.length) - start && wanted.at(-1 - end) === found.at(-1 - end)) end++;
  const [restWanted, restFound] = [wanted.slice(start, wanted.length - end), found.slice(start, found.length - end)];
  if (restWanted.length <= 1 && restFound.length <= 1) return true;
  return restWanted.length === 2 && restFound === `${restWanted[1]}${restWanted[0]}`;
}
