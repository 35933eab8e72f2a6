/** What windows-1252 shows for the bytes 0x80 to 0x9f; the five it leaves out stay what they are. */
export const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

/** A text saved in windows-1252. Node’s own decoder of that name reads Latin-1, which has no ’ and no €. */
export function fromWindows(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1")
  return latin.replace(/[\u0080-\u009f]/g, sign => high[sign.charCodeAt(0) - 0x80] ?? sign)
}

/** The bytes of a text in windows-1252; its signs must all be of it. */
export function toBytes(text: string): Buffer {
  return Buffer.from(
    Array.from(text, sign => {
      const at = high.indexOf(sign)
      return at < 0 ? sign.charCodeAt(0) : 0x80 + at
    }),
  )
}
