import { crc32 } from "node:zlib"

/** A zip of small files, stored without compression, with their Unix modes. */
export function storedZip(files: { name: string; text: string; mode: number }[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, text, mode } of files) {
    const data = Buffer.from(text)
    const sizes = Buffer.alloc(18)
    sizes.writeUInt32LE(crc32(data), 4)
    sizes.writeUInt32LE(data.length, 8)
    sizes.writeUInt32LE(data.length, 12)
    sizes.writeUInt16LE(name.length, 16)
    const head = Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0])
    const local = Buffer.concat([head, sizes, Buffer.alloc(2), Buffer.from(name), data])
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(((mode | 0o100000) << 16) >>> 0, 8)
    tail.writeUInt32LE(offset, 12)
    const start = Buffer.from([0x50, 0x4b, 1, 2, 20, 3, 20, 0, 0, 0, 0, 0])
    entries.push(Buffer.concat([start, sizes, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
