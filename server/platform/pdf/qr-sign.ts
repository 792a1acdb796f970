import qrcode from 'qrcode-generator';
import { number } from './operators.ts';

/** What QR's short way of writing holds: half the size for addresses in capitals. */
const short = /^[0-9A-Z $%*+\-./:]*$/;

/**
 * A text as a QR sign of level M, which survives a seventh of its modules being soiled: one path to be filled, in modules, from the upper left
 * corner, y downward. One path and not a square each, so that no viewer shows seams.
 */
export function drawQrSign(text: string): QrSign {
  const sign = qrcode(0, 'M');
  sign.addData(text, short.test(text) ? 'Alphanumeric' : 'Byte');
  sign.make();
  const modules = sign.getModuleCount();
  let path = '';
  for (let row = 0; row < modules; row++) {
    for (let column = 0; column < modules; column++) {
      if (!sign.isDark(row, column)) continue;
      const from = column;
      while (column + 1 < modules && sign.isDark(row, column + 1)) column++;
      path += `${number(from)} ${number(row)} ${number(column + 1 - from)} 1 re\n`;
    }
  }
  return { modules, path: `${path}f` };
}

export interface QrSign {
  /** Along one side, without the white around it, which must be four wide. */
  modules: number;
  path: string;
}
