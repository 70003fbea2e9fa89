const LINE_BREAKS = new Set([0x09, 0x0a, 0x0d]);
/** ISO-2022-JP, in which mails and old systems still write, shifts with it. */
const ESCAPE = 0x1b;
const OPENING = 256;

/**
 * Tells plain text from the rest, piece by piece: no control characters in it, whatever its encoding, and no markup
 * at its beginning, which some browser might take for a page.
 */
export function textSniffer() {
  let isText = true;
  let opening = "";
  return {
    take(piece: Uint8Array): void {
      if (opening.length < OPENING) opening += Buffer.from(piece.subarray(0, OPENING)).toString("latin1");
      isText &&= !piece.some((byte) => (byte < 0x20 && !LINE_BREAKS.has(byte) && byte !== ESCAPE) || byte === 0x7f);
    },
    isText(): boolean {
      // A byte order mark may stand before it.
      return isText && !/^(\u00ef\u00bb\u00bf)?\s*</.test(opening);
    },
  };
}
