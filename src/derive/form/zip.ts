/** A zip whose files all say the same day (1 January 1980), so that the same content is the same bytes. */
export function dated(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip)
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1")
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = bytes.readUInt32LE(at + 42)
    bytes.writeUInt32LE(day, at + 12)
    bytes.writeUInt32LE(day, local + 10)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return bytes
}

const day = 0x00210000
