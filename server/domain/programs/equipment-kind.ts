import type { EquipmentCategory } from '../inventory/equipment.ts';
import type { Confidence } from './program.ts';

/** Whether one kind of equipment meets "includes or uses electronic components" of 47 CFR 1.50001(c), and why we think so. */
export interface KindReading {
  counts: 'yes' | 'no' | 'unclear';
  reason: string;
  confidence: Confidence;
}

const networkEquipment: KindReading = { counts: 'yes', reason: '', confidence: 'read' };

const activeAntennaPart: KindReading = {
  counts: 'yes',
  reason: 'A tilt unit or tower-mounted amplifier has electronic components of its own.',
  confidence: 'derived',
};
const passiveAntenna: KindReading = {
  counts: 'no',
  reason:
    'A passive antenna has no electronic components, so it is not covered equipment by itself. Where new radios need new antennas, those are a cost of replacing the radios.',
  confidence: 'derived',
};
const unclearAntenna: KindReading = {
  counts: 'unclear',
  reason:
    'Whether this antenna has electronics of its own (a tilt motor, an amplifier) is not known. Choose a catalog model, or ask the administrator.',
  confidence: 'derived',
};

const powerElectronics: KindReading = {
  counts: 'yes',
  reason: 'Rectifiers and other power electronics of a covered maker are part of the network and have electronic components.',
  confidence: 'derived',
};
const passivePower: KindReading = {
  counts: 'no',
  reason:
    'A battery, cabinet or distribution box has no electronic components that serve the network, so it is not covered equipment by itself. Its removal may be a cost of replacing the equipment it served.',
  confidence: 'derived',
};
const unclearPower: KindReading = {
  counts: 'unclear',
  reason: 'Whether this power part counts as equipment with electronic components is not settled. Choose a catalog model, or ask the administrator.',
  confidence: 'derived',
};

const customerEquipment: KindReading = {
  counts: 'yes',
  reason: 'Customer equipment of a covered maker has been replaced under the FCC program, according to press.',
  confidence: 'secondary',
};
const personalDevice: KindReading = {
  counts: 'unclear',
  reason: 'No source read says whether a modem, module or phone in the hands of customers counts as network equipment. Ask the administrator.',
  confidence: 'derived',
};

const software: KindReading = { counts: 'yes', reason: 'Software that runs the network is part of the equipment or service.', confidence: 'derived' };
const unstated: KindReading = {
  counts: 'unclear',
  reason: 'Its category is “other”. State what it is: only equipment with electronic components that serves the network counts.',
  confidence: 'derived',
};

/** Reads the kind from the category and the words that describe the model (catalog description, or what the carrier wrote). */
export function readEquipmentKind(category: EquipmentCategory, words: string): KindReading {
  switch (category) {
    case 'antenna':
      if (/tilt|control unit|amplifier|\b(rcu|ret|tma|aisg)\b/i.test(words)) return activeAntennaPart;
      return /panel|dish|parabolic|passive|omni|yagi/i.test(words) ? passiveAntenna : unclearAntenna;
    case 'power':
      if (/rectifier|power system|embedded power|monitoring|\bups\b|power cabinet/i.test(words)) return powerElectronics;
      if (/lithium/i.test(words)) return unclearPower;
      return /batter|cabinet|distribution|mini box|input unit/i.test(words) ? passivePower : unclearPower;
    case 'ONT/CPE':
    case 'LTE CPE':
      return /hotspot|usb|module|data card|handset|phone/i.test(words) ? personalDevice : customerEquipment;
    case 'software/NMS':
      return software;
    case 'other':
      return unstated;
    default:
      return networkEquipment;
  }
}
